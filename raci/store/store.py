"""Store: events appended to the log of a matrix, and ballots kept until they are revealed."""

import json
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, Row, Select, select, update
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, IntegrityError

from raci.log import Belated, Body, Closed, Event, Opened, Revealed, Stage, decode, encode
from raci.problems import Problem
from raci.store.box import Box
from raci.store.database import Database, now, told
from raci.store.late import settle
from raci.store.schema import events, storable, workshops

DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
"""Scheme of an address -> driver."""

T = TypeVar("T")


class StaleVersionError(Exception):
    """Somebody was faster: `events` are the ones since the version that the change was based on.

    They are none where the log is shorter than that version, as it is when an older copy has been put back.
    """

    def __init__(self, found: list[Event]):
        super().__init__(", ".join(f"{event.author}: {event.matrix} {event.number}" for event in found))
        self.events = found


class Version(NamedTuple):
    """How far a log has come: the number of its last event and its time; 0 and None for an empty log."""

    number: int = 0
    at: datetime | None = None


class Store:
    """The log of every matrix in one database. Reading gives nothing, and never raises, where `problem` says why.

    `box` keeps the ballots of workshops in the same database.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.box = Box(database)

    def problem(self) -> Problem | None:
        """Why nothing can be written now; None while all is well. Costs nothing unless something has failed."""

        return self._database.problem()

    def unreadable(self) -> Problem | None:
        """Why the log could not be read the last time; None while reading goes well."""

        return self._database.unreadable()

    def append(self, matrix: str, base: int, author: str, body: Body) -> Event:
        """The event as it stands in the log from now on, with the number after `base`; 0 is the empty log.

        It is on the disk when this returns. Its time is never before that of the event it follows, whatever the clock
        says. Raises StaleVersionError, WritingOff, and ValueError when the code of a new workshop is taken.
        """

        matrix, author = storable(matrix), storable(author)
        try:
            with self._database.writing() as connection:
                at = self._time_after(connection, matrix, base)
                event = Event(matrix, base + 1, at, author, body)
                _note_stage(connection, matrix, body)
                connection.execute(events.insert(), _row(event))
        except IntegrityError:
            raise StaleVersionError(self.events(matrix, base)) from None
        return event

    def events(self, matrix: str, after: int = 0) -> list[Event]:
        """The events of a matrix after that number, in order."""

        return self._database.read(lambda connection: self._events(connection, matrix, after), [])

    def version(self, matrix: str) -> Version:
        """How far the log is: what a page asks to learn whether anything is new."""

        last = _last(matrix)
        row = self._database.read(lambda connection: connection.execute(last).one_or_none(), None)
        return Version(row.number, datetime.fromisoformat(row.at)) if row else Version()

    def close(self) -> None:
        """Let go of the database; the store opens it again when it is used."""

        self._database.close()

    def _events(self, connection: Connection, matrix: str, after: int) -> list[Event]:
        later = select(events).where(events.c.matrix == matrix, events.c.number > after).order_by(events.c.number)
        return [self._whole(_event, row) for row in connection.execute(later)]

    def _time_after(self, connection: Connection, matrix: str, base: int) -> datetime:
        """Now, or the time of the event `base` where the clock has gone back; that event must be the last."""

        row = connection.execute(_last(matrix)).one_or_none()
        if (row.number if row else 0) != base:
            raise StaleVersionError(self._events(connection, matrix, base))
        return max(now(), self._whole(lambda found: datetime.fromisoformat(found.at), row)) if row else now()

    def _whole(self, build: Callable[[Row[*tuple[Any, ...]]], T], row: Row[*tuple[Any, ...]]) -> T:
        try:
            return build(row)
        except ValueError as error:
            raise self._database.damaged(str(error)) from None


def open_store(url: str) -> Store:
    """The store at an address; it opens with the first use, and an address that leads nowhere is a problem of it."""

    return Store(Database(_address(url)))


def address(folder: Path) -> str:
    """RACI_DATABASE_URL, or a SQLite file in that folder."""

    file = URL.create("sqlite", database=str(folder / "workspace.db"))
    return os.environ.get("RACI_DATABASE_URL") or file.render_as_string()


def _address(url: str) -> URL | None:
    try:
        found = make_url(url)
    except (ArgumentError, ValueError):
        return None
    driver = DRIVERS.get(found.get_backend_name())
    return found.set(drivername=driver) if driver else None


def _last(matrix: str) -> Select[tuple[int, str]]:
    """The number and the time of the last event of a matrix."""

    asked = select(events.c.number, events.c.at).where(events.c.matrix == matrix)
    return asked.order_by(events.c.number.desc()).limit(1)


def _note_stage(connection: Connection, matrix: str, body: Body) -> None:
    match body:
        case Opened(workshop=code):
            if connection.scalar(select(workshops.c.workshop).where(workshops.c.workshop == code)):
                raise ValueError(f"the code {code} is taken")
            where = {"workshop": code, "matrix": matrix}
            connection.execute(workshops.insert(), {**where, "stage": Stage.OPEN, "since": told(now())})
        case Revealed(workshop=code):
            _set_stage(connection, matrix, code, Stage.REVEALED)
        case Belated():
            settle(connection, body)
        case Closed(workshop=code):
            _set_stage(connection, matrix, code, Stage.CLOSED)


def _set_stage(connection: Connection, matrix: str, code: str, stage: Stage) -> None:
    here = (workshops.c.workshop == code, workshops.c.matrix == matrix)
    connection.execute(update(workshops).where(*here).values(stage=stage))


def _row(event: Event) -> dict[str, object]:
    kind, held = encode(event.body)
    body = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    where = {"matrix": event.matrix, "number": event.number, "at": told(event.at)}
    return where | {"author": event.author, "kind": kind, "body": body}


def _event(row: Row[*tuple[Any, ...]]) -> Event:
    at, body = datetime.fromisoformat(row.at), decode(row.kind, json.loads(row.body))
    return Event(row.matrix, row.number, at, row.author, body)
