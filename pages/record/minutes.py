"""The minutes of one workshop: on the page, as Markdown, and as HTML that a word processor opens."""

import streamlit as st

from pages.shared import reading, session, workspace
from raci import workshop
from raci.log import Stage, Today
from raci.out.minutes import minutes_html, minutes_markdown, minutes_section
from raci.workshop import Minutes

t = session.t


def show(today: Today) -> None:
    """The choice of a workshop, its minutes, and the two files."""

    codes = {code: f"{one.opened.day} · {one.opened.title}" for code, one in reversed([*today.workshops.items()])}
    if not codes:
        st.text(t("This matrix has had no workshop yet."))
        return
    code = session.asked("code", codes) or next(iter(codes))
    with st.container(horizontal=True, vertical_alignment="center", key="filters"):
        st.selectbox(
            t("Workshop"), codes, index=None, required=True, format_func=codes.__getitem__, width=420,
            label_visibility="collapsed", **session.bind("record-code", code, "code"),
        )  # fmt: skip
        found = minutes(today, code)
        _file(found, code, "md", "text/markdown", minutes_markdown(found, session.lang()))
        _file(found, code, "html", "text/html", minutes_html(found, session.lang()))
    st.html(minutes_section(found, session.lang()))


def minutes(today: Today, code: str) -> Minutes:
    """The minutes as things stood when the workshop ended, or stand now while it goes on."""

    name, one = session.matrix_name(), today.workshops[code]
    ended = one.numbers.get(Stage.CLOSED)
    then = workspace.at(name, today, ended) if ended else today
    before = workspace.at(name, today, one.numbers[Stage.OPEN] - 1).matrix
    attendance = reading.given(workspace.store().box.attendance(code, one.opened.rows))
    return workshop.minutes(before, then, then.events.values(), code, session.lang(), attendance)


def _file(found: Minutes, code: str, ending: str, mime: str, text: str) -> None:
    names = {"md": t("Markdown"), "html": t("For Word (HTML)")}
    st.download_button(
        names[ending], text.encode(), f"{session.matrix_name()}_{found.day}_{code}.{ending}", mime,
        icon=":material/download:", key=f"record-minutes-{ending}", on_click="ignore",
    )  # fmt: skip
