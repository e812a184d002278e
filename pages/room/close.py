"""The end of a workshop: what came of it, the day of the next review, the minutes, and the amended policy."""

from datetime import date, timedelta

import streamlit as st

from pages.room import form, panel, place
from pages.shared import lead, session, workshops
from pages.shared.workshops import Sitting
from raci.log import Cancelled, Closed, Reopened, Stage
from raci.words import html
from raci.words.html import escape
from raci.workshop import Outcome

t, count = session.t, session.count
MODE = "end"
REVIEW = timedelta(days=182)
"""Offered as the day of the next review where the file says none that is still to come: half a year. A matrix that
nobody looks at again goes stale."""


def show(sitting: Sitting) -> None:
    """The counts, then the end, or the way to the minutes once it has ended."""

    done = [one.outcome for one in workshops.outcomes(sitting).values()]
    panel.show_title(sitting.opening.opened.title)
    open_rows = len(sitting.rows) - len(done)
    counts = [
        count(done.count(Outcome.DECIDED), "{n} row decided", "{n} rows decided"),
        count(done.count(Outcome.PARKED), "{n} row parked", "{n} rows parked"),
        count(done.count(Outcome.ACCEPTED), "{n} row accepted as it is", "{n} rows accepted as they are"),
        count(open_rows, "{n} row left as it was", "{n} rows left as they were"),
    ]
    panel.show(html.items(counts))
    if sitting.stage != Stage.CLOSED:
        if lead.is_leading(sitting):
            _show_end(sitting)
    else:
        if place.mode() == MODE:  # another screen has ended it while this one was still asking
            place.begin("")
        if lead.is_leading(sitting):
            asks = t("Reopen it? Then rows can be decided and columns confirmed again.")
            form.show_twice("reopen", t("Reopen the workshop"), asks, t("Yes, reopen it"), _open_again, sitting)
    address = {"matrix": sitting.name, "lang": sitting.lang, "view": "minutes", "code": sitting.code}
    st.page_link("record/record.py", label=t("Minutes"), icon=":material/description:", query_params=address)
    address = {"matrix": sitting.name, "lang": sitting.lang, "code": sitting.code}
    label = t("Policy changes")
    st.page_link("amendment/amendment.py", label=label, icon=":material/edit_document:", query_params=address)


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
    day = st.date_input(
        t("Next review"), offered, key="room-review", format="YYYY-MM-DD", width=360, persist_state="session"
    )
    if said:
        is_earlier = isinstance(day, date) and day < said
        st.text(t("That is earlier than the file says, {day}." if is_earlier else "The file says {day}.", day=said))
    asks = t("End it now? Nothing more can be decided in this workshop after that.")
    form.show_twice(MODE, t("End the workshop"), asks, t("Yes, end it"), _close, sitting, type="primary")


def _close(sitting: Sitting) -> None:
    day, said = session.state("room-review"), _due(sitting)
    place.write(sitting, Closed(sitting.code) if day in (None, said) else Closed(sitting.code, day, said))


def _due(sitting: Sitting) -> date | None:
    """The day of the next review so far."""

    return sitting.matrix.review.due if sitting.matrix.review else None
