"""Page: the ballot of one seat, made for a phone; nobody else sees it before the reveal."""

import streamlit as st

from pages.parts import session, workshops
from pages.parts.ballot import ballot, seat
from pages.parts.languages import languages


@st.fragment(run_every=3)  # so that the phone learns of the reveal, and tries again what could not be saved
def answers() -> None:
    found = workshops.asked()
    if found:
        ballot.show(found, chosen, st.query_params.get("phone", ""))


visit = workshops.asked()
with st.container(key="ballot"):
    if visit is None:
        seat.ask_code()
    else:
        chosen = session.asked("seat", visit.seats)
        if chosen and "phone" in st.query_params:
            answers()
        else:
            seat.choose(visit)
    languages()
