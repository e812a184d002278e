"""The column of a party before and after a workshop: what it gained, what it lost, what stays."""

from collections.abc import Collection
from typing import NamedTuple

from raci.model import Matrix
from raci.model.letters import Layer, Letter, Letters

WEIGHTS = {Letter.A: 16, Letter.R: 8, Letter.S: 4, Letter.C: 2, Letter.I: 1}
"""Letter -> how much it asks of its holder: more than all the letters after it together."""


class OwnCell(NamedTuple):
    """One row of the column: the letters before and now."""

    activity: str
    before: Letters
    now: Letters


class OwnColumn(NamedTuple):
    """The rows in the order of the file: those in which the party has more to do than before, less, and the same."""

    gained: tuple[OwnCell, ...]
    lost: tuple[OwnCell, ...]
    same: tuple[OwnCell, ...]

    @property
    def held(self) -> int:
        """In how many rows the party holds a letter now."""

        return sum(bool(cell.now) for part in self for cell in part)


def to_ask(before: Matrix, now: Matrix, seats: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Role without a seat -> the rows for which it has come to answer, which somebody has to ask it about."""

    absent = (role for role in now.role if role not in seats)
    gained = {role: own_column(before, now, role).gained for role in absent}
    rows = {
        role: tuple(c.activity for c in cells if Letter.A in {*c.now} - {*c.before}) for role, cells in gained.items()
    }
    return {role: answered for role, answered in rows.items() if answered}


def own_column(before: Matrix, now: Matrix, role: str) -> OwnColumn:
    """The rows of the matrix of now in which the party holds or held a letter; a row that is new was empty before."""

    parts: dict[int, list[OwnCell]] = {1: [], -1: [], 0: []}
    for row in now.activities:
        old = before.activity.get(row.id)
        cell = OwnCell(row.id, old.letters(role, Layer.TODAY) if old else (), row.letters(role, Layer.TODAY))
        if cell.before or cell.now:
            more = _weight(cell.now) - _weight(cell.before)
            parts[(more > 0) - (more < 0)].append(cell)
    return OwnColumn(*map(tuple, parts.values()))


def _weight(letters: Letters) -> int:
    return sum(WEIGHTS[letter] for letter in letters)
