"""A seat for which another phone answers: asked for here, waited for, and what whoever leads has said."""

import streamlit as st

from pages.shared import session, unread, visitor, workspace
from pages.shared.workshops import Sitting
from raci.store import PHONE, RefusedError, Reply, WritingOff, sign_of

t = session.t


def show(sitting: Sitting, seat: str, me: str) -> None:
    """That the seat is taken, and the way to ask for it; while this phone waits, what it waits for."""

    knocks, name = workspace.store().box.knocks, sitting.names.role(seat)
    reply = unread.value_or_stop(knocks.reply(sitting.code, seat, me), sitting.lang)
    args = (sitting.code, seat, me)
    if reply == Reply.WAITING:
        sign = sign_of(sitting.code, me)
        waits = t("This phone has asked for the seat of {seat} and shows {sign}.", seat=name, sign=sign)
        then = t(
            "{who} sees that on the wall or on Prepare, and lets it in or not. Where nobody has opened either, "
            "it waits until somebody does. Nothing that is tapped here counts before.",
            who=sitting.opening.author,
        )
        st.info(session.plain(f"{waits} {then}"))
        st.button(t("Ask no more"), key="seat-withdraw", width="stretch", on_click=_take_back, args=args)
        look(*args)
        return
    if reply == Reply.AWAY:
        st.warning(session.plain(t("This phone has not been let onto the seat of {seat}.", seat=name)))
    else:
        st.warning(session.plain(t("Another phone answers for {seat} already.", seat=name)))
    st.text(t("If it is your seat, ask for it: whoever leads the workshop lets you in. The answers so far stay."))
    st.button(t("Ask for this seat"), key="seat-ask", width="stretch", on_click=_ask, args=args)


@st.fragment(run_every=2)
def look(code: str, seat: str, me: str) -> None:
    """Draw the page anew as soon as this phone waits no more, or the seat is free."""

    box = workspace.store().box
    if box.knocks.reply(code, seat, me) != Reply.WAITING or box.holder(code, seat) != PHONE:
        st.rerun()


def _ask(code: str, seat: str, me: str) -> None:
    try:
        workspace.store().box.knocks.ask(visitor.by_link(), code, seat, me)
    except (RefusedError, WritingOff) as error:
        session.note("sit-problem", error.problem)


def _take_back(code: str, seat: str, me: str) -> None:
    try:
        workspace.store().box.knocks.withdraw(visitor.by_link(), code, seat, me)
    except (RefusedError, WritingOff) as error:
        session.note("sit-problem", error.problem)
