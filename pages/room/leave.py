"""The two ways to leave a row without a decision: parked with a question, or a finding accepted as it is."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import streamlit as st

from pages.room import form, place
from pages.room.form import RowForm
from pages.shared import session
from pages.shared.form import send, text
from pages.shared.kept import kept
from pages.shared.workshops import Sitting
from raci import workshop
from raci.log import Accepted, Motion, Parked, accepted_until
from raci.model.terms import SHAPES
from raci.rules import Finding
from raci.workshop import Outcome

t = session.t
PARK = RowForm("park", ("question", "owner", "due"), "question", "park")
ACCEPT = RowForm("accept", ("accept-why", "control", "until", "which"), "accept-why", "accept")
TAKEN_UP = "taken-up"
"""What this screen is in the middle of while a decision that was left open is on the wall again."""
DUE, UNTIL = timedelta(days=14), timedelta(days=365)
"""Offered as the day of the answer, soon enough that the room still remembers the question; and of an exception."""


def show_buttons(findings: Sequence[Finding], show_more: Callable[[], None]) -> None:
    """The buttons that begin one or the other, and what stands beside them; `findings` are those open in the row."""

    with st.container(horizontal=True):
        show_park_button()
        if findings:
            st.button(t("Accept as it is"), key="room-accept", shortcut="E", **place.press(place.begin, ACCEPT.mode))
        show_more()


def show_park_button() -> None:
    """The button that begins to leave it open."""

    st.button(t("Park"), key="room-park", shortcut="P", **place.press(place.begin, PARK.mode))


def parked_as_one(sitting: Sitting, motion: Motion) -> bool:
    """True where the whole of the motion has been left open, with one question, and nothing has come of it since."""

    done = workshop.outcomes(sitting.today, sitting.code)
    deeds = {done.get(row) for row in motion.rows}
    return len(deeds) == 1 and all(deed and deed.outcome == Outcome.PARKED for deed in deeds)


def show_take_up() -> None:
    """The button that puts what was left open to the room, and to the phones, again."""

    st.button(t("Take it up again"), key="room-take-up", **place.press(place.begin, TAKEN_UP))


def show_park(sitting: Sitting, about: str, *rows: str) -> None:
    """The question, who brings the answer, and by when; of the row or the motion it is `about`, as one for its rows."""

    names = sitting.names
    offered, others = workshop.parties(sitting.matrix, sitting.seats)
    parties = [*offered, *others]
    question, owner, due = PARK.keys(about)
    form.show_line(t("What is the question?"), question)
    st.selectbox(
        t("Who brings the answer"), parties, index=form.index(owner, parties), format_func=names.role, key=owner,
        placeholder=t("Choose a party"), persist_state="session",
    )  # fmt: skip
    _show_day(t("By"), due, DUE)
    form.show_buttons(t("Park it"), PARK.button, _park, sitting, about, rows)


def show_accept(sitting: Sitting, row: str, findings: Sequence[Finding]) -> None:
    """Which finding, why, what makes up for it, and until when."""

    sentences: dict[str, str] = {}
    for finding in findings:  # an exception covers all that a rule finds in the row
        head = sentences.get(finding.rule.code) or SHAPES[finding.severity]
        sentences[finding.rule.code] = f"{head} {finding.sentence(sitting.lang)}"
    *_, which = ACCEPT.keys(row)
    code = st.selectbox(
        t("What is accepted as it is"), list(sentences), index=form.index(which, list(sentences)) or 0, key=which,
        format_func=lambda code: sentences.get(code, code),
    )  # fmt: skip
    why, control, until = _of_finding(row, code)
    form.show_line(t("Reason, in one line"), why)
    form.show_line(t("Compensating control"), control)
    _show_day(t("Until"), until, UNTIL)
    form.show_buttons(t("Accept as it is"), ACCEPT.button, _accept, sitting, row)


def _show_day(label: str, key: str, later: timedelta) -> None:
    st.date_input(label, kept.day(key, date.today() + later), key=key, format="YYYY-MM-DD", persist_state="session")


def _of_finding(row: str, code: str | None) -> list[str]:
    """The keys of what is said of one finding: a reason for it is none for another."""

    return [f"{key}:{code}" for key in ACCEPT.keys(row)[:-1]]


def _park(sitting: Sitting, about: str, rows: tuple[str, ...]) -> None:
    keys = PARK.keys(about)
    question, owner, due = text(keys[0]), *map(session.state, keys[1:])
    is_whole = question and owner and due
    lack = "" if is_whole else t("Write the question, and say who brings the answer and by when.")
    first, *also = rows
    body = Parked(first, question, owner, due, sitting.code, also=(*also,))
    send(place.FORM_ID, lack, lambda: place.write(sitting, body), *keys)


def _accept(sitting: Sitting, row: str) -> None:
    *_, which = ACCEPT.keys(row)
    code = session.state(which)
    keys = _of_finding(row, code)
    why, control, until = text(keys[0]), text(keys[1]), session.state(keys[2])
    lack = "" if code and until and why and control else t("Say why, what makes up for it, and until when.")

    def write() -> bool:
        before = accepted_until(sitting.matrix, code, row)
        return place.write(sitting, Accepted(code, row, why, until, control, sitting.code, until_before=before))

    send(place.FORM_ID, lack, write, which, *keys)
