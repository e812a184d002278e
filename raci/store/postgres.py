"""Connections to PostgreSQL that give up in time: a server that is frozen answers nothing and refuses nothing."""

from collections.abc import Iterator
from concurrent.futures import Future
from threading import Thread
from time import monotonic
from typing import Any

import psycopg
from psycopg import sql
from psycopg.abc import PQGen

from raci.store.time_outs import left

LATE = "no answer in time"
SERVER = 0.8
"""Share of the patience after which the server gives up."""


class Bounded(psycopg.Connection[Any]):
    """A connection that is closed when an answer takes longer than its thread has time.

    The limits that the server keeps (`limit`) say more in an error, but a server that is frozen keeps none.
    """

    def wait(self, gen: PQGen[Any], interval: float = 0.1, timeout: float | None = None) -> Any:
        try:
            return super().wait(gen, interval=interval, timeout=left(timeout or 3600))
        except psycopg.errors._WaitTimeout:
            self.pgconn.finish()  # somebody else would meet what this answer still brings
            raise psycopg.OperationalError(LATE) from None


def connect(patience: float, *args: Any, **named: Any) -> Bounded:
    """A new connection. In a thread of its own, for the search for a host cannot be given up in any other way."""

    connecting: Future[Bounded] = Future()
    Thread(
        target=_try, args=(connecting, args, {"connect_timeout": max(2, int(patience)), **named}), daemon=True
    ).start()
    try:
        return connecting.result(left(patience))
    except TimeoutError:
        connecting.add_done_callback(_close)
        raise psycopg.OperationalError(LATE) from None


def limit(connection: psycopg.Connection[Any], patience: float) -> None:
    """Let the server itself give up a wait for a lock, and a statement: sooner than we do, for it can say which."""

    with connection.cursor() as cursor:
        for name in ("lock_timeout", "statement_timeout"):
            cursor.execute("SELECT set_config(%s, %s, false)", [name, f"{int(patience * SERVER * 1000)}ms"])
    connection.commit()


def _try(connecting: "Future[Bounded]", args: Any, named: Any) -> None:
    try:
        connecting.set_result(Bounded.connect(*args, **named))
    except psycopg.Error as error:
        connecting.set_exception(error)


def _close(late: "Future[Bounded]") -> None:
    if not late.exception():
        late.result().close()


def hear(channel: str, beat: str, seconds: float, *args: Any, **named: Any) -> Iterator[str]:
    """What is said on the channel, on a connection of its own, into which `beat` is said once it listens and whenever
    so many seconds have gone by. Raises OSError when the connection is lost or cannot be had."""

    alive = {"keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3, "connect_timeout": 5}
    try:
        with psycopg.connect(*args, autocommit=True, **{**alive, **named}) as connection:
            connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel)))
            while True:
                connection.execute("SELECT pg_notify(%s, %s)", [channel, beat])
                end = monotonic() + seconds
                while (left_s := end - monotonic()) > 0:
                    yield from (notice.payload for notice in connection.notifies(timeout=left_s, stop_after=1))
    except psycopg.Error as error:
        raise OSError(str(error)) from None
