"""Effect: what a fix would settle and raise, seen before it is applied."""

from dataclasses import replace
from typing import NamedTuple

from raci.changes import Change, as_shown
from raci.letters import Layer, Mark
from raci.model import Activity, Matrix
from raci.rules.rule import Finding, Fix


class Effect(NamedTuple):
    """Findings that go and findings that come."""

    settled: list[Finding]
    raised: list[Finding]


def compare(before: list[Finding], after: list[Finding]) -> Effect:
    """What two diagnoses of one matrix differ in; a finding is the same when rule and place are."""

    known, left = {finding.id for finding in before}, {finding.id for finding in after}
    settled = [finding for finding in before if finding.id not in left]
    return Effect(settled, [finding for finding in after if finding.id not in known])


def preview(matrix: Matrix, layer: Layer, fix: Fix) -> Matrix:
    """The matrix as this layer shows it, its letters as if stated, with the changes of the fix made."""

    shown = as_shown(matrix, layer)
    rows = dict(shown.activity)
    for change in fix.changes:
        rows[change.activity] = _changed(rows[change.activity], change)
    return replace(shown, activities=tuple(rows.values()))


def _changed(row: Activity, change: Change) -> Activity:
    return replace(row, stated={**row.stated, change.role: Mark(change.after)})
