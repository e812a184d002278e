"""Store: events appended to the log of a matrix, and ballots kept until they are revealed."""

from collections.abc import Callable, Hashable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row
from sqlalchemy.exc import IntegrityError

from raci.log import Body, Event, Merged, Revealed, encode
from raci.people import Person
from raci.store.addresses import engine_address
from raci.store.audit import REVEALED, WRITTEN, Audit, note
from raci.store.box import Box
from raci.store.chain import FIRST, hash_of
from raci.store.database import Database, now, timestamp
from raci.store.flight import InFlight
from raci.store.grants import Grants
from raci.store.guard import Guard
from raci.store.kinds import Kinds
from raci.store.logs import Logs, last_of
from raci.store.papers import Papers
from raci.store.refusals import RefusedError, refused
from raci.store.rights import Right
from raci.store.snapshots import Snapshots
from raci.store.sql_tables import events
from raci.store.stages import note_stage
from raci.store.storable import storable
from raci.store.trouble import WritingOff
from raci.store.uploaded import NotKeptError, Revised, Uploads, revise
from raci.words import journal
from raci.words.problem import Problem

NO_RIGHT = Right()
AUDITED: dict[type[Body], str] = {Revealed: REVEALED, Merged: WRITTEN}
"""Body -> what the audit says of it."""
UNDATED = datetime.min.replace(tzinfo=UTC)


class StaleVersionError(Exception):
    """Somebody was faster: `events` are the ones since the version that the change was based on.

    They are none where the log is shorter than that version, as it is when an older copy has been put back.
    """

    def __init__(self, events: list[Event]):
        super().__init__(", ".join(f"{event.author}: {event.matrix} {event.number}" for event in events))
        self.events = events


class Store(Logs):
    """The log of every matrix in one database. A read gives its value, or the Problem that was in its way.

    `box` keeps the ballots of workshops in the same database, `uploads` the texts of uploaded matrices, `papers` the
    policies that are being read, `grants` the rights that it gives, `audit` who did what, `snapshots` how far each long
    log was folded.
    """

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._kinds = Kinds()
        self.audit = Audit(database)
        self._guard = Guard(database, self.audit)
        self.box = Box(self._guard)
        self.uploads = Uploads(self._guard)
        self.papers = Papers(self._guard)
        self.grants = Grants(self._guard)
        self.snapshots = Snapshots(database)

    def check_writing(self) -> Problem | None:
        """Why nothing can be written now; None while all is well. Costs nothing unless something has failed."""

        return self._database.check_writing()

    def ready(self) -> Problem | None:
        """Why the database cannot be read or written now; None when it can. One short read."""

        return self._database.ready()

    def listen(self) -> None:
        """Hear from now on of what other processes write, where the database tells: who looks need not ask it."""

        self._database.listen()

    def mark(self) -> Hashable:
        """What stays the same until anything has been written, by whomever; None where nobody knows. Asks no table."""

        return self._database.mark()

    def in_flight(self) -> InFlight:
        """The writes of this process that are under way."""

        return self._database.in_flight

    def append(
        self,
        matrix: str,
        base: int,
        person: Person,
        body: Body,
        then: Callable[[], None] | None = None,
        right: Right = NO_RIGHT,
        *,
        revised: Revised | None = None,
    ) -> Event:
        """The event as it stands in the log from now on, with the number after `base`; 0 is the empty log.

        It is on the disk when this returns. Its time is never before that of the event it follows, whatever the clock
        says. `then` is done before it counts, and `revised` is kept with it as the text of an uploaded matrix; what
        stands in their way takes the event back. What belongs to a workshop needs its `right`; with the key in it a
        workshop is opened. Raises StaleVersionError, WritingOff and, for what cannot stand there, RefusedError.
        """

        matrix, author = storable(matrix), storable(person.signature)
        if not author.strip():
            raise refused("author")
        with self._guard.audited(person, matrix), self._database.in_time():
            event = Event(matrix, base + 1, UNDATED, author, body)
            return self._append(event, person, body, then, revised, right)

    def _append(
        self,
        event: Event,
        person: Person,
        body: Body,
        then: Callable[[], None] | None,
        revised: Revised | None,
        right: Right,
    ) -> Event:
        matrix, base = event.matrix, event.number - 1
        try:
            with self._database.writing() as connection:
                last = self._last_of(connection, matrix, base)
                event = replace(event, at=self._time_after(last, matrix, base))
                note_stage(connection, matrix, body, person, right)
                if type(body) in AUDITED:
                    note(connection, person, AUDITED[type(body)], matrix, body.workshop)
                connection.execute(events.insert(), _row(event, body, last.hash if last else FIRST))
                if revised:
                    revise(connection, matrix, event.author, revised)
                if then:
                    then()
        except (IntegrityError, _BehindError):
            raise self._stale(matrix, base) from None
        except NotKeptError as error:
            raise RefusedError(error.problem) from None
        journal.note("entry", matrix=matrix, number=event.number, kind=body.kind)
        return event

    def close(self) -> None:
        """Let go of the database; the store opens it again when it is used."""

        self._database.close()

    def _stale(self, matrix: str, base: int) -> StaleVersionError | WritingOff:
        since = self.events(matrix, base)
        return WritingOff(since) if isinstance(since, Problem) else StaleVersionError(since)

    def _last_of(self, connection: Connection, matrix: str, base: int) -> Row[Any] | None:
        """The event `base`, which must be the last."""

        row = connection.execute(last_of(matrix).add_columns(events.c.hash)).one_or_none()
        if (row.number if row else 0) != base:
            raise _BehindError
        if row:
            self._kinds.check(connection, matrix, row)
        return row

    def _time_after(self, last: Row[Any] | None, matrix: str, base: int) -> datetime:
        """Now, or the time of the event before where the clock has gone back."""

        try:
            return max(now(), datetime.fromisoformat(last.at)) if last else now()
        except ValueError as error:
            raise WritingOff(self._damaged(matrix, base, error)) from None


class _BehindError(Exception):
    """The log has gone on since the version that a change was based on."""


def open_store(url: str) -> Store:
    """The store at an address; it opens with the first use, and an address that leads nowhere is a problem of it."""

    return Store(Database(engine_address(url)))


def _row(event: Event, body: Body, before: str) -> dict[str, object]:
    where = {"matrix": event.matrix, "number": event.number, "at": timestamp(event.at)}
    row = where | {"author": event.author, "kind": body.kind, "body": storable(encode(body))}
    return row | {"hash": hash_of(before, row)}
