"""Change: one cell before and after; the differences of two matrices, and changes applied to one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from raci.model import Activity, Matrix
from raci.model.letters import Layer, Letters, Mark, Origin
from raci.words.sentences import Text


@dataclass(frozen=True)
class Change:
    """One cell: the letters before and after, and why; no letters means an empty cell."""

    activity: str
    role: str
    before: Letters
    after: Letters
    why: Text | None = None


def diff(old: Matrix, new: Matrix, layer: Layer) -> list[Change]:
    """What `layer` shows differently in `new`, in the order of its rows; a row that one lacks counts as empty."""

    ids = dict.fromkeys([*new.activity, *old.activity])
    return [change for id_ in ids for change in _row(id_, old.activity.get(id_), new.activity.get(id_), layer)]


def apply(matrix: Matrix, changes: Iterable[Change], on: date | None = None) -> Matrix:
    """A new matrix with the changes as decisions of that day, which answer all proposals of the row, or as proposals.

    Raises ValueError when a cell no longer holds what the change expects: somebody else was faster.
    """

    layer = Layer.TODAY if on else Layer.PROPOSED
    rows = dict(matrix.activity)
    for change in changes:
        row = rows[change.activity]
        held = row.letters(change.role, layer)
        if held != change.before:
            raise ValueError(f"{change.activity}, {change.role}: expected {change.before} but found {held}")
        if on:
            mark = Mark(change.after, Origin.DECIDED, change.why, on)
            rows[row.id] = replace(row, decided={**row.decided, change.role: mark}, proposed={})
        else:
            mark = Mark(change.after, Origin.PROPOSED, change.why)
            rows[row.id] = replace(row, proposed={**row.proposed, change.role: mark})
    return replace(matrix, activities=tuple(rows.values()))


def on_top(matrix: Matrix, layer: Layer, changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes with what the cells hold by now as `before`, without those that would change nothing."""

    found = (replace(one, before=matrix.activity[one.activity].letters(one.role, layer)) for one in changes)
    return tuple(one for one in found if one.before != one.after)


def as_shown(matrix: Matrix, layer: Layer) -> Matrix:
    """The matrix as this layer shows it, its letters as if they were stated."""

    rows = (replace(row, stated=row.marks(layer), decided={}, proposed={}) for row in matrix.activities)
    return replace(matrix, activities=tuple(rows))


def _row(id_: str, old: Activity | None, new: Activity | None, layer: Layer) -> list[Change]:
    before, after = (activity.marks(layer) if activity else {} for activity in (old, new))
    found = []
    for role in dict.fromkeys([*after, *before]):
        was, now = (activity.letters(role, layer) if activity else () for activity in (old, new))
        if was != now:
            found.append(Change(id_, role, was, now, after[role].why if role in after else None))
    return found
