"""The way onto a seat: the code of the workshop, the choice of a department, and what to do where somebody sits."""

import streamlit as st

from pages.ballot import asking
from pages.shared import session, unread, visitor, workshops, workspace
from pages.shared.workshops import Sitting
from raci.people import Action
from raci.store import PAPER, PHONE, RefusedError, WritingOff, denied
from raci.words.problem import Problem
from raci.workshop import SIT

t = session.t


def ask_code(reason: list[Problem] | None, lang: str) -> None:
    """Ask for the code of a workshop; say so where the address has one that leads nowhere."""

    st.header(t("Join a workshop"), anchor=False)
    if "code" in st.query_params:
        st.warning(workshops.why_none(reason, lang))
    st.text_input(
        t("Code of the workshop"),
        placeholder="K4F-9TX-AMW",
        max_chars=20,
        **session.bind("ballot-code", st.query_params.get("code", ""), "code"),
    )


def mine(sitting: Sitting, me: str) -> str | Problem:
    """The seat that this phone answers for: the one in the address, or the only one it has; "" where it must choose.

    An address names a seat and gives no right to it: whoever opens that of somebody else chooses like everybody. A
    Problem where nobody can say what the phone has, for a choice would take its answers from it.
    """

    seats = workspace.store().box.held(sitting.code, me) if me else []
    if isinstance(seats, Problem):
        return seats
    own = [seat for seat in seats if seat in sitting.seats]
    seat = session.parameter("seat", sitting.seats)
    if seat or len(own) != 1:
        return seat if seat in own else ""
    return "" if session.noted("seat-choosing") else own[0]


def choose(sitting: Sitting, me: str) -> None:
    """One button a seat, once it is known which phone this is."""

    st.header(session.plain(sitting.opening.opened.title), anchor=False)
    st.text(t("Whom do you speak for?"))
    whom = visitor.by_link()
    if not visitor.may(Action.VOTE, sitting.name, whom):
        st.warning(session.plain(denied(whom, Action.VOTE).problem.message(sitting.lang)))
        return
    if not me:
        return
    _show_lost(sitting)
    with st.container(key="seats"):
        for seat in sitting.seats:
            label = session.plain(sitting.names.role(seat))
            st.button(label, key=f"seat-{seat}", width="stretch", on_click=_sit, args=(sitting.code, seat, me))
    _show_taken(sitting, me)


def _sit(code: str, seat: str, me: str, *, over: bool = False) -> None:
    try:
        is_mine = workspace.store().box.take(visitor.by_link(), code, seat, me, over=over)
    except (RefusedError, WritingOff) as error:
        session.note("sit-problem", error.problem)
        return
    session.note("sit-problem", None)
    session.note("seat-choosing", not is_mine)
    session.put("seat", seat)


def take_own(sitting: Sitting, me: str) -> None:
    """Sit down where the own link of a seat leads, once it is known which phone this is; the address then names the
    seat like any other, for whoever it is handed on to."""

    seat = session.parameter(SIT, sitting.seats)
    if seat and me:
        session.put(SIT, "")
        _sit(sitting.code, seat, me)


def note_mine(sitting: Sitting, seat: str) -> None:
    """Remember which seat this phone has, so that it is told when another one gets it."""

    session.note("seat-mine", (sitting.code, seat))


def is_lost(me: str) -> bool:
    """True where another phone answers by now for the seat that this phone had."""

    code, seat = session.noted("seat-mine", ("", ""))
    held = workspace.store().box.held(code, me) if seat else []
    return bool(seat) and not isinstance(held, Problem) and seat not in held


def _show_lost(sitting: Sitting) -> None:
    """What has become of the seat that this phone had a moment ago."""

    code, seat = session.noted("seat-mine", ("", ""))
    if code == sitting.code and seat in sitting.seats and workspace.store().box.holder(code, seat) == PHONE:
        lost = t("Another phone answers for {seat} now: whoever leads has let it in.", seat=sitting.names.role(seat))
        st.warning(session.plain(f"{lost} {t('What you have answered stays and counts.')}"))


def leave(sitting: Sitting, seat: str, me: str) -> None:
    """The way back to the choice, for whoever tapped the wrong department or has another slip to type in."""

    st.button(t("Another seat"), key="seat-leave", type="tertiary", on_click=_leave, args=(sitting.code, seat, me))


def _leave(code: str, seat: str, me: str) -> None:
    try:
        workspace.store().box.leave(visitor.by_link(), code, seat, me)
    except (RefusedError, WritingOff) as error:
        session.note("sit-problem", error.problem)
    session.note("seat-choosing", True)
    session.note("seat-mine", ("", ""))
    session.put("seat", "")  # the phone stays who it is, so that it finds its answers again


def _show_taken(sitting: Sitting, me: str) -> None:
    """Why the phone has no seat yet; the way to take over from paper, and to ask for what another phone has."""

    problem, seat = session.noted("sit-problem"), session.parameter("seat", sitting.seats)
    if problem:
        st.error(session.plain(problem.message(sitting.lang)))
    holder = workspace.store().box.holder(sitting.code, seat) if seat else ""
    if isinstance(holder, Problem):
        st.warning(unread.unread(holder, sitting.lang))
    elif holder == PHONE:
        asking.show(sitting, seat, me)
    elif holder == PAPER:
        other = t("The slip of {seat} has been taken in.", seat=sitting.names.role(seat))
        then = t("If you take over, its answers stay and count, hidden from you too, until you answer a row anew.")
        st.warning(session.plain(f"{other} {then}"))
        st.button(
            t("Answer here from now on"),
            key="seat-over",
            width="stretch",
            on_click=_sit,
            args=(sitting.code, seat, me),
            kwargs={"over": True},
        )
