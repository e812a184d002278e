"""XLSX, XLS and ODS -> one grid a sheet: values as shown, merged cells, what is hidden, comments, struck cells."""

import datetime
import io
import re
from typing import Any

from raci.sheets.grid import Document, Grid, Place, Rows, Skipped, live, place_name, spread, squared
from raci.sheets.limits import LIMIT_CELLS, LIMIT_COLUMNS, LIMIT_ROWS
from raci.sheets.readers.package import Details, details, formulas_without_values
from raci.sheets.trouble import trouble
from raci.words.sentences import Word

HIDDEN_SHEET = Word("a hidden sheet")
CHART = Word("a sheet without cells")
NO_VALUE = Word("a formula without a stored value; open the file in a spreadsheet and save it again")
OLD = Word("what an XLS file hides, strikes out or comments on is not told by its reader; save it as XLSX for that")
UNSEEN = Word("comments and hidden rows of so large a sheet are not looked for")
TEXTS = {str}


def read(data: bytes, kind: str) -> Document:
    """The sheets of a workbook. Raises LoadError for what is encrypted, broken or too large."""

    book = _opened(data)
    seen = details(data, kind)
    grids: list[Grid] = []
    skipped: list[Skipped] = []
    total = 0
    for sheet in book.sheets_metadata:
        if str(sheet.visible).rpartition(".")[2] != "Visible":
            skipped.append(Skipped("sheet", sheet.name, HIDDEN_SHEET))
            continue
        if str(sheet.typ).rpartition(".")[2] != "WorkSheet":
            skipped.append(Skipped("sheet", sheet.name, CHART))
            continue
        grid = _sheet(book, sheet.name, seen)
        total += len(grid.rows) * grid.width
        if total > LIMIT_CELLS:
            raise trouble("cells", n=total, limit=LIMIT_CELLS)
        grids += [grid] if grid.rows else []
        skipped += [
            Skipped("cell", f"{sheet.name}!{where}", NO_VALUE, text)
            for where, text in formulas_without_values(seen, sheet.name)
        ]
    if kind == "xls":
        skipped.append(Skipped("details", "", OLD))
    if seen.is_cut:
        skipped.append(Skipped("details", "", UNSEEN))
    titled = grids if len(grids) > 1 else [_untitled(grid) for grid in grids]
    return Document(kind, tuple(titled), tuple(skipped))


def _untitled(grid: Grid) -> Grid:
    return Grid(**{**grid.__dict__, "title": ""})


def _opened(data: bytes) -> Any:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError:
        raise trouble("encrypted") from None
    except (CalamineError, ValueError, OSError) as error:
        raise trouble("encrypted" if "assword" in str(error) else "broken") from None


def _sheet(book: Any, name: str, seen: Details) -> Grid:
    from python_calamine import CalamineError

    try:
        sheet = book.get_sheet_by_name(name)
        values = sheet.to_python(skip_empty_area=False)
    except (CalamineError, ValueError) as error:
        raise trouble("encrypted" if "assword" in str(error) else "broken") from None
    while values and not any(value != "" for value in values[-1]):
        values.pop()
    if len(values) > LIMIT_ROWS:
        raise trouble("rows", where=name, n=len(values), limit=LIMIT_ROWS)
    if values and len(values[0]) > LIMIT_COLUMNS:
        raise trouble("columns", where=name, n=len(values[0]), limit=LIMIT_COLUMNS)
    own = seen.sheets.get(name)
    rows = squared(_texts(values))
    if own and own.styles:
        _restyle(rows, own.styles)
    spans = [(top, left, bottom, right) for (top, left), (bottom, right) in (sheet.merged_cell_ranges or [])]
    covered, beside = spread(rows, [*spans, *(own.merged if own else ())])
    for row, column in own.struck if own else ():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = ""
    if own is None:
        return Grid(rows, name, name, covered=covered, beside=beside)
    return Grid(
        rows, name, name, -1, covered, beside, own.hidden_rows, own.hidden_columns, own.comments, own.struck, own.bold
    )


def _texts(values: list[list[Any]]) -> Rows:
    """The values as a sheet shows them, and texts as they were before a CSV of ours was opened and saved: without the
    apostrophe that kept them text. Every text is looked at once, and most rows hold nothing but texts."""

    once: dict[str, str] = {}  # equal texts become one, so that whoever looks at every cell finds it known
    for number, row in enumerate(values):
        texts = row if set(map(type, row)) == TEXTS else list(map(_shown, row))
        values[number] = list(map(once.setdefault, texts, texts))
    kept = {text: live(text) for text in once if text[:1] == "'"}
    return [[kept.get(text, text) for text in row] for row in values] if kept else values


def _shown(value: object) -> str:
    """The value as a sheet shows it; a whole number without its .0, a day as YYYY-MM-DD."""

    if type(value) is str:
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    return str(value)


def _restyle(rows: list[list[str]], styles: dict[Place, int]) -> None:
    """Write numbers with as many decimals as the sheet shows: 3.1 shown as 3.10."""

    for (row, column), decimals in styles.items():
        if row < len(rows) and column < len(rows[row]) and re.fullmatch(r"-?\d+(\.\d+)?", rows[row][column]):
            rows[row][column] = f"{float(rows[row][column]):.{decimals}f}"


__all__ = ["place_name", "read"]
