"""A cause put on the agenda of a day, or given to somebody by a day: the forms."""

from dataclasses import replace

import streamlit as st

from pages.gaps.sight import Sight
from pages.shared import agenda, cause_form, form, session
from pages.shared.visit import Visit
from raci.log.standing import CauseStanding

t = session.t


def show(visit: Visit, standing: CauseStanding) -> None:
    """The day and the button; where it is on one already, the way off it."""

    with st.container(horizontal=True, vertical_alignment="bottom"):
        cause_form.show_day(t("Agenda of"), cause_form.DAY, agenda.first_day(visit), width=150)
        form.show_author(cause_form.AUTHOR, width=150)
        st.button(
            t("Put on the agenda"), key="gaps-put", type="primary", shortcut="P", on_click=_put, args=(visit, standing)
        )
        if agenda.held(visit, standing.cause).agenda:
            st.button(t("Take it off"), key="gaps-off", on_click=_take_off, args=(visit, standing))


def put(visit: Visit, sight: Sight, id_: str) -> None:
    """Put the cause of that finding on the agenda, as the key in the list asks; without a name it is only opened."""

    standing = next((standing for standing in sight.shown if standing.cause.head.id == id_), None)
    if standing:
        session.put("finding", id_)
        _put(visit, standing)


def show_person(visit: Visit, standing: CauseStanding) -> None:
    """Who sees to it, and by when."""

    held = agenda.held(visit, standing.cause)
    owner, due = (cause_form.key(name, standing.cause.id) for name in ("owner", "due"))
    cause_form.show_owner(t("Who sees to it"), visit.names, held.owner, owner)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        cause_form.show_day(t("By"), due, held.due, width=150)
        form.show_author(cause_form.AUTHOR, width=150)
        st.button(t("Assign"), key="gaps-assign", type="primary", on_click=_write_owner, args=(visit, standing))


def _put(visit: Visit, standing: CauseStanding) -> None:
    agenda.put(visit, [standing.cause], session.state(cause_form.DAY) or agenda.first_day(visit))


def _take_off(visit: Visit, standing: CauseStanding) -> None:
    agenda.take_off(visit, [standing.cause])


def _write_owner(visit: Visit, standing: CauseStanding) -> None:
    held = agenda.held(visit, standing.cause)
    owner, due = (cause_form.key(name, standing.cause.id) for name in ("owner", "due"))
    after = replace(held, owner=cause_form.owner(owner), due=session.state(due))
    lack = t("Choose a party or write a name, or set another day.") if after == held else ""
    agenda.assign(visit, [(standing.cause, after)], lack, owner, due)
