"""Logs: the log of every matrix as it lies in a database, whole, from a number on, or what fits of it."""

import re
from collections.abc import Sequence
from datetime import datetime
from sys import intern  # the same few names come again and again
from typing import Any, NamedTuple

from sqlalchemy import Row, Select, select

from raci.log import Event, decode
from raci.store.chain import FIELDS
from raci.store.database import Database
from raci.store.progress import Version, versions_of
from raci.store.sql_tables import events
from raci.words.problem import Problem

TOLD = [events.c[name] for name in FIELDS]
PAGE = 10_000  # events that one statement reads: all of a long log take longer than anybody waits
LIMIT_NUMBERS = 500  # numbers that one statement names
PLAIN = re.compile(r"[\w.-]+\Z")


class Fitting(NamedTuple):
    """Which entries of a log are asked for: those `above` one number and `below` another, of a kind, "" for any, in
    whose body a name stands, "" for none."""

    below: int
    above: int = 0
    kind: str = ""
    names: str = ""


class Logs:
    """Reads of the log. Each gives its value, or the Problem that was in its way."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def events(self, matrix: str, after: int = 0) -> list[Event] | Problem:
        """The events of a matrix after that number, in order."""

        version = self.version(matrix, anew=True)
        if isinstance(version, Problem):
            return version
        whole: list[Event] = []
        for start in range(after, version.number, PAGE):
            page = self.page(matrix, start)
            if isinstance(page, Problem):
                return page
            whole += page
        return whole

    def page(self, matrix: str, after: int, upto: int | None = None) -> list[Event] | Problem:
        """The events behind one number up to another, in order; of more than a page of them the first."""

        last = after + PAGE if upto is None else min(upto, after + PAGE)
        query = select(*TOLD).where(events.c.matrix == matrix, events.c.number > after, events.c.number <= last)
        return self._read(query.order_by(events.c.number))

    def some(self, matrix: str, numbers: Sequence[int]) -> list[Event] | Problem:
        """The events with these numbers, in order."""

        listed: list[Event] = []
        for start in range(0, len(numbers), LIMIT_NUMBERS):
            named = events.c.number.in_([*numbers[start : start + LIMIT_NUMBERS]])
            part = self._read(select(*TOLD).where(events.c.matrix == matrix, named).order_by(events.c.number))
            if isinstance(part, Problem):
                return part
            listed += part
        return listed

    def fitting(self, matrix: str, fits: Fitting, limit: int) -> list[Event] | Problem:
        """So many of the events that fit, the latest first.

        A name that is no plain word is not looked for: whoever asks looks again at what comes.
        """

        here = [events.c.matrix == matrix, events.c.number > fits.above, events.c.number < fits.below]
        here += [events.c.kind == fits.kind] if fits.kind else []
        here += [events.c.body.contains(f'"{fits.names}"', autoescape=True)] if PLAIN.match(fits.names) else []
        return self._read(select(*TOLD).where(*here).order_by(events.c.number.desc()).limit(limit))

    def version(self, matrix: str, *, anew: bool = False) -> Version | Problem:
        """How far the log is; `anew` asks the database even where nobody has said that anything has moved."""

        row = self._database.read(
            lambda connection: connection.execute(last_of(matrix)).one_or_none(), None if anew else ("last", matrix)
        )
        if row is None or isinstance(row, Problem):
            return row or Version()
        try:
            return Version(row.number, datetime.fromisoformat(row.at))
        except ValueError as error:
            return self._damaged(matrix, row.number, error)

    def versions(self) -> dict[str, Version] | Problem:
        """How far every log is that is not empty."""

        return versions_of(self._database)

    def _read(self, query: Select[Any]) -> list[Event] | Problem:
        """The rows as events. One that cannot be read is the trouble of its matrix, not of the database."""

        rows = self._database.read(lambda connection: connection.execute(query).all())
        if isinstance(rows, Problem):
            return rows
        whole = []
        for row in rows:
            try:
                whole.append(_event(row))
            except ValueError as error:
                return self._damaged(row.matrix, row.number, error)
        return whole

    def _damaged(self, matrix: str, number: int, error: ValueError) -> Problem:
        return self._database.off("event", matrix=matrix, number=number, reason=str(error)).problem


def last_of(matrix: str) -> Select[tuple[int, str]]:
    """Number and time of the last event of a log."""

    query = select(events.c.number, events.c.at).where(events.c.matrix == matrix)
    return query.order_by(events.c.number.desc()).limit(1)


def _event(row: Row[*tuple[Any, ...]]) -> Event:
    at = datetime.fromisoformat(row.at)
    matrix, number, _, author, kind, body = row
    return Event(intern(matrix), number, at, intern(author), decode(kind, body))
