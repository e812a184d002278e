"""Change: one cell before and after; the differences of two matrices, and what a layer shows as if it were stated."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from raci.model import Activity, Matrix
from raci.model.letters import Layer, Letters
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
