"""The way into a workshop that has been opened: link and QR code for phones, slips for those without."""

import streamlit as st

from pages.shared import evidence, session, unread, workshops, workspace
from pages.shared.workshops import STAGES, Sitting
from raci import workshop
from raci.store import Fate
from raci.words import html
from raci.words.html import escape
from raci.words.sentences import Word

t, count = session.t, session.count
LATE = {
    Fate.WAITING: Word("Came after the reveal: {answers}. The room can take them in as late, or leave them out."),
    Fate.TAKEN: Word("Late answers are taken in, marked as late: {answers}"),
    Fate.LEFT: Word("Late answers are left out: {answers}"),
}


def show(sitting: Sitting) -> None:
    """The address, its picture, and the way into the room."""

    opened = sitting.opening.opened
    head = f"{opened.title} · {opened.day} · {t(STAGES[sitting.stage])}"
    st.header(session.plain(head), anchor=False)
    origin = workshops.origin()
    typed = st.query_params.get("join") or origin
    link = workshop.link(origin, sitting.code, sitting.lang)
    left, right = st.columns([1, 1.4], gap="medium")
    with left:
        picture = f"<img alt='{escape(t('QR code of the ballot'))}' src='{workshop.qr_code(link)}' width='220'>"
        evidence.show_panel([picture])
        st.code(sitting.code, language=None)
    with right:
        st.text_input(
            t("Address of this server, as phones reach it"),
            **session.bind("prepare-join", typed, "join"),
        )
        if not workshop.origin_of(typed):
            st.error(t("This is no address. Write it as in {example}.", example="http://192.168.1.20:8501"))
        elif workshop.origin_of(typed) != workshop.origin_of(origin):
            sentence = t("That is another server. Write an address of this one, or set RACI_PUBLIC_URL; see README.")
            st.error(sentence)
        st.code(link, language=None, wrap_lines=True)
        if workshop.is_local(origin):
            st.warning(t("Only this machine can open that address. Write the one that the network knows; see README."))
    address = {"matrix": sitting.name, "code": sitting.code, "lang": sitting.lang}
    if join := st.query_params.get("join", ""):
        address["join"] = join
    if st.button(t("To the room"), key="prepare-room", type="primary", icon=":material/present_to_all:"):
        st.switch_page("room/room.py", query_params=address)


def show_progress(sitting: Sitting) -> None:
    """How many rows each seat has answered; what it answered stays hidden."""

    answered = unread.value_or_stop(workspace.store().box.answered(sitting.code, sitting.questions), sitting.lang)
    names = sitting.names
    rows = [(names.role(seat), f"{answered.get(seat, 0)} / {len(sitting.questions)}") for seat in sitting.seats]
    evidence.show_panel([html.table((t("Seat"), t("Rows answered")), rows, css="plain")])
    late = unread.value_or_stop(workspace.store().box.late.find(sitting.code), sitting.lang)
    for fate, says in LATE.items():
        if seats := [answer.ballot.seat for answer in late if answer.fate == fate]:
            st.warning(session.plain(t(says, answers=names.numbers(seats))))
