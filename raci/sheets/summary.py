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

    whole: list[str] = []
    for matrix in reading.matrices:
        whole += _matrix(matrix, lang)
    if reading.questions:
        whole += [
            say("Please decide:", lang),
            *(f"  {say(question.says, lang, **question.args)}" for question in reading.questions),
        ]
    if reading.skipped:
        whole.append(say("Left out:", lang))
        lines = [f"  {left_out(skipped, lang)}" for skipped in reading.skipped]
        whole += [*lines[:LIMIT_LINES], *(f"  {line}" for line in more(len(lines) - LIMIT_LINES, lang))]
    return whole


def _matrix(matrix: ReadMatrix, lang: str) -> Iterator[str]:
    title = matrix.title or say("Matrix", lang)
    shape = matrix.layout.shape if matrix.layout else Shape.LINES
    counts = [
        count(len(matrix.activities), "{n} activity", "{n} activities", lang),
        count(len(matrix.roles), "{n} role", "{n} roles", lang),
        count(
            sum(len(activity.letters) for activity in matrix.activities),
            "{n} cell with letters",
            "{n} cells with letters",
            lang,
        ),
    ]
    yield f"{title}: {phrases(counts, lang)} ({say(SHAPES[shape], lang)})"
    mapped = [meaning for meaning in matrix.meanings if meaning.sign != meaning.letters]
    if mapped:
        yield "  " + say("Signs: {signs}", lang, signs=phrases((_meaning(meaning, lang) for meaning in mapped), lang))
    yield from _cells(say("Notes:", lang), matrix.notes, lang)
    yield from _cells(say("Not read:", lang), matrix.unread, lang)


def _meaning(meaning: Meaning, lang: str) -> str:
    read = {NOTHING: say("nothing", lang), "?": say("not read", lang)}.get(meaning.letters, meaning.letters)
    return f"{meaning.sign} = {read}"


def _cells(head: str, cells: tuple[CellText, ...], lang: str) -> Iterator[str]:
    if cells:
        yield f"  {head}"
        for cell in cells[:LIMIT_LINES]:
            where = f" ({cell.place})" if cell.place else ""
            yield f"    {cell.activity} / {cell.role}{where}: {cell.text}"
        yield from (f"    {line}" for line in more(len(cells) - LIMIT_LINES, lang))


def left_out(skipped: Skipped, lang: str) -> str:
    """What was not read, where it stands, and why."""

    where = " ".join(filter(None, [say(KINDS.get(skipped.what, Word(skipped.what)), lang), skipped.where]))
    text = f": {skipped.text}" if skipped.text else ""
    return f"{where}{text} ({say(str(skipped.why), lang)})"
