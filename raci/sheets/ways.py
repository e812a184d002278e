"""Which way a table lies: roles or letters across or down -> the grid as it is to be read, with its layouts."""

from collections.abc import Sequence
from dataclasses import replace

from raci.sheets import headings
from raci.sheets.coding import NAMED, NOTHING, TEXT, Reader
from raci.sheets.grid import Grid, flipped
from raci.sheets.heads import head_letters
from raci.sheets.layouts import layouts
from raci.sheets.reading import Corrections, Layout, Shape

LIMIT_LETTERS_DOWN = 12
LIMIT_UNHEADED = 60
"""Rows of a table without a word above its names whose letters are counted to see which way it lies."""

EITHER = {"function", "functions", "funktion", "fonction", "función", "funzione", "職能", "职能"}
"""Words above work as well as above posts."""

DOWN = {Shape.ROLES_ACROSS: Shape.ROLES_DOWN}


def ways(grid: Grid, reader: Reader, corrections: Corrections) -> tuple[Grid, list[Layout]]:
    """The grid as it lies, or flipped where the roles run down, with the layouts of its matrices."""

    if corrections.shape is None and _has_letters_down(grid, reader):
        turned = flipped(grid)
        down = [replace(layout, flipped=True) for layout in layouts(turned, reader, corrections)]
        if any(layout.shape is Shape.LETTERS_ACROSS for layout in down):
            return turned, down
    across = layouts(grid, reader, corrections)
    if corrections.shape in (Shape.ROLES_ACROSS, Shape.LETTERS_ACROSS, Shape.TICKS, Shape.ROW_A_LETTER):
        return grid, across
    if corrections.shape is not Shape.ROLES_DOWN and across and not _runs_down(grid, across[0], reader):
        return grid, across
    turned = flipped(grid)
    down = [
        replace(layout, flipped=True, shape=DOWN.get(layout.shape, layout.shape))
        for layout in layouts(turned, reader, corrections)
    ]
    if (
        corrections.shape is None
        and not across
        and not any(layout.shape in (Shape.LETTERS_ACROSS, Shape.TICKS) for layout in down)
    ):
        return grid, across
    return (turned, down) if down else (grid, across)


def _has_letters_down(grid: Grid, reader: Reader) -> bool:
    """True where the first column names letters, each once, and names stand beside them."""

    column = next((column for column in range(grid.width) if any(row[column].strip() for row in grid.rows)), 0)
    rows = [row for row in grid.rows if any(cell.strip() for cell in row)]
    if len(rows) > LIMIT_LETTERS_DOWN or column + 1 >= grid.width:
        return False
    heads = [head_letters(row[column], reader) for row in rows[1:]]
    others = heads.count("")
    is_once = len(set(heads)) == len(heads) and len(heads) - others >= 2 and others * 3 <= len(heads)
    cells = [row[number] for row in rows[1:] for number in range(column + 1, grid.width) if row[number].strip()]
    return is_once and 2 * sum(reader.code(cell) in (TEXT, NOTHING, NAMED) for cell in cells) > len(cells)


def _runs_down(grid: Grid, layout: Layout, reader: Reader) -> bool:
    """True where the rows of a table are roles and its columns activities."""

    if layout.shape is not Shape.ROLES_ACROSS or layout.named_columns or layout.name_column < 0:
        return False
    corner = next((text for row in layout.header_rows if (text := grid.rows[row][layout.name_column].strip())), "")
    is_open = not corner or corner.casefold() in EITHER
    kind = headings.first_of(corner, ("role", "activity"))
    if kind and not is_open:
        return kind == "role"
    heads = list(layout.role_columns.values())
    names = [grid.rows[row][layout.name_column] for row in range(layout.first, layout.last + 1)]
    if is_open and max(_parties(names), _parties(heads)) < 0.3 and len(names) <= LIMIT_UNHEADED:
        return _have_one_a(grid, layout, reader)
    return _parties(names) > _parties(heads) + 0.3 and _parties(heads) < 0.3


def _have_one_a(grid: Grid, layout: Layout, reader: Reader) -> bool:
    """True where every column has one A and most rows have not, as where the columns are the work."""

    rows = [grid.rows[row] for row in range(layout.first, layout.last + 1)]
    held = [["A" in reader.read(row[column]).letters for column in layout.role_columns] for row in rows]
    across = [sum(row) == 1 for row in held]
    return (
        len(layout.role_columns) > 2
        and 2 * sum(across) < len(across)
        and all(sum(column) == 1 for column in zip(*held, strict=True))
    )


def _parties(names: Sequence[str]) -> float:
    filled = [name for name in names if name.strip()]
    return sum(bool(headings.PARTY.search(name)) for name in filled) / max(1, len(filled))
