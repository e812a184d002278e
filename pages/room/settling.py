"""One row while it is being settled: the row on the left, what to do about it on the right."""

import streamlit as st

from pages.room import back, late, leave, own, panel, place, row, settle
from pages.shared import session, workspace
from pages.shared.workshops import Visit, ballots
from raci import rules, workshop
from raci.log import Stage
from raci.model.changes import Change, on_top
from raci.model.letters import Layer, cell_of
from raci.rules import Effect, Finding, Fix
from raci.workshop import Candidate, Item

t = session.t


def show(visit: Visit, item: Item) -> None:
    """The whole place."""

    activity, mode = visit.matrix.activity[item.activity], place.mode()
    found = _findings(visit, item.activity)
    changes = _changes(visit, item.activity, mode)
    row.head(visit, activity)
    left, right = st.columns([1.35, 1], gap="medium")
    with left:
        row.voices(visit, item, {one.role: cell_of(one.after) for one in changes})
        late.row(visit, item.activity)
        if mode in (settle.FORM.mode, own.FORM.mode):
            settle.effect(_effect(visit, changes))
        else:
            row.findings(found)
    with right:
        _ways(visit, item.activity, mode, changes, found)
    panel.definitions()


def _ways(visit: Visit, activity: str, mode: str, changes: tuple[Change, ...], found: list[Finding]) -> None:
    """What can be done about the row, or the form of what has been begun."""

    if visit.stage == Stage.CLOSED:
        st.text(t("This workshop is over; the row stays as it is."))
    elif mode == leave.PARK.mode:
        leave.park(visit, activity)
    elif mode == leave.ACCEPT.mode:
        leave.accept(visit, activity, found)
    elif mode == back.MODE:
        back.ask(visit)
    elif mode:
        if mode == own.FORM.mode:
            own.fields(visit, activity)
        settle.decide(visit, activity, changes, _answer(visit, activity, mode))
    else:
        row.outcome(visit, activity)
        settle.offer(visit, activity, _candidates(visit, activity, found))
        leave.offer(found)
        back.show(visit, activity)


def _changes(visit: Visit, activity: str, mode: str) -> tuple[Change, ...]:
    if mode == own.FORM.mode:
        return own.changes(visit, activity)
    found: tuple[Change, ...] = place.more().get("changes", ())
    return on_top(visit.matrix, Layer.TODAY, (one for one in found if one.activity in visit.matrix.activity))


def _answer(visit: Visit, activity: str, mode: str) -> str:
    """The mark of what the form is about, whatever holds by now; "" while the own answer is still what holds today."""

    if mode != own.FORM.mode:
        return settle.answer_of((one.activity, one.role, one.after) for one in place.more().get("changes", ()))
    if not own.changes(visit, activity):
        return ""
    wanted = own.wanted(visit.matrix.activity[activity])
    return settle.answer_of((activity, role, letters) for role, letters in wanted.items())


def _findings(visit: Visit, activity: str) -> list[Finding]:
    """The open findings that are about this row, the worst first."""

    found = workspace.findings(visit.name, visit.today, Layer.TODAY)
    return [one for one in found if not one.accepted and one.place.activities[:1] == (activity,)]


def _candidates(visit: Visit, activity: str, found: list[Finding]) -> list[Candidate]:
    cast = tuple(one for one in ballots(visit) if one.activity == activity and one.seat in visit.seats)
    version = workspace.version(visit.name, visit.today)
    return _kept_candidates(version, visit.code, activity, len(cast), visit, cast, found)


@st.cache_resource(max_entries=200, show_spinner=False)
def _kept_candidates(
    version: object,
    code: str,
    activity: str,
    answers: int,
    _visit: Visit,
    _cast: tuple[object, ...],
    _found: list[Finding],
) -> list[Candidate]:
    return workshop.candidates(_visit.matrix, Layer.TODAY, activity, _cast, _found)  # type: ignore[arg-type]


def _effect(visit: Visit, changes: tuple[Change, ...]) -> Effect:
    return _kept_effect(workspace.version(visit.name, visit.today), changes, visit)


@st.cache_resource(max_entries=200, show_spinner=False)
def _kept_effect(version: object, changes: tuple[Change, ...], _visit: Visit) -> Effect:
    return rules.effect_of(Fix("", {}, changes), _visit.matrix, Layer.TODAY)
