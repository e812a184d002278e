"""A row of a workshop -> what every party holds today, says of itself, and is given by the others."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import NamedTuple

from raci.log import UNSURE, Ballot
from raci.model import Activity, Matrix
from raci.model.letters import Layer, Letter


class Voice(NamedTuple):
    """One party in one row. `own`: its letters for itself, "" for no part, "?" for don't know, None where it has not
    answered or has no seat. `others`: (letters, seats that give them), the most frequent first, "" left out."""

    role: str
    today: str
    own: str | None
    others: tuple[tuple[str, int], ...]


def voices(matrix: Matrix, row: Activity, ballots: Iterable[Ballot], seats: Collection[str]) -> list[Voice]:
    """The seats in their order, then every other party that holds a letter today or is given one."""

    cast = {ballot.seat: ballot for ballot in ballots if ballot.activity == row.id and ballot.seat in seats}
    held = {role: mark.cell for role, mark in row.marks(Layer.TODAY).items() if mark.letters}
    named = {role for ballot in cast.values() for role in ballot.filled} | set(held)
    roles = [*(seat for seat in seats if seat in matrix.role), *(id_ for id_ in matrix.role if id_ in named)]
    return [
        Voice(role, held.get(role, ""), _own(cast.get(role), role), _others(cast, role))
        for role in dict.fromkeys(roles)
    ]


def _own(ballot: Ballot | None, role: str) -> str | None:
    if ballot is None:
        return None
    return UNSURE if ballot.is_unsure else ballot.letters.get(role, "")


def _others(cast: dict[str, Ballot], role: str) -> tuple[tuple[str, int], ...]:
    given = Counter(ballot.filled[role] for seat, ballot in cast.items() if seat != role and role in ballot.filled)
    return tuple(sorted(given.items(), key=lambda pair: (-pair[1], _rank(pair[0]))))


def _rank(cell: str) -> list[int]:
    return [list(Letter).index(Letter(letter)) for letter in cell.split("/")]
