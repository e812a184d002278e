"""A grid without what is no part of its matrix: cells that explain signs, rows and columns that the file hides."""

from collections.abc import Iterator
from dataclasses import replace

from raci.sheets import symbols
from raci.sheets.grid import Grid, Place, Skipped, column_name
from raci.words.sentences import Word

HIDDEN = Word("hidden in the file")


def bare(grid: Grid, places: set[Place], with_hidden: bool) -> Grid:
    """The grid with these places empty, and what is hidden unless it is asked for; every other cell keeps its place."""

    rows = frozenset() if with_hidden else grid.hidden_rows
    columns = frozenset() if with_hidden else grid.hidden_columns
    if not places and not rows and not columns:
        return grid
    kept = [
        [
            "" if row in rows or column in columns or (row, column) in places else cell
            for column, cell in enumerate(cells)
        ]
        for row, cells in enumerate(grid.rows)
    ]
    return replace(grid, rows=kept)


def hidden(grid: Grid) -> Iterator[Skipped]:
    """The hidden rows and columns that hold something."""

    for row in sorted(grid.hidden_rows):
        if text := _text(grid.rows[row] if row < len(grid.rows) else []):
            yield Skipped("row", str(row + 1), HIDDEN, text)
    for column in sorted(column for column in grid.hidden_columns if column < grid.width):
        if text := _text([row[column] for row in grid.rows]):
            yield Skipped("column", column_name(column), HIDDEN, text)


def _text(cells: list[str]) -> str:
    return " | ".join(dict.fromkeys(symbols.shown(cell) for cell in cells if cell.strip()))[:200]
