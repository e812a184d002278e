"""Ballot slips for seats without a phone: a table to fill in, and the rows of a filled one -> ballots."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from raci.log import UNSURE, Ballot, Opened
from raci.log.rounds import BOTH, row_of
from raci.model import Matrix
from raci.model.letters import Letter, cell_of
from raci.views.tables import SLIP_COLUMNS, VOTE_COLUMN, Table, alike, role_heads, roles_by_head, rows_by_name
from raci.words.lists import sentences
from raci.words.problem import Problem
from raci.words.sentences import LANGUAGES, Text, say
from raci.workshop import slip_motions
from raci.workshop.rounds import ROUNDS, asked_of, keys
from raci.workshop.slip_file import rows_of
from raci.workshop.slip_heads import OURS, cell_at, read_heads
from raci.workshop.slip_said import is_nothing, problem, short


class Slip(NamedTuple):
    """What could be read, and every row that could not, with what to do; line and column count from 1."""

    ballots: list[Ballot]
    problems: list[Problem]


def slips_csv_table(matrix: Matrix, opened: Opened, lang: str) -> Table:
    """One row a seat and activity, in the order of the file, and an empty column a role for letters or "?"; of two
    rounds one after the other. Decisions over several rows come first, and have a column of their own."""

    empty, ids = [""] * len(matrix.roles), [row.id for row in matrix.activities if row.id in opened.rows]
    vote = [""] if opened.motions else []
    questions = [(key, matrix.activity[row_of(key)]) for key in keys(opened, ids)]
    lines = [[id_, "", title, "", *empty] for id_, title in slip_motions.lines(opened, lang)]
    lines += [[key, row.clause, _called(opened, key, row.name.of(lang), lang), *vote, *empty] for key, row in questions]
    listed = [[opened.workshop, seat, *line] for seat in opened.seats for line in lines]
    heads = [*SLIP_COLUMNS, *([VOTE_COLUMN] if vote else []), *role_heads(matrix, lang)]
    return Table(heads, listed)


def _called(opened: Opened, key: str, name: str, lang: str) -> str:
    """The activity; where it is asked about twice, of what time."""

    return f"{name} ({say(ROUNDS[asked_of(opened, key)], lang)})" if opened.asks == BOTH else name


@cache
def _times() -> re.Pattern[str]:
    """What `_called` adds to the name of an activity, in whatever language."""

    said = "|".join(re.escape(say(word, lang)) for word in ROUNDS.values() for lang in LANGUAGES)
    return re.compile(f"\\s*[(（]({said})[)）]\\s*$")


def hint(opened: Opened, lang: str) -> str:
    """How to fill in a slip, for the page that gives it out."""

    letters = say("Write A, R, S, C or I into the cells, ? where you do not know, and leave the rest empty", lang)
    decisions = [slip_motions.hint(lang)] if opened.motions else []
    return sentences([letters, *decisions], lang)


def read_slip_file(matrix: Matrix, data: bytes, opened: Opened) -> Slip:
    """`read_slip` of a filled slip as a spreadsheet saves it or puts it into the clipboard."""

    words = {*roles_by_head(matrix), *map(alike, OURS), *rows_by_name(matrix)}
    words |= {alike(row.clause) for row in matrix.activities} - {""}
    try:
        rows = rows_of(data, lambda rows: len({alike(cell) for row in rows for cell in row} & words))
    except csv.Error:
        return Slip([], [problem(0, 0, "table")])
    return read_slip(matrix, rows, opened)


def read_slip(matrix: Matrix, rows: Iterable[Sequence[str]], opened: Opened) -> Slip:
    """The ballots of a filled slip; names in either language and ids are understood as heads.

    A row without any letter or "?" has not been answered and gives no ballot. Rows of other seats, activities and
    workshops than the one that was opened are problems, and so are rows whose id, clause and activity belong to
    different rows of the matrix. A column that is missing stops the whole slip: nobody's answers are half taken.
    """

    listed = [list(row) for row in rows]
    if not any(cell.strip() for row in listed for cell in row):
        return Slip([], [problem(1, 0, "empty")])
    slip = Slip([], [])
    heads = read_heads(matrix, listed, slip.problems)
    if heads is None:
        return slip
    reading = _SlipReader(matrix, opened, heads.ours, heads.roles)
    for number, row in enumerate(listed[heads.row + 1 :], heads.row + 2):
        if [*map(alike, row)] != [*map(alike, listed[heads.row])]:  # two slips in one file
            reading.take(number, row, slip)
    return slip


class _SlipReader:
    """The rows of one slip, one after the other; which row has answered what so far."""

    def __init__(self, matrix: Matrix, opened: Opened, places: Mapping[str, int], columns: Mapping[int, str]) -> None:
        self.matrix, self.opened, self.places, self.columns = matrix, opened, places, columns
        self.named = rows_by_name(matrix)
        self.keys = keys(opened, opened.rows)
        self.first: dict[tuple[str, str], int] = {}

    def take(self, number: int, row: list[str], slip: Slip) -> None:
        """Add the ballot of the row to the slip, or what is wrong with it."""

        read = {column: _letters(cell_at(row, column)) for column in self.columns}
        vote = cell_at(row, self.places[VOTE_COLUMN]) if VOTE_COLUMN in self.places else ""
        if is_nothing(vote) and not any(value is None or value for value in read.values()):
            return
        texts = {name: cell_at(row, column) for name, column in self.places.items()}
        seat, activity = alike(texts["seat"]), alike(texts["activity_id"])
        problems = [*self.misplaced(number, texts, seat, activity), *_unreadable(number, row, read)]
        word = slip_motions.said(vote)
        if not problems:
            problems = [*self.misvoted(number, activity, vote, word, any(read.values()))]
        if not problems and (earlier := self.first.setdefault((seat, activity), number)) != number:
            problems = [problem(number, 0, "again", role=seat, activity=row_of(activity), first=earlier)]
        slip.problems.extend(problems)
        if not problems:
            given = word or {self.columns[column]: value for column, value in read.items() if value}
            slip.ballots.append(Ballot(seat, activity, given))

    def misplaced(self, number: int, texts: Mapping[str, str], seat: str, activity: str) -> Iterator[Problem]:
        at = {name: column + 1 for name, column in self.places.items()}
        code, twins = alike(texts["workshop"]), [id_ for id_ in self.opened.seats if _is_twin(id_, texts["seat"])]
        if code not in ("", alike(self.opened.workshop)):
            yield problem(number, at["workshop"], "code", code=short(texts["workshop"]))
        if len(twins) > 1:
            yield problem(number, at["seat"], "twin", name=short(texts["seat"]), twins=", ".join(twins))
        elif seat not in self.matrix.role:
            yield problem(number, at["seat"], "seat", name=short(texts["seat"]))
        elif seat not in self.opened.seats:
            yield problem(number, at["seat"], "elsewhere", role=seat)
        if not slip_motions.is_motion(activity):
            yield from self.confused(number, at, texts, activity)
        elif activity not in slip_motions.motions(self.opened):
            yield problem(number, at["activity_id"], "row", name=short(texts["activity_id"]))

    def misvoted(
        self, number: int, activity: str, vote: str, word: dict[str, str] | None, has_letters: bool
    ) -> Iterator[Problem]:
        """The problem of a decision without a word that is one, and of a row with one."""

        if slip_motions.is_motion(activity) and has_letters:
            yield problem(number, 0, "letters", **slip_motions.HOW)
        elif word is None or (word and not slip_motions.is_motion(activity)):
            yield problem(number, self.places[VOTE_COLUMN] + 1, "vote", value=short(vote), **slip_motions.HOW)

    def confused(
        self, number: int, at: Mapping[str, int], texts: Mapping[str, str], activity: str
    ) -> Iterator[Problem]:
        """The problem of a row whose id is unknown here, or whose clause or activity is another one's."""

        row, name = self.matrix.activity.get(row_of(activity)), short(texts["activity_id"])
        named = self.named.get(alike(_times().sub("", texts["activity"])), []) or self.named.get(
            alike(texts["activity"]), []
        )
        twins = [id_ for id_ in named if _is_twin(id_, texts["activity_id"])]
        meant = {"meant": named[0]} if len(named) == 1 and named != [row_of(activity)] else {}
        if row is None:
            yield problem(number, at["activity_id"], "lost" if meant else "row", name=name, **meant)
        elif activity not in self.keys:
            yield problem(number, at["activity_id"], "other", activity=row.id)
        elif row.id not in named:
            differ = {"known": Text(short(row.name.en), short(row.name.zh)), "told": short(texts["activity"])}
            yield problem(number, at["activity"], "changed" if meant else "differs", name=name, **differ, **meant)
        elif alike(texts["clause"]) != alike(row.clause):
            differ = {"known": short(row.clause), "told": short(texts["clause"])}
            yield problem(number, at["clause"], "differs", name=name, **differ)
        elif len(twins) > 1:
            yield problem(number, at["activity_id"], "twin", name=name, twins=", ".join(twins))


def _is_twin(id_: str, cell: str) -> bool:
    """True where a spreadsheet that takes the id for a number makes this cell of it."""

    try:
        return not cell.strip().startswith("'") and float(id_) == float(cell)
    except ValueError:
        return False


def _unreadable(number: int, row: list[str], read: Mapping[int, str | None]) -> Iterator[Problem]:
    for column, value in read.items():
        if value is None:
            fields = {"value": short(cell_at(row, column)), "allowed": " ".join(Letter)}
            yield problem(number, column + 1, "cell", **fields)


def _letters(cell: str) -> str | None:
    """The cell as letters joined by "/", "?" or ""; None when it is none of these."""

    text = alike(cell).upper()
    if is_nothing(cell) or text == UNSURE:
        return "" if is_nothing(cell) else text
    parts = re.split(r"[\s/,;+&、]+", text)
    letters = set("".join(parts))
    if not letters <= set(Letter) or len(text) > 9:  # A/R/S/C/I
        return None
    return cell_of(letter for letter in Letter if letter in letters)
