"""Accepting a finding as it is: why, what makes up for it, and until when."""

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from pages.room import form, place
from pages.shared import session
from pages.shared.kept import kept
from pages.shared.workshops import Sitting
from raci.log import Accepted, accepted_until
from raci.model.terms import SHAPES
from raci.rules import Finding

t = session.t
MODE = "accept"
UNTIL = timedelta(days=365)


def show_fields(sitting: Sitting, row: str, findings: Sequence[Finding]) -> None:
    """The form; `findings` are the open findings of the row."""

    sentences: dict[str, str] = {}
    for one in findings:  # an exception covers all that a rule finds in the row
        head = sentences.get(one.rule.code) or SHAPES[one.severity]
        sentences[one.rule.code] = f"{head} {one.sentence(sitting.lang)}"
    which = f"room-which-{row}"
    code = st.selectbox(
        t("What is accepted as it is"), list(sentences), index=form.index(which, list(sentences)) or 0, key=which,
        format_func=lambda code: sentences.get(code, code),
    )  # fmt: skip
    why, control, until = _keys(row, code)  # a reason for one finding is none for another
    form.show_line(t("Reason, in one line"), why)
    form.show_line(t("Compensating control"), control)
    st.date_input(
        t("Until"), kept.day(until, date.today() + UNTIL), key=until, format="YYYY-MM-DD", persist_state="session"
    )
    form.show_buttons(t("Accept as it is"), "accept", _accept, sitting, row)


def _keys(row: str, code: str | None) -> list[str]:
    return [f"room-{name}-{row}:{code}" for name in ("accept-why", "control", "until")]


def _accept(sitting: Sitting, row: str) -> None:
    which = session.state(f"room-which-{row}")
    why, control, until = map(session.state, _keys(row, which))
    if not (which and until and (why or "").strip() and (control or "").strip()):
        form.ask(t("Say why, what makes up for it, and until when."))
        return
    before = accepted_until(sitting.matrix, which, row)
    body = Accepted(which, row, why.strip(), until, control.strip(), sitting.code, until_before=before)
    if place.write(sitting, body):
        session.clear(f"room-which-{row}", *_keys(row, which))
