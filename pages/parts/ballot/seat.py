"""The way onto a seat: the code of the workshop, the choice of a department, and what to do where somebody sits."""

import secrets

import streamlit as st

from pages.parts import session, workshops, workspace
from pages.parts.workshops import Visit
from raci.problems import Problem
from raci.record import Names
from raci.store import WritingOff

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


def choose(visit: Visit) -> None:
    """One button a seat."""

    names = Names(visit.matrix, session.lang())
    st.header(session.plain(visit.opening.opened.title), anchor=False)
    st.text(t("Whom do you speak for?"))
    with st.container(key="seats"):
        for seat in visit.seats:
            label = session.plain(names.role(seat))
            st.button(label, key=f"seat-{seat}", width="stretch", on_click=_sit, args=(visit.code, seat))
    _taken(visit, names)


def _sit(code: str, seat: str, *, over: bool = False) -> None:
    phone = st.query_params.get("phone") or session.noted("phone") or secrets.token_urlsafe(9)
    session.note("phone", phone)
    try:
        is_mine = workspace.store().box.take(code, seat, phone, over=over)
    except WritingOff as error:
        session.note("sit-problem", error.problem.message(session.lang()))
        return
    session.note("sit-problem", "")
    session.note("taken", "" if is_mine else seat)
    if is_mine:
        session.put("seat", seat)
        session.put("phone", phone)


def leave(visit: Visit, seat: str) -> None:
    """The way back to the choice, for whoever tapped the wrong department or has another slip to type in."""

    st.button(t("Another seat"), key="seat-leave", type="tertiary", on_click=_leave, args=(visit.code, seat))


def _leave(code: str, seat: str) -> None:
    try:
        workspace.store().box.leave(code, seat, st.query_params.get("phone", ""))
    except WritingOff as error:
        session.note("sit-problem", error.problem.message(session.lang()))
    session.put("seat", "")  # the phone stays who it is, so that it finds its answers again


def _taken(visit: Visit, names: Names) -> None:
    problem, seat = session.noted("sit-problem", ""), session.noted("taken", "")
    if problem:
        st.error(session.plain(problem))
    if seat in visit.seats:
        told = t("Another phone answers for {seat} already.", seat=names.role(seat))
        then = t("If you take over, its answers stay and count, hidden from you too, until you answer a row anew.")
        st.warning(session.plain(f"{told} {then}"))
        st.button(
            t("Answer here from now on"),
            key="seat-over",
            width="stretch",
            on_click=_sit,
            args=(visit.code, seat),
            kwargs={"over": True},
        )
