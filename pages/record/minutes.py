"""The minutes of one workshop: on the page, as Markdown, and as HTML that a word processor opens."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from pages.shared import reading, session, workspace
from pages.shared.download import download
from raci import workshop
from raci.log import Stage, Today
from raci.out.minutes import minutes_html, minutes_markdown, minutes_section
from raci.words.sentences import Word
from raci.workshop import Minutes

t = session.t
FILES = {"md": (Word("Markdown"), minutes_markdown), "html": (Word("For Word (HTML)"), minutes_html)}
"""Ending -> what the file is called, and who writes it."""


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
        name = f"{session.matrix_name()}_{found.day}_{code}"
        for ending, (label, written) in FILES.items():
            data = partial(_bytes, written, found, session.lang())
            download(t(label), f"{name}.{ending}", data, key=f"record-minutes-{ending}")
    st.html(minutes_section(found, session.lang()))


def minutes(today: Today, code: str) -> Minutes:
    """The minutes as things stood when the workshop ended, or stand now while it goes on."""

    name, one = session.matrix_name(), today.workshops[code]
    ended = one.numbers.get(Stage.CLOSED)
    then = workspace.at(name, today, ended) if ended else today
    before = workspace.at(name, today, one.numbers[Stage.OPEN] - 1).matrix
    attendance = reading.given(workspace.store().box.attendance(code, one.opened.rows))
    return workshop.minutes(before, then, then.events.values(), code, session.lang(), attendance)


def _bytes(written: Callable[[Minutes, str], str], found: Minutes, lang: str) -> bytes:
    return written(found, lang).encode()
