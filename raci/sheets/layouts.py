"""A grid -> where its matrices are: head, names, ids, groups, and the columns of roles or of letters."""

from dataclasses import replace

from raci.sheets import headings, symbols
from raci.sheets.coding import BLANK, LETTER, LETTERISH, LOOSE, NAMED, NOTHING, NUMBER, SIGN, TEXT, Reader
from raci.sheets.columns import fill_columns
from raci.sheets.footnotes import unmarked
from raci.sheets.grid import Grid
from raci.sheets.heads import is_lettered, letter_heads, role_names, upper_rows
from raci.sheets.reading import Corrections, Layout, Shape
from raci.sheets.ticked import ticked

LIMIT_HEAD_ROWS = 12
"""A head stands at most so many rows above the first letters."""


def layouts(grid: Grid, reader: Reader, corrections: Corrections) -> list[Layout]:
    """The matrices of the grid as it lies, from top to bottom."""

    codes = reader.coded(grid)
    layouts: list[Layout] = []
    start = 0
    while start < len(codes):
        layout = _next(grid, codes, start, reader, corrections)
        if layout is None:
            break
        layouts.append(layout)
        start = layout.last + 1
    return layouts


def _next(grid: Grid, codes: list[bytes], start: int, reader: Reader, corrections: Corrections) -> Layout | None:
    """The first matrix at or after a row."""

    if corrections.header_rows and start == 0:
        head: int | None = max(corrections.header_rows)
        is_of_letters = is_lettered(grid, codes, head or 0, reader)
        return _finished(grid, codes, head or 0, (head or 0) + 1, reader, corrections, is_of_letters)
    first = _first_letters(codes, max(start, grid.heads) if start == 0 else start)
    rows = range(start, len(codes) if first is None else first + 1)
    lettered = next((row for row in rows if is_lettered(grid, codes, row, reader)), None)
    if lettered is not None:
        return _finished(grid, codes, lettered, lettered + 1, reader, corrections, True)
    if first is None:
        return None
    head = _head(grid, codes, start, first)
    if head is None and first + 1 < len(codes) and _is_coded_head(grid, codes, first):
        head, first = first, _first_letters(codes, first + 1) or first + 1
    if head is None:
        return _next_after(grid, codes, first, reader, corrections)
    return _finished(grid, codes, head, first, reader, corrections, False)


def _is_coded_head(grid: Grid, codes: list[bytes], row: int) -> bool:
    """True for a head in which some names look like letters: "Lead, A, B", or "IC, CI" below a word for the work."""

    columns = [column for column in range(grid.width) if _is_role_column(codes, column, row + 1)]
    texts = sum(codes[row][column] in (TEXT, NUMBER) for column in columns)
    signs = sum(codes[row][column] in LETTERISH for column in columns)
    cells = [symbols.shown(grid.rows[row][column]) for column in columns]
    corners = [text for column in range(min(columns, default=0)) if (text := symbols.shown(grid.rows[row][column]))]
    is_corner = not corners or any(headings.first_of(corner, ("activity", "role")) for corner in corners)
    return bool(columns) and len(set(cells)) == len(cells) and "" not in cells and (texts >= signs or is_corner)


def _next_after(grid: Grid, codes: list[bytes], first: int, reader: Reader, corrections: Corrections) -> Layout | None:
    """Go on below letters that have no head above them."""

    row = first
    while row < len(codes) and any(code in LETTERISH for code in codes[row]):
        row += 1
    return _next(grid, codes, row, reader, corrections) if row < len(codes) else None


def _first_letters(codes: list[bytes], start: int) -> int | None:
    for row in range(start, len(codes)):
        if LETTER in codes[row] or NAMED in codes[row]:
            return row
        if codes[row].count(SIGN) >= 2 or codes[row].count(LOOSE) >= 2:
            return row
        loose = codes[row].find(LOOSE)  # a letter before a text is one only where letters stand below it
        if loose >= 0 and any(below[loose] == LETTER for below in codes[row + 1 : row + 60]):
            return row
    return None


def _head(grid: Grid, codes: list[bytes], start: int, first: int) -> int | None:
    """The row above the first letters that names the most of their columns."""

    wanted = [
        column
        for column in range(grid.width)
        if (first, column) not in grid.beside and _is_role_column(codes, column, first)
    ]
    if not wanted:
        return None
    best = (0, -1)
    for row in range(max(start, first - LIMIT_HEAD_ROWS), first):
        named = sum(bool(grid.rows[row][column].strip()) and (row, column) not in grid.beside for column in wanted)
        best = max(best, (named, row))
    if best[0] == 0 and start == 0 and grid.heads > 0:
        return grid.heads - 1
    return best[1] if 2 * best[0] > len(wanted) or best[0] >= 2 or (best[0] and len(wanted) == 2) else None


def _is_role_column(codes: list[bytes], column: int, first: int) -> bool:
    """True for a column whose next rows hold letters rather than other text."""

    below = bytes(row[column] for row in codes[first : first + 60])
    letterish = sum(map(below.count, LETTERISH)) + below.count(NOTHING)
    return below.count(LETTER) + below.count(NAMED) + below.count(SIGN) + below.count(
        LOOSE
    ) > 0 and letterish >= below.count(TEXT) + below.count(NUMBER)


