"""What comes out of a file: matrices with their letters, notes and unread cells, what was left out, and what to ask."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from raci.sheets import symbols
from raci.sheets.grid import Grid, Skipped


class Shape(StrEnum):
    """How a table holds its matrix."""

    ROLES_ACROSS = "roles-across"
    ROLES_DOWN = "roles-down"
    LETTERS_ACROSS = "letters-across"
    TICKS = "ticks"
    ROW_A_LETTER = "row-a-letter"
    LINES = "lines"
    OBJECTS = "objects"


@dataclass(frozen=True)
class Corrections:
    """What a person says about one table of a file; None and empty leave it to the reader.

    `shape`: how the table is to be read. `header_rows`: numbers of its rows from 0 (of the flipped table with roles
    down). `name_column` and `role_columns`: numbers of columns from 0. `letters`: sign -> letters such as "A/R", "-"
    for nothing, "?" for unread; they go before the legend. `ids`: row of an activity -> its id, "" for none.
    `hidden`: read hidden rows and columns too. `skip`: it is no matrix.
    """

    shape: Shape | None = None
    header_rows: tuple[int, ...] | None = None
    name_column: int | None = None
    role_columns: tuple[int, ...] | None = None
    letters: Mapping[str, str] = field(default_factory=dict)
    ids: Mapping[int, str] = field(default_factory=dict)
    hidden: bool = False
    skip: bool = False


@dataclass(frozen=True)
class ReadActivity:
    """One activity; `letters`: role -> letters such as "A/R", only of filled cells; `row` of the grid, or -1."""

    name: str
    group: str | None
    id: str | None
    letters: Mapping[str, str]
    row: int = -1


@dataclass(frozen=True)
class CellText:
    """A text that belongs to the cell of an activity and a role: a note, or what could not be read."""

    activity: str
    role: str
    text: str
    place: str = ""


@dataclass(frozen=True)
class Meaning:
    """How one sign of the file was read: its letters, "-" for nothing, "?" for unread; the words that explain it."""

    sign: str
    letters: str
    gloss: str
    count: int = 0


@dataclass(frozen=True)
class Layout:
    """Where a table has what; rows and columns from 0, of the flipped table where `flipped`."""

    shape: Shape
    first: int
    last: int
    header_rows: tuple[int, ...]
    name_column: int
    id_column: int = -1
    group_columns: tuple[int, ...] = ()
    role_columns: Mapping[int, str] = field(default_factory=dict)
    letter_columns: Mapping[int, str] = field(default_factory=dict)
    named_columns: tuple[int, ...] = ()
    role_column: int = -1
    letter_column: int = -1
    flipped: bool = False


@dataclass(frozen=True)
class ReadMatrix:
    """One matrix of a file. `grid` is the number of its table, -1 where it stands in lines or objects."""

    title: str
    roles: tuple[str, ...]
    activities: tuple[ReadActivity, ...]
    notes: tuple[CellText, ...] = ()
    unread: tuple[CellText, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    grid: int = -1
    layout: Layout | None = None


@dataclass(frozen=True)
class Question:
    """Something a person should decide: a sentence of ours with its arguments, and the table it is about.

    Where it is about an id, `row` is that of the activity and `ids` what it may be; where it is about a sign, `sign`.
    """

    says: str
    args: Mapping[str, object]
    grid: int = -1
    row: int = -1
    ids: tuple[str, ...] = ()
    sign: str = ""


@dataclass(frozen=True)
class Reading:
    """A whole file as it was read; `grids` are its tables as the file has them."""

    source: str
    format: str
    matrices: tuple[ReadMatrix, ...]
    grids: tuple[Grid, ...]
    skipped: tuple[Skipped, ...] = ()
    questions: tuple[Question, ...] = ()


def row_id(cells: list[str], layout: Layout) -> str | None:
    """The id of a row, None where it has none."""

    return (symbols.shown(cells[layout.id_column]) or None) if layout.id_column >= 0 else None


def row_text(cells: list[str]) -> str:
    """All that a row says, each text once."""

    return " | ".join(dict.fromkeys(symbols.shown(cell) for cell in cells if cell.strip()))[:200]
