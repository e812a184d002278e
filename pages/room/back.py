"""Undo and redo in the room: the last thing the workshop wrote down, taken back by one more entry."""

import streamlit as st

from pages.room import form, place
from pages.shared import session
from pages.shared.workshops import Sitting
from raci import workshop
from raci.log import Event, event_words, undo
from raci.words.problem import Problem

t = session.t
MODE = "back"
SHOWN = 60
"""Characters of the sentence that the button shows."""


def show(sitting: Sitting, *rows: str) -> None:
    """One button each, where there is something to take back; both name that act, and one on another row asks first."""

    redo, last = workshop.taken_back(sitting.today, sitting.code), workshop.last_deed(sitting.today, sitting.code)
    if redo:
        _show_button(sitting, rows, redo, t("Redo"), "Y")
    if last:
        _show_button(sitting, rows, last, t("Undo"), "U")
    if session.noted("room-undo"):
        st.error(session.noted("room-undo"))


def ask(sitting: Sitting) -> None:
    """Say in full what would be taken back, and on which row, before it is."""

    event = sitting.today.events.get(place.more().get("number", 0))
    if event is None:
        return
    question = t("Another row than this one: {what}", what=event_words.act(event, sitting.today, sitting.lang))
    form.ask_again(question, t("Yes, take it back"), "back", _take_back, sitting, event)


def _show_button(sitting: Sitting, rows: tuple[str, ...], event: Event, label: str, key: str) -> None:
    deed = event_words.act(event, sitting.today, sitting.lang)
    short = deed if len(deed) <= SHOWN else f"{deed[: SHOWN - 1]}…"
    is_here = bool(workshop.rows_of(event.body) & {*rows})
    act = place.press(_take_back, sitting, event) if is_here else place.press(place.begin, MODE, number=event.number)
    with st.container(key=f"room-{key.lower()}"):
        st.button(
            session.plain(t("{label}: {what}", label=label, what=short)),
            key=f"room-{key.lower()}-{event.number}",  # a press that arrives twice is not one of the next entry
            shortcut=key,
            type="tertiary",
            **act,
        )


def _take_back(sitting: Sitting, event: Event) -> None:
    body = undo(event, sitting.today)
    if isinstance(body, Problem):
        place.begin("")
        session.note("room-undo", session.plain(sitting.names.problem(body)))
        return
    place.write(sitting, body)
