"""The two ways to leave a row without a decision: parked with a question, or a finding accepted as it is."""

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from pages.room import form, place
from pages.room.form import Form
from pages.shared import session
from pages.shared.form import send, text
from pages.shared.kept import kept
from pages.shared.workshops import Visit
from raci import workshop
from raci.log import Accepted, Parked, accepted_until
from raci.log.names import Names
from raci.model.terms import SHAPES
from raci.rules import Finding

t = session.t
PARK = Form("park", ("question", "owner", "due"), "question", "park")
ACCEPT = Form("accept", ("accept-why", "control", "until", "which"), "accept-why", "accept")
DUE, UNTIL = timedelta(days=14), timedelta(days=365)
"""Offered as the day of the answer, soon enough that the room still remembers the question; and of an exception."""


def offer(found: Sequence[Finding]) -> None:
    """The buttons that begin one or the other; `found` are the open findings of the row."""

    with st.container(horizontal=True):
        st.button(t("Park"), key="room-park", shortcut="P", **place.press(place.begin, PARK.mode))
        if found:
            st.button(t("Accept as it is"), key="room-accept", shortcut="E", **place.press(place.begin, ACCEPT.mode))


def park(visit: Visit, row: str) -> None:
    """The question, who brings the answer, and by when."""

    names = Names(visit.matrix, session.lang())
    offered, others = workshop.parties(visit.matrix, visit.seats)
    parties = [*offered, *others]
    question, owner, due = PARK.keys(row)
    form.line(t("What is the question?"), question)
    st.selectbox(
        t("Who brings the answer"), parties, index=form.index(owner, parties), format_func=names.role, key=owner,
        placeholder=t("Choose a party"), persist_state="session",
    )  # fmt: skip
    _day(t("By"), due, DUE)
    form.buttons(t("Park it"), PARK.button, _park, visit, row)


def accept(visit: Visit, row: str, found: Sequence[Finding]) -> None:
    """Which finding, why, what makes up for it, and until when."""

    told: dict[str, str] = {}
    for one in found:  # an exception covers all that a rule finds in the row
        head = told.get(one.rule.code) or SHAPES[one.severity]
        told[one.rule.code] = f"{head} {one.sentence(session.lang())}"
    *_, which = ACCEPT.keys(row)
    code = st.selectbox(
        t("What is accepted as it is"), list(told), index=form.index(which, list(told)) or 0, key=which,
        format_func=lambda code: told.get(code, code),
    )  # fmt: skip
    why, control, until = _of_finding(row, code)
    form.line(t("Reason, in one line"), why)
    form.line(t("Compensating control"), control)
    _day(t("Until"), until, UNTIL)
    form.buttons(t("Accept as it is"), ACCEPT.button, _accept, visit, row)


def _day(label: str, key: str, later: timedelta) -> None:
    st.date_input(label, kept.day(key, date.today() + later), key=key, format="YYYY-MM-DD", persist_state="session")


def _of_finding(row: str, code: str | None) -> list[str]:
    """The keys of what is said of one finding: a reason for it is none for another."""

    return [f"{key}:{code}" for key in ACCEPT.keys(row)[:-1]]


def _park(visit: Visit, row: str) -> None:
    keys = PARK.keys(row)
    question, owner, due = text(keys[0]), *map(session.state, keys[1:])
    is_whole = question and owner and due
    lack = "" if is_whole else t("Write the question, and say who brings the answer and by when.")
    send(place.PLACE, lack, lambda: place.write(visit, Parked(row, question, owner, due, visit.code)), *keys)


def _accept(visit: Visit, row: str) -> None:
    *_, which = ACCEPT.keys(row)
    code = session.state(which)
    keys = _of_finding(row, code)
    why, control, until = text(keys[0]), text(keys[1]), session.state(keys[2])
    lack = "" if code and until and why and control else t("Say why, what makes up for it, and until when.")

    def write() -> bool:
        before = accepted_until(visit.matrix, code, row)
        return place.write(visit, Accepted(code, row, why, until, control, visit.code, until_before=before))

    send(place.PLACE, lack, write, which, *keys)
