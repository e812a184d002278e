"""One role -> the rows that it works on and nobody is said to answer for, and what the open proposals change for it."""

from collections.abc import Iterable
from dataclasses import dataclass

from raci.model import Activity, Matrix
from raci.model.changes import Change
from raci.model.letters import Layer, Letter
from raci.rules import Cause
from raci.views.by_row import causes_by_row


@dataclass(frozen=True)
class Unclaimed:
    """A row without anybody who answers for it. `owners`: who is proposed, () for nobody; `cause`: its cause."""

    row: Activity
    owners: tuple[str, ...]
    cause: Cause | None


@dataclass(frozen=True)
class Shift:
    """What proposals make of the letters of a role: from `before` to `after` in these rows."""

    before: str
    after: str
    changes: tuple[Change, ...]


def unclaimed(matrix: Matrix, role: str, layer: Layer, causes: Iterable[Cause]) -> tuple[Unclaimed, ...]:
    """The rows that the role does in this layer and nobody answers for, in the order of their causes."""

    known = list(causes)
    by_row = causes_by_row(known)
    rows = [
        Unclaimed(row, _proposed(row), next(iter(by_row.get(row.id, ())), None))
        for row in matrix.activities
        if Letter.R in row.letters(role, layer) and Letter.A in row.missing(layer)
    ]
    number_of = {cause.id: number for number, cause in enumerate(known)}
    return tuple(sorted(rows, key=lambda row: number_of[row.cause.id] if row.cause else len(number_of)))


def shifts(matrix: Matrix, role: str) -> tuple[Shift, ...]:
    """What open proposals change for the role, alike rows together, those of the strongest letters first."""

    kinds: dict[tuple[str, str], list[Change]] = {}
    for row in matrix.activities:
        mark = row.proposed.get(role)
        before = row.letters(role, Layer.TODAY)
        if mark and mark.letters != before:
            change = Change(row.id, role, before, mark.letters, mark.why)
            kinds.setdefault(("/".join(before), mark.cell), []).append(change)
    order = list(Letter)
    ranked = sorted(kinds.items(), key=lambda kind: min((order.index(cause) for cause in _all(kind[1])), default=0))
    return tuple(Shift(before, after, tuple(changes)) for (before, after), changes in ranked)


def _all(changes: list[Change]) -> list[Letter]:
    return [letter for change in changes for letter in (*change.after, *change.before)]


def _proposed(row: Activity) -> tuple[str, ...]:
    return tuple(role for role, mark in row.proposed.items() if Letter.A in mark.letters)
