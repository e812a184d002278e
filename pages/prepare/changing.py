"""An opened workshop with other rows or seats until the reveal, or called off; whoever leads it decides."""

import streamlit as st

from pages.shared import form, lead, session, writing
from pages.shared.workshops import Sitting
from raci.log import OVER, Body, Cancelled, Event, Replanned, Stage

t = session.t
FORM_ID, WHY = "prepare-change", "prepare-cancel-why"


def show(sitting: Sitting) -> None:
    """The rows and seats while nothing is revealed, and the way to call the workshop off; nothing once it is over."""

    if sitting.stage in OVER or not lead.is_leading(sitting):
        return
    writing.show_refused(FORM_ID, sitting.today, sitting.lang)
    if sitting.stage == Stage.OPEN:
        with st.expander(t("Change rows and seats"), key="prepare-replan"):
            _show_plan(sitting)
    with st.expander(t("Cancel the workshop"), key="prepare-cancel"):
        form.show_line(t("Reason, in one line"), WHY)
        writing.show_missing(FORM_ID)
        st.text(t("What has been decided stands; ballots that are not revealed stay shut."))
        st.button(t("Cancel it"), key="prepare-cancel-it", on_click=_write_cancelled, args=(sitting,))


def _show_plan(sitting: Sitting) -> None:
    names, opened = sitting.names, sitting.opening.opened
    st.multiselect(
        t("Rows to settle"), [*sitting.matrix.activity], default=sitting.rows, format_func=names.activity,
        key=_key(sitting, "rows"), placeholder=t("Choose rows"),
    )  # fmt: skip
    st.multiselect(
        t("Seats: who speaks in the room"), [*sitting.matrix.role], default=sitting.seats, format_func=names.role,
        key=_key(sitting, "seats"), placeholder=t("Choose a party"),
    )  # fmt: skip
    st.text(t("Answers that were given stay; a row or a seat that is left out no longer counts."))
    st.button(t("Change the workshop"), key="prepare-replan-it", on_click=_write_plan, args=(sitting, opened.rows))


def _key(sitting: Sitting, name: str) -> str:
    """The key of a choice; another plan of the workshop begins it anew."""

    return f"prepare-plan-{name}-{sitting.code}-{sitting.today.number}"


def _write_plan(sitting: Sitting, before: tuple[str, ...]) -> None:
    rows, seats = session.state(_key(sitting, "rows")) or [], session.state(_key(sitting, "seats")) or []
    kept = [row for row in before if row in rows]
    ordered = (*kept, *(row for row in sitting.matrix.activity if row in rows and row not in before))
    lack = "" if (rows or sitting.motions) and seats else t("Choose at least one row and one seat.")
    _write_down(sitting, Replanned(sitting.code, ordered, tuple(seats)), lack)


def _write_cancelled(sitting: Sitting) -> None:
    why = form.text(WHY)
    _write_down(sitting, Cancelled(sitting.code, why), "" if why else t("Write one line of reason first."))


def _write_down(sitting: Sitting, body: Body, lack: str) -> None:
    def write() -> Event | None:
        return writing.add(sitting.name, sitting.today.number, lead.author(sitting), body, form_id=FORM_ID)

    form.send(FORM_ID, lack, write, WHY)
