"""What a file that came back says otherwise: cells, rows that one cannot tell apart, and what has no place."""

from dataclasses import dataclass

from raci.log.adding import NewRow
from raci.model.changes import Change
from raci.sheets.grid import Skipped
from raci.words.sentences import Word

DAMAGED = Word("the id {id} of “{activity}” does not fit; a spreadsheet may have made it of {meant}")
CONFUSED = Word("the id {id} belongs to another row than “{activity}”")
UNKNOWN = Word("the id {id} of “{activity}” is none here, and a row of that name has another one")
SEVERAL = Word("several rows are called “{activity}”, and the file does not say which")

LEAVE = ""
"""The answer to a doubt that leaves the row out."""


@dataclass(frozen=True)
class Difference:
    """One cell: what it holds now and in the file, and the place in the file.

    `entry`: the decision since which the cell holds what it holds, where the file has what stood there before: it was
    given out earlier. `is_gone`: a list of one row a letter has lost the row of it.
    """

    change: Change
    place: str = ""
    entry: int = 0
    is_gone: bool = False

    @property
    def key(self) -> str:
        return f"{self.change.activity}:{self.change.role}"

    @property
    def is_likely(self) -> bool:
        """True where the one who changed the file meant to change this cell."""

        return not self.entry and not self.is_gone


@dataclass(frozen=True)
class Doubt:
    """A row whose id does not say which one it is: what it may be, and in words why; `key` tells it from others."""

    key: str
    id: str
    name: str
    rows: tuple[str, ...]
    says: str

    @property
    def args(self) -> dict[str, object]:
        return {"id": self.id, "activity": self.name, "meant": self.rows[0]}


@dataclass(frozen=True)
class Returned:
    """`rows` of the matrix stand in the file, and so many of its cells were `compared`; `passed` is what has no place
    in the matrix; `new_rows` and `new_parties` could be added to it."""

    differences: tuple[Difference, ...]
    doubts: tuple[Doubt, ...]
    passed: tuple[Skipped, ...]
    rows: frozenset[str]
    compared: int
    new_rows: tuple[NewRow, ...] = ()
    new_parties: tuple[str, ...] = ()
