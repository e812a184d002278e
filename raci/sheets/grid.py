"""What every reader of files gives: headings, lines and grids of cells, in the order of the file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeAlias

Place: TypeAlias = tuple[int, int]
"""Row and column of a grid, from 0."""

Rows: TypeAlias = list[list[str]]
"""Cells as displayed, rows of one length; a merged cell stands in every place that it covers."""


@dataclass(frozen=True)
class Grid:
    """One table as the file has it. `covered` holds the places of merged cells but their first, and `beside` the
    part of them that is covered from the left; `heads` says how many rows the format itself calls a head, -1 where
    it does not say."""

    rows: Rows
    name: str = ""
    title: str = ""
    heads: int = -1
    covered: frozenset[Place] = frozenset()
    beside: frozenset[Place] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    comments: Mapping[Place, str] = field(default_factory=dict)
    struck: frozenset[Place] = frozenset()
    bold: frozenset[Place] = frozenset()

    @cached_property
    def texts(self) -> frozenset[str]:
        """Every text of the grid once."""

        return frozenset().union(*self.rows)

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0


@dataclass(frozen=True)
class Heading:
    text: str
    level: int


@dataclass(frozen=True)
class Line:
    """A line of text outside tables. `item` is the mark or number of a list item, "" for none."""

    text: str
    item: str = ""
    opens: bool = False
    """True for the first line of a paragraph."""


Block: TypeAlias = Heading | Line | Grid


@dataclass(frozen=True)
class Skipped:
    """Something of the file that is not read: what, where (as a person finds it) and why (a sentence of ours)."""

    what: str
    where: str
    why: str
    text: str = ""


@dataclass(frozen=True)
class Document:
    """A whole file: its format in one word, its blocks, and what its reader left out."""

    format: str
    blocks: tuple[Block, ...]
    skipped: tuple[Skipped, ...] = ()
    objects: object = None
    """The value of a JSON file that is no table, None for every other file."""


NAME = re.compile(r"([A-Z]+)(\d+)")
KEPT = re.compile(r"'+(?:\s*[=+\-@\d＝＋－＠(]|[\t\r\n])")


def live(cell: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from making a number or formula of a text."""

    cell = cell.strip() if cell[:1].isspace() or cell[-1:].isspace() else cell
    return cell[1:] if cell[:1] == "'" and KEPT.match(cell) else cell


def squared(rows: Rows) -> Rows:
    """The rows, all as long as the longest."""

    width = max(map(len, rows), default=0)
    return [row if len(row) == width else [*row, *[""] * (width - len(row))] for row in rows]


def spread(rows: Rows, spans: list[tuple[int, int, int, int]]) -> tuple[frozenset[Place], frozenset[Place]]:
    """Write merged cells (top, left, bottom, right) into every place they cover; what is covered, and from the left."""

    covered, beside = set(), set()
    height, width = len(rows), len(rows[0]) if rows else 0
    for top, left, bottom, right in spans:
        for row in range(top, min(bottom, height - 1) + 1):
            for column in range(left, min(right, width - 1) + 1):
                if (row, column) != (top, left):
                    rows[row][column] = rows[top][left]
                    covered.add((row, column))
                if column > left:
                    beside.add((row, column))
    return frozenset(covered), frozenset(beside)


def flipped(grid: Grid) -> Grid:
    """The grid with rows and columns changed over."""

    def turned(places: frozenset[Place]) -> frozenset[Place]:
        return frozenset((column, row) for row, column in places)

    return replace(
        grid,
        rows=[list(column) for column in zip(*grid.rows, strict=True)],
        heads=-1,
        covered=turned(grid.covered),
        beside=turned(grid.covered - grid.beside),
        hidden_rows=grid.hidden_columns,
        hidden_columns=grid.hidden_rows,
        comments={(column, row): text for (row, column), text in grid.comments.items()},
        struck=turned(grid.struck),
        bold=turned(grid.bold),
    )


def column_name(column: int) -> str:
    """Such as A, Z, AA: the name a spreadsheet gives to a column counted from 0."""

    name = ""
    while column >= 0:
        name = chr(ord("A") + column % 26) + name
        column = column // 26 - 1
    return name


def place_name(row: int, column: int) -> str:
    """Such as B7."""

    return f"{column_name(column)}{row + 1}"


def place_of(name: str) -> Place:
    """The place that a spreadsheet calls so, such as B7. Raises ValueError for anything else."""

    match = NAME.fullmatch(name)
    if not match:
        raise ValueError(name)
    column = 0
    for sign in match[1]:
        column = column * 26 + ord(sign) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def where(row: int, column: int, is_flipped: bool) -> str:
    """The name of a place as the file has it."""

    return place_name(column, row) if is_flipped else place_name(row, column)
