"""Phones that ask for a seat which another one holds, as the wall and the page Prepare show them."""

import streamlit as st

from pages.shared import lead, session, unread, workspace, writing
from pages.shared.workshops import Sitting
from raci.store import Knock, RefusedError, WritingOff

t = session.t
FORM_ID = "knocks"


def show(sitting: Sitting) -> None:
    """A line a phone; whoever leads lets it in or not."""

    writing.show_refused(FORM_ID, sitting.today, sitting.lang)
    waiting = unread.value_or_stop(workspace.store().box.knocks.waiting(sitting.code), sitting.lang)
    for knock in waiting:
        key = f"{knock.seat}-{knock.sign}"
        with st.container(horizontal=True, vertical_alignment="center", key=f"knock-{key}"):
            st.text(_in_words(knock, sitting), width="content")
            if lead.is_leading(sitting):
                st.button(t("Let in"), key=f"knock-in-{key}", on_click=_write, args=(sitting, knock, True))
                st.button(t("Do not let in"), key=f"knock-away-{key}", on_click=_write, args=(sitting, knock, False))


def _in_words(knock: Knock, sitting: Sitting) -> str:
    who, seat = knock.who or t("Somebody"), sitting.names.role(knock.seat)
    return t("{who} asks for the seat of {seat}; the phone shows {sign}", who=who, seat=seat, sign=knock.sign)


def _write(sitting: Sitting, knock: Knock, lets_in: bool) -> None:
    knocks, key = workspace.store().box.knocks, lead.key(sitting.code)
    writing.forget(FORM_ID)
    try:
        knocks.answer(lead.author(sitting), sitting.code, knock, key, lets_in=lets_in)
    except (RefusedError, WritingOff) as error:
        writing.refuse(FORM_ID, error.problem)
