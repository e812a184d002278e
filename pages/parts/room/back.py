"""Undo and redo in the room: the last thing the workshop wrote down, taken back by one more entry."""

import streamlit as st

from pages.parts import session
from pages.parts.room import place
from pages.parts.workshops import Visit
from raci import record, workshop
from raci.log import Event, undo
from raci.problems import Problem
from raci.record import Names

t = session.t
SHOWN = 60
"""Characters of the sentence that the button shows."""


def show(visit: Visit) -> None:
    """One button each, where there is something to take back or to bring back; both name that act."""

    redo, last = workshop.taken_back(visit.today, visit.code), workshop.last_deed(visit.today, visit.code)
    if redo:
        _button(visit, redo, t("Redo"), "Y")
    if last:
        _button(visit, last, t("Undo"), "U")
    if session.noted("room-undo"):
        st.error(session.noted("room-undo"))


def _button(visit: Visit, event: Event, label: str, key: str) -> None:
    told = record.act(event, visit.today, session.lang())
    short = told if len(told) <= SHOWN else f"{told[: SHOWN - 1]}…"
    st.button(
        session.plain(t("{label}: {what}", label=label, what=short)),
        key=f"room-{key.lower()}",
        shortcut=key,
        type="tertiary",
        on_click=_take_back,
        args=(visit, event),
    )


def _take_back(visit: Visit, event: Event) -> None:
    body = undo(event, visit.today)
    if isinstance(body, Problem):
        session.note("room-undo", session.plain(Names(visit.matrix, session.lang()).problem(body)))
        return
    place.write(visit, body)