def _finished(
    grid: Grid, codes: list[bytes], head: int, first: int, reader: Reader, corrections: Corrections, lettered: bool
) -> Layout:
    """The layout of a matrix whose last head row and first row are known."""

    last = _end(grid, codes, head, first, reader)
    heads = corrections.header_rows if corrections.header_rows else (*upper_rows(grid, codes, head, lettered), head)
    shape = Shape.LETTERS_ACROSS if lettered else Shape.ROLES_ACROSS
    layout = Layout(shape, head + 1, last, tuple(heads), -1)
    if lettered:
        layout = replace(layout, letter_columns=letter_heads(grid.rows[head], reader))
    else:
        layout = _with_roles(grid, codes, layout, reader, corrections)
    return ticked(grid, fill_columns(grid, codes, layout, corrections))


def _with_roles(grid: Grid, codes: list[bytes], layout: Layout, reader: Reader, corrections: Corrections) -> Layout:
    names = role_names(grid, layout.header_rows)
    body = codes[layout.first : layout.last + 1]
    columns = dict(enumerate(map(bytes, zip(*body, strict=True))))
    sure = [column for column in columns if _holds_letters(columns[column]) and names[column]]
    if corrections.role_columns:
        sure = list(corrections.role_columns)
    own = tuple(
        column
        for column in sure
        if NAMED in columns[column]
        and columns[column].count(NAMED) * 2
        >= len(body) - columns[column].count(BLANK) - columns[column].count(NOTHING)
    )
    roles = dict.fromkeys(sure)
    if sure and not corrections.role_columns:
        head = layout.header_rows[-1]
        sure = [column for column in sure if not _is_attribute(names[column], columns[column])] or sure
        anchor = max((column for column in columns if _is_anchor(names[column], columns[column])), default=-1)
        sure = [column for column in sure if column > anchor] or sure
        roles = dict.fromkeys(
            column
            for column in range(_first_filled(columns) + 1, grid.width)
            if column in sure
            or (column > anchor and _is_empty_role(grid, columns[column], names[column], head, column, max(sure)))
        )
    marks = reader.scheme.footnotes
    named = {column: unmarked(names[column], marks) for column in sorted(roles)}
    return replace(layout, role_columns=named, named_columns=own)


def _first_filled(columns: dict[int, bytes]) -> int:
    """The first column with a text, a number or a sign below its head."""

    return next((column for column, codes in columns.items() if any(codes)), 0)


def _holds_letters(column: bytes) -> bool:
    letterish = sum(map(column.count, LETTERISH))
    others = column.count(TEXT) + column.count(NUMBER)
    return letterish > 0 and letterish + column.count(NOTHING) >= others and column.count(NUMBER) <= letterish


def _is_anchor(name: str, column: bytes) -> bool:
    """True for a column that is headed as the work and holds texts: roles stand right of it."""

    return headings.kind_of(name) == "activity" and column.count(TEXT) * 2 > len(column) - column.count(BLANK)


def _is_attribute(name: str, column: bytes) -> bool:
    return headings.is_whole("attribute", name) and not headings.PARTY.search(name) and not _is_full(column)


def _is_full(column: bytes) -> bool:
    """True where letters of several kinds speak for a role in spite of its name."""

    return column.count(LETTER) >= 3 and column.count(TEXT) + column.count(NUMBER) + column.count(SIGN) == 0


def _is_empty_role(grid: Grid, column: bytes, name: str, head: int, number: int, last_sure: int) -> bool:
    """True for a column that is headed like a role and holds no letter."""

    if not name or (head, number) in grid.beside or any(code not in (BLANK, NOTHING) for code in column):
        return False
    kinds = ("attribute", "total", "legend")
    is_other = any(headings.is_heading(kind, name) for kind in kinds) or headings.is_whole("id", name)
    return number < last_sure + 3 and not is_other


def _end(grid: Grid, codes: list[bytes], head: int, first: int, reader: Reader) -> int:
    """The last row of the matrix: before the next head, or the last of the grid."""

    for row in range(first + 1, len(codes)):
        if _is_new_head(grid, codes, head, row, reader):
            while row - 1 > first and _is_lone(grid, codes, row - 1):
                row -= 1
            return row - 1
    return len(codes) - 1


def _is_new_head(grid: Grid, codes: list[bytes], head: int, row: int, reader: Reader) -> bool:
    code = codes[row]
    if LETTER in code and not is_lettered(grid, codes, row, reader):
        return False
    texts = [
        column for column in range(grid.width) if grid.rows[row][column].strip() and (row, column) not in grid.covered
    ]
    if len(texts) < 2 or (grid.rows[row] == grid.rows[head] and not _is_lone(grid, codes, row - 1)):
        return False
    if is_lettered(grid, codes, row, reader):
        return True
    if any(sign in LETTERISH for sign in code) or (NUMBER in code and code.count(NUMBER) * 2 >= len(texts)):
        return False
    after = next((later for later in range(row + 1, min(row + 5, len(codes))) if LETTER in codes[later]), None)
    if after is None:
        return False
    wanted = [column for column in range(grid.width) if _is_role_column(codes, column, after)]
    if sum(column in texts for column in wanted) * 2 <= len(wanted):
        return False
    named = grid.rows[row][texts[0]]
    first = [column for column in range(grid.width) if grid.rows[head][column].strip()][:1]
    is_same = bool(first) and symbols.shown(named) == symbols.shown(grid.rows[head][first[0]])
    is_headed = headings.is_heading("activity", named) or headings.is_heading("role", named)
    return not any(codes[row - 1]) or is_same or (is_headed and _is_lone(grid, codes, row - 1))


def _is_lone(grid: Grid, codes: list[bytes], row: int) -> bool:
    """True for an empty row, and for one with a single text."""

    filled = {grid.rows[row][column].strip() for column in range(grid.width) if codes[row][column]} - {""}
    return len(filled) <= 1 and not any(code in LETTERISH for code in codes[row])
