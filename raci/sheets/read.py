"""The document of a file -> the reading of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from raci.sheets import headings, lines, nested, symbols
from raci.sheets.coding import NAMED, NOTHING, TEXT, Reader
from raci.sheets.grid import Document, Grid, Heading, Line, Place, Skipped, column_name, flipped
from raci.sheets.heads import head_letters
from raci.sheets.layouts import layouts
from raci.sheets.legend import Legend
from raci.sheets.legends import legend_of
from raci.sheets.matrices import sketched
from raci.sheets.reading import Corrections, Layout, Meaning, Question, Reading, ReadMatrix, Shape
from raci.sheets.scheme import scheme_of
from raci.words.sentences import Word

LIMIT_LETTERS_DOWN = 12
NONE = Corrections()
DOWN = {Shape.ROLES_ACROSS: Shape.ROLES_DOWN}
LEGEND = Word("it explains the letters")
OUTSIDE = Word("outside the table")
NO_MATRIX = Word("no letters stand in it")


def reading(document: Document, source: str, corrections: Mapping[int, Corrections] = {}) -> Reading:
    """The reading of a whole file; `corrections` are by number of the table."""

    grids = [_titled(grid, title) for grid, title in _with_titles(document)]
    legend = legend_of(document.blocks)
    matrices: list[ReadMatrix] = []
    skipped = list(document.skipped)
    said = " ".join(block.text for block in document.blocks if not isinstance(block, Grid)) + " " + source
    for number, grid in enumerate(grids):
        own = corrections.get(number, NONE)
        if own.skip:
            continue
        is_legend = number in legend.grids and own == NONE
        found, left = (
            ([], [])
            if is_legend
            else _of_grid(_bare(grid, legend.places[number]), number, legend, said, _stem(source), own)
        )
        if not found:
            left = [Skipped("table", grid.name, LEGEND if number in legend.grids else NO_MATRIX, grid.title)]
        matrices += found
        skipped += left
    if not matrices:
        matrices = _without_tables(document, legend, f"{said} {source}", source, corrections.get(-1, NONE))
    return Reading(source, document.format, tuple(matrices), tuple(grids), tuple(skipped))


def _without_tables(
    document: Document, legend: Legend, said: str, source: str, corrections: Corrections
) -> list[ReadMatrix]:
    """The matrix of nested objects, or of lines; `corrections` of table -1 are for them."""

    title = _stem(source)
    texts = set(nested.texts_of(document.objects)) if document.objects is not None else set()
    reader = Reader(scheme_of(legend, texts, said, corrections.letters))
    if document.objects is not None:
        return nested.matrices(document.objects, reader, legend, title)
    return lines.matrices(document, reader, legend, title)


def _stem(source: str) -> str:
    """The name of the file without its ending."""

    return source.rpartition(".")[0] or source


def _with_titles(document: Document) -> list[tuple[Grid, str]]:
    """Each grid with the nearest heading above it."""

    found: list[tuple[Grid, str]] = []
    title = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            title = block.text
        elif isinstance(block, Grid):
            found.append((block, title))
    return found


def _bare(grid: Grid, places: set[Place]) -> Grid:
    """The grid without the cells that explain signs."""

    if not places:
        return grid
    rows = [
        [("" if (row, column) in places else cell) for column, cell in enumerate(cells)]
        for row, cells in enumerate(grid.rows)
    ]
    return replace(grid, rows=rows)


def _titled(grid: Grid, title: str) -> Grid:
    return grid if grid.title else replace(grid, title=title)


def _of_grid(
    grid: Grid, number: int, legend: Legend, said: str, source: str, corrections: Corrections
) -> tuple[list[ReadMatrix], list[Skipped]]:
    """The matrices of one grid."""

    if not grid.rows:
        return [], []
    texts = set().union(*grid.rows)
    scheme = scheme_of(legend, texts, f"{said} {grid.title} {grid.rows[0][0]}", corrections.letters)
    reader = Reader(scheme)
    way = _ways(grid, reader, corrections)
    found: list[ReadMatrix] = []
    skipped: list[Skipped] = []
    for layout in way[1]:
        title = _title(way[0], layout) or (source if layout.shape is Shape.TICKS else "")
        sketch, final, left = sketched(way[0], reader.coded(way[0].rows), layout, reader, legend, title)
        if sketch.rows and (sketch.roles or sketch.unread) and _is_matrix(sketch.rows, sketch.unread):
            found.append(sketch.matrix(title, final, number, _meanings(reader, legend)))
        skipped += left
    return found, [*skipped, *_outside(way[0], [one for one in way[1]])]


def _outside(grid: Grid, found: list[Layout]) -> list[Skipped]:
    """Filled rows that belong to no matrix of the grid; a title above a head belongs to it."""

    used = {row for one in found for row in [*one.header_rows, *range(one.first, one.last + 1)]}
    titles = {_title(grid, one) for one in found}
    flipped_over = any(one.flipped for one in found)
    left = []
    for number, cells in enumerate(grid.rows if found else []):
        if number in used:
            continue
        text = " | ".join(dict.fromkeys(symbols.shown(cell) for cell in cells if cell.strip()))
        if text and text not in titles:
            where = column_name(number) if flipped_over else str(number + 1)
            left.append(Skipped("column" if flipped_over else "row", where, OUTSIDE, text[:200]))
    return left


def _is_matrix(rows: list, unread: list) -> bool:  # type: ignore[type-arg]
    return any(row.letters for row in rows) or len(unread) > 0


def _title(grid: Grid, layout: Layout) -> str:
    """The lone text right above the head, or the title of the grid."""

    for row in range(min(layout.header_rows) - 1, -1, -1):
        filled = list(dict.fromkeys(symbols.shown(cell) for cell in grid.rows[row] if cell.strip()))
        if len(filled) == 1:
            return filled[0]
        if filled:
            break
    return grid.title


def _ways(grid: Grid, reader: Reader, corrections: Corrections) -> tuple[Grid, list[Layout]]:
    """The grid as it lies, or flipped where the roles run down, with the layouts of its matrices."""

    if corrections.shape is None and _has_letters_down(grid, reader):
        turned = flipped(grid)
        down = [replace(one, flipped=True) for one in layouts(turned, reader, corrections)]
        if any(one.shape is Shape.LETTERS_ACROSS for one in down):
            return turned, down
    across = layouts(grid, reader, corrections)
    if corrections.shape in (Shape.ROLES_ACROSS, Shape.LETTERS_ACROSS, Shape.TICKS, Shape.ROW_A_LETTER):
        return grid, across
    if corrections.shape is not Shape.ROLES_DOWN and across and not _runs_down(grid, across[0]):
        return grid, across
    turned = flipped(grid)
    down = [
        replace(one, flipped=True, shape=DOWN.get(one.shape, one.shape)) for one in layouts(turned, reader, corrections)
    ]
    if corrections.shape is None and not across and all(one.shape is Shape.ROLES_DOWN for one in down):
        return grid, across
    return (turned, down) if down else (grid, across)


def _has_letters_down(grid: Grid, reader: Reader) -> bool:
    """True where the first column names letters, each once, and names stand beside them."""

    column = next((one for one in range(grid.width) if any(row[one].strip() for row in grid.rows)), 0)
    rows = [row for row in grid.rows if any(cell.strip() for cell in row)]
    if len(rows) > LIMIT_LETTERS_DOWN or column + 1 >= grid.width:
        return False
    heads = [head_letters(row[column], reader) for row in rows[1:]]
    others = heads.count("")
    is_once = len(set(heads)) == len(heads) and len(heads) - others >= 2 and others * 3 <= len(heads)
    cells = [row[place] for row in rows[1:] for place in range(column + 1, grid.width) if row[place].strip()]
    return is_once and 2 * sum(reader.code(cell) in (TEXT, NOTHING, NAMED) for cell in cells) > len(cells)


def _runs_down(grid: Grid, layout: Layout) -> bool:
    """True where the rows of a table are roles and its columns activities."""

    if layout.shape is not Shape.ROLES_ACROSS or layout.named_columns or layout.name_column < 0:
        return False
    corner = next((text for row in layout.header_rows if (text := grid.rows[row][layout.name_column].strip())), "")
    kind = headings.first_of(corner, ("role", "activity"))
    if kind:
        return kind == "role"
    heads = list(layout.role_columns.values())
    names = [grid.rows[row][layout.name_column] for row in range(layout.first, layout.last + 1)]
    return _parties(names) > _parties(heads) + 0.3 and _parties(heads) < 0.3


def _parties(names: Sequence[str]) -> float:
    filled = [name for name in names if name.strip()]
    return sum(bool(headings.PARTY.search(name)) for name in filled) / max(1, len(filled))


def _meanings(reader: Reader, legend: Legend) -> tuple[Meaning, ...]:
    """Every sign that stands in the table or in the legend, with how it is read."""

    scheme = reader.scheme
    signs = dict.fromkeys(
        [
            *legend.entries,
            *(symbols.symbol(text) for text, one in reader.parsed.items() if len(text) <= 2 and text.strip()),
        ]
    )
    return tuple(
        Meaning(sign, scheme.letters.get(sign, "?"), scheme.glosses.get(sign, ""))
        for sign in signs
        if sign in scheme.letters
    )


__all__ = ["Line", "Question", "reading"]
