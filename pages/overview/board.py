"""The first screen: a board paper, drawn by one component, made once a version, layer and language."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import streamlit as st

from pages.overview import cards, shares, tiles
from pages.overview.doors import Doors
from pages.shared import session, workspace
from pages.shared.component import Component, one_of
from pages.shared.visit import Visit
from raci import rules
from raci.model import Matrix
from raci.model.letters import Layer
from raci.model.terms import BRIEFLY, LAYERS
from raci.rules import Cause
from raci.views import headline
from raci.views.areas import areas, broken
from raci.views.briefly import clauses
from raci.views.plan import plan
from raci.views.remedies import weighty

t, count = session.t, session.count
BOARD = Component("overview/board.js", ("shared/grid/letters.css", "overview/board.css"))
KEY = "board"
CITED = 3
"""Clauses behind the first half of the sentence that are shown; the second half has one more."""


@dataclass(frozen=True)
class Screen:
    """What the browser needs to draw, and where each of its links leads."""

    data: dict[str, Any]
    doors: Doors = field(compare=False)


def show(visit: Visit) -> None:
    """Draw it; a link that was followed just now opens its page."""

    screen = _kept(visit, workspace.version(visit.name, visit.today), visit.settings.address, date.today())
    rows = agenda(visit)
    data = screen.data | {"agenda": rows, "prepare": _prepare(rows, screen.doors)}
    chosen = BOARD.draw(KEY, data, go=None, agenda=lambda sent: _put(visit, sent))["go"]
    if id_ := one_of(chosen, screen.doors.known):
        page, parameters = screen.doors.known[id_]
        st.switch_page(page, query_params=parameters)


def agenda(visit: Visit) -> list[str]:
    """The rows that have been put on the agenda in this visit, as the address has them, else as they were last."""

    rows = st.query_params.get("rows", session.noted(f"agenda-{visit.name}", ""))
    return [row for row in rows.split(",") if row in visit.matrix.activity]


def _put(visit: Visit, sent: Any) -> None:
    rows = [row for row in visit.matrix.activity if isinstance(sent, list) and row in sent]
    session.note(f"agenda-{visit.name}", ",".join(rows))
    session.put("rows", ",".join(rows))


def _prepare(rows: list[str], doors: Doors) -> dict[str, str] | None:
    if not rows:
        return None
    return doors.to("prepare", count(len(rows), "Prepare {n} row", "Prepare {n} rows"), rows=",".join(rows))


@st.cache_resource(max_entries=200, show_spinner=False)
def _kept(_visit: Visit, version: tuple[object, ...], address: dict[str, str], today: date) -> Screen:
    doors = Doors(address)
    return Screen(_message(_visit, doors), doors)


def _message(visit: Visit, doors: Doors) -> dict[str, Any]:
    matrix, layer, lang, findings = visit.matrix, visit.layer, visit.lang, visit.findings
    live = weighty(findings)
    every = {cause.id: cause for cause in rules.causes(findings) if not cause.accepted}
    here = areas(matrix, layer, findings)
    first = plan(matrix, layer, date.today(), most=cards.SHOWN)
    return {
        "where": _where(matrix, layer, lang),
        "sentence": headline.sentence(matrix, layer, findings, lang),
        "clauses": _clauses(headline.behind(findings), visit, doors),
        "bar": shares.message(live, visit.findings_of(Layer.PROPOSED), doors),
        "order": "" if live else _in_order(matrix),
        **cards.message(first, every, lang, doors),
        "areas": tiles.message(matrix, here, broken(findings), lang, doors),
        "letters": [[letter.value, t(says)] for letter, says in BRIEFLY.items()],
        "words": {
            "bar": t("What the causes wait for"),
            "agenda": t("Put on the agenda"),
            "there": t("On the agenda"),
            "areas": t("Every area of the matrix"),
        },
    }


def _where(matrix: Matrix, layer: Layer, lang: str) -> str:
    return " · ".join((matrix.title.of(lang), t(LAYERS[layer][0]), f"{date.today()}"))


def _clauses(behind: list[Cause], visit: Visit, doors: Doors) -> list[dict[str, str]]:
    """A link a clause, to the cause that the sentence tells of; each clause once."""

    shown = [*behind[:CITED], *behind[CITED:][-1:]]
    first = {clauses(cause, visit.lang)[0]: cause for cause in reversed(shown) if cause.clauses}
    return [doors.to("gaps", clause, finding=cause.head.id) for clause, cause in reversed(first.items())]


def _in_order(matrix: Matrix) -> str:
    if not matrix.activities:
        return ""
    return t(
        "In good order: {n} rules looked at {rows} activities, at who answers for each, separation of duties, "
        "hand-offs, reporting lines and authority, and found nothing that would hurt.",
        n=len(rules.RULES),
        rows=len(matrix.activities),
    )
