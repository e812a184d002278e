"""The document of a file -> the reading of it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeAlias

from raci.sheets import lines, nested, symbols
from raci.sheets.bare import bare, hidden
from raci.sheets.bodies import LEGEND
from raci.sheets.coding import Reader
from raci.sheets.grid import Document, Grid, Heading, Skipped, column_name
from raci.sheets.legend import Legend, entries, knows
from raci.sheets.legends import legend_of
from raci.sheets.limits import LIMIT_FOREIGN_NAME
from raci.sheets.matrices import sketched
from raci.sheets.questions import questions
from raci.sheets.reading import Corrections, Layout, Meaning, Reading, ReadMatrix, Shape
from raci.sheets.scheme import scheme_of
from raci.sheets.sketch import Sketch
from raci.sheets.trouble import trouble
from raci.sheets.ways import ways
from raci.words.sentences import Word

NONE = Corrections()
REPEATED = Word("the same letters as in a table that is read")
OUTSIDE = Word("outside the table")
NO_MATRIX = Word("no letters stand in it")


Memory: TypeAlias = dict[tuple[int, str], tuple[list[ReadMatrix], list[Skipped]]]
"""Number of a table and what was said about it -> what was read of it, of one document."""


def reading(
    document: Document, source: str, corrections: Mapping[int, Corrections] = {}, memory: Memory | None = None
) -> Reading:
    """The reading of a whole file; `corrections` are by number of the table. With a `memory` that the caller keeps
    beside the document, only tables about which something new was said are read again."""

    memory = {} if memory is None else memory
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
        key = (number, repr(own))
        if key not in memory and not is_legend:
            plain = bare(grid, legend.places[number], own.hidden)
            memory[key] = _of_grid(plain, number, legend, said, _stem(source), own)
        read, left = memory.get(key, ([], []))
        if not read:
            left = [Skipped("table", grid.name, LEGEND if number in legend.grids else NO_MATRIX, grid.title)]
        matrices += read
        skipped += [*hidden(grid), *left] if read and not own.hidden else left
    matrices, again = _once(matrices)
    skipped += again
    if not matrices:
        matrices = _without_tables(document, legend, f"{said} {source}", source, corrections.get(-1, NONE))
    _hold(matrices)
    open_questions = [
        question
        for matrix in matrices
        for question in questions(matrix, grids[matrix.grid] if matrix.grid >= 0 else None)
    ]
    matrices = [_with_ids(matrix, corrections.get(matrix.grid, NONE)) for matrix in matrices]
    return Reading(source, document.format, tuple(matrices), tuple(grids), tuple(skipped), tuple(open_questions))


def _with_ids(matrix: ReadMatrix, corrections: Corrections) -> ReadMatrix:
    """The matrix with the ids that a person has said."""

    ids = corrections.ids
    renamed = (
        replace(activity, id=ids[activity.row] or None) if activity.row in ids else activity
        for activity in matrix.activities
    )
    return replace(matrix, activities=tuple(renamed)) if ids else matrix


def _hold(matrices: list[ReadMatrix]) -> None:
    """Raises LoadError for a name that is longer than the limit."""

    for matrix in matrices:
        names = {
            **dict.fromkeys(matrix.roles, ""),
            **{activity.name: str(activity.row + 1) for activity in matrix.activities},
        }
        for name, row in names.items():
            if len(name) > LIMIT_FOREIGN_NAME:
                raise trouble(
                    "name", where=f"{matrix.title} {row}".strip() or "1", n=len(name), limit=LIMIT_FOREIGN_NAME
                )


def _once(matrices: list[ReadMatrix]) -> tuple[list[ReadMatrix], list[Skipped]]:
    """Without lists of one row a letter that only repeat a matrix of the same file."""

    if len(matrices) < 2:
        return matrices, []
    wide = [matrix for matrix in matrices if matrix.layout and matrix.layout.shape is not Shape.ROW_A_LETTER]
    held = {
        (row.name, role, cell) for matrix in wide for row in matrix.activities for role, cell in row.letters.items()
    }
    kept, again = [], []
    for matrix in matrices:
        own = {(row.name, role, cell) for row in matrix.activities for role, cell in row.letters.items()}
        if matrix in wide or not own <= held:
            kept.append(matrix)
        else:
            again.append(Skipped("table", matrix.title, REPEATED))
    return kept, again


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

    titled: list[tuple[Grid, str]] = []
    title = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            title = block.text
        elif isinstance(block, Grid):
            titled.append((block, title))
    return titled


def _titled(grid: Grid, title: str) -> Grid:
    return grid if grid.title else replace(grid, title=title)


def _of_grid(
    grid: Grid, number: int, legend: Legend, said: str, source: str, corrections: Corrections
) -> tuple[list[ReadMatrix], list[Skipped]]:
    """The matrices of one grid."""

    if not grid.rows:
        return [], []
    scheme = scheme_of(legend, grid.texts, f"{said} {grid.title} {grid.rows[0][0]}", corrections.letters)
    reader = Reader(scheme)
    way = ways(grid, reader, corrections)
    matrices: list[ReadMatrix] = []
    skipped: list[Skipped] = []
    for layout in way[1]:
        title = _title(way[0], layout) or (source if layout.shape is Shape.TICKS else "")
        sketch, final, left = sketched(way[0], reader.coded(way[0]), layout, reader, legend, title)
        if _is_matrix(sketch) and not _is_chance(way[0], sketch, final):
            matrices.append(sketch.matrix(title, final, number, _meanings(reader, legend)))
        skipped += left
    return matrices, [*skipped, *_outside(way[0], [layout for layout in way[1]])]


def _outside(grid: Grid, layouts: list[Layout]) -> list[Skipped]:
    """Filled rows that belong to no matrix of the grid; a title above a head belongs to it."""

    used = {row for layout in layouts for row in [*layout.header_rows, *range(layout.first, layout.last + 1)]}
    titles = {_title(grid, layout) for layout in layouts}
    flipped_over = any(layout.flipped for layout in layouts)
    left = []
    for number, cells in enumerate(grid.rows if layouts else []):
        if number in used:
            continue
        text = " | ".join(dict.fromkeys(symbols.shown(cell) for cell in cells if cell.strip()))
        if text and text not in titles:
            where = column_name(number) if flipped_over else str(number + 1)
            left.append(Skipped("column" if flipped_over else "row", where, OUTSIDE, text[:200]))
    return left


def _is_matrix(sketch: Sketch) -> bool:
    return bool(sketch.roles) and (any(row.letters for row in sketch.rows) or len(sketch.unread) > 0)


def _is_chance(grid: Grid, sketch: Sketch, layout: Layout) -> bool:
    """True for a single letter far below the first row: a word in a list that looks like one."""

    above = sum(any(cell.strip() for cell in row) for row in grid.rows[: min(layout.header_rows)])
    letters = sum(len(row.letters) for row in sketch.rows)
    return len(sketch.roles) == 1 and ((above >= 2 and letters <= 1) or 3 * letters < len(sketch.rows))


def _title(grid: Grid, layout: Layout) -> str:
    """The lone text right above the head, or the title of the grid."""

    for row in range(min(layout.header_rows) - 1, -1, -1):
        filled = list(dict.fromkeys(symbols.shown(cell) for cell in grid.rows[row] if cell.strip()))
        if len(filled) == 1 and not _explains(filled[0]):
            return filled[0]
        if len(filled) > 1:
            break
    return "" if _explains(grid.title) else grid.title


def _explains(text: str) -> bool:
    """True for a text that says what signs mean."""

    return len(entries(text)) > 1 and all(map(knows, entries(text)))


def _meanings(reader: Reader, legend: Legend) -> tuple[Meaning, ...]:
    """Every sign that stands in the table or in the legend, with how it is read."""

    scheme = reader.scheme
    signs = dict.fromkeys(
        [
            *legend.entries,
            *(symbols.symbol(text) for text, parsed in reader.parsed.items() if len(text) <= 2 and text.strip()),
        ]
    )
    return tuple(
        Meaning(sign, scheme.letters.get(sign, "?"), scheme.glosses.get(sign, ""))
        for sign in signs
        if sign in scheme.letters
    )


__all__ = ["reading"]
