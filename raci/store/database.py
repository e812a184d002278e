"""Transactions on either database, and what stands in their way: writing goes off, and comes back by itself."""

import logging
import time
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from functools import partial
from threading import Lock
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, Engine, Row, Select, select, update
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoConnectionError

from raci.store import time_outs
from raci.store.bell import Bell, ring
from raci.store.entrance import Opening
from raci.store.flight import InFlight, refusals_noted
from raci.store.migrations import SCHEMA, schema
from raci.store.sql_tables import meta
from raci.store.sqlite import file_of, pulse
from raci.store.time_outs import in_time, left
from raci.store.trouble import WritingOff, explained, off
from raci.words.journal import note
from raci.words.problem import Problem

T = TypeVar("T")


class Failure(NamedTuple):
    """Why the last try failed, and when that was."""

    problem: Problem
    at: float


class Database:
    """One database and how it fares. Methods may be called from any thread."""

    def __init__(self, url: URL | None, *, only_to_look: bool = False) -> None:
        self._url = url
        self._opening = Opening(url, time_outs.PATIENCE_S, only_to_look=only_to_look)
        self._is_tried = False
        self._unread: Failure | None = None
        self._unwritten: Failure | None = None
        self.in_flight = InFlight()
        self._bell = Bell(partial(pulse, path) if (path := file_of(url)) else None)
        self.mark = self._bell.mark
        self._turn = Lock() if self._is_sqlite() else None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that reads. Raises WritingOff, without another try where one has just failed."""

        if self._unread and not self._is_due(self._unread):
            raise WritingOff(self._unread.problem)
        if self._unread:  # one tries for all: the others go on without waiting
            again = self._unread._replace(at=time.monotonic())
            self._unread, self._unwritten = again, again if self._unwritten == self._unread else self._unwritten
        with in_time(time_outs.PATIENCE_S), self._watched(reads=True), self._ready().begin() as connection:
            yield connection
        self._come_back(writes=self._unread is not None and self._unread == self._unwritten)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes, alone from its first statement on in SQLite. Raises WritingOff, IntegrityError."""

        start = time.monotonic()
        if self._unwritten:
            self._renew()
        try:
            with (
                self.in_flight.another(),
                in_time(time_outs.PATIENCE_S),
                self._watched(reads=False),
                self._in_turn(),
                self._ready(writes=True).begin() as connection,
            ):
                self._check_schema(connection)
                with refusals_noted():
                    yield connection
                ring(connection)
        finally:
            self._bell.move()  # also what is refused has seen the database as it is, and not as it was read before
        self._is_tried = True
        self._come_back(writes=True)
        note("write", ms=round((time.monotonic() - start) * 1000))

    def read(self, ask: Callable[[Connection], T], of: Hashable = None) -> T | Problem:
        """What the question gives, or why the database cannot be read.

        With `of`, which tells this question from any other, what it gave before is given again while nothing has moved
        in the database, to be changed by nobody.
        """

        moves, kept = self._bell.recall(of) if of else (0, None)
        if kept is not None:
            return kept[0]  # type: ignore[no-any-return]
        try:
            with self.reading() as connection:
                answer = ask(connection)
        except WritingOff as error:
            return error.problem
        if of:
            self._bell.keep(of, moves, (answer,))
        return answer

    def rows(self, query: Select[Any], of: Hashable = None) -> Sequence[Row[Any]] | Problem:
        """Every row, [] while its table is one that an earlier app lacks; `of` as for `read`."""

        return self.read(lambda connection: connection.execute(query).all() if self.is_whole else [], of)

    def listen(self) -> None:
        """Hear from now on of what other processes write, where the database tells."""

        if hear := self._opening.ear():
            self._bell.listen(hear)

    def check_writing(self) -> Problem | None:
        """Why nothing can be written: found out at the first call by writing, and again a while after a failure."""

        if not self._is_tried or (self._unwritten and self._is_due(self._unwritten)):
            self._try()
        return self._unwritten.problem if self._unwritten else None

    def ready(self) -> Problem | None:
        """Why the database cannot be read or written now; asks it, and writes only where `check_writing` would."""

        read = self.read(lambda connection: connection.scalar(select(meta.c.value).limit(1)))
        return read if isinstance(read, Problem) else self.check_writing()

    def in_time(self) -> AbstractContextManager[None]:
        """For what takes several transactions: together they wait no longer than one."""

        return in_time(time_outs.PATIENCE_S)

    def off(self, message: str, **args: object) -> WritingOff:
        """For what the driver reads without complaint and we cannot."""

        return off(message, self._url, **args)

    def close(self) -> None:
        self._bell.close()
        self._opening.close()

    @property
    def is_whole(self) -> bool:
        """True while nothing is missing of the tables as they are today."""

        return self._opening.is_whole

    def _is_sqlite(self) -> bool:
        """SQLite lets one writer in at a time and has the others try again after a pause; in a queue nobody pauses."""

        return self._url is not None and self._url.get_backend_name() == "sqlite"

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        """The queue of SQLite's writers; who waits too long leaves it, for whatever holds the file holds it for all."""

        if self._turn is None:
            yield
        elif self._turn.acquire(timeout=left(time_outs.PATIENCE_S)):
            try:
                yield
            finally:
                self._turn.release()
        else:
            raise off("locked", self._url)

    def _check_schema(self, connection: Connection) -> None:
        """A newer app may have come to the same database in the meantime: what it changed is not for us to write."""

        if (version := schema(connection)) > SCHEMA:
            raise off("ahead", self._url, found=version, known=SCHEMA)

    def _try(self) -> None:
        tried = update(meta).where(meta.c.name == "tried")
        if self._unwritten:
            self._unwritten = self._unwritten._replace(at=time.monotonic())
        try:
            with self.writing() as connection:
                connection.execute(tried.values(value=timestamp(now())))
        except WritingOff:
            pass  # `_watched` has kept the problem

    @contextmanager
    def _watched(self, *, reads: bool) -> Iterator[None]:
        """Driver errors become WritingOff, and are kept for `problem` and for the next who reads."""

        try:
            yield
        except IntegrityError:
            raise
        except (DBAPIError, NoConnectionError) as error:
            assert self._url
            raise self._noted(explained(error, self._url), reads) from error
        except WritingOff as error:
            raise self._noted(error, reads) from None

    def _noted(self, error: WritingOff, reads: bool) -> WritingOff:
        failure = Failure(error.problem, time.monotonic())
        before, self._unwritten, self._is_tried = self._unwritten, failure, True
        if not before:
            note("writing off", level=logging.WARNING, says=error.problem.message())
        if reads or error.is_away:
            before, self._unread = self._unread, failure
            if not before:
                note("database away", level=logging.ERROR, says=error.problem.message())
        self._bell.deafen()
        if not error.is_busy:
            self._renew()
        return error

    def _come_back(self, *, writes: bool) -> None:
        """It can be read, or written as well: whoever finds out first says so."""

        away, self._unread = self._unread, None
        if away:
            note("database back")
        off, self._unwritten = (self._unwritten, None) if writes else (None, self._unwritten)
        if off:
            note("writing on")

    def _renew(self) -> None:
        """Open everything anew: a file that was opened without the right to write stays so when the right comes."""

        self._opening.renew()

    def _is_due(self, failure: Failure) -> bool:
        return time.monotonic() - failure.at >= time_outs.RETRY_S

    def _ready(self, *, writes: bool = False) -> Engine:
        """The engine, once the tables are there and are ours."""

        return self._opening.engine(time_outs.PATIENCE_S, writes=writes)


def now() -> datetime:
    return datetime.now(UTC)


def timestamp(at: datetime) -> str:
    """A time as the tables keep it: ISO 8601 with microseconds, which sorts as text."""

    return at.isoformat(timespec="microseconds")
