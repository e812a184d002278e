"""The minutes of one workshop: on the page, as a Word file, and as Markdown; and the way to what they rewrite."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from pages.shared import lead, session, unread, workspace
from pages.shared.download import download
from pages.shared.visit import Visit
from raci import workshop
from raci.log import OVER, Stage
from raci.out.minutes import minutes_docx, minutes_markdown, minutes_section
from raci.words.sentences import Word
from raci.workshop import Minutes

t = session.t
FILES: dict[str, tuple[Word, Callable[[Minutes, str], bytes | str]]] = {
    "docx": (Word("Word file"), minutes_docx),
    "md": (Word("Markdown"), minutes_markdown),
}
"""Ending -> what the file is called, and who writes it."""


def show(visit: Visit) -> None:
    """The choice of a workshop, its minutes, and the two files; one under way is offered to whoever leads it, or knows
    its code."""

    workshops = reversed([*lead.known(visit).items()])
    codes = {code: f"{opening.opened.day} · {opening.opened.title}" for code, opening in workshops}
    if not codes:
        st.text(t("This matrix has had no workshop yet."))
        return
    code = session.parameter("code", codes) or next(iter(codes))
    with st.container(horizontal=True, vertical_alignment="center", key="filters"):
        st.selectbox(
            t("Workshop"), codes, index=None, required=True, format_func=codes.__getitem__, width=420,
            label_visibility="collapsed", **session.bind("record-code", code, "code"),
        )  # fmt: skip
        minutes = _minutes(visit, code)
        name = f"{visit.name}_{minutes.day}_{code}"
        for ending, (label, written) in FILES.items():
            data = partial(_bytes, written, minutes, visit.lang)
            download(t(label), f"{name}.{ending}", data, key=f"record-minutes-{ending}")
        address = visit.address | {"code": code}
        st.page_link(
            "amendment/amendment.py",
            label=t("Policy changes"),
            icon=":material/edit_document:",
            query_params=address,
            width="content",
        )
    st.html(minutes_section(minutes, visit.lang))


def _minutes(visit: Visit, code: str) -> Minutes:
    """The minutes as things stood when the workshop ended, or stand now while it goes on."""

    name, today, opening = visit.name, visit.today, visit.today.workshops[code]
    ended = opening.numbers.get(opening.stage) if opening.stage in OVER else None
    then = workspace.at(name, today, ended) if ended else today
    before = workspace.at(name, today, opening.numbers[Stage.OPEN] - 1).matrix
    answered = workspace.store().box.attendance(code, [*opening.motions, *opening.opened.rows])
    attendance = unread.value_or_stop(answered, visit.lang)
    ballots = unread.value_or_stop(workspace.store().box.ballots(code), visit.lang)
    deleted = unread.value_or_stop(workspace.store().box.deleted(code), visit.lang)
    return workshop.minutes(before, then, then.events.of(code), code, visit.lang, attendance, ballots, deleted)


def _bytes(written: Callable[[Minutes, str], bytes | str], minutes: Minutes, lang: str) -> bytes:
    data = written(minutes, lang)
    return data.encode() if isinstance(data, str) else data
