"""Page: the ballot of one seat, made for a phone; nobody else sees it before the reveal."""

import streamlit as st

from pages.ballot import answers, become, live, phone, seat
from pages.shared import definitions, session, workshops
from pages.shared.languages import show_languages
from pages.shared.workshops import Sitting
from raci.log import Stage
from raci.store import Held
from raci.words.problem import Problem

t = session.t
SELDOM = 4
"""Looks at the wall after which a phone looks at all the rest too."""


@st.fragment
def show_answers(chosen: str, me: str, lang: str) -> None:
    sitting = workshops.this_sitting(lang)
    if isinstance(sitting, Sitting):
        live.show(sitting, chosen, me)
        answers.show(sitting, chosen, me)
    else:
        answers.show_nothing(sitting, lang)


@st.fragment(run_every=2)  # what is asked from the wall is on the phone at once; one fragment, for 200 phones look
def look_at_wall() -> None:
    if workshops.is_handed_down():
        return
    held, turn = workshops.read_held(), session.noted("phone-looks", 0) + 1
    session.note("phone-looks", turn)
    if isinstance(held, Held) and (live.is_behind(held) or (turn % SELDOM == 0 and is_behind(held))):
        st.rerun()


@st.fragment(run_every=2 * SELDOM)  # apart from the answers: most looks find nothing new, and 200 phones look
def look() -> None:
    if workshops.is_handed_down():
        return  # the page has just been drawn; what it could not read is read again in a while, and not without end
    held = workshops.read_held()
    if isinstance(held, Held) and is_behind(held):
        st.rerun()


def is_behind(held: Held) -> bool:
    """True where the phone shows anything that is not so any more, whatever it costs to find out."""

    return seat.is_lost(me) or answers.is_behind(held) or become.is_outdated(lang)


lang = session.language()
sitting, me = workshops.this_sitting(lang), phone.ask_secret()
with st.container(key="ballot"):
    if isinstance(sitting, Problem):
        answers.show_nothing(sitting, lang)
        look()
    elif not isinstance(sitting, Sitting):
        seat.ask_code(sitting, lang)
        session.note("ballot-stage", None)
        look()
    else:
        seat.take_own(sitting, me)
        chosen = seat.mine(sitting, me)
        if isinstance(chosen, Problem):
            answers.show_nothing(chosen, lang)
            look()
        elif sitting.stage == Stage.CANCELLED:
            st.header(t("This workshop has been cancelled."), anchor=False)
            st.text(t("Nothing more is asked of you. Thank you."))
            session.note("ballot-stage", sitting.stage)
        elif chosen:
            seat.note_mine(sitting, chosen)
            show_answers(chosen, me, lang)
            if sitting.stage == Stage.REVEALED:
                look_at_wall()
            else:
                look()
            seat.leave(sitting, chosen, me)
        else:
            seat.choose(sitting, me)
        with st.expander(t("What the letters mean, with an example")):
            definitions.show()
    show_languages(lang)
