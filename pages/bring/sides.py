"""A reading -> the message for the two tables: the file as it is, the matrix read from it, and what was made of it."""

from collections import ChainMap
from collections.abc import Mapping
from typing import Any

import streamlit as st

from pages.shared import session
from pages.shared.component import Component
from raci.sheets import Grid, Made, Reading, ReadMatrix, interpreted, left_out, marks, origins, place_of
from raci.sheets.grid import Place, column_name
from raci.sheets.origins import Origins

t, count = session.t, session.count

TABLES = Component("bring/tables.js", ("bring/tables.css", "shared/grid/letters.css"))
LIMIT_SHOWN_CELLS, LIMIT_SHOWN_COLUMNS, LIMIT_CELL_TEXT, LIMIT_ITEMS = 6_000, 100, 160, 200
"""Cells and columns that are drawn at a time, characters of one, and items of a list; all of them are read."""


def counts(reading: Reading) -> tuple[int, int]:
    """How many cells were read, and how many say something where letters stand."""

    cells = unread = 0
    for matrix in reading.matrices:
        held = sum(len(activity.letters) for activity in matrix.activities)
        known = {(activity.name, role) for activity in matrix.activities for role in activity.letters}
        lost = sum((cell.activity, cell.role) not in known for cell in matrix.unread)
        cells, unread = cells + held + lost, unread + len(matrix.unread)
    return cells - min(unread, cells), cells


def drawn(reading: Reading, number: int, lang: str) -> dict[str, Any]:
    """The table with that number and its matrices, and the lists below; -1: a file without tables."""

    own = [matrix for matrix in reading.matrices if matrix.grid == number]
    grid = reading.grids[number] if number >= 0 else Grid([])
    rows = _choose_rows(grid)
    made = [marks(matrix, grid) for matrix in own]
    kinds = [kind for matrix, of in zip(own, made, strict=True) for kind in interpreted(matrix, grid, of)]
    numbers = {place: order for order, kind in reversed(list(enumerate(kinds, 1))) for place in kind.places}
    return {
        "words": _words(),
        "file": _file(grid, own, made, rows, numbers) if number >= 0 else None,
        "matrices": [_matrix(matrix, origins(matrix, grid, rows), rows, numbers) for matrix in own],
        "lists": [
            _list(
                count(len(kinds), "Interpreted: {n} kind", "Interpreted: {n} kinds"),
                [(t(kind.says, **kind.args), list(kind.places), len(kind.places)) for kind in kinds],
                numbered=True,
            ),
            _list(
                count(len(reading.skipped), "Left out: {n}", "Left out: {n}"),
                [(left_out(skipped, lang), [], 0) for skipped in reading.skipped],
            ),
            _list(*_unread(reading)),
        ],
    }


