"""What the address asks for of the causes: filters, states, and limits for the moment."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from pages.shared import session
from pages.shared.visit import Visit
from raci import rules
from raci.log.standing import CauseState, Standing
from raci.model import Limits, Matrix
from raci.model.letters import Layer
from raci.model.selection import LIMIT_TEXT, folded
from raci.rules import Finding, Severity
from raci.words.sentences import cited

t, count = session.t, session.count
CAUSES, QUESTIONS, OVERDUE = "causes", "questions", "overdue"
STATES_ASKED = (*CauseState, OVERDUE)
AGENDA, APPLY, AMEND, ASSIGN, PARK, ACCEPT = "agenda", "apply", "amend", "assign", "park", "accept"
ACTS = (AGENDA, APPLY, AMEND, ASSIGN, PARK, ACCEPT)
"""What can be done about a cause, as the address asks for it."""

LIMITS = {
    "responsible": ("Responsible in a row", 1, 20),
    "consulted": ("Consulted in a row", 0, 20),
    "informed": ("Informed in a row", 0, 50),
    "share": ("Percent of all rows for one role", 10, 100),
}
"""Limit -> label, least and greatest value; a share is shown in percent."""


def limits(matrix: Matrix) -> Limits:
    """The limits of the file, with those that the address replaces for the moment."""

    chosen = {name: value for name in LIMITS if (value := _in_address(name)) is not None}
    changed: dict[str, Any] = {name: value / 100 if name == "share" else value for name, value in chosen.items()}
    return replace(matrix.limits, **changed)


def fitting(standings: Iterable[Standing], visit: Visit) -> list[Standing]:
    """What the filters in the address leave, the states aside: any finding inside may fit, the kind is of the cause."""

    matrix = visit.matrix
    process, role = session.parameter("process", matrix.process), session.parameter("role", matrix.role)
    severity, codes = session.parameter("severity", list(Severity)), chosen_rules()
    words = folded(st.query_params.get("text", "")[:LIMIT_TEXT]).split()
    return [
        one
        for one in standings
        if severity in ("", one.cause.severity)
        and any(
            (not codes or finding.rule.code in codes)
            and role in ("", *finding.place.roles)
            and process in ("", *_processes(finding, matrix))
            for finding in one.cause.findings
        )
        and (not words or _has(one, words, visit))
    ]


def _has(one: Standing, words: Iterable[str], visit: Visit) -> bool:
    cause, lang = one.cause, visit.lang
    clauses = [*cause.clauses, *(cited(clause, lang) for clause in cause.clauses)]
    text = folded(
        " ".join([*(finding.sentence(lang) for finding in cause.findings), *clauses, visit.names.role(one.owner)])
    )
    return all(word in text for word in words)


def of_state(listed: Sequence[Standing], done: Sequence[Standing]) -> list[Standing]:
    """Those in the state that the address asks for; all of this layer where it asks for none."""

    state = session.parameter("state", STATES_ASKED)
    if not state:
        return list(listed)
    every = [*listed, *done]
    return [one for one in every if (one.is_overdue if state == OVERDUE else one.state == state)]


def can_act(visit: Visit) -> bool:
    """True where causes are those of today, so that something can be done about them."""

    return visit.layer == Layer.TODAY and visit.version is None


def _processes(finding: Finding, matrix: Matrix) -> list[str]:
    """Those that it is about, and those of its rows."""

    return [finding.place.process, *(matrix.activity[row].process for row in finding.place.activities)]


def chosen_rules() -> list[str]:
    """The codes of the rules that the address asks for; [] for all."""

    return [code for code in st.query_params.get("rule", "").split(",") if code in rules.RULES]


def _in_address(name: str) -> int | None:
    _, least, most = LIMITS[name]
    text = st.query_params.get(f"limit-{name}", "")
    return int(text) if text.isascii() and text.isdigit() and least <= int(text) <= most else None
