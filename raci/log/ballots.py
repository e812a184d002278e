"""Ballot: what one seat thinks of one row before the group decides. Kept beside the log, never in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from raci.model.letters import Letter, cell_of, letters_of

UNSURE = "?"
WHOLE_ROW = ""
"""Stands for the role where a seat does not know about the row as a whole, and for a motion as a whole."""
FAVOUR, AGAINST = "+", "-"
"""What a seat says of a motion; of a row in it, AGAINST means that it is to be settled on its own."""


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


def answer_of(cell: str) -> str:
    """A cell of a ballot with its letters in order, "?", or a word on a motion. Raises ValueError for anything else."""

    return cell if cell in (UNSURE, FAVOUR, AGAINST) else cell_of(letters_of(cell))
