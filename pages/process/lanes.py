"""A process as a relay on screen: a row a step, a lane a party, the baton drawn from runner to runner."""

from collections.abc import Mapping, Sequence
from typing import Any

from pages.shared import session
from pages.shared.component import Component, if_known
from pages.shared.visit import Visit
from raci.model import Matrix
from raci.model.letters import Layer
from raci.model.terms import SHAPES
from raci.rules import Cause, Severity
from raci.views.by_row import gravest
from raci.views.relay import Leg, RelayStage, lanes
from raci.words.sentences import say

LANES = Component("process/lanes.js", ("shared/grid/letters.css", "process/lanes.css"))
Numbers = Mapping[str, int]
"""Step -> its number in the whole process, however little of it is shown."""
Causes = Mapping[str, tuple[Cause, ...]]
"""Row -> what is wrong with it, the gravest first."""
NOBODY = ""
"""The lane of steps that no party runs."""


def show(visit: Visit, stages: Sequence[RelayStage], number: Numbers, causes: Causes, picked: str, *, key: str) -> None:
    """Draw the stages; the step that the reader clicks goes into the address as `step`, and a link scrolls to it."""

    shown = ",".join(stage.process.id for stage in stages)
    data = visit.kept("lanes", lambda: message(visit.matrix, stages, number, causes, visit.layer, visit.lang), shown)
    data = data | {"picked": picked, "asked": session.parameter("step", number)}
    LANES.draw(key, data, picked=lambda sent: session.put("step", if_known(sent, visit.matrix.activity)))


def message(
    matrix: Matrix, stages: Sequence[RelayStage], number: Numbers, causes: Causes, layer: Layer, lang: str
) -> dict[str, Any]:
    """Lanes, and a row a step with its gravest fault and its marks by lane; texts are ready to show."""

    legs = [leg for stage in stages for leg in stage.legs]
    nobody = [NOBODY] if any(not leg.runner for leg in legs) else []
    roles = [*nobody, *lanes(legs, matrix)]
    return {
        "label": say("The process as a relay", lang),
        "step": say("Step", lang),
        "lanes": [matrix.role[role].label.of(lang) if role else say("Nobody", lang) for role in roles],
        "nobody": NOBODY in roles,
        "stages": [
            {
                "id": stage.process.id,
                "name": stage.process.name.of(lang),
                "legs": [
                    _leg(matrix, leg, roles, number, layer, lang) | {"worst": worst(leg, causes, lang)}
                    for leg in stage.legs
                ],
            }
            for stage in stages
        ],
    }


def worst(leg: Leg, causes: Causes, lang: str) -> dict[str, str]:
    """The gravest fault of a step in a few words, with its severity; a note only where nobody answers, {} for none."""

    row = leg.activity.id
    cause = next(iter(causes.get(row, ())), None)
    if not cause or (cause.severity == Severity.NOTE and leg.heads):
        return {}
    title = say(gravest(row, cause).rule.title, lang)
    return {"severity": cause.severity.value, "says": f"{SHAPES[cause.severity]} {title}"}


def _leg(matrix: Matrix, leg: Leg, roles: list[str], number: Numbers, layer: Layer, lang: str) -> dict[str, Any]:
    row = leg.activity
    held = row.marks(layer)
    marks = {column: held[role] for column, role in enumerate(roles) if role in held and held[role].letters}
    return {
        "id": row.id,
        "number": number[row.id],
        "name": row.name.of(lang),
        "clause": session.clause(row.clause),
        "gate": row.is_gate,
        "runner": roles.index(leg.runner),
        "marks": {column: [mark.cell, mark.origin] for column, mark in marks.items()},
        "missing": leg.is_unowned or not leg.heads or not leg.doers,
        "dropped": say("the hand-over is broken", lang) if leg.is_dropped else "",
        "no": _no(matrix, leg, number, lang),
        "to": number.get(row.refused or "", 0),
    }


def _no(matrix: Matrix, leg: Leg, number: Numbers, lang: str) -> str:
    """What happens on a no, for a gate."""

    row = leg.activity
    if not row.is_gate:
        return ""
    if row.refused is None:
        return say("on “no”: not said", lang)
    step = number.get(row.refused)
    where = f"{step}. " if step else ""
    return say("on “no”: {activity}", lang, activity=where + matrix.activity[row.refused].name.of(lang))
