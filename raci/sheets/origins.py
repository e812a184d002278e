"""A matrix as read -> where in the file each of its letters stands, and what had to be interpreted to read it."""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from raci.sheets import symbols
from raci.sheets.grid import Grid, Place, place_of
from raci.sheets.marks import Made, marks
from raci.sheets.reading import Layout, ReadActivity, ReadMatrix, Shape
from raci.words.sentences import Word

TEXT = Word("“{text}” is read as {letters}")
NOTHING = Word("“{text}” is read as nothing on purpose")
HEAD = Word("“{text}” heads the letter {letters}")
NOTE = Word("what stands beside a letter is kept as a note")
MERGED = Word("merged cells count for every row they cover")
CARRIED = Word("the heading “{text}” groups the rows below it")

LITERAL = re.compile(r"[\s/]+")


Origins: TypeAlias = dict[tuple[int, str], list[Place]]
"""Number of an activity and role -> places of the file that give the letters."""


@dataclass(frozen=True)
class Interpreted:
    """One thing that was understood and does not stand there literally: a sentence of ours, and the places of it."""

    says: str
    args: dict[str, str]
    places: tuple[Place, ...]


def origins(matrix: ReadMatrix, grid: Grid, among: Container[int] | None = None) -> Origins:
    """Where each letter of the matrix stands, or of the activities in those rows; a cell may give several roles."""

    layout = matrix.layout
    if layout is None:
        return {}
    rows = [list(row) for row in zip(*grid.rows, strict=True)] if layout.flipped else grid.rows
    by_letter: Origins = {}
    for number, activity in enumerate(matrix.activities):
        if among is not None and not layout.flipped and activity.row >= 0 and activity.row not in among:
            continue
        last = matrix.activities[number + 1].row if number + 1 < len(matrix.activities) else layout.last + 1
        for row, column, role in _cells(layout, rows, activity, last):
            if role in activity.letters:
                by_letter.setdefault((number, role), []).append((column, row) if layout.flipped else (row, column))
    return by_letter


def interpreted(matrix: ReadMatrix, grid: Grid, made: Mapping[Place, Made] | None = None) -> list[Interpreted]:
    """What was understood in the table, what stands for most cells first; `made`, where the caller has its marks."""

    layout = matrix.layout
    if layout is None:
        return []
    made = marks(matrix, grid) if made is None else made
    by_reading: dict[tuple[str, str, str], list[Place]] = {}
    for says, text, letters, place in (*_letters(matrix, layout, grid, made), *_heads(layout, grid)):
        by_reading.setdefault((says, text, letters), []).append(place)
    note, group = Made.NOTE, Made.GROUP  # looked up once: a large sheet has a hundred thousand marks
    groups_made = [place for place, mark in made.items() if mark is group]
    by_reading |= {(NOTE, "", ""): [place for place, mark in made.items() if mark is note]}
    by_reading |= {(MERGED, "", ""): [place for place in groups_made if place in grid.covered]}
    rows, groups = {activity.row for activity in matrix.activities}, {activity.group for activity in matrix.activities}
    for place in groups_made:
        text = symbols.shown(grid.rows[place[0]][place[1]])
        if text in groups and place[1 if layout.flipped else 0] not in rows:
            by_reading[CARRIED, text, ""] = [place]
    listed = [
        Interpreted(says, {"text": text, "letters": letters}, tuple(places))
        for (says, text, letters), places in by_reading.items()
        if places
    ]
    return sorted(listed, key=lambda entry: (entry.says == CARRIED, -len(entry.places)))


def _letters(
    matrix: ReadMatrix, layout: Layout, grid: Grid, made: Mapping[Place, Made]
) -> Iterator[tuple[str, str, str, Place]]:
    """Cells whose letters are not written there as such."""

    if layout.shape in (Shape.LETTERS_ACROSS, Shape.TICKS):
        return
    given = _given(matrix, layout, grid)
    literal: dict[tuple[str, str], bool] = {}  # the same few texts stand in thousands of cells
    kind = Made.LETTERS
    for place, mark in made.items():
        if mark is not kind:
            continue
        raw, letters = grid.rows[place[0]][place[1]], given.get(place, "")
        if raw == letters or (not letters and _is_party(matrix, place)):
            continue
        if (raw, letters) not in literal:
            literal[raw, letters] = _is_literal(raw, letters)
        if not literal[raw, letters]:
            yield (TEXT if letters else NOTHING), symbols.shown(raw), letters.replace("|", "/"), place


def _given(matrix: ReadMatrix, layout: Layout, grid: Grid) -> dict[Place, str]:
    """Place -> the letters read there; those of several roles of one cell with a bar between them."""

    given: dict[Place, str] = {}
    if layout.shape is not Shape.ROW_A_LETTER and not layout.named_columns:
        columns = list(layout.role_columns.items())
        for activity in matrix.activities:
            held, row = activity.letters, activity.row
            given.update({(row, column): held[role] for column, role in columns if role in held})
        return {(column, row): cell for (row, column), cell in given.items()} if layout.flipped else given
    for (number, role), places in origins(matrix, grid).items():
        letters = matrix.activities[number].letters[role]
        for place in places:
            known = given.get(place)
            given[place] = letters if known is None or letters in known.split("|") else f"{known}|{letters}"
    return given


def _is_literal(raw: str, letters: str) -> bool:
    """True where the cell says just these letters, in whatever order."""

    return sorted(LITERAL.sub("", symbols.shown(raw))) == sorted(LITERAL.sub("", letters.replace("|", "/")))


def _is_party(matrix: ReadMatrix, place: Place) -> bool:
    """True for the cell of a row that names its role, beside the one with the letter."""

    layout = matrix.layout
    return layout is not None and layout.role_column == (place[0] if layout.flipped else place[1])


def _heads(layout: Layout, grid: Grid) -> Iterator[tuple[str, str, str, Place]]:
    """Heads that say a letter in words."""

    for column, letters in layout.letter_columns.items():
        for row in reversed(layout.header_rows):
            place = (column, row) if layout.flipped else (row, column)
            text = symbols.shown(grid.rows[place[0]][place[1]])
            if text and text != letters:
                yield HEAD, text, letters, place
            if text:
                break


def _cells(layout: Layout, rows: list[list[str]], activity: ReadActivity, last: int) -> Iterator[tuple[int, int, str]]:
    """Row, column and role of every filled cell that says something of the activity; as the table was read."""

    if layout.shape is Shape.ROW_A_LETTER:
        for row in range(max(activity.row, 0), min(last, len(rows))):
            text = symbols.shown(rows[row][layout.role_column])
            yield from ((row, layout.letter_column, role) for role in activity.letters if role in text)
        return
    if activity.row < 0:
        return
    cells = rows[activity.row]
    for column, role in layout.role_columns.items():
        if not cells[column].strip():
            continue
        if column in layout.named_columns:
            yield from (
                (activity.row, column, name) for name in activity.letters if name in symbols.shown(cells[column])
            )
        else:
            yield activity.row, column, role
    for column, letters in layout.letter_columns.items():
        text = symbols.shown(cells[column])
        held = (role for role, cell in activity.letters.items() if role in text and set(letters) & set(cell))
        yield from ((activity.row, column, role) for role in held)


__all__ = ["Interpreted", "Origins", "interpreted", "origins", "place_of"]
