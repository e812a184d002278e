"""The way onto a seat: the code of the workshop, the choice of a department, and what to do where somebody sits."""

import streamlit as st

from pages.shared import reading, session, workshops, workspace
from pages.shared.workshops import Visit
from raci.log.names import Names
from raci.store import WritingOff
from raci.words.problem import Problem

t = session.t


def ask_code(found: Problem | list[Problem] | None) -> None:
    """Ask for the code of a workshop; say so where the address has one that leads nowhere."""

    st.header(t("Join a workshop"), anchor=False)
    if "code" in st.query_params:
        st.warning(workshops.missing(found))
    st.text_input(
        t("Code of the workshop"),
        placeholder="K4F-9TX-AMW",
        max_chars=20,
        **session.bind("ballot-code", st.query_params.get("code", ""), "code"),
    )


def mine(visit: Visit, me: str) -> str | Problem:
    """The seat that this phone answers for: the one in the address, or the only one it has; "" where it must choose.

    An address names a seat and gives no right to it: whoever opens that of somebody else chooses like everybody. A
    Problem where nobody can say what the phone has, for a choice would take its answers from it.
    """

    found = workspace.store().box.held(visit.code, me) if me else []
    if isinstance(found, Problem):
        return found
    held = [seat for seat in found if seat in visit.seats]
    asked = session.asked("seat", visit.seats)
    if asked or len(held) != 1:
        return asked if asked in held else ""
    return "" if session.noted("seat-choosing") else held[0]


def choose(visit: Visit, me: str) -> None:
    """One button a seat, once it is known which phone this is."""

    names = Names(visit.matrix, session.lang())
    st.header(session.plain(visit.opening.opened.title), anchor=False)
    st.text(t("Whom do you speak for?"))
    if not me:
        return
    with st.container(key="seats"):
        for seat in visit.seats:
            label = session.plain(names.role(seat))
            st.button(label, key=f"seat-{seat}", width="stretch", on_click=_sit, args=(visit.code, seat, me))
    _taken(visit, names, me)


def _sit(code: str, seat: str, me: str, *, over: bool = False) -> None:
    try:
        is_mine = workspace.store().box.take(code, seat, me, over=over)
    except WritingOff as error:
        session.note("sit-problem", error.problem.message(session.lang()))
        return
    session.note("sit-problem", "")
    session.note("seat-choosing", not is_mine)
    session.put("seat", seat)


def leave(visit: Visit, seat: str, me: str) -> None:
    """The way back to the choice, for whoever tapped the wrong department or has another slip to type in."""

    st.button(t("Another seat"), key="seat-leave", type="tertiary", on_click=_leave, args=(visit.code, seat, me))


def _leave(code: str, seat: str, me: str) -> None:
    try:
        workspace.store().box.leave(code, seat, me)
    except WritingOff as error:
        session.note("sit-problem", error.problem.message(session.lang()))
    session.note("seat-choosing", True)
    session.put("seat", "")  # the phone stays who it is, so that it finds its answers again


def _taken(visit: Visit, names: Names, me: str) -> None:
    problem, seat = session.noted("sit-problem", ""), session.asked("seat", visit.seats)
    if problem:
        st.error(session.plain(problem))
    is_taken = workspace.store().box.is_taken(visit.code, seat) if seat else False
    if isinstance(is_taken, Problem):
        st.warning(reading.unread(is_taken))
    elif is_taken:
        told = t("Another phone answers for {seat} already.", seat=names.role(seat))
        then = t("If you take over, its answers stay and count, hidden from you too, until you answer a row anew.")
        st.warning(session.plain(f"{told} {then}"))
        st.button(
            t("Answer here from now on"),
            key="seat-over",
            width="stretch",
            on_click=_sit,
            args=(visit.code, seat, me),
            kwargs={"over": True},
        )
