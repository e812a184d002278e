"""The rows below a head -> activities, groups, and rows that are left out with a reason."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from raci.sheets import headings, symbols
from raci.sheets.coding import BLANK, NOT_LETTERISH, NOTHING, NUMBER, TEXT, picked
from raci.sheets.columns import ID
from raci.sheets.footnotes import unmarked
from raci.sheets.grid import Grid
from raci.sheets.legend import entries
from raci.sheets.reading import Layout, Shape, row_id, row_text
from raci.sheets.said import Scheme
from raci.words.sentences import Word

TOTAL = Word("a row of totals")
REPEATED = Word("the head once more")
NAMELESS = Word("letters without an activity")
NOTHING_AT_ALL = Word("no activity, and nothing in any cell")
LEGEND = Word("it explains the letters")
BELOW = Word("text that belongs to no activity")
EMPTY = bytes((BLANK,))
DEPTH = re.compile(r"^\s*(?:[A-Za-z]{1,4}[-. ]?)?(\d+(?:[.\-]\d+)*)[.)]?(?:\s|$|-|\D)")


class Kind(StrEnum):
    ACTIVITY = "activity"
    GROUP = "group"
    OUT = "out"
    BLANK = "blank"
    MORE = "more"
    """Goes on with the activity above."""


class BodyRow(NamedTuple):
    """One row below a head, named as displayed."""

    row: int
    kind: Kind
    name: str = ""
    group: str | None = None
    id: str | None = None
    why: Word | None = None


def body(grid: Grid, codes: list[bytes], layout: Layout, scheme: Scheme) -> list[BodyRow]:
    """Every row of the layout in its order; the groups of a row stand on it."""

    columns = _cells(layout)
    kinds = [_sorted(grid, codes, layout, columns, row) for row in range(layout.first, layout.last + 1)]
    kinds = [row._replace(name=unmarked(row.name, scheme.footnotes)) for row in kinds] if scheme.footnotes else kinds
    kinds = list(_without_trailing_groups(kinds))
    return list(_grouped(grid, layout, kinds, _levels(grid, layout, kinds)))


def _cells(layout: Layout) -> list[int]:
    if layout.shape is Shape.ROW_A_LETTER:
        return [layout.letter_column]
    return [*layout.role_columns, *layout.letter_columns]


def _sorted(grid: Grid, codes: list[bytes], layout: Layout, columns: list[int], row: int) -> BodyRow:
    """What one row is, apart from its neighbours; a lone text is a group for now."""

    cells, code = grid.rows[row], codes[row]
    if not code.strip(EMPTY):
        return BodyRow(row, Kind.BLANK)
    held = picked(code, columns)
    name = symbols.shown(cells[layout.name_column]) if layout.name_column >= 0 else ""
    if _is_head_again(grid, layout, row):
        return BodyRow(row, Kind.OUT, row_text(cells), why=REPEATED)
    if _is_total(cells, code, columns[-1] if columns else 0, held, name):
        return BodyRow(row, Kind.OUT, row_text(cells), why=TOTAL)
    if layout.letter_columns and len(columns) > 2 and all((row, column) in grid.beside for column in columns[1:]):
        return BodyRow(row, Kind.OUT, row_text(cells), why=BELOW)
    if _is_across(grid, row, layout, columns, name) or not held.strip(EMPTY):
        return _lone(grid, layout, row, name, code)
    if not name or (code[layout.name_column] == NOTHING and not held.translate(None, NOT_LETTERISH)):
        return _nameless(grid, layout, row, held, cells)
    return BodyRow(row, Kind.ACTIVITY, name, id=row_id(cells, layout))


def _is_head_again(grid: Grid, layout: Layout, row: int) -> bool:
    return any(grid.rows[row] == grid.rows[head] for head in layout.header_rows)


def _is_total(cells: list[str], code: bytes, last: int, held: bytes, name: str) -> bool:
    if held.translate(None, NOT_LETTERISH) and not cells[last].isdigit():
        return False
    first = name or next((symbols.shown(cell) for cell in cells if cell.strip()), "")
    if held.translate(None, NOT_LETTERISH):  # a sign such as O, which a 0 looks like, may stand for a letter
        return headings.is_heading("total", first) and all(c.isdigit() for c in cells[1:] if c not in ("", first))
    numbers = held.count(NUMBER)
    if headings.is_heading("total", first):
        return bool(numbers) or len(first.split()) <= 3
    if not name:
        return NUMBER in code and not held.count(TEXT)
    return (
        numbers >= 2
        and numbers == len(held) - held.count(BLANK)
        and len(first) <= 24
        and headings.is_heading("letter", first)
    )


def _is_across(grid: Grid, row: int, layout: Layout, columns: list[int], name: str) -> bool:
    """True for one text over the whole row, merged or written into every cell."""

    if len(name) < 2 or not columns or (row, columns[-1]) not in grid.covered:
        return False
    return len({grid.rows[row][column].strip() for column in [layout.name_column, *columns]}) == 1


def _lone(grid: Grid, layout: Layout, row: int, name: str, code: bytes) -> BodyRow:
    """A row without letters: a group as a rule, an activity where its other cells are filled like an activity's."""

    cells = grid.rows[row]
    others = [column for column in range(grid.width) if cells[column].strip() and (row, column) not in grid.covered]
    shown = name or next((symbols.shown(cells[column]) for column in others), "")
    identity = row_id(cells, layout)
    if (
        layout.group_columns
        and name
        and any(cells[column].strip() for column in layout.group_columns)
        and len(others) > 1
    ):
        return BodyRow(row, Kind.ACTIVITY, name, id=identity)
    if name and identity == name:
        identity = None
    return BodyRow(
        row, Kind.GROUP, name or (identity if identity == shown else "") or shown, id=identity if name else None
    )


