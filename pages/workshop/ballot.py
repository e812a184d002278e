"""Page: the ballot of one seat, made for a phone; nobody else sees it before the reveal."""

import streamlit as st

from pages.parts import definitions, session, workshops
from pages.parts.ballot import ballot, phone, seat
from pages.parts.languages import languages

t = session.t


@st.fragment
def answers() -> None:
    found = workshops.asked()
    if found:
        ballot.show(found, chosen, me)
    else:
        ballot.show_nothing()


@st.fragment(run_every=8)  # apart from the answers: most looks find nothing new, and 200 phones look
def look() -> None:
    held = workshops.held()
    if held and ballot.is_behind(held):
        st.rerun()


visit, me = workshops.asked(), phone.known()
with st.container(key="ballot"):
    if visit is None:
        seat.ask_code()
        session.note("ballot-stage", None)
        look()
    else:
        chosen = seat.mine(visit, me)
        if chosen:
            answers()
            look()
            seat.leave(visit, chosen, me)
        else:
            seat.choose(visit, me)
        with st.expander(t("What the letters mean, with an example")):
            definitions.show()
    languages()
