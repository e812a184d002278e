"""The diagnosis: every rule asked of one layer of a matrix. `check` is the door; rules live in files by family."""

from dataclasses import replace
from datetime import date

from raci.model import Limits, Matrix
from raci.model.letters import Layer
from raci.rules import (  # noqa: F401
    accountable,
    claims,
    damage,
    handover,
    hands,
    lines,
    others,
    outputs,
    parties,
    ranges,
    responsible,
    second,
    separation,
    supplies,
    text,
    topics,
    workload,
)
from raci.rules.causes import Cause, causes
from raci.rules.effect import Changed, Effect, compare, effect_between, judged
from raci.rules.finding import Finding
from raci.rules.judgement import Judged, judge, rejudged
from raci.rules.order import gravity, order
from raci.rules.rule import RULES, Fix, Place, Rule, Severity
from raci.rules.view import View

__all__ = [
    "RULES",
    "SEVERITIES",
    "Cause",
    "Changed",
    "Effect",
    "Finding",
    "Fix",
    "Judged",
    "Place",
    "Rule",
    "Severity",
    "View",
    "causes",
    "check",
    "compare",
    "effect_between",
    "effect_of",
    "gravity",
    "judge",
    "judged",
    "order",
    "rejudged",
]

SEVERITIES = list(Severity)
"""From the worst on."""


def check(
    matrix: Matrix, layer: Layer = Layer.TODAY, *, today: date | None = None, limits: Limits | None = None
) -> list[Finding]:
    """Every finding in report order: by severity, then rule, then how much it matters. An empty matrix gives [].

    Accepted exceptions stay in the list, marked; `limits` replaces those of the file for this one look.
    """

    return judge(View(replace(matrix, limits=limits) if limits else matrix, layer, today or date.today())).findings


def effect_of(fix: Fix, matrix: Matrix, layer: Layer) -> Effect:
    """What a fix would settle and raise in this layer, before it is applied to anything."""

    before = judged(matrix, layer, date.today())
    return effect_between(before, rejudged(before, fix.changes))
