"""Ballot slips for seats without a phone: a table to fill in, and the rows of a filled one -> ballots."""

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from raci.i18n import Word, say
from raci.letters import Letter, cell_of
from raci.log import UNSURE, Ballot, Opened
from raci.model import Matrix
from raci.problems import Problem
from raci.tables import Table, role_heads

HEADS = ("workshop", "seat", "activity_id", "clause", "activity")
NEEDED = ("seat", "activity_id")
MESSAGES = {
    "empty": (Word("the slip is empty"), Word("fill in the slip that this app gives out")),
    "table": (Word("this is no table"), Word("save the slip as CSV")),
    "head": (
        Word("the slip has no column {name}"),
        Word("take the slip of this app with its first row"),
    ),
    "column": (Word("no role is called {name}"), Word("use the name or the id of a role as head of the column")),
    "twice": (Word("{role} has two columns"), Word("keep one of them")),
    "seat": (Word("no seat is called {name}"), Word("write the id of the department that fills in the slip")),
    "row": (Word("no activity has the id {name}"), Word("keep the ids as they stand on the slip")),
    "again": (Word("{role} has answered {activity} in row {first} already"), Word("keep one of the two rows")),
    "code": (Word("this is a slip of the workshop {code}"), Word("take in the slips of this workshop")),
    "elsewhere": (Word("{role} has no seat in this workshop"), Word("take in the slips of this workshop")),
    "other": (Word("{activity} is no row of this workshop"), Word("take in the slips of this workshop")),
    "cell": (
        Word("{value} holds something other than letters"),
        Word("write {allowed}, two in one cell as A/R, or ? for don't know"),
    ),
}


class Slip(NamedTuple):
    """What could be read, and every row that could not, with what to do; line and column count from 1."""

    ballots: list[Ballot]
    problems: list[Problem]


def slips_csv_table(matrix: Matrix, opened: Opened, lang: str) -> Table:
    """One row a seat and activity, in the order of the file, and an empty column a role for letters or "?"."""

    rows = [row for row in matrix.activities if row.id in opened.rows]
    empty = [""] * len(matrix.roles)
    listed = [
        [opened.workshop, seat, row.id, row.clause, row.name.of(lang), *empty] for seat in opened.seats for row in rows
    ]
    return Table([*HEADS, *role_heads(matrix, lang)], listed)


def hint(lang: str) -> str:
    """How to fill in a slip, for the page that gives it out."""

    return say("Write A, R, S, C or I into the cells, ? where you do not know, and leave the rest empty", lang)


def read_slip_file(matrix: Matrix, data: bytes, opened: Opened) -> Slip:
    """`read_slip` of a filled slip as a spreadsheet saves it or puts it into the clipboard."""

    try:
        table = _table(_decoded(data))
    except csv.Error:
        return Slip([], [_problem(0, 0, "table")])
    return read_slip(matrix, table, opened)


def _decoded(data: bytes) -> str:
    """The text; a Chinese spreadsheet saves CSV in GB 18030, an export as Unicode text is UTF-16."""

    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")


def _table(text: str) -> list[list[str]]:
    """Rows of cells; the separator is whichever of comma, semicolon and tab the first line has most of."""

    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


def read_slip(matrix: Matrix, rows: Iterable[Sequence[str]], opened: Opened) -> Slip:
    """The ballots of a filled slip, its first row the heads; names in either language and ids are understood.

    A row without any letter or "?" has not been answered and gives no ballot. Rows of other seats, activities and
    workshops than the one that was opened are problems.
    """

    listed = [list(row) for row in rows]
    if not listed:
        return Slip([], [_problem(1, 0, "empty")])
    heads = [_plain(cell) for cell in listed[0]]
    lacking = [name for name in NEEDED if name not in heads]
    if lacking:
        return Slip([], [_problem(1, 0, "head", name=name) for name in lacking])
    slip = Slip([], [])
    reading = _Reading(matrix, opened, heads, _columns(matrix, heads, slip.problems))
    for number, row in enumerate(listed[1:], 2):
        reading.take(number, row, slip)
    return slip


