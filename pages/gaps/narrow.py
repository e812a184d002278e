"""What the address asks for of the causes: filters, states, and limits for the moment."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from pages.shared import session
from pages.shared.visit import Visit
from raci.log.standing import CauseStanding, CauseState
from raci.model import Limits, Matrix
from raci.model.selection import LIMIT_SEARCH
from raci.model.words import folded, is_in
from raci.views.cause_filter import CauseFilter
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


def fitting(standings: Iterable[CauseStanding], visit: Visit) -> list[CauseStanding]:
    """What the filters in the address leave, the states aside: any finding inside may fit, the kind is of the cause."""

    asks = wanted(visit.matrix)
    words = folded(st.query_params.get("text", "")[:LIMIT_SEARCH]).split()
    return [
        standing for standing in standings if asks.keeps(standing.cause) and (not words or _has(standing, words, visit))
    ]


def _has(standing: CauseStanding, words: Iterable[str], visit: Visit) -> bool:
    cause, lang = standing.cause, visit.lang
    clauses = [*cause.clauses, *(cited(clause, lang) for clause in cause.clauses)]
    text = folded(
        " ".join([*(finding.sentence(lang) for finding in cause.findings), *clauses, visit.names.role(standing.owner)])
    )
    return all(is_in(word, text) for word in words)


def of_state(listed: Sequence[CauseStanding], done: Sequence[CauseStanding]) -> list[CauseStanding]:
    """Those in the state that the address asks for; all of this layer where it asks for none."""

    state = session.parameter("state", STATES_ASKED)
    if not state:
        return list(listed)
    every = [*listed, *done]
    return [standing for standing in every if (standing.is_overdue if state == OVERDUE else standing.state == state)]


def wanted(matrix: Matrix) -> CauseFilter:
    """What the address asks of the causes, the words aside."""

    return CauseFilter.read(st.query_params, matrix)


def _in_address(name: str) -> int | None:
    _, least, most = LIMITS[name]
    text = st.query_params.get(f"limit-{name}", "")
    return int(text) if text.isascii() and text.isdigit() and least <= int(text) <= most else None
