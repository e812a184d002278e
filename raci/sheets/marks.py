"""A matrix as read -> what was made of every place of its table."""

from enum import StrEnum

from raci.sheets.grid import Grid, Place, where
from raci.sheets.reading import ReadMatrix, Shape


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
    found: dict[Place, Made] = {}
    for row in layout.header_rows:
        found |= {(row, column): Made.HEAD for column, text in enumerate(rows[row]) if text.strip()}
        heads = [*layout.role_columns, *layout.letter_columns]
        found |= {(row, column): Made.ROLE for column in heads if rows[row][column].strip()}
    activities = {one.row for one in matrix.activities if one.row >= 0}
    notes = {cell.place for cell in matrix.notes}
    unread = {cell.place for cell in matrix.unread}
    cells = {*layout.role_columns, *layout.letter_columns, layout.letter_column, layout.role_column} - {-1}
    every_row = layout.shape in (Shape.ROW_A_LETTER, Shape.TICKS)
    for row in range(layout.first, layout.last + 1):
        held = row in activities or every_row
        for column in (column for column in range(len(rows[row])) if rows[row][column].strip()):
            place = where(row, column, layout.flipped)
            if held and column in cells:
                found[row, column] = Made.UNREAD if place in unread else Made.NOTE if place in notes else Made.LETTERS
            elif column == layout.name_column:
                found[row, column] = Made.ACTIVITY if held else Made.GROUP
            elif held and column == layout.id_column:
                found[row, column] = Made.ID
            elif held and column in layout.group_columns:
                found[row, column] = Made.GROUP
    return {(column, row): made for (row, column), made in found.items()} if layout.flipped else found
