"""The way to lead from a screen that only shows: the facilitator's key, and the name under which it acts."""

import streamlit as st

from pages.room import place
from pages.shared import form, lead, session, visitor, writing
from pages.shared.workshops import Sitting
from raci import workshop
from raci.people import Action

t = session.t
KEY, NAME = "lead-typed", "lead-name"


def show(sitting: Sitting) -> None:
    """What this screen is, and the two lines behind one button; the key is not asked of whoever has been handed it."""

    has_key = lead.holds(sitting)
    st.text(t("This screen shows and decides nothing"), width="content")
    if not visitor.may(Action.LEAD, sitting.name, visitor.by_key()):
        return
    with st.popover(t("Lead from here"), key="room-lead"):
        if not has_key:
            form.show_line(t("Facilitator's key"), KEY, limit=40, placeholder="K4F9-TXAM-W7QC-3HJD")
        form.show_author(NAME)
        writing.show_missing(KEY)
        st.button(t("Lead"), key="room-lead-it", type="primary", **place.press(_take_lead, sitting))


def keep_new() -> None:
    """Draw the whole page once after the lead was taken here, so that the device keeps key and name too."""

    if session.noted("lead-new"):
        session.note("lead-new", False)
        st.rerun()


def _take_lead(sitting: Sitting) -> None:
    typed = workshop.key_of(form.text(KEY)) or lead.key(
        sitting.code
    )  # one handed over may have come since it was drawn
    name, lack = form.author(NAME).name, ""
    if not typed or not workshop.fits(typed, sitting.held.lock):
        lack = t("That is not the key of this workshop. Whoever opened it finds it on the page Prepare.")
    elif not name:
        lack = t("Write your name; it stands in the record.")
    writing.ask(KEY, lack)
    if not lack:
        lead.hold(sitting.code, typed, name)
        session.clear(KEY)
        session.note("lead-new", True)
