"""Connections to PostgreSQL that give up in time: a server that is frozen answers nothing and refuses nothing."""

from concurrent.futures import Future
from threading import Thread
from typing import Any

import psycopg
from psycopg.abc import PQGen

from raci.store.patience import left

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