def _choose_rows(grid: Grid) -> range:
    """The rows on screen, by the choice above the tables where there are more than fit."""

    size = max(20, LIMIT_SHOWN_CELLS // max(1, min(grid.width, LIMIT_SHOWN_COLUMNS)))
    if len(grid.rows) <= size:
        return range(len(grid.rows))
    pages = {first: f"{first + 1}–{min(first + size, len(grid.rows))}" for first in range(0, len(grid.rows), size)}
    first = st.selectbox(t("Rows shown here"), list(pages), format_func=pages.__getitem__, key="bring-rows", width=160)
    return range(first, min(first + size, len(grid.rows)))


def _words() -> dict[str, str]:
    return {
        "file": t("Your file, as it is"),
        "matrix": t("The matrix read from it"),
        "out": t("left out"),
        "by": t("interpreted, see the list"),
        "asks": t("not read"),
        "none": t("No matrix is read from this table. Say above how it lies, or which row is its head."),
        "lines": t("The file holds no table; its lines or objects were read."),
    }


def _file(
    grid: Grid, own: list[ReadMatrix], marked: list[dict[Place, Made]], rows: range, numbers: dict[Place, int]
) -> dict[str, Any]:
    made = ChainMap(*reversed(marked))
    titles = {matrix.title for matrix in own}
    width = min(grid.width, LIMIT_SHOWN_COLUMNS)
    return {
        "columns": [column_name(column) for column in range(width)],
        "rows": [
            [row + 1, [_cell(grid, (row, column), made, numbers, titles) for column in range(width)]] for row in rows
        ],
        "more": t("{n} more columns are read and not drawn here", n=grid.width - width) if grid.width > width else "",
    }


def _cell(
    grid: Grid, place: Place, made: Mapping[Place, Made], numbers: dict[Place, int], titles: set[str]
) -> list[Any] | None:
    """Text, what it was read as, and the number of what was interpreted in it, 0 for none; None where the cell on the
    left reaches over it."""

    row, column = place
    is_same = column > 0 and grid.rows[row][column - 1] == grid.rows[row][column]
    if place in grid.beside or (place in grid.covered and is_same):
        return None
    text = grid.rows[row][column].strip()
    if not text:
        return []
    is_title = " ".join(text.split()) in titles
    kind = made.get(place, Made.HEAD if is_title else "out")
    shown = "" if place in grid.covered else text[:LIMIT_CELL_TEXT]
    return [shown, str(kind), numbers.get(place, 0)]


def _matrix(matrix: ReadMatrix, sources: Origins, rows: range, numbers: dict[Place, int]) -> dict[str, Any]:
    layout = matrix.layout
    notes: dict[tuple[str, str], list[str]] = {}
    for note in matrix.notes:
        notes.setdefault((note.activity, note.role), []).append(note.text)
    lost = {(cell.activity, cell.role): cell for cell in matrix.unread}
    lines = []
    for number, activity in enumerate(matrix.activities):
        if layout and not layout.flipped and activity.row >= 0 and activity.row not in rows:
            continue
        cells = []
        for role in matrix.roles[:LIMIT_SHOWN_COLUMNS]:
            places = sources.get((number, role), [])
            cell = lost.get((activity.name, role))
            if cell and not places and cell.place:
                places = [place_of(cell.place)]
            said = [
                activity.letters.get(role, ""),
                "; ".join(notes.get((activity.name, role), [])),
                cell.text if cell else "",
            ]
            order = next((numbers[place] for place in places if place in numbers), 0)
            cells.append([*said, order, [_at(place) for place in places]] if any(said) else [])
        where = []
        if layout and activity.row >= 0 and layout.name_column >= 0:
            place = (activity.row, layout.name_column)
            where = [_at((place[1], place[0]) if layout.flipped else place)]
        lines.append([activity.id or "", activity.group or "", activity.name[:LIMIT_CELL_TEXT], cells, where])
        if len(lines) * max(1, len(matrix.roles)) > LIMIT_SHOWN_CELLS:
            break
    return {
        "title": matrix.title,
        "heads": [t("Id"), t("Group"), t("Activity"), *matrix.roles[:LIMIT_SHOWN_COLUMNS]],
        "rows": lines,
    }


def _unread(reading: Reading) -> tuple[str, list[tuple[str, list[Place], int]]]:
    cells = [cell for matrix in reading.matrices for cell in matrix.unread]
    items = [
        (
            t("{place}: “{text}” ({activity}, {role})", place=cell.place, text=cell.text, activity=cell.activity,
              role=cell.role),
            [place_of(cell.place)] if cell.place else [],
            0,
        )
        for cell in cells
    ]  # fmt: skip
    return count(
        len(cells), "Not read: {n}; it stays visible as unread", "Not read: {n}; they stay visible as unread"
    ), items


def _list(title: str, items: list[tuple[str, list[Place], int]], *, numbered: bool = False) -> dict[str, Any]:
    """A list below the tables; an item lights up its places."""

    return {
        "title": title,
        "items": [
            {
                "number": order if numbered else 0,
                "says": says,
                "count": count(cells, "{n} cell", "{n} cells") if cells else "",
                "at": [_at(place) for place in places],
            }
            for order, (says, places, cells) in enumerate(items[:LIMIT_ITEMS], 1)
        ],
        "more": "".join(session.more(len(items) - LIMIT_ITEMS)),
    }


def _at(place: Place) -> str:
    return f"{place[0]}:{place[1]}"
