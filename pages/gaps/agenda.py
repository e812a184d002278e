"""A cause on the agenda of a day, and who sees to it by when: entries of the log like any other."""

from dataclasses import replace
from datetime import date, timedelta

import streamlit as st

from pages.gaps import writes
from pages.gaps.sight import Sight
from pages.shared import form, session
from pages.shared.visit import Visit
from raci.log import Assigned, Assignment
from raci.log.standing import CauseStanding, next_agenda
from raci.rules import Cause
from raci.words.sentences import LANGUAGES, Text

t = session.t
SOON = timedelta(days=7)
"""Offered as the day of the agenda where no workshop is under way."""


def show(visit: Visit, standing: CauseStanding) -> None:
    """The day and the button; where it is on one already, the way off it."""

    with st.container(horizontal=True, vertical_alignment="bottom"):
        writes.show_day(t("Agenda of"), writes.DAY, _first_day(visit), width=150)
        form.show_author(writes.AUTHOR, width=150)
        st.button(
            t("Put on the agenda"), key="gaps-put", type="primary", shortcut="P", on_click=_put, args=(visit, standing)
        )
        if visit.today.assigned.get(standing.cause.id, Assignment()).agenda:
            st.button(t("Take it off"), key="gaps-off", on_click=_take_off, args=(visit, standing))


def put(visit: Visit, sight: Sight, id_: str) -> None:
    """Put the cause of that finding on the agenda, as the key in the list asks; without a name it is only opened."""

    standing = next((standing for standing in sight.shown if standing.cause.head.id == id_), None)
    if standing:
        session.put("finding", id_)
        _put(visit, standing)


def show_person(visit: Visit, standing: CauseStanding) -> None:
    """Who sees to it, and by when."""

    held = visit.today.assigned.get(standing.cause.id, Assignment())
    owner, due = (writes.key(name, standing.cause.id) for name in ("owner", "due"))
    writes.show_owner(t("Who sees to it"), visit.names, held.owner, owner)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        writes.show_day(t("By"), due, held.due, width=150)
        form.show_author(writes.AUTHOR, width=150)
        st.button(t("Assign"), key="gaps-assign", type="primary", on_click=_write_owner, args=(visit, standing))


def about(cause: Cause) -> Text:
    """What it says now, for the log, which outlives it."""

    return Text(*(cause.message(lang) for lang in LANGUAGES))


def assigned(visit: Visit, id_: str, words: Text, at: str, after: Assignment) -> Assigned:
    """The entry that gives it to somebody, over what was there before."""

    return Assigned(id_, words, visit.today.assigned.get(id_, Assignment()), after, at)


def _first_day(visit: Visit) -> date:
    return next_agenda(visit.today, date.today()) or date.today() + SOON


def _put(visit: Visit, standing: CauseStanding) -> None:
    day = session.state(writes.DAY) or _first_day(visit)
    held = visit.today.assigned.get(standing.cause.id, Assignment())
    lack = t("It is on the agenda of {day} already.", day=day) if held.agenda == day else ""
    _write(visit, standing, replace(held, agenda=day), lack)


def _take_off(visit: Visit, standing: CauseStanding) -> None:
    _write(visit, standing, replace(visit.today.assigned.get(standing.cause.id, Assignment()), agenda=None), "")


def _write_owner(visit: Visit, standing: CauseStanding) -> None:
    held = visit.today.assigned.get(standing.cause.id, Assignment())
    owner, due = (writes.key(name, standing.cause.id) for name in ("owner", "due"))
    after = replace(held, owner=writes.owner(owner), due=session.state(due))
    lack = t("Choose a party or write a name, or set another day.") if after == held else ""
    _write(visit, standing, after, lack, owner, due)


def _write(visit: Visit, standing: CauseStanding, after: Assignment, lack: str, *fields: str) -> None:
    place = standing.cause.place
    at = next(iter([*place.activities, *place.roles, *filter(None, [place.process])]), "")
    body = assigned(visit, standing.cause.id, about(standing.cause), at, after)
    writes.write(visit, lack, [lambda _: body], *fields)