def _nameless(grid: Grid, layout: Layout, row: int, held: bytes, cells: list[str]) -> BodyRow:
    if not held.translate(None, NOT_LETTERISH):
        return BodyRow(row, Kind.OUT, row_text(cells), why=NOTHING_AT_ALL)
    group = next(
        (symbols.shown(cells[column]) for column in reversed(layout.group_columns) if cells[column].strip()), ""
    )
    if group:
        return BodyRow(row, Kind.ACTIVITY, group, id=row_id(cells, layout))
    identity = row_id(cells, layout)
    if identity:
        return BodyRow(row, Kind.ACTIVITY, identity)
    return BodyRow(row, Kind.OUT, row_text(cells), why=NAMELESS)


def _without_trailing_groups(kinds: list[BodyRow]) -> Iterator[BodyRow]:
    """Lone texts below the last activity are no groups."""

    last = max((number for number, row in enumerate(kinds) if row.kind is Kind.ACTIVITY), default=-1)
    for number, row in enumerate(kinds):
        is_text = row.kind is Kind.GROUP and (number > last or (bool(entries(row.name)) and len(row.name) > 12))
        why = LEGEND if is_text and entries(row.name) else BELOW
        yield BodyRow(row.row, Kind.OUT, row.name, why=why) if is_text else row


def _levels(grid: Grid, layout: Layout, kinds: list[BodyRow]) -> dict[int, int]:
    """Depth from 0 of every group row: by its number, or the outer of two in a row."""

    groups = [row for row in kinds if row.kind is Kind.GROUP]
    numbers = {group.row: _depth(group.id or group.name) for group in groups}
    if len(groups) > 1 and all(numbers.values()) and len(set(numbers.values())) > 1:
        least = min(numbers.values())
        return {row: depth - least for row, depth in numbers.items()}
    levels: dict[int, int] = {}
    outer_seen = False
    filled = [row for row in kinds if row.kind in (Kind.GROUP, Kind.ACTIVITY)]
    for number, row in enumerate(filled):
        if row.kind is Kind.GROUP:
            is_outer = number + 1 < len(filled) and filled[number + 1].kind is Kind.GROUP
            outer_seen = outer_seen or is_outer
            levels[row.row] = 0 if is_outer or not outer_seen else 1
    return levels


def _depth(text: str) -> int:
    match = DEPTH.match(text)
    return len(re.split(r"[.\-]", match[1])) if match else 0


def _grouped(grid: Grid, layout: Layout, kinds: list[BodyRow], levels: dict[int, int]) -> Iterator[BodyRow]:
    """The rows with their groups: from group rows, from group columns that are filled once, from numbered rows."""

    rows: dict[int, str] = {}
    columns: dict[int, str] = {}
    leads = _leading_rows(kinds) if not levels and not layout.group_columns else frozenset()
    lead = ""
    sequence = _siblings(kinds)
    for row in kinds:
        if row.kind is Kind.GROUP and row.row in sequence:
            row = BodyRow(row.row, Kind.ACTIVITY, row.name, id=row.id)
        if row.kind is Kind.GROUP:
            level = levels.get(row.row, 0)
            rows = {depth: name for depth, name in rows.items() if depth < level} | {level: row.name}
            columns = {}
        if row.kind is not Kind.ACTIVITY:
            yield row
            continue
        if not rows and not layout.group_columns and not leads:
            yield row
            continue
        columns = _filled_down(grid, layout, row.row, columns)
        parts = [*(rows[depth] for depth in sorted(rows)), *(columns[column] for column in sorted(columns))]
        parts = [part for part in dict.fromkeys(parts) if part and part != row.name]
        if row.row in leads:
            lead, parts = row.name, []
        elif lead:
            parts = [lead]
        yield BodyRow(row.row, row.kind, row.name, " > ".join(parts) or None, row.id)


def _siblings(kinds: list[BodyRow]) -> frozenset[int]:
    """Rows without letters that are activities by their number: as deep as the activities around them."""

    if not any(row.kind is Kind.GROUP for row in kinds):
        return frozenset()
    depths = {_depth(row.id) for row in kinds if row.kind is Kind.ACTIVITY and row.id}
    if len(depths) != 1 or depths == {0}:
        return frozenset()
    depth = next(iter(depths))
    return frozenset(row.row for row in kinds if row.kind is Kind.GROUP and row.id and _depth(row.id) == depth)


def _leading_rows(kinds: list[BodyRow]) -> frozenset[int]:
    """Activities that head those after them: only they, the first among them, begin with a number."""

    rows = [row for row in kinds if row.kind is Kind.ACTIVITY]
    numbered = [row.row for row in rows if _depth(row.name) == 1 and not ID.fullmatch(row.name)]
    if len(numbered) < 2 or len(numbered) * 2 > len(rows) or rows[0].row != numbered[0] or any(row.id for row in rows):
        return frozenset()
    return frozenset(numbered) if all(_depth(row.name) in (0, 1) for row in rows) else frozenset()


def _filled_down(grid: Grid, layout: Layout, row: int, before: dict[int, str]) -> dict[int, str]:
    """Group cells of a row; an empty one keeps what stood above, as long as no group further left begins."""

    filled: dict[int, str] = {}
    changed = False
    for column in layout.group_columns:
        text = symbols.shown(grid.rows[row][column])
        filled[column] = text or ("" if changed else before.get(column, ""))
        changed = changed or (bool(text) and text != before.get(column, ""))
    return filled
