"""The facilitator's key of a workshop: shown when it is new, handed over by a link, taken back by making another."""

import streamlit as st

from pages.shared import evidence, form, lead, session, workshops, workspace, writing
from pages.shared.workshops import Sitting
from raci import workshop
from raci.store import RefusedError, WritingOff
from raci.words.html import escape

t = session.t
FORM_ID, NAME = "prepare-key", "prepare-key-name"


def show(sitting: Sitting) -> None:
    """What this device can do with the key; nothing on one that does not lead."""

    if not sitting.held.lock:
        _show_without(sitting)
    elif lead.holds(sitting):
        _show_key(sitting)
    else:
        st.text(t("This device does not lead the workshop. Open the room and type the facilitator's key there."))


def _show_without(sitting: Sitting) -> None:
    """A workshop of an earlier version."""

    with st.expander(t("Anybody who opens the room leads this workshop: make a key"), key="prepare-key"):
        form.show_author(NAME)
        _show_new(sitting, t("Make the facilitator's key"))


def _show_key(sitting: Sitting) -> None:
    is_new, key = session.noted("key-new") == sitting.code, lead.key(sitting.code)
    if is_new:
        st.success(t("You lead this workshop from this device: it keeps the facilitator's key. Write it down."))
        st.code(key, language=None)
    with st.expander(t("Let another device lead as well"), key="prepare-key"):
        st.text(t("Whoever has this link or the key decides in this workshop. Do not show it on the wall."))
        address = workshop.lead_link(workshops.origin(), sitting.code, sitting.lang, key)
        st.text(t("Scanned with a phone it is the remote of the room: next, back, reveal, apply."))
        remote = workshop.lead_link(workshops.origin(), sitting.code, sitting.lang, key, "remote")
        picture = f"<img alt='{escape(t('QR code for leading'))}' src='{workshop.qr_code(remote)}' width='180'>"
        evidence.show_panel([picture])
        st.text(t("On another computer:"))
        st.code(address, language=None, wrap_lines=True)
        st.code(key, language=None)
        st.text(t("A new key takes the lead from every other device."))
        _show_new(sitting, t("Make a new key"))


def _show_new(sitting: Sitting, label: str) -> None:
    writing.show_missing(FORM_ID)
    writing.show_refused(FORM_ID, sitting.today, sitting.lang)
    st.button(label, key="prepare-key-new", on_click=_write_key, args=(sitting,))


def _write_key(sitting: Sitting) -> None:
    person = lead.author(sitting) if sitting.held.lock else form.author(NAME)
    lack = "" if person.name else t("Write your name; it stands in the record.")

    def write() -> bool:
        key = workshop.new_key()
        try:
            workspace.store().box.keys.change(person, sitting.code, lead.key(sitting.code), key)
        except (WritingOff, RefusedError) as error:
            writing.refuse(FORM_ID, error.problem)
            return False
        lead.hold(sitting.code, key, person.name)
        session.note("key-new", sitting.code)
        return True

    form.send(FORM_ID, lack, write)
