"""Effect: what a fix would settle, raise and change, seen before it is applied."""

from dataclasses import replace
from typing import NamedTuple

from raci.changes import Change, as_shown
from raci.letters import Layer, Mark
from raci.model import Activity, Matrix
from raci.rules.rule import Finding, Fix


class Changed(NamedTuple):
    """One finding that stays and says something else: more or fewer parties, another severity."""

    before: Finding
    after: Finding


class Effect(NamedTuple):
    """Findings that go, that come, and that stay but grow or shrink; before - settled + raised = after."""

    settled: list[Finding]
    raised: list[Finding]
    changed: list[Changed]

    @property
    def left(self) -> list[Finding]:
        """The changed findings as they are afterwards."""

        return [one.after for one in self.changed]


def compare(before: list[Finding], after: list[Finding]) -> Effect:
    """What two diagnoses of one matrix differ in; a finding is the same when rule and what it is about are."""

    known, left = ({finding.id: finding for finding in found} for found in (before, after))
    return Effect(
        settled=[finding for finding in before if finding.id not in left],
        raised=[finding for finding in after if finding.id not in known],
        changed=[Changed(known[one.id], one) for one in after if one.id in known and _differs(known[one.id], one)],
    )


def _differs(before: Finding, after: Finding) -> bool:
    """True when a reader would be told something else; where in the file it stands does not count."""

    return (before.severity, before.args, before.place) != (after.severity, after.args, after.place)


def preview(matrix: Matrix, layer: Layer, fix: Fix) -> Matrix:
    """The matrix as this layer shows it, its letters as if stated, with the changes of the fix made."""

    shown = as_shown(matrix, layer)
    rows = dict(shown.activity)
    for change in fix.changes:
        rows[change.activity] = _changed(rows[change.activity], change)
    return replace(shown, activities=tuple(rows.values()))


def _changed(row: Activity, change: Change) -> Activity:
    return replace(row, stated={**row.stated, change.role: Mark(change.after)})
