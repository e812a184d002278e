"""Whether ticks stand below letters, and which column then names the roles."""

import re
from dataclasses import replace

from raci.sheets import headings, symbols
from raci.sheets.grid import Grid
from raci.sheets.reading import Layout, Shape

BRACKETS = re.compile(r"([^()]{1,5}?)\s*\(([^()]+)\)")


def ticked(grid: Grid, layout: Layout) -> Layout:
    """The layout as one of ticks where ticks stand below its letters, the same layout where names stand there."""

    if layout.shape is not Shape.LETTERS_ACROSS:
        return layout
    rows = range(layout.first, layout.last + 1)
    filled = [text for row in rows for column in layout.letter_columns if (text := grid.rows[row][column].strip())]
    ticks = sum(is_tick(text) or is_cross(text) for text in filled)
    if not filled or ticks * 10 < len(filled) * 8 or not any(map(is_tick, filled)):
        return layout
    return _with_role_column(grid, replace(layout, shape=Shape.TICKS))


def _with_role_column(grid: Grid, layout: Layout) -> Layout:
    """With the roles as names of rows, and what they take part in as the group, where both have a column."""

    heads = [grid.rows[layout.header_rows[-1]][column] for column in range(min(layout.letter_columns))]
    roles = [column for column, head in enumerate(heads) if headings.first_of(head, ("role", "activity")) == "role"]
    if not roles or roles[0] == layout.name_column:
        return layout
    groups = (*layout.group_columns, layout.name_column)
    return replace(layout, name_column=roles[0], group_columns=tuple(sorted({*groups} - {roles[0]})))


def tick_note(text: str) -> tuple[str, str]:
    """The text without what stands in brackets behind it, and that."""

    match = BRACKETS.match(symbols.plain(text))
    return (match[1].strip(), match[2].strip()) if match else (text.strip(), "")


def is_tick(text: str) -> bool:
    text = tick_note(text)[0]
    sign = symbols.symbol(text)
    return sign in symbols.TICKS or text.casefold() in symbols.TICKS


def is_cross(text: str) -> bool:
    sign = symbols.symbol(text)
    return sign in symbols.CROSSES or text.casefold() in symbols.NOTHINGS or text.casefold() in symbols.CROSSES
