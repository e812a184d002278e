"""A layout with its rows -> the matrix it holds."""

from dataclasses import replace
from operator import itemgetter

from raci.sheets import headings, symbols
from raci.sheets.bodies import NAMELESS, BodyRow, Kind, body
from raci.sheets.coding import Reader
from raci.sheets.grid import Grid, Place, Skipped, column_name, where
from raci.sheets.heads import role_names
from raci.sheets.legend import Legend
from raci.sheets.named import named, split_names
from raci.sheets.parties import give_everybody, is_everybody, lone_names, roles_in
from raci.sheets.reading import Layout, Shape
from raci.sheets.said import Parsed
from raci.sheets.sketch import Row, Sketch
from raci.sheets.ticks import fill_ticks
from raci.words.sentences import Word

STRUCK = Word("struck out in the file")
NO_ROLE = Word("neither a role nor part of a name")


def sketched(
    grid: Grid, codes: list[bytes], layout: Layout, reader: Reader, legend: Legend, title: str
) -> tuple[Sketch, Layout, list[Skipped]]:
    """The matrix of a layout, the layout as it was finally read, and the rows and columns that are left out."""

    rows = body(grid, codes, layout, reader.scheme)
    sketch = Sketch()
    for role in layout.role_columns.items():
        if role[0] not in layout.named_columns:
            sketch.roles.setdefault(role[1])
    if layout.shape is Shape.TICKS:
        fill_ticks(sketch, grid, layout, rows, title)
    elif layout.shape is Shape.ROW_A_LETTER:
        _fill_list(sketch, grid, layout, rows, reader)
    else:
        if legend.roster and _uses_numbers(grid, layout, legend):
            sketch.roles |= dict.fromkeys(legend.roster.values())
        made = _activities(sketch, rows)
        if layout.shape is not Shape.LETTERS_ACROSS:
            _fill_plain(sketch, made, grid, layout, reader, legend)
        else:
            texts = {grid.rows[row.row][column] for row in made for column in layout.letter_columns}
            legend = replace(legend, names=lone_names(texts))
            for row in made:
                _fill_lettered(sketch, row, grid, layout, reader, legend)
    if len(sketch.rows) == 1 and title and headings.first_of(sketch.rows[0].name, ("role", "activity")) == "role":
        _rename(sketch, title)  # such as "Who": a table about one activity, which its title names
    return sketch, layout, _left_out(grid, layout, rows)


def _rename(sketch: Sketch, name: str) -> None:
    sketch.rows[0].name = name
    sketch.notes = [replace(cell, activity=name) for cell in sketch.notes]
    sketch.unread = [replace(cell, activity=name) for cell in sketch.unread]


def _uses_numbers(grid: Grid, layout: Layout, legend: Legend) -> bool:
    """True where numbers of the numbered list of roles stand below the letters."""

    rows = range(layout.first, layout.last + 1)
    return any(grid.rows[row][column].strip() in legend.roster for row in rows for column in layout.letter_columns)


def _activities(sketch: Sketch, rows: list[BodyRow]) -> list[Row]:
    activities = [Row(row.name, row.group, row.id, row.row) for row in rows if row.kind is Kind.ACTIVITY]
    sketch.rows += activities
    return activities


def _fill_across(sketch: Sketch, row: Row, grid: Grid, layout: Layout, reader: Reader, legend: Legend) -> None:
    """Letters of one row, below their roles."""

    cells, flipped = grid.rows[row.row], layout.flipped
    for column, role in layout.role_columns.items():
        text = cells[column]
        if not text or (role in row.letters and (row.row, column) in grid.beside):
            continue
        if column in layout.named_columns and (own := named(text, reader.scheme)):
            for holder in own:
                sketch.put(row, holder.role, holder.parsed, text, where(row.row, column, flipped))
            continue
        parsed = _commented(reader.read(text), grid, (row.row, column))
        if parsed.kind != "nothing" or parsed.note:
            sketch.put(row, role, parsed, text, where(row.row, column, flipped))


