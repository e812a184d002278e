"""Ballot: what one seat thinks of one row; the cells that the store keeps -> ballots."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from raci import log
from raci.letters import Letter, cell_of

UNSURE = "?"


@dataclass(frozen=True)
class Ballot:
    """One seat's view of one row: role -> letters as in a cell, "" for no part, "?" for don't know."""

    seat: str
    activity: str
    letters: Mapping[str, str]

    @property
    def is_unsure(self) -> bool:
        """True where no role is given a letter: the seat does not know."""

        return not any(self.filled.values())

    @property
    def filled(self) -> dict[str, str]:
        """Role -> letters, without what the seat does not know or gives no part."""

        return {role: cell for role, cell in self.letters.items() if cell not in ("", UNSURE)}

    def holders(self, letter: Letter) -> tuple[str, ...]:
        """The roles that this seat gives the letter."""

        return tuple(role for role, cell in self.filled.items() if letter in cell.split("/"))


def ballots_of(cells: Iterable[log.Ballot]) -> list[Ballot]:
    """The votes of the store, one ballot a seat and row, in the order in which they first appear."""

    found: dict[tuple[str, str], dict[str, str]] = {}
    for cell in cells:
        found.setdefault((cell.seat, cell.activity), {})[cell.role] = cell_of(cell.letters)
    return [Ballot(seat, activity, letters) for (seat, activity), letters in found.items()]
