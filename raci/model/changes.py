"""Change: one cell before and after; the differences of two matrices, and what a layer shows as if it were stated."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from raci.model import Activity, Matrix
from raci.model.conditions import Condition
from raci.model.letters import Layer, Letters
from raci.words.sentences import Text


@dataclass(frozen=True, slots=True)
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


def on_top(matrix: Matrix, layer: Layer, changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes with what the cells hold by now as `before`, without those that would change nothing.

    Letters that stay as they are keep their condition, unless the change gives another one.
    """

    changed = (_on_top(matrix.activity[change.activity], change, layer) for change in changes)
    return tuple(change for change in changed if (change.before, change.when_before) != (change.after, change.when))


def _on_top(row: Activity, change: Change, layer: Layer) -> Change:
    before, held = row.letters(change.role, layer), row.when_held(change.role, layer)
    return replace(
        change, before=before, when_before=held, when=change.when or (held if before == change.after else None)
    )


def as_shown(matrix: Matrix, layer: Layer) -> Matrix:
    """The matrix as this layer shows it, its letters as if they were stated."""

    rows = (replace(row, stated=row.marks(layer), decided={}, proposed={}) for row in matrix.activities)
    return replace(matrix, activities=tuple(rows))


def _row(id_: str, old: Activity | None, new: Activity | None, layer: Layer) -> list[Change]:
    before, after = (activity.marks(layer) if activity else {} for activity in (old, new))
    changes = []
    for role in dict.fromkeys([*after, *before]):
        was, now = (activity.letters(role, layer) if activity else () for activity in (old, new))
        whens = [activity.when_held(role, layer) if activity else None for activity in (old, new)]
        if was != now or whens[0] != whens[1]:
            changes.append(Change(id_, role, was, now, after[role].why if role in after else None, *whens))
    return changes
