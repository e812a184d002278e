"""The columns of a table that are neither roles nor letters -> names, ids and groups."""

import re
from dataclasses import replace

from raci.sheets import headings, symbols
from raci.sheets.coding import BLANK, LETTER, NAMED, NOTHING, NUMBER
from raci.sheets.grid import Grid
from raci.sheets.reading import Corrections, Layout, Shape

ID = re.compile(
    r"(?:[^\W\d_]{0,5}[\s.\-_/]?\d{1,6}(?:[.\-_/]\d{1,4})*[.)]?[a-zA-Z]?|[IVXLC]{1,5}[.)]?|[a-zA-Z][.)]?|[一二三四五六七八九十]{1,3}、?)"
)
LIMIT_NAME = 400


def fill_columns(grid: Grid, codes: list[bytes], layout: Layout, corrections: Corrections) -> Layout:
    """The layout with its columns of names, ids and groups, and with another shape where they say so."""

    taken = {*layout.role_columns, *layout.letter_columns}
    rows = _filled_rows(codes, layout, taken)
    texts = {column: _texts(grid, rows, column) for column in range(grid.width) if column not in taken}
    texts = {column: cells for column, cells in texts.items() if any(cells) and not _is_shadow(grid, layout, column)}
    heads = {column: _head(grid, layout, column) for column in texts}
    left = [column for column in texts if not taken or column < min(taken)] or list(texts)
    name = corrections.name_column if corrections.name_column is not None else _name_column(left, texts, heads)
    identity = _id_column([column for column in left if column != name], texts, heads)
    groups = tuple(
        column
        for column in left
        if column not in (name, identity)
        and (
            column < name
            or headings.first_of(heads[column], ("group", "attribute", "activity", "role", "id")) == "group"
        )
        and _is_group(texts[column], heads[column], texts.get(name, []))
    )
    layout = replace(layout, name_column=name, id_column=identity, group_columns=groups)
    return _row_a_letter(grid, layout, codes, texts, heads) or layout


def _filled_rows(codes: list[bytes], layout: Layout, taken: set[int]) -> list[int]:
    """Rows that say something below a role or a letter; all rows where none does."""

    rows = range(layout.first, layout.last + 1)
    return [row for row in rows if any(codes[row][column] for column in taken)] or list(rows)


def _texts(grid: Grid, rows: list[int], column: int) -> list[str]:
    return [grid.rows[row][column].strip() for row in rows]


def _head(grid: Grid, layout: Layout, column: int) -> str:
    return next((text for row in reversed(layout.header_rows) if (text := symbols.shown(grid.rows[row][column]))), "")


def _is_shadow(grid: Grid, layout: Layout, column: int) -> bool:
    """True for a column that only continues merged cells from its left."""

    return all(
        (row, column) in grid.beside or not grid.rows[row][column].strip()
        for row in range(layout.first, layout.last + 1)
    )


def _name_column(columns: list[int], texts: dict[int, list[str]], heads: dict[int, str]) -> int:
    """The column that best names each row; -1 where there is none."""

    def worth(column: int) -> tuple[float, int]:
        filled = [text for text in texts[column] if text]
        score = len(set(filled)) / max(1, len(texts[column]))
        kind = headings.first_of(heads[column], ("activity", "group", "attribute", "id", "role"))
        score += {"activity": 0.6, "role": 0.3, "attribute": -0.6, "id": -0.9, "group": -0.15}.get(kind, 0)
        score -= 0.9 if _are_ids(filled) else 0
        score -= 0.4 if sum(map(len, filled)) > 120 * max(1, len(filled)) else 0
        return round(score, 3), -column

    return max(columns, key=worth, default=-1)


def _are_ids(filled: list[str]) -> bool:
    return bool(filled) and sum(bool(ID.fullmatch(text)) for text in filled) * 5 >= 4 * len(filled)


def _id_column(columns: list[int], texts: dict[int, list[str]], heads: dict[int, str]) -> int:
    for column in columns:
        filled = [text for text in texts[column] if text]
        is_headed = headings.first_of(heads[column], ("activity", "role", "group", "attribute", "id")) == "id"
        short = all(len(text) <= 20 for text in filled)
        if (is_headed and short and len(set(filled)) * 2 > len(filled)) or (
            not headings.is_heading("attribute", heads[column])
            and _are_ids(filled)
            and len(set(filled)) * 5 >= 4 * len(filled)
        ):
            return column
    return -1


def _is_group(cells: list[str], head: str, names: list[str]) -> bool:
    """True for a column that tells parts: headed so, filled once a part, or saying the same again and again."""

    filled = [cell for cell in cells if cell]
    kind = headings.first_of(head, ("group", "attribute"))
    if kind == "attribute" or len(filled) < 1:
        return False
    named = [name for name in names if name]
    repeats = len(set(filled)) < len(filled)
    gaps = len(filled) < len(named) and bool(cells[0] or not names[0])
    return kind == "group" or repeats or gaps or headings.is_heading("activity", head)


def _row_a_letter(
    grid: Grid, layout: Layout, codes: list[bytes], texts: dict[int, list[str]], heads: dict[int, str]
) -> Layout | None:
    """The layout of a list with one row a letter: a column of roles beside one of letters."""

    if layout.shape is not Shape.ROLES_ACROSS or len(layout.role_columns) != 1 or layout.named_columns:
        return None
    letter, name = next(iter(layout.role_columns.items()))
    roles = [
        column for column in texts if headings.first_of(heads[column], ("role", "activity", "attribute")) == "role"
    ]
    is_letter = headings.is_heading("letter", name) or not headings.PARTY.search(name)
    others = [column for column in texts if column not in roles[-1:] and column != layout.id_column]
    if not roles or not is_letter or not others:
        return None
    activity = _name_column(
        [column for column in others if not headings.is_heading("group", heads[column])] or others, texts, heads
    )
    named = {column: _activity_worth(heads[column]) for column in others}
    best = max(named, key=lambda column: (named[column], column == activity))
    groups = tuple(
        column for column in others if column < best and _is_group(texts[column], heads[column], texts[best])
    )
    return replace(
        layout,
        shape=Shape.ROW_A_LETTER,
        name_column=best,
        group_columns=groups,
        role_column=roles[-1],
        letter_column=letter,
        role_columns={},
    )


def _activity_worth(head: str) -> int:
    return {"activity": 2, "": 1}.get(headings.first_of(head, ("activity", "group", "attribute", "id")), 0)


__all__ = ["BLANK", "ID", "LETTER", "LIMIT_NAME", "NAMED", "NOTHING", "NUMBER", "fill_columns"]
