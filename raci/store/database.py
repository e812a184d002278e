"""Transactions on either database, and what stands in their way: writing goes off, and comes back by itself."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, update
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoConnectionError

from raci.problems import Problem
from raci.store.schema import VERSION, create, is_whole, meta, version
from raci.store.trouble import WritingOff, explained, off

CONNECTIONS = 30  # kept open; sessions come and go far more often than a room is full
PATIENCE_S = 5  # for a lock, a connection, a server that does not answer
RETRY_S = 5  # after a failure, before the database is tried again for somebody who only looks

T = TypeVar("T")


class Database:
    """One database and how it fares; `is_whole` while no table is missing. Methods may be called from any thread."""

    def __init__(self, url: URL | None) -> None:
        self._url = url
        self._engine = _engine(url) if url else None
        self._writer = self._engine.execution_options(writes=True) if self._engine else None
        self._file = _file(url)
        self._identity: tuple[int, int] | None = None
        self._is_ready = False
        self.is_whole = False
        self._is_tried = False
        self._failed_at = 0.0
        self._problem: Problem | None = None
        self._is_blind = False
        self._turn = Lock() if self._is_sqlite() else None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that reads. Raises WritingOff, without another try where one has just failed."""

        if self._problem and self._is_blind and not self._is_due():
            raise WritingOff(self._problem)
        with self._watched(is_blind=True), self._ready().begin() as connection:
            yield connection
        if self._is_blind:
            self._problem, self._is_blind = None, False

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes, alone from its first statement on in SQLite. Raises WritingOff, IntegrityError."""

        with (
            self._watched(is_blind=False),
            self._in_turn(),
            self._ready(writes=True).begin() as connection,
        ):
            yield connection
        self._problem, self._is_blind, self._is_tried = None, False, True

    def read(self, ask: Callable[[Connection], T], nothing: T) -> T:
        """What the question gives, or `nothing` where the database cannot be read; `unreadable` tells why."""

        try:
            with self.reading() as connection:
                return ask(connection)
        except WritingOff:
            return nothing

    def unreadable(self) -> Problem | None:
        """Why the last question got nothing; None while reading goes well."""

        return self._problem if self._is_blind else None

    def problem(self) -> Problem | None:
        """Why nothing can be written: found out at the first call by writing, and again a while after a failure."""

        if not self._is_tried or (self._problem and self._is_due()):
            self._try()
        return self._problem

    def damaged(self, reason: str) -> WritingOff:
        """For what the driver reads without complaint and we cannot."""

        return off("event", self._url, reason=reason)

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
        elif self._turn.acquire(timeout=PATIENCE_S):
            try:
                yield
            finally:
                self._turn.release()
        else:
            raise off("locked", self._url)

    def _try(self) -> None:
        tried = update(meta).where(meta.c.name == "tried")
        try:
            with self.writing() as connection:
                connection.execute(tried.values(value=told(now())))
        except WritingOff:
            pass  # `_watched` has kept the problem

    @contextmanager
    def _watched(self, *, is_blind: bool) -> Iterator[None]:
        """Driver errors become WritingOff, and are kept for `problem`."""

        try:
            yield
        except IntegrityError:
            raise
        except (DBAPIError, NoConnectionError) as error:
            assert self._url
            raise self._noted(explained(error, self._url), is_blind) from error
        except WritingOff as error:
            raise self._noted(error, is_blind) from None

    def _noted(self, error: WritingOff, is_blind: bool) -> WritingOff:
        self._problem, self._is_blind = error.problem, self._is_blind or is_blind
        self._failed_at, self._is_tried = time.monotonic(), True
        return error

    def _is_due(self) -> bool:
        return time.monotonic() - self._failed_at >= RETRY_S

    def _ready(self, *, writes: bool = False) -> Engine:
        """The engine, once the tables are there and are ours."""

        if self._engine is None or self._writer is None:
            raise off("address", None)
        self._check_file()
        if not self._is_ready:
            self._prepare(self._engine, self._writer)
        if writes and not self.is_whole:
            self._complete(self._writer)
        return self._writer if writes else self._engine

    def _prepare(self, engine: Engine, writer: Engine) -> None:
        with engine.begin() as connection:
            found, self.is_whole = version(connection), is_whole(connection)
        if found is None:
            self._complete(writer)
        elif found > VERSION:
            raise off("newer", self._url, found=found, known=VERSION)
        elif not self.is_whole:
            with suppress(DBAPIError):  # what an earlier app has written is read even where nothing can be written
                self._complete(writer)
        self._identity, self._is_ready = _identity(self._file), True

    def _complete(self, writer: Engine) -> None:
        """Create the tables that are missing."""

        with writer.begin() as connection:
            create(connection)
        self.is_whole = True

    def _check_file(self) -> None:
        """An open file outlives its name: what is written to a file that was moved or replaced would be lost."""

        if self._identity is None or _identity(self._file) == self._identity:
            return
        self.close()
        self._is_ready = False
        if _identity(self._file) is None:
            raise off("gone", self._url)


def now() -> datetime:
    return datetime.now(UTC)


def told(at: datetime) -> str:
    """A time as the tables keep it: ISO 8601 with microseconds, which sorts as text."""

    return at.isoformat(timespec="microseconds")


def _file(url: URL | None) -> str | None:
    if url is None or url.get_backend_name() != "sqlite" or not url.database or url.database.startswith((":", "file:")):
        return None
    return url.database


def _identity(path: str | None) -> tuple[int, int] | None:
    try:
        found = os.stat(path) if path else None
    except FileNotFoundError:
        return None
    return (found.st_dev, found.st_ino) if found else None


def _engine(url: URL) -> Engine:
    if url.get_backend_name() == "sqlite":
        return _sqlite(url)
    # A connection that the server has dropped is found out before it is used.
    patience = {"connect_timeout": PATIENCE_S, "tcp_user_timeout": PATIENCE_S * 1000}
    engine = create_engine(url, pool_pre_ping=True, pool_timeout=PATIENCE_S, connect_args=patience)
    event.listen(engine, "connect", _limit_waiting)
    return engine


def _sqlite(url: URL) -> Engine:
    # Without an isolation level the driver begins no transaction of its own: `_begin` does.
    arguments = {"timeout": PATIENCE_S, "isolation_level": None}
    engine = create_engine(url, pool_size=CONNECTIONS, pool_timeout=PATIENCE_S, connect_args=arguments)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _: object) -> None:
    connection.execute("PRAGMA journal_mode = WAL")  # readers and the one writer do not wait for each other
    connection.execute("PRAGMA synchronous = FULL")  # what has been acknowledged survives a power cut


def _begin(connection: Connection) -> None:
    """A write takes its lock first: a transaction that reads and then writes could fail half way. A read is one
    statement, which needs no transaction."""

    if connection.get_execution_options().get("writes"):
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _limit_waiting(connection: Any, _: object) -> None:
    with connection.cursor() as cursor:
        for name in ("lock_timeout", "statement_timeout"):
            cursor.execute("SELECT set_config(%s, %s, false)", [name, f"{PATIENCE_S}s"])
    connection.commit()
