"""Leaving a row open: the question, who brings the answer, and by when."""

from datetime import date, timedelta

import streamlit as st

from pages.room import form, place
from pages.shared import session
from pages.shared.kept import kept
from pages.shared.workshops import Sitting
from raci import workshop
from raci.log import Parked

t = session.t
MODE = "park"
DUE = timedelta(days=14)
"""Offered as the day of the answer: soon enough that the room still remembers the question."""


def show_fields(sitting: Sitting, row: str) -> None:
    """The form."""

    names = sitting.names
    offered, others = workshop.parties(sitting.matrix, sitting.seats)
    parties = [*offered, *others]
    question, owner, due = (f"room-{name}-{row}" for name in ("question", "owner", "due"))
    form.show_line(t("What is the question?"), question)
    st.selectbox(
        t("Who brings the answer"), parties, index=form.index(owner, parties), format_func=names.role, key=owner,
        placeholder=t("Choose a party"), persist_state="session",
    )  # fmt: skip
    st.date_input(t("By"), kept.day(due, date.today() + DUE), key=due, persist_state="session", format="YYYY-MM-DD")
    form.show_buttons(t("Park it"), "park", _park, sitting, row)


def _park(sitting: Sitting, row: str) -> None:
    question, owner, due = (session.state(f"room-{name}-{row}") for name in ("question", "owner", "due"))
    if not (question or "").strip() or not owner or not due:
        form.ask(t("Write the question, and say who brings the answer and by when."))
        return
    body = Parked(row, question.strip(), owner, due, sitting.code)
    if place.write(sitting, body):
        session.clear(*(f"room-{name}-{row}" for name in ("question", "owner", "due")))
