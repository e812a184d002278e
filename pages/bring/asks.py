"""What the file leaves open: signs without a meaning, and ids that a spreadsheet has changed; each is answered here."""

from collections.abc import Mapping
from typing import TypeVar

import streamlit as st

from pages.bring.corrections import SIGNS, UNREAD, said_so_far, say_of
from pages.shared import session
from raci.sheets import Corrections, Question, Reading
from raci.sheets.vocabulary import NOTHING

t, count = session.t, session.count
K = TypeVar("K")
SHOWN, LIMIT_QUESTIONS = 3, 40
NO_ID = ""


def open_questions(reading: Reading) -> int:
    """How many have no answer yet."""

    return sum(_can_answer(one) and _answer(one) is None for one in reading.questions)


def show(reading: Reading) -> None:
    """The first few, the others below a fold; what can only be known is told in a line."""

    listed = list(reading.questions[:LIMIT_QUESTIONS])
    for place, one in enumerate(listed[:SHOWN]):
        _show(one, place)
    if listed[SHOWN:]:
        with st.expander(count(len(listed) - SHOWN, "{n} more place asks you", "{n} more places ask you")):
            for place, one in enumerate(listed[SHOWN:], SHOWN):
                _show(one, place)


def _show(one: Question, place: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"bring-ask-{place}"):
        st.text(_sentence(one), width="content")
        if _can_answer(one):
            options = _options(one)
            key = f"bring-fix-ask-{place}-{one.grid}"
            session.fill(key, _answer(one))
            st.segmented_control(
                t(one.says, **one.args), list(options), format_func=options.__getitem__, key=key,
                label_visibility="collapsed", on_change=lambda: _take(one, session.state(key)),
            )  # fmt: skip


def _sentence(one: Question) -> str:
    if one.sign:
        cells, sign = int(str(one.args["n"])), one.args["sign"]
        return count(
            cells,
            "“{sign}” in {n} cell has no meaning yet:",
            "“{sign}” in {n} cells has no meaning yet:",
            sign=sign,
        )
    return t(one.says, **one.args)


def _options(one: Question) -> dict[str, str]:
    if one.sign:
        return {sign: {NOTHING: t("nothing"), UNREAD: t("leave unread")}.get(sign, sign) for sign in SIGNS}
    return {id_: id_ for id_ in one.ids} | {NO_ID: t("no id")}


def _can_answer(one: Question) -> bool:
    return bool(one.sign or one.ids)


def _answer(one: Question) -> str | None:
    """What was said; None for nothing yet."""

    said = said_so_far().get(one.grid, Corrections())
    return said.letters.get(one.sign) if one.sign else said.ids.get(one.row)


def _take(one: Question, answer: str | None) -> None:
    said = said_so_far().get(one.grid, Corrections())
    if one.sign:
        say_of(one.grid, letters=_with(said.letters, one.sign, answer))
    else:
        say_of(one.grid, ids=_with(said.ids, one.row, answer))


def _with(said: Mapping[K, str], key: K, answer: str | None) -> dict[K, str]:
    """What was said, with another answer; None takes it back."""

    others = {held: value for held, value in said.items() if held != key}
    return others if answer is None else others | {key: answer}
