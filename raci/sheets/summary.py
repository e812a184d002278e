"""A reading -> lines in words: what was read, how signs were read, what was not read, and what was left out."""

from collections.abc import Iterator

from raci.sheets.grid import Skipped
from raci.sheets.reading import CellText, Meaning, Reading, ReadMatrix, Shape
from raci.sheets.vocabulary import NOTHING
from raci.words.lists import more, phrases
from raci.words.sentences import Word, count, say

LIMIT_LINES = 12
"""Items of one list; the rest is counted."""

SHAPES = {
    Shape.ROLES_ACROSS: Word("roles across, activities down"),
    Shape.ROLES_DOWN: Word("roles down, activities across"),
    Shape.LETTERS_ACROSS: Word("letters across, roles in the cells"),
    Shape.TICKS: Word("letters across, ticks in the cells"),
    Shape.ROW_A_LETTER: Word("one row a letter"),
    Shape.LINES: Word("lines of text"),
    Shape.OBJECTS: Word("one object a row"),
}

KINDS = {
    "row": Word("row"),
    "column": Word("column"),
    "sheet": Word("sheet"),
    "table": Word("table"),
    "cell": Word("cell"),
    "lines": Word("lines"),
    "field": Word("field"),
    "conflict": Word("merge conflict"),
    "details": Word("details"),
}


def summary(reading: Reading, lang: str = "en") -> list[str]:
    """The whole reading, a line each."""

    found: list[str] = []
    for matrix in reading.matrices:
        found += _matrix(matrix, lang)
    if reading.questions:
        found += [say("Please decide:", lang), *(f"  {say(one.says, lang, **one.args)}" for one in reading.questions)]
    if reading.skipped:
        found.append(say("Left out:", lang))
        lines = [f"  {left_out(one, lang)}" for one in reading.skipped]
        found += [*lines[:LIMIT_LINES], *(f"  {line}" for line in more(len(lines) - LIMIT_LINES, lang))]
    return found


def _matrix(matrix: ReadMatrix, lang: str) -> Iterator[str]:
    title = matrix.title or say("Matrix", lang)
    shape = matrix.layout.shape if matrix.layout else Shape.LINES
    counts = [
        count(len(matrix.activities), "{n} activity", "{n} activities", lang),
        count(len(matrix.roles), "{n} role", "{n} roles", lang),
        count(
            sum(len(one.letters) for one in matrix.activities), "{n} cell with letters", "{n} cells with letters", lang
        ),
    ]
    yield f"{title}: {phrases(counts, lang)} ({say(SHAPES[shape], lang)})"
    mapped = [one for one in matrix.meanings if one.sign != one.letters]
    if mapped:
        yield "  " + say("Signs: {signs}", lang, signs=phrases((_meaning(one, lang) for one in mapped), lang))
    yield from _cells(say("Notes:", lang), matrix.notes, lang)
    yield from _cells(say("Not read:", lang), matrix.unread, lang)


def _meaning(one: Meaning, lang: str) -> str:
    read = {NOTHING: say("nothing", lang), "?": say("not read", lang)}.get(one.letters, one.letters)
    return f"{one.sign} = {read}"


def _cells(head: str, cells: tuple[CellText, ...], lang: str) -> Iterator[str]:
    if cells:
        yield f"  {head}"
        for one in cells[:LIMIT_LINES]:
            where = f" ({one.place})" if one.place else ""
            yield f"    {one.activity} / {one.role}{where}: {one.text}"
        yield from (f"    {line}" for line in more(len(cells) - LIMIT_LINES, lang))


def left_out(one: Skipped, lang: str) -> str:
    """What was not read, where it stands, and why."""

    place = " ".join(filter(None, [say(KINDS.get(one.what, Word(one.what)), lang), one.where]))
    told = f": {one.text}" if one.text else ""
    return f"{place}{told} ({say(str(one.why), lang)})"
