"""Page: the ballot of one seat, made for a phone; nobody else sees it before the reveal."""

import streamlit as st

from pages.ballot import phone, seat, sheet
from pages.shared import definitions, session, workshops
from pages.shared.languages import languages
from pages.shared.workshops import Visit
from raci.store import Held
from raci.words.problem import Problem

t = session.t


@st.fragment
def answers(chosen: str) -> None:
    found = workshops.asked()
    if isinstance(found, Visit):
        sheet.show(found, chosen, me)
    else:
        sheet.show_nothing(found)


@st.fragment(run_every=8)  # apart from the answers: most looks find nothing new, and 200 phones look
def look() -> None:
    held = workshops.held()
    if isinstance(held, Held) and sheet.is_behind(held):
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
            sheet.show_nothing(chosen)
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
