"""Open questions: rows that were left open and objections to a column, each with its person and day, answered here."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from pages.gaps import files
from pages.gaps.sight import Sight
from pages.shared import agenda, cause_form, evidence, folds, form, session, writing
from pages.shared.download import DOWNLOAD
from pages.shared.listed import listed
from pages.shared.visit import Visit
from raci.log import Amends, Answered, AssignedCause, Assignment, Decision, Reshaped, event_words, stands
from raci.log.names import Names
from raci.log.open_points import OpenPoint
from raci.model.changes import Change
from raci.out.worklist import about
from raci.words import html
from raci.words.html import escape
from raci.words.sentences import Text

t = session.t
SAME, DECIDED, ASSIGN = "same", "decided", "assign"


def show(visit: Visit, sight: Sight) -> None:
    """The list, and one of them in full."""

    with st.container(horizontal=True, key="filters"):
        folds.show_popover(t("Download"), lambda: files.show(visit, sight), key="gaps-files", icon=DOWNLOAD)
    left, right = st.columns([1, 1], gap="medium")
    chosen = _chosen(sight.points)
    with left:
        listed.show(
            _groups(sight.points, visit.names), f"{chosen.number}" if chosen else "", key="gaps-questions",
            above="13rem", empty=t("Nothing has been left open, and nobody objects."),
            take=lambda id_: session.put("entry", id_),
        )  # fmt: skip
    with right, st.container(key="detail"):
        if chosen:
            _show_point(visit, sight, chosen)


def _chosen(points: Sequence[OpenPoint]) -> OpenPoint | None:
    """The question that the address asks for, else the first."""

    number = st.query_params.get("entry", "")
    return next((point for point in points if f"{point.number}" == number), points[0] if points else None)


def _groups(points: Sequence[OpenPoint], names: Names) -> list[dict[str, Any]]:
    titles = {False: t("Left open"), True: t("Objections")}
    drawn = []
    for is_objection, title in titles.items():
        same = [point for point in points if bool(point.role) == is_objection]
        if same:
            items = [_item(point, names) for point in same[: listed.GROUP_SHOWN]]
            plain = [(f"{point.number}", "") for point in same]
            drawn.append(listed.group(f"points-{is_objection}", title, plain, names.lang) | {"items": items})
    return drawn


def _item(point: OpenPoint, names: Names) -> dict[str, Any]:
    day = [f"{point.due}" if point.due else t("no day"), *([t("overdue")] if point.is_overdue else [])]
    owner = names.role(point.owner) if point.owner else t("nobody yet")
    under = [point.about(names.matrix).of(names.lang), names.clause(point.activity)]
    return {
        "id": f"{point.number}",
        "says": point.question or t("no reason given"),
        "under": [" · ".join(filter(None, under))],
        "cells": [{"mark": "", "lines": [owner]}, {"mark": "", "lines": day, "late": point.is_overdue}],
    }


def _show_point(visit: Visit, sight: Sight, point: OpenPoint) -> None:
    names = visit.names
    owner, due = (
        names.role(point.owner) if point.owner else t("nobody yet"),
        f"{point.due}" if point.due else t("no day"),
    )
    workshop = visit.today.workshops.get(point.workshop)
    facts = [
        (t("Objection to the column of") if point.role else t("Activity"), point.about(visit.matrix).of(visit.lang))
    ]
    facts += [(t("Who brings the answer"), owner), (t("By"), due), (t("Asked on"), f"{point.since}")]
    facts += [(t("Workshop"), workshop.opened.title)] if workshop else []
    late = f"<p class='gap'>{t('overdue')}</p>" if point.is_overdue else ""
    question = escape(point.question or t("no reason given"))
    evidence.show_panel([f"<h2>{question}</h2>", late, html.pairs(facts)])
    _show_links(visit, sight, point)
    if not visit.is_now:
        st.text(t("Decisions are taken on the matrix of today."))
    elif writing.can_write_or_say(visit):
        _show_answer(visit, point)


def _show_links(visit: Visit, sight: Sight, point: OpenPoint) -> None:
    """The causes of its row, where a way out answers it in the same press; for an objection, the page of its role."""

    with st.container(gap="small", key="links-question"):
        for standing in sight.every:
            if any(parked.event.number == point.number for parked in standing.questions):
                label = session.plain(t("Decide: {cause}", cause=standing.cause.message(visit.lang)))
                address = visit.address | {"finding": standing.cause.head.id, "do": "apply"}
                st.page_link("gaps/gaps.py", label=label, query_params=address, width="stretch")
        if point.role in visit.matrix.role:
            address = visit.address | {"role": point.role}
            st.page_link("role/role.py", label=t("The column of this party"), query_params=address)
        elif point.activity in visit.matrix.activity:
            address = visit.address | {"cell": f"{point.activity}:", "edit": "yes"}
            st.page_link("matrix/matrix.py", label=t("Change its letters in the matrix"), query_params=address)


def _show_answer(visit: Visit, point: OpenPoint) -> None:
    decisions = _decisions(visit, point)
    labels = {SAME: t("No change, because …")} | ({DECIDED: t("Answered by a decision")} if decisions else {})
    labels |= {ASSIGN: t("Person and day")}
    act = st.segmented_control(
        t("What to do"), labels, default=SAME, required=True, format_func=labels.__getitem__,
        label_visibility="collapsed", key="gaps-question-do",
    )  # fmt: skip
    why = cause_form.key("answer", point.cause)
    cause_form.hold(visit, why)
    if act == ASSIGN:
        _show_person(visit, point)
    else:
        by = cause_form.key("by", point.cause) if act == DECIDED else ""
        if by:
            st.selectbox(t("Decision"), list(decisions), format_func=decisions.__getitem__, key=by)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            form.show_line(t("Because"), why)
            form.show_author(cause_form.AUTHOR, width=150)
            st.button(t("Answer"), key="gaps-answer", type="primary", on_click=_write_answer, args=(visit, point, by))
    writing.show_refused(cause_form.form_id(visit), visit.today, visit.lang)
    writing.show_missing(cause_form.form_id(visit))


def _decisions(visit: Visit, point: OpenPoint) -> dict[int, str]:
    """The decisions taken since on its row or of its role that still stand, the latest first: number -> in words."""

    decided = {}
    for event in reversed([*visit.today.events.since(point.number)]):
        if _is_about(event.body, point) and stands(event, visit.today):
            decided[event.number] = f"{event.number} · {event_words.sentence(event, visit.today, visit.lang)}"
    return decided


def _is_about(body: object, point: OpenPoint) -> bool:
    changed: Sequence[Change] = body.changes if isinstance(body, Decision) else ()
    amended = [each.at for each in body.fields] if isinstance(body, Amends | Reshaped) else []
    names = {each.role if point.role else each.activity for each in changed} | set(amended)
    return not names.isdisjoint([point.role] if point.role else point.rows)


def _show_person(visit: Visit, point: OpenPoint) -> None:
    owner, due = (cause_form.key(name, point.cause) for name in ("owner", "due"))
    cause_form.show_owner(t("Who brings the answer"), visit.names, point.owner, owner)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        cause_form.show_day(t("By"), due, point.due, width=150)
        form.show_author(cause_form.AUTHOR, width=200)
        st.button(t("Assign"), key="gaps-assign", type="primary", on_click=_write_owner, args=(visit, point))


def _write_answer(visit: Visit, point: OpenPoint, by: str) -> None:
    field = cause_form.key("answer", point.cause)
    why, number = form.text(field), session.state(by) if by else None
    body = Answered(point.number, why, by=number, activity=point.activity, role=point.role)
    cause_form.write(visit, "" if why else t("Say why in one line; it stands in the record."), [lambda _: body], field)


def _write_owner(visit: Visit, point: OpenPoint) -> None:
    owner, due = (cause_form.key(name, point.cause) for name in ("owner", "due"))
    held = visit.today.assigned.get(point.cause, Assignment())
    after = replace(held, owner=cause_form.owner(owner), due=session.state(due))
    lack = "" if after != held else t("Choose a party or write a name, or set another day.")
    names = (Names(visit.matrix, lang) for lang in ("en", "zh"))
    words = Text(*(about(point, each) for each in names))
    body = agenda.assigned(AssignedCause(point.cause, words, held, after, point.activity or point.role))
    cause_form.write(visit, lack, [lambda _: body], owner, due)
