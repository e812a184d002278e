"""Two matrices, or two layers of one -> what differs, in words, and what that settles and raises."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from raci import rules
from raci.model import Activity, Matrix, Role
from raci.model.changes import Change, as_shown, diff
from raci.model.letters import Layer, Mark, Origin
from raci.rules import Effect


class Comparison(NamedTuple):
    """What `new` has that `old` has not, and the other way round; cells of rows that both have; findings."""

    cells: list[Change]
    added: list[Activity]
    removed: list[Activity]
    joined: list[Role]
    left: list[Role]
    effect: Effect


def compare(old: Matrix, old_layer: Layer, new: Matrix, new_layer: Layer, today: date | None = None) -> Comparison:
    """Differences in the order of the rows of `new`; findings are the same when rule and place are."""

    before, after = as_shown(old, old_layer), as_shown(new, new_layer)
    cells = [one for one in diff(before, after, Layer.STATED) if _in_both(one.activity, old, new)]
    found = (rules.check(one, Layer.STATED, today=today) for one in (before, after))
    return Comparison(
        cells=cells,
        added=[row for row in new.activities if row.id not in old.activity],
        removed=[row for row in old.activities if row.id not in new.activity],
        joined=[role for role in new.roles if role.id not in old.role],
        left=[role for role in old.roles if role.id not in new.role],
        effect=rules.compare(*found),
    )


class DecidedCell(NamedTuple):
    """One decided cell: the day, and what it changed of the text."""

    on: date
    change: Change


def decisions(matrix: Matrix) -> list[DecidedCell]:
    """Everything that has been decided, the latest first; [] while the text stands alone."""

    return sorted(_decided(matrix), key=lambda one: one.on, reverse=True)


def _decided(matrix: Matrix) -> Iterator[DecidedCell]:
    for row in matrix.activities:
        for role, mark in row.decided.items():
            before = row.stated.get(role, Mark((), Origin.STATED))
            if mark.on:
                yield DecidedCell(mark.on, Change(row.id, role, before.letters, mark.letters, mark.why))


def _in_both(activity: str, old: Matrix, new: Matrix) -> bool:
    return activity in old.activity and activity in new.activity
