"""What can be done about a cause: put it on an agenda, decide it now, amend the text, give it to somebody, park it,
accept it."""

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from pages.gaps import amend, given
from pages.gaps.amend import Place
from pages.gaps.excerpt import fields
from pages.gaps.narrow import ACCEPT, ACTS, AGENDA, AMEND, APPLY, ASSIGN, PARK
from pages.shared import cause_form, form, session, writing
from pages.shared.cause_form import Step
from pages.shared.visit import Visit
from raci.log import Accepted, Amends, Decision, Parked, accepted_until
from raci.log.standing import CauseStanding, CauseState, rows_of
from raci.model.letters import Layer
from raci.model.terms import SHAPES
from raci.rules import Finding
from raci.views.plan import WayOut

t = session.t
DUE, UNTIL = timedelta(days=14), timedelta(days=365)
"""Offered as the day of an answer, and of an exception."""


def show(visit: Visit, standing: CauseStanding, way: WayOut | None, places: Sequence[Place]) -> None:
    """The choice of what to do, and its form; or why nothing can be done here."""

    if standing.state == CauseState.DECIDED:
        st.page_link("record/record.py", label=t("Who decided it: the record"), query_params=visit.address)
        return
    if not visit.is_now:
        _show_way_to_today(visit, standing)
        return
    if not writing.can_write_or_say(visit):
        return
    labels = _labels(standing, way, places)
    act = session.parameter("do", labels) or AGENDA
    st.segmented_control(
        t("What to do"), labels, required=True, format_func=labels.__getitem__, label_visibility="collapsed",
        **session.bind("gaps-do", act, "do", lambda chosen: "" if chosen == AGENDA else chosen),
    )  # fmt: skip
    cause_form.hold(visit, *_lines(standing, places))
    _show_form(visit, standing, act, way, places)
    writing.show_refused(cause_form.form_id(visit), visit.today, visit.lang)
    writing.show_missing(cause_form.form_id(visit))


def _labels(standing: CauseStanding, way: WayOut | None, places: Sequence[Place]) -> dict[str, str]:
    labels = {AGENDA: t("Agenda"), ASSIGN: t("Assign")}
    labels |= {APPLY: t("Decide now")} if way else {}
    labels |= {AMEND: t("Amend")} if places else {}
    labels |= {PARK: t("Park")} if rows_of(standing.cause) else {}
    labels |= {ACCEPT: t("Accept")} if _acceptable(standing) else {}
    return {act: labels[act] for act in ACTS if act in labels}


def _lines(standing: CauseStanding, places: Sequence[Place]) -> list[str]:
    """The keys of every line of text of the forms."""

    own = [cause_form.key(name, standing.cause.id) for name in ("why", "amend-why", "question")]
    accepted = [cause_form.key(name, id_) for id_ in _acceptable(standing) for name in ("accept-why", "control")]
    return [*own, *accepted, *(cause_form.key("value", f"{at}-{field}") for at, field in places)]


def _show_form(visit: Visit, standing: CauseStanding, act: str, way: WayOut | None, places: Sequence[Place]) -> None:
    if act == APPLY and way:
        _show_apply(visit, standing, way)
    elif act == AMEND:
        amend.show(visit, standing, places)
    elif act == ASSIGN:
        given.show_person(visit, standing)
    elif act == PARK:
        _show_park(visit, standing)
    elif act == ACCEPT:
        _show_accept(visit, standing)
    else:
        given.show(visit, standing)


def _show_way_to_today(visit: Visit, standing: CauseStanding) -> None:
    st.text(t("Decisions are taken on the matrix of today."))
    address = visit.address | {"layer": Layer.TODAY.value, "finding": standing.cause.head.id}
    st.page_link("gaps/gaps.py", label=t("Show it today"), query_params=address)


def _show_apply(visit: Visit, standing: CauseStanding, way: WayOut) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        form.show_line(t("Reason, in one line"), cause_form.key("why", standing.cause.id))
        form.show_author(cause_form.AUTHOR, width=150)
        st.button(t("Apply"), key="gaps-apply", type="primary", on_click=_apply, args=(visit, standing, way))


