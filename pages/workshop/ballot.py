"""Page: the ballot of one seat, made for a phone; nobody else sees it before the reveal."""

import streamlit as st

from pages.parts import definitions, session, workshops
from pages.parts.ballot import ballot, seat
from pages.parts.languages import languages
from pages.parts.workshops import Visit
from raci.store import Held

t = session.t


@st.fragment
def answers() -> None:
    found = workshops.asked()
    if isinstance(found, Visit):
        ballot.show(found, chosen, st.query_params.get("phone", ""))
    else:
        ballot.show_nothing(found)


@st.fragment(run_every=8)  # apart from the answers: most looks find nothing new, and 200 phones look
def look() -> None:
    held = workshops.held()
    if isinstance(held, Held) and ballot.is_behind(held):
        st.rerun()


visit = workshops.asked()
with st.container(key="ballot"):
    if not isinstance(visit, Visit):
        seat.ask_code(visit)
        session.note("ballot-stage", None)
        look()
    else:
        chosen = session.asked("seat", visit.seats)
        if chosen and "phone" in st.query_params:
            answers()
            look()
            seat.leave(visit, chosen)
        else:
            seat.choose(visit)
        with st.expander(t("What the letters mean, with an example")):
            definitions.show()
    languages()
