"""A matrix as read -> what was made of every place of its table."""

from collections.abc import Iterable
from enum import StrEnum

from raci.sheets.grid import Grid, Place, place_of
from raci.sheets.reading import CellText, ReadMatrix, Shape


class Made(StrEnum):
    """What a cell was read as."""

    HEAD = "head"
    ROLE = "role"
    ACTIVITY = "activity"
    GROUP = "group"
    ID = "id"
    LETTERS = "letters"
    NOTE = "note"
    UNREAD = "unread"


def marks(matrix: ReadMatrix, grid: Grid) -> dict[Place, Made]:
    """Place of the grid as the file has it -> what it was read as; places that are not here were left out or empty."""

    layout = matrix.layout
    if layout is None:
        return {}
    rows = [list(row) for row in zip(*grid.rows, strict=True)] if layout.flipped else grid.rows
    made: dict[Place, Made] = {}
    for row in layout.header_rows:
        made |= {(row, column): Made.HEAD for column, text in enumerate(rows[row]) if text.strip()}
        heads = [*layout.role_columns, *layout.letter_columns]
        made |= {(row, column): Made.ROLE for column in heads if rows[row][column].strip()}
    activities = {activity.row for activity in matrix.activities if activity.row >= 0}
    remarks = _places(matrix.notes, Made.NOTE) | _places(matrix.unread, Made.UNREAD)
    cells = {*layout.role_columns, *layout.letter_columns, layout.letter_column, layout.role_column} - {-1}
    every_row = layout.shape in (Shape.ROW_A_LETTER, Shape.TICKS)
    for row in range(layout.first, layout.last + 1):
        held = row in activities or every_row
        for column, text in enumerate(rows[row]):
            if not text or text.isspace():
                continue
            if held and column in cells:
                made[row, column] = Made.LETTERS
            elif column == layout.name_column:
                made[row, column] = Made.ACTIVITY if held else Made.GROUP
            elif held and column == layout.id_column:
                made[row, column] = Made.ID
            elif held and column in layout.group_columns:
                made[row, column] = Made.GROUP
    turned = {(column, row): kind for (row, column), kind in made.items()} if layout.flipped else made
    return turned | {place: kind for place, kind in remarks.items() if turned.get(place) is Made.LETTERS}


def _places(cells: Iterable[CellText], made: Made) -> dict[Place, Made]:
    return {place_of(cell.place): made for cell in cells if cell.place}