def _fill_plain(sketch: Sketch, rows: list[Row], grid: Grid, layout: Layout, reader: Reader, legend: Legend) -> None:
    """Letters of all rows; those of rows that hold nothing but letters in one step, which most rows do."""

    plain = reader.plain()
    columns = list(layout.role_columns)
    roles = list(layout.role_columns.values())
    is_simple = not grid.comments and len(set(roles)) == len(roles) and len(roles) > 1
    take = itemgetter(*columns) if is_simple else None
    for row in rows:
        texts = take(grid.rows[row.row]) if take else ()
        letters = list(map(plain.get, texts))
        if take and letters.count(None) == texts.count(""):
            row.letters = {role: letter for role, letter in zip(roles, letters, strict=True) if letter}
        else:
            _fill_across(sketch, row, grid, layout, reader, legend)


def _commented(parsed: Parsed, grid: Grid, place: Place) -> Parsed:
    """With the comment that the file hangs on the cell."""

    comment = grid.comments.get(place, "")
    if not comment:
        return parsed
    note = "; ".join(filter(None, [parsed.note, comment]))
    return Parsed(parsed.letters, note, parsed.unread, parsed.kind, parsed.mark)


def _fill_lettered(sketch: Sketch, row: Row, grid: Grid, layout: Layout, reader: Reader, legend: Legend) -> None:
    """Roles of one row, below their letters."""

    everybody: list[tuple[str, str]] = []
    for column, letters in layout.letter_columns.items():
        text = grid.rows[row.row][column]
        if (row.row, column) in grid.beside or (reader.read(text).kind == "nothing" and text not in legend.roster):
            continue
        for name, note in roles_in(text, legend):
            if legend.roster and is_everybody(name):
                everybody.append((name, letters))
            else:
                sketch.put(
                    row, name, Parsed(letters, note, kind="letter"), text, where(row.row, column, layout.flipped)
                )
    give_everybody(sketch, row, everybody, legend)


def _fill_list(sketch: Sketch, grid: Grid, layout: Layout, rows: list[BodyRow], reader: Reader) -> None:
    """One row a letter: rows of one name (and id) are one activity; an empty name continues the one above."""

    made: dict[tuple[str, str | None, str | None], Row] = {}
    current: Row | None = None
    for row in rows:
        if row.kind not in (Kind.ACTIVITY, Kind.OUT):
            continue
        cells = grid.rows[row.row]
        role = symbols.shown(cells[layout.role_column])
        text = cells[layout.letter_column]
        if row.kind is Kind.ACTIVITY:
            key = (row.name, row.group, row.id)
            if key not in made and not (current and current.name == row.name and row.id is None):
                made[key] = Row(row.name, row.group, row.id, row.row)
                sketch.rows.append(made[key])
            current = made.get(key, current)
        if current and role and (row.kind is Kind.ACTIVITY or not cells[layout.name_column].strip()):
            for name in split_names(role):
                sketch.put(current, name, reader.read(text), text, where(row.row, layout.letter_column, layout.flipped))


def _left_out(grid: Grid, layout: Layout, rows: list[BodyRow]) -> list[Skipped]:
    """The rows and columns of the layout that the matrix does not use."""

    kinds = ("column", "row") if layout.flipped else ("row", "column")
    names = (column_name, _number) if layout.flipped else (_number, column_name)
    skipped = [
        Skipped(kinds[0], names[0](row.row), row.why, row.name)
        for row in rows
        if row.kind is Kind.OUT and row.why is not None
        if layout.shape is not Shape.ROW_A_LETTER or row.why != NAMELESS or not grid.rows[row.row][layout.role_column]
    ]
    used = {*layout.role_columns, *layout.letter_columns, *layout.group_columns, *layout.named_columns}
    used |= {layout.name_column, layout.id_column, layout.role_column, layout.letter_column}
    skipped += [
        Skipped("cell", where(row, column, layout.flipped), STRUCK)
        for row, column in sorted(grid.struck)
        if layout.first <= row <= layout.last
    ]
    heads = role_names(grid, layout.header_rows)
    for column in (column for column in range(grid.width) if column not in used):
        cells = [
            grid.rows[row][column] for row in range(layout.first, layout.last + 1) if (row, column) not in grid.beside
        ]
        if any(cell.strip() for cell in cells):
            skipped.append(Skipped(kinds[1], names[1](column), NO_ROLE, heads[column] or _sample(cells)))
    return skipped


def _number(row: int) -> str:
    return str(row + 1)


def _sample(cells: list[str]) -> str:
    return next(cell for cell in cells if cell.strip())[:60]
