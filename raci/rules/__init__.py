"""The diagnosis: every rule asked of one layer of a matrix. `check` is the door; rules live in files by family."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from raci.model import Acceptance, Limits, Matrix
from raci.model.letters import Layer
from raci.rules import (  # noqa: F401
    accountable,
    claims,
    handover,
    hands,
    lines,
    others,
    parties,
    responsible,
    second,
    separation,
    supplies,
    text,
    topics,
    workload,
)
from raci.rules.causes import Cause, causes, told_causes
from raci.rules.effect import Changed, Effect, compare, preview
from raci.rules.finding import Finding
from raci.rules.order import gravity, weighed
from raci.rules.rule import RULES, Fix, Hit, Place, Rule, Severity
from raci.rules.view import View

__all__ = [
    "RULES",
    "SEVERITIES",
    "Cause",
    "Changed",
    "Effect",
    "Finding",
    "Fix",
    "Place",
    "Rule",
    "Severity",
    "View",
    "causes",
    "check",
    "compare",
    "effect_of",
    "gravity",
    "order",
]

SEVERITIES = list(Severity)
"""From the worst on."""


def check(
    matrix: Matrix, layer: Layer = Layer.TODAY, *, today: date | None = None, limits: Limits | None = None
) -> list[Finding]:
    """Every finding in report order: by severity, then rule, then how much it matters. An empty matrix gives [].

    Accepted exceptions stay in the list, marked; `limits` replaces those of the file for this one look.
    """

    view = View(replace(matrix, limits=limits) if limits else matrix, layer, today or date.today())
    excuses = {(one.rule, one.at): one for one in matrix.accept if one.until >= view.today}
    found = [_finding(rule, hit, view, excuses) for rule in RULES.values() for hit in rule.find(view)]
    return sorted(told_causes(found, view), key=order)


def effect_of(fix: Fix, matrix: Matrix, layer: Layer) -> Effect:
    """What a fix would settle and raise in this layer, before it is applied to anything."""

    nothing = Fix(fix.says, fix.args, ())
    before, after = (check(preview(matrix, layer, tried), Layer.STATED) for tried in (nothing, fix))
    return compare(before, after)


def order(finding: Finding) -> tuple[int, str, float]:
    """Sort key of a list: gaps before concerns before notes, rules by code, within a rule what matters most first."""

    return SEVERITIES.index(finding.severity), finding.rule.code, gravity(finding)[2]


def _finding(rule: Rule, hit: Hit, view: View, excuses: dict[tuple[str, str], Acceptance]) -> Finding:
    clauses = dict.fromkeys(clause for clause in _clauses(hit.place, view) if clause)
    excuse = next((excuses[rule.code, id_] for id_ in hit.place.ids if (rule.code, id_) in excuses), None)
    return Finding(
        rule=rule,
        severity=hit.severity or rule.severity,
        place=hit.place,
        args=hit.args,
        clauses=tuple(clauses),
        line=_line(hit.place, view.matrix),
        fixes=hit.fixes,
        accepted=excuse,
        says=hit.says,
        many=hit.many,
        weight=weighed(rule.about, hit.place, view),
    )


def _clauses(place: Place, view: View) -> Iterator[str]:
    """Clauses in the order of the file, as a reader of the policy meets them."""

    rows = [view.matrix.activity[activity] for activity in place.activities]
    yield from (row.clause for row in sorted(rows, key=lambda row: row.line))


def _line(place: Place, matrix: Matrix) -> int:
    if place.activities:
        return matrix.activity[place.activities[0]].line
    if place.process:
        return matrix.process[place.process].line
    return matrix.role[place.roles[0]].line if place.roles else 1