def _apply(visit: Visit, standing: CauseStanding, way: WayOut) -> None:
    """Letters and fields in turn; what was parked on a row that changes is answered by it."""

    field = cause_form.key("why", standing.cause.id)
    why, decision, amended = form.text(field), way.decision, tuple(fields(way.decision))
    steps: list[Step] = []
    if decision.changes:
        steps.append(lambda _: Decision(decision.changes, why))
    if amended:
        steps.append(lambda _: Amends(amended, why))
    rows = {change.activity for change in decision.changes} | {amendment.at for amendment in amended}
    parked = [
        (question.event.number, question.body.activity)
        for question in standing.questions
        if not rows.isdisjoint(question.body.rows)
    ]
    steps += [amend.answered(number, row, why) for number, row in parked]
    lack = "" if why else t("Write the reason and your name; both stand in the record.")
    cause_form.write(visit, lack, steps, field)


def _show_park(visit: Visit, standing: CauseStanding) -> None:
    row, question, owner, due = (
        cause_form.key(name, standing.cause.id) for name in ("row", "question", "brings", "answer-by")
    )
    rows = rows_of(standing.cause)
    if len(rows) > 1:
        st.selectbox(t("Activity"), rows, format_func=visit.names.activity, key=row)
    form.show_line(t("What is the question?"), question)
    cause_form.show_owner(t("Who brings the answer"), visit.names, "", owner)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        cause_form.show_day(t("By"), due, date.today() + DUE, width=150)
        form.show_author(cause_form.AUTHOR, width=200)
        st.button(t("Park it"), key="gaps-park", type="primary", on_click=_park, args=(visit, standing))


def _park(visit: Visit, standing: CauseStanding) -> None:
    row, question, owner, due = (
        cause_form.key(name, standing.cause.id) for name in ("row", "question", "brings", "answer-by")
    )
    parked, who, day = form.text(question), cause_form.owner(owner), session.state(due)
    lack = "" if parked and who and day else t("Write the question, and say who brings the answer and by when.")
    about = session.state(row) or rows_of(standing.cause)[0]
    cause_form.write(visit, lack, [lambda _: Parked(about, parked, who, day)], question, owner, due)


def _acceptable(standing: CauseStanding) -> dict[str, Finding]:
    """Rule and place -> the finding that would be accepted there."""

    live = [finding for finding in standing.cause.findings if not finding.accepted and finding.place.ids]
    return {f"{finding.rule.code}:{finding.place.ids[0]}": finding for finding in reversed(live)}


def _show_accept(visit: Visit, standing: CauseStanding) -> None:
    able = dict(reversed(_acceptable(standing).items()))
    which = cause_form.key("which", standing.cause.id)
    words = {id_: f"{SHAPES[finding.severity]} {finding.sentence(visit.lang)}" for id_, finding in able.items()}
    chosen = st.selectbox(t("What is accepted as it is"), list(able), format_func=words.__getitem__, key=which)
    why, control, until = (cause_form.key(name, f"{chosen}") for name in ("accept-why", "control", "until"))
    form.show_line(t("Reason, in one line"), why)
    form.show_line(t("Compensating control"), control)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        cause_form.show_day(t("Until"), until, date.today() + UNTIL, width=150)
        form.show_author(cause_form.AUTHOR, width=200)
        args = (visit, able[chosen], f"{chosen}") if chosen else ()
        st.button(t("Accept as it is"), key="gaps-accept", type="primary", on_click=_accept, args=args)


def _accept(visit: Visit, finding: Finding, chosen: str) -> None:
    keys = [cause_form.key(name, chosen) for name in ("accept-why", "control", "until")]
    why, control, until = form.text(keys[0]), form.text(keys[1]), session.state(keys[2])
    lack = "" if why and control and until else t("Say why, what makes up for it, and until when.")
    code, at = finding.rule.code, finding.place.ids[0]
    before = accepted_until(visit.matrix, code, at)
    body = Accepted(code, at, why, until, control, until_before=before)
    cause_form.write(visit, lack, [lambda _: body], *keys)
