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

    return sum(_can_answer(question) and _answer(question) is None for question in reading.questions)


def show(reading: Reading) -> None:
    """The first few, the others below a fold; what can only be known is told in a line."""

    listed = list(reading.questions[:LIMIT_QUESTIONS])
    for number, question in enumerate(listed[:SHOWN]):
        _show(question, number)
    if listed[SHOWN:]:
        with st.expander(count(len(listed) - SHOWN, "{n} more place asks you", "{n} more places ask you")):
            for number, question in enumerate(listed[SHOWN:], SHOWN):
                _show(question, number)


def _show(question: Question, number: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"bring-ask-{number}"):
        st.text(_sentence(question), width="content")
        if _can_answer(question):
            options = _options(question)
            key = f"bring-fix-ask-{number}-{question.grid}"
            session.fill(key, _answer(question))
            st.segmented_control(
                t(question.says, **question.args), list(options), format_func=options.__getitem__, key=key,
                label_visibility="collapsed", on_change=lambda: _take(question, session.state(key)),
            )  # fmt: skip


def _sentence(question: Question) -> str:
    if question.sign:
        cells, sign = int(str(question.args["n"])), question.args["sign"]
        return count(
            cells,
            "“{sign}” in {n} cell has no meaning yet:",
            "“{sign}” in {n} cells has no meaning yet:",
            sign=sign,
        )
    return t(question.says, **question.args)


def _options(question: Question) -> dict[str, str]:
    if question.sign:
        return {sign: {NOTHING: t("nothing"), UNREAD: t("leave unread")}.get(sign, sign) for sign in SIGNS}
    return {id_: id_ for id_ in question.ids} | {NO_ID: t("no id")}


def _can_answer(question: Question) -> bool:
    return bool(question.sign or question.ids)


def _answer(question: Question) -> str | None:
    """What was said; None for nothing yet."""

    said = said_so_far().get(question.grid, Corrections())
    return said.letters.get(question.sign) if question.sign else said.ids.get(question.row)


def _take(question: Question, answer: str | None) -> None:
    said = said_so_far().get(question.grid, Corrections())
    if question.sign:
        say_of(question.grid, letters=_with(said.letters, question.sign, answer))
    else:
        say_of(question.grid, ids=_with(said.ids, question.row, answer))


def _with(said: Mapping[K, str], key: K, answer: str | None) -> dict[K, str]:
    """What was said, with another answer; None takes it back."""

    others = {held: value for held, value in said.items() if held != key}
    return others if answer is None else others | {key: answer}
