"""The end of a workshop: what came of it, the day of the next review, and its last word."""

from datetime import date, timedelta

import streamlit as st

from pages.room import form, panel, place, summary
from pages.shared import lead, session
from pages.shared.workshops import Sitting
from raci.log import Cancelled, Closed, Reopened, Stage
from raci.words.html import escape

t = session.t
MODE = "end"
REVIEW = timedelta(days=182)
"""Offered as the day of the next review where the file says none that is still to come: half a year. A matrix that
nobody looks at again goes stale."""


def show(sitting: Sitting) -> None:
    """What came of it, what there is to take away and the end on the left; what is left on the right."""

    left, right = st.columns([1.35, 1], gap="large")
    with left:
        summary.show_decisions(sitting)
        summary.show_files(sitting)
        _show_last(sitting)
    with right:
        summary.show_questions(sitting)
        summary.show_columns(sitting)
        summary.show_unsettled(sitting)


def _show_last(sitting: Sitting) -> None:
    """The end, or the way back once it has ended."""

    if sitting.stage != Stage.CLOSED:
        if lead.is_leading(sitting):
            _show_end(sitting)
        return
    if place.mode() == MODE:  # another screen has ended it while this one was still asking
        place.begin("")
    if lead.is_leading(sitting):
        asks = t("Reopen it? Then rows can be decided and columns confirmed again.")
        form.show_twice("reopen", t("Reopen the workshop"), asks, t("Yes, reopen it"), _open_again, sitting)


def show_cancelled(sitting: Sitting) -> None:
    """That the workshop does not take place any more, and what was said of it."""

    event = sitting.today.events[sitting.opening.numbers[Stage.CANCELLED]]
    panel.show_title(sitting.opening.opened.title, t("This workshop has been cancelled."))
    why = event.body.why if isinstance(event.body, Cancelled) else ""
    panel.show(f"<p>{escape(t('{who}: {what}', who=event.author, what=why))}</p>")


def _open_again(sitting: Sitting) -> None:
    place.write(sitting, Reopened(sitting.code))


def _show_end(sitting: Sitting) -> None:
    said = _due(sitting)
    offered = said if said and said > date.today() else date.today() + REVIEW
    with st.container(horizontal=True, vertical_alignment="bottom", key="room-last"):
        day = st.date_input(
            t("Next review"), offered, key="room-review", format="YYYY-MM-DD", width=260, persist_state="session"
        )
        asks = t("End it now? Nothing more can be decided in this workshop after that.")
        form.show_twice(MODE, t("End the workshop"), asks, t("Yes, end it"), _close, sitting, type="primary")
    if said:
        is_earlier = isinstance(day, date) and day < said
        st.text(t("That is earlier than the file says, {day}." if is_earlier else "The file says {day}.", day=said))


def _close(sitting: Sitting) -> None:
    day, said = session.state("room-review"), _due(sitting)
    place.write(sitting, Closed(sitting.code) if day in (None, said) else Closed(sitting.code, day, said))


def _due(sitting: Sitting) -> date | None:
    """The day of the next review so far."""

    return sitting.matrix.review.due if sitting.matrix.review else None
