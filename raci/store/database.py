"""Transactions on either database, and what stands in their way: writing goes off, and comes back by itself."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import UTC, datetime
from threading import Lock
from typing import NamedTuple, TypeVar

from sqlalchemy import Connection, Engine, select, update
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoConnectionError

from raci.store.engine import engine_of
from raci.store.patience import in_time, left
from raci.store.sql_tables import VERSION, ForeignError, check, create, meta, version
from raci.store.sqlite import file_of, identity, same_rights
from raci.store.trouble import WritingOff, explained, off
from raci.words.problem import Problem

PATIENCE_S = 5  # of whoever waits: for a turn, a lock, a connection, an answer, all together
RETRY_S = 5  # after a failure, before the database is tried again for somebody who only looks

T = TypeVar("T")


class Failure(NamedTuple):
    """Why the last try failed, and when that was."""

    problem: Problem
    at: float


class Database:
    """One database and how it fares; `is_whole` while no table is missing. Methods may be called from any thread."""

    def __init__(self, url: URL | None) -> None:
        self._url = url
        self._engine = _engine(url)
        self._writer = self._engine.execution_options(writes=True) if self._engine else None
        self._file = file_of(url)
        self._identity: tuple[int, int] | None = None
        self._is_ready = False
        self.is_whole = False
        self._is_tried = False
        self._unread: Failure | None = None
        self._unwritten: Failure | None = None
        self._turn = Lock() if self._is_sqlite() else None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that reads. Raises WritingOff, without another try where one has just failed."""

        if self._unread and not self._is_due(self._unread):
            raise WritingOff(self._unread.problem)
        if self._unread:  # one tries for all: the others go on without waiting
            again = self._unread._replace(at=time.monotonic())
            self._unread, self._unwritten = again, again if self._unwritten == self._unread else self._unwritten
        with in_time(PATIENCE_S), self._watched(reads=True), self._ready().begin() as connection:
            yield connection
        if self._unread and self._unread == self._unwritten:
            self._unwritten = None
        self._unread = None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes, alone from its first statement on in SQLite. Raises WritingOff, IntegrityError."""

        if self._unwritten:
            self._renew()
        with (
            in_time(PATIENCE_S),
            self._watched(reads=False),
            self._in_turn(),
            self._ready(writes=True).begin() as connection,
        ):
            yield connection
        self._unread, self._unwritten, self._is_tried = None, None, True

    def read(self, ask: Callable[[Connection], T]) -> T | Problem:
        """What the question gives, or why the database cannot be read."""

        try:
            with self.reading() as connection:
                return ask(connection)
        except WritingOff as error:
            return error.problem

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

        return in_time(PATIENCE_S)

    def off(self, message: str, **args: object) -> WritingOff:
        """For what the driver reads without complaint and we cannot."""

        return off(message, self._url, **args)

    def close(self) -> None:
        if self._engine:
            self._engine.dispose()

    def _is_sqlite(self) -> bool:
        """SQLite lets one writer in at a time and has the others try again after a pause; in a queue nobody pauses."""

        return self._url is not None and self._url.get_backend_name() == "sqlite"

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        """The queue of SQLite's writers; who waits too long leaves it, for whatever holds the file holds it for all."""

        if self._turn is None:
            yield
        elif self._turn.acquire(timeout=left(PATIENCE_S)):
            try:
                yield
            finally:
                self._turn.release()
        else:
            raise off("locked", self._url)

    def _try(self) -> None:
        tried = update(meta).where(meta.c.name == "tried")
        if self._unwritten:
            self._unwritten = self._unwritten._replace(at=time.monotonic())
        try:
            with self.writing() as connection:
                connection.execute(tried.values(value=told(now())))
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
        self._unwritten, self._is_tried = failure, True
        if reads or error.is_away:
            self._unread = failure
        if not error.is_busy:
            self._renew()
        return error

    def _renew(self) -> None:
        """Open everything anew: a file that was opened without the right to write stays so when the right comes."""

        self.close()
        self._is_ready = False

    def _is_due(self, failure: Failure) -> bool:
        return time.monotonic() - failure.at >= RETRY_S

    def _ready(self, *, writes: bool = False) -> Engine:
        """The engine, once the tables are there and are ours."""

        if self._engine is None or self._writer is None:
            raise off("options" if self._url else "address", self._url)
        self._check_file()
        if not self._is_ready:
            self._prepare(self._engine, self._writer)
        if writes and not self.is_whole:
            self._complete(self._writer)
        return self._writer if writes else self._engine

    def _prepare(self, engine: Engine, writer: Engine) -> None:
        same_rights(self._file)
        try:
            with engine.begin() as connection:
                kept = version(connection)
            if kept is None:
                self._complete(writer)
            elif kept > VERSION:
                raise off("newer", self._url, found=kept, known=VERSION)
            else:
                self._look(engine, writer)
        except ForeignError:
            raise off("foreign", self._url) from None
        except (TypeError, ValueError):  # an option of the address that the driver does not have
            raise off("options", self._url) from None
        self._identity, self._is_ready = identity(self._file), True

    def _look(self, engine: Engine, writer: Engine) -> None:
        with engine.begin() as connection:
            self.is_whole = check(connection)
        if not self.is_whole:
            # What an earlier app has written is read even where nothing can be written, in the time that is left.
            with suppress(DBAPIError), in_time(PATIENCE_S / 2):
                self._complete(writer)

    def _complete(self, writer: Engine) -> None:
        """Create the tables that are missing."""

        with writer.begin() as connection:
            create(connection)
        self.is_whole = True

    def _check_file(self) -> None:
        """An open file outlives its name: what is written to a file that was moved or replaced would be lost."""

        if self._identity is None or identity(self._file) == self._identity:
            return
        self.close()
        self._is_ready = False
        if identity(self._file) is None:
            raise off("gone", self._url)


def now() -> datetime:
    return datetime.now(UTC)


def told(at: datetime) -> str:
    """A time as the tables keep it: ISO 8601 with microseconds, which sorts as text."""

    return at.isoformat(timespec="microseconds")


def _engine(url: URL | None) -> Engine | None:
    try:
        return engine_of(url, PATIENCE_S) if url else None
    except (TypeError, ValueError):  # an option of the address that is not what the driver takes
        return None
