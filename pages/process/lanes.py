"""A process as a relay on screen: a row a step, a lane a party, the baton drawn from runner to runner."""

from collections.abc import Sequence
from typing import Any

from pages.shared import session
from pages.shared.component import Component, one_of
from pages.shared.visit import Visit
from raci.model import Matrix
from raci.model.letters import Layer
from raci.model.terms import SHAPES
from raci.views.relay import Leg, RelayStage, lanes
from raci.words.sentences import say

LANES = Component("process/lanes.js", ("shared/grid/letters.css", "process/lanes.css"))
NOBODY = ""
"""The lane of steps that no party runs."""


def show(visit: Visit, stages: Sequence[RelayStage], picked: str, *, key: str) -> None:
    """Draw the stages; the step that the reader clicks goes into the address as `step`."""

    data = message(visit.matrix, stages, visit.layer, visit.lang) | {"picked": picked}
    LANES.draw(key, data, picked=lambda sent: session.put("step", one_of(sent, visit.matrix.activity)))


def message(matrix: Matrix, stages: Sequence[RelayStage], layer: Layer, lang: str) -> dict[str, Any]:
    """Lanes, and a row a step with its marks by lane; texts are ready to show."""

    legs = [leg for stage in stages for leg in stage.legs]
    nobody = [NOBODY] if any(not leg.runner for leg in legs) else []
    roles = [*nobody, *lanes(legs, matrix)]
    number = {leg.activity.id: place for place, leg in enumerate(legs, 1)}
    return {
        "label": say("The process as a relay", lang),
        "step": say("Step", lang),
        "lanes": [matrix.role[role].label.of(lang) if role else say("Nobody", lang) for role in roles],
        "nobody": NOBODY in roles,
        "stages": [
            {
                "id": stage.process.id,
                "name": stage.process.name.of(lang),
                "legs": [_leg(matrix, leg, roles, number, layer, lang) for leg in stage.legs],
            }
            for stage in stages
        ],
    }


def _leg(matrix: Matrix, leg: Leg, roles: list[str], number: dict[str, int], layer: Layer, lang: str) -> dict[str, Any]:
    row = leg.activity
    held = row.marks(layer)
    marks = {place: held[role] for place, role in enumerate(roles) if role in held and held[role].letters}
    return {
        "id": row.id,
        "number": number[row.id],
        "name": row.name.of(lang),
        "clause": row.clause,
        "gate": row.is_gate,
        "runner": roles.index(leg.runner),
        "marks": {place: [mark.cell, mark.origin] for place, mark in marks.items()},
        "missing": _missing(leg, lang),
        "dropped": say("baton dropped", lang) if leg.is_dropped else "",
        "no": _no(matrix, leg, number, lang),
        "to": number.get(row.refused or "", 0),
    }


def _missing(leg: Leg, lang: str) -> str:
    if leg.heads and leg.doers:
        return ""
    if leg.heads:
        says = say("nobody is told to do it", lang)
    elif leg.owners and not leg.is_unowned:
        return f"{SHAPES['concern']} {say('who answers for it is not said', lang)}"
    elif leg.owners:
        says = say("nobody says yes or no", lang) if leg.activity.is_gate else say("nobody answers for it", lang)
    else:
        says = say("nobody owns this", lang)
    return f"{SHAPES['gap']} {says}"


def _no(matrix: Matrix, leg: Leg, number: dict[str, int], lang: str) -> str:
    """What happens on a no, for a gate."""

    row = leg.activity
    if not row.is_gate:
        return ""
    if row.refused is None:
        return say("on “no”: not said", lang)
    place = number.get(row.refused)
    where = f"{place}. " if place else ""
    return say("on “no”: {activity}", lang, activity=where + matrix.activity[row.refused].name.of(lang))
