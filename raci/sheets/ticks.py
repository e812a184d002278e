"""Ticks below letters -> letters: the rows are roles, or activities with their roles above the letters."""

from raci.sheets import symbols
from raci.sheets.bodies import BodyRow, Kind
from raci.sheets.cells import Parsed
from raci.sheets.grid import Grid, where
from raci.sheets.heads import role_names
from raci.sheets.reading import Layout, Shape
from raci.sheets.sketch import Row, Sketch


def ticked(grid: Grid, layout: Layout, rows: list[BodyRow]) -> Layout | None:
    """The layout with ticks below its letters in place of names, None where names stand there."""

    texts = [
        grid.rows[one.row][column].strip()
        for one in rows
        if one.kind is Kind.ACTIVITY
        for column in layout.letter_columns
    ]
    filled = [text for text in texts if text]
    ticks = sum(is_tick(text) or is_cross(text) for text in filled)
    if not filled or ticks * 10 < len(filled) * 8 or not any(map(is_tick, filled)):
        return None
    return Layout(**{**layout.__dict__, "shape": Shape.TICKS})


def is_tick(text: str) -> bool:
    sign = symbols.symbol(text)
    return sign in symbols.TICKS or text.casefold() in symbols.TICKS


def is_cross(text: str) -> bool:
    sign = symbols.symbol(text)
    return sign in symbols.CROSSES or text.casefold() in symbols.NOTHINGS or text.casefold() in symbols.CROSSES


def fill_ticks(sketch: Sketch, grid: Grid, layout: Layout, rows: list[BodyRow], title: str) -> None:
    """Ticks below letters: the rows are roles, and a column of groups or the title says what they take part in; with
    roles in a head row above the letters the rows are activities."""

    upper = _upper_roles(grid, layout)
    made: dict[str, Row] = {}
    for one in (one for one in rows if one.kind is Kind.ACTIVITY):
        name = one.name if upper else one.group or title
        if upper or name not in made:
            made[name] = Row(name, one.group if upper else None, one.id if upper else None, one.row)
            sketch.rows.append(made[name])
        for column, letters in layout.letter_columns.items():
            role, text = upper.get(column, "") or one.name, grid.rows[one.row][column]
            sketch.roles.setdefault(role)
            if is_tick(text):
                sketch.put(made[name], role, Parsed(letters, kind="letter"))
            elif text.strip() and not is_cross(text):
                place = where(one.row, column, layout.flipped)
                sketch.put(made[name], role, Parsed(unread=True), text, place)


def _upper_roles(grid: Grid, layout: Layout) -> dict[int, str]:
    """Column of a letter -> the role in the head row above it, {} for letters that stand once each."""

    if len(layout.header_rows) < 2 or len(set(layout.letter_columns.values())) == len(layout.letter_columns):
        return {}
    names = role_names(grid, layout.header_rows)
    return {column: names[column].split(" > ")[0] for column in layout.letter_columns}
