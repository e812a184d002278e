"""Ticks below letters -> letters: the rows are roles, or activities with their roles above the letters."""

from raci.sheets.bodies import BodyRow, Kind
from raci.sheets.grid import Grid, where
from raci.sheets.heads import role_names
from raci.sheets.reading import Layout
from raci.sheets.said import Parsed
from raci.sheets.sketch import Row, Sketch
from raci.sheets.ticked import is_cross, is_tick, tick_note


def fill_ticks(sketch: Sketch, grid: Grid, layout: Layout, rows: list[BodyRow], title: str) -> None:
    """Ticks below letters: the rows are roles, and a column of groups or the title says what they take part in; with
    roles in a head row above the letters the rows are activities."""

    upper = _upper_roles(grid, layout)
    made: dict[str, Row] = {}
    for row in (row for row in rows if row.kind is Kind.ACTIVITY):
        name = row.name if upper else row.group or title
        if upper or name not in made:
            made[name] = Row(name, row.group if upper else None, row.id if upper else None, row.row)
            sketch.rows.append(made[name])
        for column, letters in layout.letter_columns.items():
            role, text = upper.get(column, "") or row.name, grid.rows[row.row][column]
            sketch.roles.setdefault(role)
            if is_tick(text):
                sketch.put(made[name], role, Parsed(letters, tick_note(text)[1], kind="letter"))
            elif text.strip() and not is_cross(text):
                spot = where(row.row, column, layout.flipped)
                sketch.put(made[name], role, Parsed(unread=True), text, spot)


def _upper_roles(grid: Grid, layout: Layout) -> dict[int, str]:
    """Column of a letter -> the role in the head row above it, {} for letters that stand once each."""

    if len(layout.header_rows) < 2 or len(set(layout.letter_columns.values())) == len(layout.letter_columns):
        return {}
    names = role_names(grid, layout.header_rows)
    return {column: names[column].split(" > ")[0] for column in layout.letter_columns}
