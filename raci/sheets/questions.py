"""A matrix as read -> what a person should decide about it: signs without a meaning, ids a spreadsheet has damaged."""

import re
from collections import Counter
from collections.abc import Iterator

from raci.sheets import symbols
from raci.sheets.grid import Grid
from raci.sheets.reading import Question, ReadMatrix
from raci.words.sentences import Word

SIGN = Word("“{sign}” stands in {n} cells of {title} and has no meaning here; say what it means")
ZERO = Word("the id {id} of “{activity}” may be {meant}: spreadsheets drop a zero at the end")
DAY = Word("the id {id} of “{activity}” looks like a day: spreadsheets make days of numbers such as 3.10 or 1-2")
LONG = Word("the id {id} of “{activity}” looks like a rounded number: spreadsheets shorten long ones")
TWICE = Word("{n} columns of {title} are called {role}; their letters are read together")

LIMIT_SIGN = 12
"""Characters of a cell that is asked about as a sign."""

MONTH = r"(?:jan|feb|m[aä]r|apr|ma[yi]|jun|jul|aug|sep|o[ck]t|nov|de[cz])[a-z]*"
DATE = re.compile(
    rf"\d{{4}}-\d\d-\d\d(?: .*)?|\d{{1,2}}[-. ]{MONTH}(?:[-. ]\d{{2,4}})?|{MONTH}[-. ]\d{{1,4}}"
    r"|\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}月\d{1,2}日|\d{4}年.*",
    re.I,
)
PARTS = re.compile(r"(.*\.)(\d+)")
SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+\d+", re.I)


def questions(matrix: ReadMatrix, grid: Grid | None) -> Iterator[Question]:
    """What to ask about one matrix, at most a few of each kind."""

    yield from _signs(matrix)
    yield from _ids(matrix)
    yield from _twice(matrix, grid)


def _signs(matrix: ReadMatrix) -> Iterator[Question]:
    counted = Counter(cell.text for cell in matrix.unread if len(cell.text) <= LIMIT_SIGN)
    for sign, number in counted.most_common(LIMIT_SIGN):
        fields: dict[str, object] = {"sign": sign, "n": number, "title": matrix.title or Word("the matrix")}
        yield Question(SIGN, fields, matrix.grid, sign=symbols.symbol(sign))


def _ids(matrix: ReadMatrix) -> Iterator[Question]:
    """Ids that a spreadsheet has changed: 3.10 shown as 3.1 after 3.9, days, and long numbers."""

    before = ""
    for activity in matrix.activities:
        fields: dict[str, object] = {"id": activity.id, "activity": activity.name}
        meant = _meant(before, activity.id or "")
        if meant:
            yield Question(ZERO, {**fields, "meant": meant}, matrix.grid, activity.row, (meant, activity.id or ""))
        elif not activity.id or len(activity.id) < 5:
            pass
        elif DATE.fullmatch(activity.id):
            yield Question(DAY, fields, matrix.grid, activity.row, (activity.id,))
        elif SCIENTIFIC.fullmatch(activity.id):
            yield Question(LONG, fields, matrix.grid, activity.row, (activity.id,))
        before = meant or activity.id or before


def _meant(before: str, now: str) -> str:
    """Such as 3.10 for a 3.1 that follows 3.9; "" where the id is what it seems."""

    if not before.endswith("9"):
        return ""
    first, second = PARTS.fullmatch(before), PARTS.fullmatch(now)
    if not first or not second or first[1] != second[1]:
        return ""
    following = str(int(first[2]) + 1)
    return f"{first[1]}{following}" if following.endswith("0") and following.rstrip("0") == second[2] else ""


def _twice(matrix: ReadMatrix, grid: Grid | None) -> Iterator[Question]:
    """Roles that several columns are called; two merged columns are one."""

    if matrix.layout is None or grid is None:
        return
    counted = Counter(matrix.layout.role_columns.values())
    for role, number in counted.items():
        if number > 1:
            fields: dict[str, object] = {"n": number, "role": role, "title": matrix.title or Word("the matrix")}
            yield Question(TWICE, fields, matrix.grid)
