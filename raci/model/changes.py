"""Change: one cell before and after; the differences of two matrices, and changes applied to one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from raci.model import Activity, Matrix
from raci.model.conditions import Condition
from raci.model.letters import Layer, Letters, Mark, Origin
from raci.words.sentences import Text


@dataclass(frozen=True)
class Change:
    """One cell: the letters before and after, when they hold, and why; no letters means an empty cell."""

    activity: str
    role: str
    before: Letters
    after: Letters
    why: Text | None = None
    when_before: Condition | None = None
    when: Condition | None = None


def turned(change: Change) -> Change:
    """The change that takes this one back, with its reason."""

    back = {"before": change.after, "after": change.before, "when_before": change.when, "when": change.when_before}
    return replace(change, **back)  # type: ignore[arg-type]


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
        held, when = row.letters(change.role, layer), row.when_held(change.role, layer)
        if (held, when) != (change.before, change.when_before):
            raise ValueError(f"{change.activity}, {change.role}: expected {change.before} but found {held}")
        if on:
            mark = Mark(change.after, Origin.DECIDED, change.why, on, change.when)
            rows[row.id] = replace(row, decided={**row.decided, change.role: mark}, proposed={})
        else:
            mark = Mark(change.after, Origin.PROPOSED, change.why, when=change.when)
            rows[row.id] = replace(row, proposed={**row.proposed, change.role: mark})
    return replace(matrix, activities=tuple(rows.values()))


def on_top(matrix: Matrix, layer: Layer, changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes with what the cells hold by now as `before`, without those that would change nothing.

    Letters that stay as they are keep their condition, unless the change gives another one.
    """

    found = (_on_top(matrix.activity[one.activity], one, layer) for one in changes)
    return tuple(one for one in found if (one.before, one.when_before) != (one.after, one.when))


def _on_top(row: Activity, one: Change, layer: Layer) -> Change:
    before, held = row.letters(one.role, layer), row.when_held(one.role, layer)
    return replace(one, before=before, when_before=held, when=one.when or (held if before == one.after else None))


def as_shown(matrix: Matrix, layer: Layer) -> Matrix:
    """The matrix as this layer shows it, its letters as if they were stated."""

    rows = (replace(row, stated=row.marks(layer), decided={}, proposed={}) for row in matrix.activities)
    return replace(matrix, activities=tuple(rows))


def _row(id_: str, old: Activity | None, new: Activity | None, layer: Layer) -> list[Change]:
    before, after = (activity.marks(layer) if activity else {} for activity in (old, new))
    found = []
    for role in dict.fromkeys([*after, *before]):
        was, now = (activity.letters(role, layer) if activity else () for activity in (old, new))
        whens = [activity.when_held(role, layer) if activity else None for activity in (old, new)]
        if was != now or whens[0] != whens[1]:
            found.append(Change(id_, role, was, now, after[role].why if role in after else None, *whens))
    return found
