"""A file that this app gave out -> where its head and columns must be: those that are called as the matrix has them."""

from collections.abc import Mapping
from dataclasses import replace

from raci.model import Matrix
from raci.model.letters import is_cell
from raci.sheets.grid import Document, Grid
from raci.sheets.reading import Corrections, Shape
from raci.views.tables import WIDE_COLUMNS, alike, roles_by_head
from raci.words.sentences import LANGUAGES, say

ROWS_ABOVE = 60
"""A title and notes may stand above the head, and not a whole table."""
ACTIVITY = WIDE_COLUMNS[3]


def expected(document: Document, matrix: Matrix, said: Mapping[int, Corrections] = {}) -> Mapping[int, Corrections]:
    """Corrections of the tables that have our head; what a person has `said` goes before."""

    known = roles_by_head(matrix)
    names = {alike(say(ACTIVITY, lang)) for lang in LANGUAGES}
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    corrections = {number: own for number, grid in enumerate(grids) if (own := _of_grid(grid, known, names))}
    return {**corrections, **{number: _over(corrections.get(number), own) for number, own in said.items()}}


def _of_grid(grid: Grid, known: Mapping[str, str], names: set[str]) -> Corrections | None:
    for number, row in enumerate(grid.rows[:ROWS_ABOVE]):
        heads = [alike(text) for text in row]
        name = next((column for column, head in enumerate(heads) if head in names), None)
        roles = tuple(column for column, head in enumerate(heads) if head in known and column != name)
        if name is not None and roles:
            new = (column for column, head in enumerate(heads) if head and column > min(roles) and column not in roles)
            roles = (*roles, *(column for column in new if _holds_letters(grid, number, column)))
            return Corrections(Shape.ROLES_ACROSS, header_rows=(number,), name_column=name, role_columns=roles)
    return None


def _holds_letters(grid: Grid, head: int, column: int) -> bool:
    """True for a column that somebody added: letters stand below its head, and nothing else."""

    cells = [text for row in grid.rows[head + 1 :] if (text := row[column].partition("(")[0].strip())]
    return bool(cells) and all(is_cell(text) for text in cells)


def _over(known: Corrections | None, own: Corrections) -> Corrections:
    """What a person said, and for the rest what is known."""

    if known is None or own.shape is not None:
        return own
    return replace(
        own,
        shape=known.shape,
        header_rows=own.header_rows or known.header_rows,
        name_column=known.name_column if own.name_column is None else own.name_column,
        role_columns=own.role_columns or known.role_columns,
    )
