"""The first screen: a board paper, drawn by one component, made once a version, layer and language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import streamlit as st

from pages.overview import cards, press, shares, tiles
from pages.overview.doors import Doors
from pages.shared import session, visitor, workspace
from pages.shared.component import Component, if_known
from pages.shared.visit import Visit
from raci import rules
from raci.log import columns
from raci.log.standing import CauseStanding, on_agenda, standings
from raci.model import Matrix
from raci.model.letters import Layer
from raci.model.terms import BRIEFLY, LAYERS
from raci.people import Action
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
    """What the browser needs to draw, where each of its links leads, and the causes behind each card, by its id."""

    data: dict[str, Any]
    doors: Doors = field(compare=False)
    decided: Mapping[str, Sequence[Cause]] = field(compare=False)


def show(visit: Visit) -> None:
    """Draw it; a link that was followed just now opens its page."""

    version = workspace.version(visit.name, visit.today)
    screen = _kept(visit, version, visit.is_now, visit.settings.address, date.today())
    press.show(visit, screen.decided, screen.data["cards"])
    acts = {act: press.heard(visit, screen.decided, act) for act in press.ACTS}
    chosen = BOARD.draw(KEY, _offered(visit, screen.data), go=None, **acts)["go"]
    if id_ := if_known(chosen, screen.doors.known):
        page, parameters = screen.doors.known[id_]
        st.switch_page(page, query_params=parameters)


def _offered(visit: Visit, data: dict[str, Any]) -> dict[str, Any]:
    """The message without what its reader may not do."""

    if not visitor.may(Action.OPEN, visit.name) and visit.is_now:
        data = data | {"prepare": None}
    if not visitor.may(Action.DECIDE, visit.name):
        data = data | {"cards": [cards.without_acts(card) for card in data["cards"]]}
    return data


def _agenda(visit: Visit, standings: Iterable[CauseStanding], doors: Doors) -> dict[str, str] | None:
    """The way to a workshop on the rows of the agenda; from another layer, to today, where decisions are taken."""

    if not visit.is_now:
        return doors.to("overview", t("Decide on today’s matrix"), layer=Layer.TODAY.value)
    rows = on_agenda(standings)
    if not rows:
        return None
    return doors.to("prepare", count(len(rows), "Prepare {n} row", "Prepare {n} rows"), rows=",".join(rows))


@st.cache_resource(max_entries=200, show_spinner=False)
def _kept(_visit: Visit, version: tuple[object, ...], is_now: bool, address: dict[str, str], today: date) -> Screen:
    doors = Doors(address)
    data, decided = _message(_visit, doors)
    return Screen(data, doors, decided)


def _message(visit: Visit, doors: Doors) -> tuple[dict[str, Any], dict[str, Sequence[Cause]]]:
    matrix, layer, lang, findings = visit.matrix, visit.layer, visit.lang, visit.findings
    live = weighty(findings)
    every = {cause.id: cause for cause in visit.causes if not cause.accepted}
    here = areas(matrix, layer, findings)
    states = standings(visit.today, every.values(), (), date.today()) if visit.is_now else []
    known = {standing.cause.id: standing for standing in states}
    first = plan(matrix, layer, date.today(), most=cards.SHOWN + cards.parked(known))
    shown = cards.chosen(first, every, known)
    data = {
        "where": _where(visit),
        "sentence": headline.sentence(matrix, layer, findings, lang),
        "clauses": _clauses(headline.behind(findings), visit, doors),
        "bar": shares.message(live, visit.findings_of(Layer.PROPOSED), doors),
        "order": "" if live else _in_order(matrix),
        **cards.message(shown, first, every, known, lang, doors),
        "prepare": _agenda(visit, states, doors),
        "areas": tiles.message(matrix, here, broken(findings), lang, doors),
        "letters": [[letter.value, t(says)] for letter, says in BRIEFLY.items()],
        "words": {
            "bar": t("What the causes wait for"),
            "agenda": t("Put on the agenda"),
            "there": t("Take it off the agenda"),
            "later": t("Not now, because …"),
            "areas": t("Every area of the matrix"),
        },
    }
    decided = (cards.causes_of(step, every) for step in shown)
    return data, {causes[0].id: causes for causes in decided if causes}


def _where(visit: Visit) -> str:
    """Policy, layer and day; today also how many departments have confirmed what they answer for."""

    signed = columns.confirmations(visit.today)
    confirmed = [columns.counted(signed, visit.lang)] if visit.is_now and signed.signers else []
    return " · ".join((visit.matrix.title.of(visit.lang), t(LAYERS[visit.layer][0]), f"{date.today()}", *confirmed))


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
