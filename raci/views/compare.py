"""Two matrices, or two layers of one -> what differs, in words, and what that settles and raises."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from raci import rules
from raci.model import Activity, Matrix, Role
from raci.model.changes import Change, as_shown, diff
from raci.model.letters import Layer, Mark, Origin
from raci.model.renaming import renamed, with_roles_renamed
from raci.rules import Effect


class Comparison(NamedTuple):
    """What `new` has that `old` has not, and the other way round; cells of rows that both have; findings.

    `renamed` are parties of both sides that go by another name in `new`; their letters are compared as those of one.
    """

    cells: list[Change]
    added: list[Activity]
    removed: list[Activity]
    joined: list[Role]
    left: list[Role]
    renamed: list[tuple[Role, Role]]
    effect: Effect

    @property
    def is_empty(self) -> bool:
        """Nothing differs that a reader would see."""

        return not any(self[:6])


def compare(old: Matrix, old_layer: Layer, new: Matrix, new_layer: Layer, today: date | None = None) -> Comparison:
    """Differences in the order of the rows of `new`, by its ids of roles.

    Findings are the same when rule and place are.
    """

    ids = renamed(old, new)
    pairs = [(role, new.role.get(ids.get(role.id, role.id))) for role in old.roles]
    old = with_roles_renamed(old, ids)
    before, after = as_shown(old, old_layer), as_shown(new, new_layer)
    cells = [change for change in diff(before, after, Layer.STATED) if _in_both(change.activity, old, new)]
    findings = (rules.check(side, Layer.STATED, today=today) for side in (before, after))
    return Comparison(
        cells=cells,
        added=[row for row in new.activities if row.id not in old.activity],
        removed=[row for row in old.activities if row.id not in new.activity],
        joined=[role for role in new.roles if role.id not in old.role],
        left=[role for role in old.roles if role.id not in new.role],
        renamed=[(role, other) for role, other in pairs if other and role.label != other.label],
        effect=rules.compare(*findings),
    )


class ColumnChange(NamedTuple):
    """What changes for one party, and the rows in which it holds the same letters on both sides."""

    role: str
    changes: tuple[Change, ...]
    same: tuple[Activity, ...]


def by_role(comparison: Comparison, new: Matrix, layer: Layer) -> list[ColumnChange]:
    """A party after the other, in the order of the file; those without a changed cell are left out."""

    changes: dict[str, list[Change]] = {}
    for change in comparison.cells:
        changes.setdefault(change.role, []).append(change)
    order = [*new.role, *changes]
    roles = sorted(changes, key=order.index)
    return [ColumnChange(role, tuple(changes[role]), _same(new, layer, role, changes[role])) for role in roles]


def _same(new: Matrix, layer: Layer, role: str, changes: list[Change]) -> tuple[Activity, ...]:
    touched = {change.activity for change in changes}
    return tuple(row for row in new.activities if row.id not in touched and row.letters(role, layer))


class DecidedCell(NamedTuple):
    """One decided cell: the day, and what it changed of the text."""

    on: date
    change: Change


def decisions(matrix: Matrix) -> list[DecidedCell]:
    """Everything that has been decided, the latest first; [] while the text stands alone."""

    return sorted(_decided(matrix), key=lambda decision: decision.on, reverse=True)


def _decided(matrix: Matrix) -> Iterator[DecidedCell]:
    for row in matrix.activities:
        for role, mark in row.decided.items():
            before = row.stated.get(role, Mark((), Origin.STATED))
            if mark.on:
                yield DecidedCell(mark.on, Change(row.id, role, before.letters, mark.letters, mark.why))


def _in_both(activity: str, old: Matrix, new: Matrix) -> bool:
    return activity in old.activity and activity in new.activity
