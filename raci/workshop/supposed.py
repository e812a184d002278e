"""Open proposals as if they had been decided: what the policy would read if everybody agreed."""

from datetime import UTC, datetime
from itertools import chain

from raci.log import Decision, Event, Folding, Today
from raci.log.upto import Listed
from raci.model import Activity, Matrix
from raci.model.changes import Change, on_top
from raci.model.letters import Layer

NOBODY = ""
"""The author of what nobody has decided."""


def supposed(today: Today) -> tuple[Today, frozenset[int]]:
    """The log with a decision more for every row that has open proposals, and the numbers of those."""

    rows = [(row, _changes(today.matrix, row)) for row in today.matrix.activities if row.proposed]
    at, first = datetime.now(UTC), today.number + 1
    added = [
        Event(today.matrix.id, number, at, NOBODY, Decision(changes, ""))
        for number, changes in enumerate((changes for _, changes in rows if changes), first)
    ]
    folding = Folding(today.file, Listed(beneath=today.events))
    for event in chain(today.events.values(), added):
        folding.take(event)
    return folding.today(), frozenset(event.number for event in added)


def _changes(matrix: Matrix, row: Activity) -> tuple[Change, ...]:
    proposed = (Change(row.id, role, (), mark.letters, mark.why, when=mark.when) for role, mark in row.proposed.items())
    return on_top(matrix, Layer.TODAY, proposed)
