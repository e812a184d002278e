"""Rows of a file that comes back whose id does not say which row they are: asked about, one by one or all at once."""

from collections.abc import Mapping, Sequence

import streamlit as st

from pages.bring.upload import DOUBTS, said_onto, say_onto
from pages.shared import session
from raci.sheets.differences import LEAVE, Doubt

t, count = session.t, session.count
SHOWN, LIMIT_DOUBTS = 3, 40


def answers(name: str) -> Mapping[str, str]:
    """Key of a doubt -> row or LEAVE, of what was said for this matrix."""

    return said_onto(DOUBTS, name)  # type: ignore[no-any-return]


def show(name: str, listed: Sequence[Doubt]) -> None:
    """The first few, the others below a fold, and one press for those that have but one answer."""

    single = {doubt.key: doubt.rows[0] for doubt in listed if len(doubt.rows) == 1 and doubt.key not in answers(name)}
    if len(single) > 1:
        label = t("Take all {n} as they seem to be", n=len(single))
        st.button(label, key="bring-doubts-all", on_click=_take, args=(name, single))
    for number, doubt in enumerate(listed[:SHOWN]):
        _show(name, doubt, number)
    if listed[SHOWN:]:
        with st.expander(count(len(listed) - SHOWN, "{n} more row asks you", "{n} more rows ask you")):
            for number, doubt in enumerate(listed[SHOWN:LIMIT_DOUBTS], SHOWN):
                _show(name, doubt, number)
            for line in session.more(len(listed) - LIMIT_DOUBTS):
                st.text(line)


def _show(name: str, doubt: Doubt, number: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"bring-doubt-{number}"):
        st.text(t(doubt.says, **doubt.args), width="content")
        options = {row: row for row in doubt.rows} | {LEAVE: t("leave it out")}
        key = f"bring-doubt-{number}-{doubt.key}"
        session.fill(key, answers(name).get(doubt.key))
        st.segmented_control(
            t(doubt.says, **doubt.args), list(options), format_func=options.__getitem__, key=key,
            label_visibility="collapsed", on_change=lambda: _take_answer(name, doubt.key, session.state(key)),
        )  # fmt: skip


def _take_answer(name: str, key: str, row: str | None) -> None:
    """Take an answer; None takes it back."""

    others = {held: value for held, value in answers(name).items() if held != key}
    say_onto(DOUBTS, name, others if row is None else others | {key: row})


def _take(name: str, single: Mapping[str, str]) -> None:
    say_onto(DOUBTS, name, {**answers(name), **single})