class _Reading:
    """The rows of one slip, one after the other; which row has answered what so far."""

    def __init__(self, matrix: Matrix, opened: Opened, heads: list[str], columns: Mapping[int, str]) -> None:
        self.matrix, self.opened, self.columns = matrix, opened, columns
        self.places = {name: heads.index(name) for name in HEADS if name in heads}
        self.first: dict[tuple[str, str], int] = {}

    def take(self, number: int, row: list[str], slip: Slip) -> None:
        """Add the ballot of the row to the slip, or what is wrong with it."""

        read = {column: _letters(_cell(row, column)) for column in self.columns}
        if not any(value is None or value for value in read.values()):
            return
        code, seat, activity = (_plain(_cell(row, self.places.get(name, len(row)))) for name in HEADS[:3])
        problems = [*self.misplaced(number, code, seat, activity), *_unreadable(number, row, read)]
        if not problems and (earlier := self.first.setdefault((seat, activity), number)) != number:
            problems = [_problem(number, 0, "again", role=seat, activity=activity, first=earlier)]
        slip.problems.extend(problems)
        if not problems:
            given = {self.columns[column]: value for column, value in read.items() if value}
            slip.ballots.append(Ballot(seat, activity, given))

    def misplaced(self, number: int, code: str, seat: str, activity: str) -> Iterator[Problem]:
        at = {name: place + 1 for name, place in self.places.items()}
        if code not in ("", self.opened.workshop):
            yield _problem(number, at["workshop"], "code", code=_short(code))
        if seat not in self.matrix.role:
            yield _problem(number, at["seat"], "seat", name=_short(seat))
        elif seat not in self.opened.seats:
            yield _problem(number, at["seat"], "elsewhere", role=seat)
        if activity not in self.matrix.activity:
            yield _problem(number, at["activity_id"], "row", name=_short(activity))
        elif activity not in self.opened.rows:
            yield _problem(number, at["activity_id"], "other", activity=activity)


def _unreadable(number: int, row: list[str], read: Mapping[int, str | None]) -> Iterator[Problem]:
    for column, value in read.items():
        if value is None:
            told = {"value": _short(_cell(row, column)), "allowed": " ".join(Letter)}
            yield _problem(number, column + 1, "cell", **told)


def _columns(matrix: Matrix, heads: list[str], problems: list[Problem]) -> dict[int, str]:
    """Place of a column from 0 -> role."""

    known = _names(matrix)
    found: dict[int, str] = {}
    for place, head in enumerate(heads):
        role = known.get(head)
        if head in HEADS or not head:
            continue
        if role is None:
            problems.append(_problem(1, place + 1, "column", name=_short(head)))
        elif role in found.values():
            problems.append(_problem(1, place + 1, "twice", role=role))
        else:
            found[place] = role
    return found


def _names(matrix: Matrix) -> dict[str, str]:
    """What the head of a column may say -> role; a name that two roles share stands for neither."""

    heads = {_plain(head): role for lang in ("en", "zh") for head, role in _heads(matrix, lang)}
    return {**heads, **{role: role for role in matrix.role}}


def _heads(matrix: Matrix, lang: str) -> Iterable[tuple[str, str]]:
    return zip(role_heads(matrix, lang), matrix.role, strict=True)


def _letters(cell: str) -> str | None:
    """The cell as letters joined by "/", "?" or ""; None when it is none of these."""

    told = _plain(unicodedata.normalize("NFKC", cell)).upper()
    if told in ("", UNSURE):
        return told
    parts = re.split(r"[\s/,;+&、]+", told)
    letters = set("".join(parts))
    if not letters <= set(Letter) or len(told) > 9:  # A/R/S/C/I
        return None
    return cell_of(letter for letter in Letter if letter in letters)


def _cell(row: list[str], place: int) -> str:
    return row[place] if place < len(row) else ""


def _plain(cell: str) -> str:
    """Without the blanks and the apostrophe that a spreadsheet puts before what looks like a formula."""

    return " ".join(cell.strip().removeprefix("'").split())


def _short(value: str) -> str:
    value = value.strip()
    return f'"{value}"' if len(value) <= 40 else f'"{value[:39]}…"'


def _problem(line: int, column: int, message: str, **args: object) -> Problem:
    says, do = MESSAGES[message]
    return Problem("", line, column, says, do, args)
