"""The list of causes on screen, one row each, and what the address says of the one that is picked."""

from collections.abc import Iterable, Sequence
from typing import Any

import streamlit as st

from pages.gaps import given, narrow
from pages.gaps.sight import Sight
from pages.shared import session
from pages.shared.listed import listed
from pages.shared.visit import Visit
from raci import rules
from raci.log.names import Names
from raci.log.standing import SIGNS, CauseStanding, CauseState, in_words
from raci.model.terms import SEVERITIES, SHAPES
from raci.out.worklist import MEANS
from raci.rules import Severity
from raci.views.plan import Means, Outlook
from raci.words.lists import listed as joined
from raci.words.sentences import cited

t = session.t
Drawn = dict[str, dict[str, Any]]
"""Id of a cause -> its row in the list."""
PARTIES = 2
"""Parties that a row names of those who must agree."""


def show(visit: Visit, sight: Sight, chosen: CauseStanding | None) -> None:
    """Draw the list; the one the reader picks goes into the address as `finding`, and P puts one on the agenda."""

    known: Drawn = visit.kept("items", dict, narrow.limits(visit.matrix))
    drawn = groups(sight, visit.names, known)
    picked = chosen.cause.head.id if chosen else ""
    keys = {"p": lambda id_: given.put(visit, sight, id_)} if visit.is_now else {}
    listed.show(
        drawn, picked, key="gaps-list", above="13.4rem", empty=_empty(visit, sight), keys=keys,
        take=lambda id_: session.put("finding", id_),
    )  # fmt: skip


def chosen(shown: Sequence[CauseStanding]) -> CauseStanding | None:
    """The cause that the address asks for; the first of the list where it asks for none."""

    if not is_asked():
        return shown[0] if shown else None
    id_ = st.query_params.get("finding", "")
    return next((standing for standing in shown if any(finding.id == id_ for finding in standing.cause.findings)), None)


def is_asked() -> bool:
    """True when the address asks for a finding, whether there is one or not."""

    return "finding" in st.query_params


def groups(sight: Sight, names: Names, known: Drawn) -> list[dict[str, Any]]:
    """A group a severity, what matters most first; then what is accepted, and what has been decided. `known`: rows
    that were drawn before, to which those that are new are added."""

    for standing in sight.shown:
        if standing.cause.id not in known:
            known[standing.cause.id] = _item(standing, sight.leads.get(standing.cause.id, Outlook(Means.NONE)), names)

    here = {standing.cause.id for standing in sight.every}
    live = [standing for standing in sight.shown if standing.cause.id in here]
    drawn = []
    for severity in Severity:
        same = [
            standing
            for standing in live
            if standing.cause.severity == severity and standing.state != CauseState.ACCEPTED
        ]
        name, meaning = SEVERITIES[severity]
        title = t("{what}: {told}", what=t(name), told=t(meaning))
        drawn += _group(severity, title, same, sight, known, mark=SHAPES[severity], is_open=severity != Severity.NOTE)
    accepted = [standing for standing in sight.shown if standing.state == CauseState.ACCEPTED]
    drawn += _group("accepted", t("Accepted exceptions"), accepted, sight, known, mark="✓", is_open=False)
    gone = [standing for standing in sight.shown if standing.cause.id not in here]
    return drawn + _group("decided", t("Settled by decisions"), gone, sight, known, mark="✓", is_open=True)


def _group(
    id_: str, title: str, same: Sequence[CauseStanding], sight: Sight, known: Drawn, *, mark: str, is_open: bool
) -> list[dict[str, Any]]:
    if not same:
        return []
    drawn = listed.group(id_, title, [(standing.cause.head.id, "") for standing in same], session.spoken(), mark=mark)
    items = [known[standing.cause.id] for standing in same[: listed.GROUP_SHOWN]]
    is_only = len(same) == len(sight.shown)
    return [drawn | {"severity": id_, "open": is_open or is_only, "items": items}]


def _item(standing: CauseStanding, lead: Outlook, names: Names) -> dict[str, Any]:
    who = [
        names.role(standing.owner) if standing.owner else t("nobody yet"),
        *([f"{standing.due}"] if standing.due else []),
    ]
    return {
        "id": standing.cause.head.id,
        "says": standing.cause.sentence(names.lang),
        "under": [_where(standing, lead, names), standing.cause.because(names.lang)],
        "cells": [
            {"mark": SIGNS[standing.state], "lines": [in_words(standing, names.lang)], "late": standing.is_overdue},
            {"mark": "", "lines": who, "late": False},
        ],
    }


def _where(standing: CauseStanding, lead: Outlook, names: Names) -> str:
    clauses = joined((cited(clause, names.lang) for clause in standing.cause.clauses[:PARTIES]), names.lang)
    parts = [clauses, t(MEANS[lead.means])] if standing.state != CauseState.DECIDED else [clauses]
    if lead.agree and standing.state != CauseState.DECIDED:
        parts.append(t("{roles} must agree", roles=parties(lead.agree, names)))
    return " · ".join(filter(None, parts))


def parties(roles: Sequence[str], names: Names) -> str:
    """The first of them, and how many more there are, such as Management, Finance +2."""

    left = len(roles) - PARTIES
    return names.roles(roles[:PARTIES]) + (f" +{left}" if left > 0 else "")


def _empty(visit: Visit, sight: Sight) -> str:
    if sight.every or sight.done:
        return t("No finding fits these filters.")
    rows = len(visit.matrix.activities)
    return t("Nothing found. {n} rules looked at {rows} activities.", n=len(rules.RULES), rows=rows)


def ids(shown: Iterable[CauseStanding]) -> dict[str, CauseStanding]:
    """Id of each finding -> the cause it is in."""

    return {finding.id: standing for standing in shown for finding in standing.cause.findings}
