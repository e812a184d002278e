"""Page: the ballot of one seat, made for a phone; nobody else sees it before the reveal."""

import streamlit as st

from pages.parts import definitions, session, workshops
from pages.parts.ballot import ballot, phone, seat
from pages.parts.languages import languages
from pages.parts.workshops import Visit
from raci.problems import Problem
from raci.store import Held

t = session.t


@st.fragment
def answers(chosen: str) -> None:
    found = workshops.asked()
    if isinstance(found, Visit):
        ballot.show(found, chosen, me)
    else:
        ballot.show_nothing(found)


@st.fragment(run_every=8)  # apart from the answers: most looks find nothing new, and 200 phones look
def look() -> None:
    held = workshops.held()
    if isinstance(held, Held) and ballot.is_behind(held):
        st.rerun()


visit, me = workshops.asked(), phone.known()
with st.container(key="ballot"):
    if not isinstance(visit, Visit):
        seat.ask_code(visit)
        session.note("ballot-stage", None)
        look()
    else:
        chosen = seat.mine(visit, me)
        if isinstance(chosen, Problem):
            ballot.show_nothing(chosen)
            look()
        elif chosen:
            answers(chosen)
            look()
            seat.leave(visit, chosen, me)
        else:
            seat.choose(visit, me)
        with st.expander(t("What the letters mean, with an example")):
            definitions.show()
    languages()
