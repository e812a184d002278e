"""The columns of a table that are neither roles nor letters -> names, ids and groups."""

import re
from collections.abc import Mapping
from dataclasses import replace

from raci.sheets import headings, symbols
from raci.sheets.coding import BLANK, LETTER, NAMED, NOTHING, NUMBER, picked
from raci.sheets.grid import Grid
from raci.sheets.reading import Corrections, Layout, Shape

ID = re.compile(
    r"(?:[^\W\d_]{0,5}[\s.\-_/]?\d{1,6}(?:[.\-_/]\d{1,4})*[.)]?[a-zA-Z]?|[IVXLC]{1,5}[.)]?|[a-zA-Z][.)]?|[一二三四五六七八九十]{1,3}、?)"
)
NAME = re.compile(r"^(?:name|nom|nombre|nome|naam|namn|titel|title|名称|名稱|名前|이름)$", re.I)
LIMIT_ID = 60
SLUG = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)+")


def fill_columns(grid: Grid, codes: list[bytes], layout: Layout, corrections: Corrections) -> Layout:
    """The layout with its columns of names, ids and groups, and with another shape where they say so."""

    taken = {*layout.role_columns, *layout.letter_columns}
    rows = _filled_rows(grid, codes, layout, taken)
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


def _filled_rows(grid: Grid, codes: list[bytes], layout: Layout, taken: set[int]) -> list[int]:
    """Rows that say something below a role or a letter; all rows where none does."""

    rows, columns = range(layout.first, layout.last + 1), sorted(taken)
    filled = [row for row in rows if any(picked(codes[row], columns))]
    return [row for row in filled if not _is_total(grid.rows[row])] or filled or list(rows)


def _is_total(cells: list[str]) -> bool:
    return headings.is_whole("total", next((cell for cell in cells if cell.strip()), ""))


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
        kind = headings.kind_of(heads[column])
        score += {"activity": 0.6, "role": 0.3, "attribute": -0.6, "id": -0.9, "group": -0.15}.get(kind, 0)
        score -= 0.9 if _are_ids(filled) else 0.5 if _are_slugs(filled) else 0
        others = (other for other in columns if other > column and headings.kind_of(heads[other]) == "activity")
        score -= 0.3 if kind == "activity" and any(_has_gaps(texts[column], texts[other]) for other in others) else 0
        score -= 0.4 if sum(map(len, filled)) > 120 * max(1, len(filled)) else 0
        return round(score, 3), -column

    return max(columns, key=worth, default=-1)


def _has_gaps(cells: list[str], others: list[str]) -> bool:
    """True for a column that is filled once a part, beside one that names every row of it."""

    return all(others) and not all(cells)


def _are_ids(filled: list[str]) -> bool:
    return bool(filled) and sum(bool(ID.fullmatch(text)) for text in filled) * 5 >= 4 * len(filled)


def _are_slugs(filled: list[str]) -> bool:
    """True for keys that people do not read: operations-duties, 2.1.1-a."""

    return bool(filled) and sum(bool(SLUG.fullmatch(text)) for text in filled) * 5 >= 4 * len(filled)


def _id_column(
    columns: list[int], texts: dict[int, list[str]], heads: dict[int, str], is_repeated: bool = False
) -> int:
    for column in columns:
        filled = [text for text in texts[column] if text]
        is_headed = headings.kind_of(heads[column]) == "id"
        short = all(len(text) <= LIMIT_ID for text in filled)
        if (is_headed and short and (is_repeated or len(set(filled)) * 2 > len(filled))) or (
            not headings.is_heading("attribute", heads[column])
            and _are_ids(filled)
            and len(set(filled)) * 5 >= 4 * len(filled)
        ):
            return column
    return -1


def _is_group(cells: list[str], head: str, names: list[str]) -> bool:
    """True for a column that tells parts: headed so, filled once a part, or saying the same again and again."""

    filled = [cell for cell in cells if cell]
    kind = headings.kind_of(head)
    if kind in ("attribute", "id") or len(filled) < 1:
        return False
    named = [name for name in names if name]
    repeats = len(set(filled)) < len(filled)
    gaps = len(filled) < len(named) and bool(cells[0] or not names[0])
    return kind == "group" or repeats or gaps or headings.is_heading("activity", head)


def _row_a_letter(
    grid: Grid, layout: Layout, codes: list[bytes], texts: dict[int, list[str]], heads: dict[int, str]
) -> Layout | None:
    """The layout of a list with one row a letter: a column of roles beside one of letters."""

    if layout.shape is not Shape.ROLES_ACROSS or layout.named_columns:
        return None
    if any(headings.kind_of(name) == "letter" for name in layout.role_columns.values()):
        rows = range(layout.first, layout.last + 1)  # a role such as R&D looks like letters, but its head says more
        looked = [column for column, name in layout.role_columns.items() if headings.is_whole("role", name)]
        texts = texts | {column: _texts(grid, list(rows), column) for column in looked}
        heads = heads | {column: layout.role_columns[column] for column in looked}
    roles = [column for column in texts if headings.kind_of(heads[column]) == "role"]
    letter = _letter_column(layout.role_columns, bool(roles))
    others = [column for column in texts if column not in roles[-1:] and headings.kind_of(heads[column]) != "id"]
    if not roles or letter < 0 or not others:
        return None
    role = max(roles, key=lambda column: (not _are_slugs(texts[column]), column))
    others = [column for column in others if column not in roles]
    named = {column: _activity_worth(heads[column]) - 2 * _are_slugs(texts[column]) for column in others}
    known = [column for column in others if named[column] > 0 and not _are_slugs(texts[column])]
    known = known or [column for column in others if named[column] > 0]
    best = max(known, key=lambda column: (len(set(texts[column])), named[column], -column), default=-1)
    if best < 0:
        return None
    groups = tuple(
        column for column in others if column < best and _is_group(texts[column], heads[column], texts[best])
    )
    keys = [
        column
        for column in others
        if column != best and headings.kind_of(heads[column]) == "activity" and _are_slugs(texts[column])
    ]
    beside = [column for column in texts if column not in (best, *roles)]
    identity = keys[0] if keys else _id_column(beside, texts, heads, is_repeated=True)
    return replace(
        layout,
        shape=Shape.ROW_A_LETTER,
        name_column=best,
        id_column=identity,
        group_columns=groups,
        role_column=role,
        letter_column=letter,
        role_columns={},
    )


def _letter_column(columns: Mapping[int, str], has_roles: bool) -> int:
    """The one column of letters beside a column of roles: headed as such, or the only one; -1 for none."""

    headed = [column for column, name in columns.items() if headings.kind_of(name) == "letter"]
    if headed and has_roles:
        return headed[-1]
    only = next(iter(columns.items())) if len(columns) == 1 else (-1, "")
    return -1 if headings.PARTY.search(only[1]) else only[0]


def _activity_worth(head: str) -> int:
    return {"activity": 3, "": 2, "group": 1}.get("" if NAME.search(head) else headings.kind_of(head), 0)


__all__ = ["BLANK", "ID", "LETTER", "NAMED", "NOTHING", "NUMBER", "fill_columns"]
