"""Store: events appended to the log of a matrix, and ballots kept until they are revealed."""

import json
import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Table, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, IntegrityError

from raci.letters import cell_of, letters_of
from raci.log import Ballot, Body, Closed, Event, Opened, Revealed, Stage, decode, encode
from raci.problems import Problem
from raci.store.database import Database
from raci.store.schema import ballots, events, storable, workshops
from raci.store.trouble import WritingOff

DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
"""Scheme of an address -> driver."""

UPSERTS: Mapping[str, Callable[[Table], sqlite.Insert | postgresql.Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}
"""Both know "insert, or else update", each by its own name."""

T = TypeVar("T")


class StaleVersionError(Exception):
    """Somebody was faster: `events` are the ones since the version that the change was based on.

    They are none where the log is shorter than that version, as it is when an older copy has been put back.
    """

    def __init__(self, found: list[Event]):
        super().__init__(", ".join(f"{event.author}: {event.matrix} {event.number}" for event in found))
        self.events = found


class BallotsClosedError(Exception):
    """The workshop takes no votes: never opened, revealed already, or over."""


class Store:
    """The log of every matrix in one database. Reading gives nothing, and never raises, where `problem` says why."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def problem(self) -> Problem | None:
        """Why nothing can be written now; None while all is well. Costs nothing unless something has failed."""

        return self._database.problem()

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

        return self._read(lambda connection: self._events(connection, matrix, after), [])

    def latest(self, matrix: str) -> int:
        """The number of the last event, 0 for an empty log: what a page asks to learn whether anything is new."""

        last = select(func.max(events.c.number)).where(events.c.matrix == matrix)
        return self._read(lambda connection: connection.scalar(last) or 0, 0)

    def vote(self, workshop: str, seat: str, activity: str, letters_by_role: Mapping[str, str]) -> None:
        """Keep what a seat thinks of some cells of a row, in place of what it thought before; "" is no part.

        Raises BallotsClosedError, WritingOff, and ValueError for anything but letters.
        """

        where = {"workshop": workshop, "seat": seat, "activity": activity, "at": _told(now())}
        cells = sorted((role, cell_of(letters_of(cell))) for role, cell in letters_by_role.items())
        rows = [{**where, "role": role, "letters": letters} for role, letters in cells]
        with self._database.writing() as connection:
            # Shared by votes; a reveal waits for them, and they for it.
            stage = select(workshops.c.stage).where(workshops.c.workshop == workshop).with_for_update(read=True)
            if connection.scalar(stage) != Stage.OPEN:
                raise BallotsClosedError(workshop)
            if rows:
                kept = UPSERTS[connection.dialect.name](ballots)
                new = {"letters": kept.excluded.letters, "at": kept.excluded.at}
                connection.execute(kept.on_conflict_do_update(index_elements=ballots.primary_key, set_=new), rows)

    def ballots(self, workshop: str) -> list[Ballot]:
        """Every vote of a workshop, by row, role and seat; the caller keeps them hidden until the reveal."""

        order = (ballots.c.activity, ballots.c.role, ballots.c.seat)
        cast = select(ballots).where(ballots.c.workshop == workshop).order_by(*order)
        return self._read(lambda connection: [self._whole(_ballot, row) for row in connection.execute(cast)], [])

    def answered(self, workshop: str) -> dict[str, int]:
        """Seat -> how many rows it has voted on; seats without a vote are left out."""

        rows = func.count(ballots.c.activity.distinct())
        counted = select(ballots.c.seat, rows).where(ballots.c.workshop == workshop).group_by(ballots.c.seat)
        return self._read(lambda connection: {seat: count for seat, count in connection.execute(counted)}, {})

    def close(self) -> None:
        """Let go of the database; the store opens it again when it is used."""

        self._database.close()

    def _read(self, ask: Callable[[Connection], T], nothing: T) -> T:
        try:
            with self._database.reading() as connection:
                return ask(connection)
        except WritingOff:
            return nothing  # `problem` tells why

    def _events(self, connection: Connection, matrix: str, after: int) -> list[Event]:
        later = select(events).where(events.c.matrix == matrix, events.c.number > after).order_by(events.c.number)
        return [self._whole(_event, row) for row in connection.execute(later)]

    def _time_after(self, connection: Connection, matrix: str, base: int) -> datetime:
        """Now, or the time of the event `base` where the clock has gone back; that event must be the last."""

        last = select(events.c.number, events.c.at).where(events.c.matrix == matrix)
        row = connection.execute(last.order_by(events.c.number.desc()).limit(1)).one_or_none()
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


def now() -> datetime:
    return datetime.now(UTC)


def _address(url: str) -> URL | None:
    try:
        found = make_url(url)
    except (ArgumentError, ValueError):
        return None
    driver = DRIVERS.get(found.get_backend_name())
    return found.set(drivername=driver) if driver else None


def _note_stage(connection: Connection, matrix: str, body: Body) -> None:
    match body:
        case Opened(workshop=code):
            if connection.scalar(select(workshops.c.workshop).where(workshops.c.workshop == code)):
                raise ValueError(f"the code {code} is taken")
            connection.execute(workshops.insert(), {"workshop": code, "matrix": matrix, "stage": Stage.OPEN})
        case Revealed(workshop=code):
            _set_stage(connection, matrix, code, Stage.REVEALED)
        case Closed(workshop=code):
            _set_stage(connection, matrix, code, Stage.CLOSED)


def _set_stage(connection: Connection, matrix: str, code: str, stage: Stage) -> None:
    here = (workshops.c.workshop == code, workshops.c.matrix == matrix)
    connection.execute(update(workshops).where(*here).values(stage=stage))


def _row(event: Event) -> dict[str, object]:
    kind, held = encode(event.body)
    body = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    told = {"matrix": event.matrix, "number": event.number, "at": _told(event.at)}
    return told | {"author": event.author, "kind": kind, "body": body}


def _told(at: datetime) -> str:
    return at.isoformat(timespec="microseconds")


def _event(row: Row[*tuple[Any, ...]]) -> Event:
    at, body = datetime.fromisoformat(row.at), decode(row.kind, json.loads(row.body))
    return Event(row.matrix, row.number, at, row.author, body)


def _ballot(row: Row[*tuple[Any, ...]]) -> Ballot:
    at, letters = datetime.fromisoformat(row.at), letters_of(row.letters)
    return Ballot(row.seat, row.activity, row.role, letters, at)
