"""Effect: what a fix would settle, raise and change, seen before it is applied."""

from dataclasses import replace
from typing import NamedTuple

from raci.model import Activity, Matrix
from raci.model.changes import Change, as_shown
from raci.model.letters import Layer, Mark
from raci.rules.causes import Cause, causes
from raci.rules.finding import Finding
from raci.rules.rule import Fix


class Changed(NamedTuple):
    """One cause that stays and says something else: more or fewer findings or parties, another severity."""

    before: Cause
    after: Cause


class Effect(NamedTuple):
    """Causes that go, that come, and that stay but grow or shrink; before - settled + raised = after."""

    settled: list[Cause]
    raised: list[Cause]
    changed: list[Changed]

    @property
    def left(self) -> list[Cause]:
        """The changed causes as they are afterwards."""

        return [one.after for one in self.changed]


def compare(before: list[Finding], after: list[Finding]) -> Effect:
    """What two diagnoses of one matrix differ in, as causes; the gravest first."""

    known, left = ({cause.id: cause for cause in causes(found)} for found in (before, after))
    return Effect(
        settled=[cause for id_, cause in known.items() if id_ not in left],
        raised=[cause for id_, cause in left.items() if id_ not in known],
        changed=[Changed(known[id_], one) for id_, one in left.items() if id_ in known and _differs(known[id_], one)],
    )


def _differs(before: Cause, after: Cause) -> bool:
    """True when a reader would be told something else; where in the file it stands does not count."""

    return _told(before) != _told(after)


def _told(cause: Cause) -> list[tuple[object, ...]]:
    return [(one.id, one.severity, one.args, one.place, one.accepted) for one in cause.findings]


def preview(matrix: Matrix, layer: Layer, fix: Fix) -> Matrix:
    """The matrix as this layer shows it, its letters as if stated, with the changes of the fix made."""

    shown = as_shown(matrix, layer)
    rows = dict(shown.activity)
    for change in fix.changes:
        rows[change.activity] = _changed(rows[change.activity], change)
    return replace(shown, activities=tuple(rows.values()))


def _changed(row: Activity, change: Change) -> Activity:
    return replace(row, stated={**row.stated, change.role: Mark(change.after)})
