"""What was read a moment ago, for as long as PostgreSQL has said nothing of anything new: a quiet wall asks nobody."""

import time
from collections.abc import Callable, Hashable, Iterator
from threading import Event, Thread
from typing import Any

from sqlalchemy import Connection, Engine

CHANNEL = "raci"
BEAT_S = 15.0
"""Between two words of this process to itself, by which it knows that it would hear of others."""
DEAF_S = 2.5 * BEAT_S
"""Without hearing anything for so long it asks the database at every look, as it does where nobody listens."""
NET_S = 60.0
"""What was read longer ago is read again: somebody may write who does not ring."""
AGAIN_S = 2.0
LIMIT_RECALLED = 5_000
MOVED, BEAT = "moved", "beat"


class Bell:
    """Hears of every transaction that writes, in whatever process. Methods may be called from any thread."""

    def __init__(self, pulse: Callable[[], Hashable] | None = None) -> None:
        """`pulse` tells what `mark` does of a database that has no voice."""

        self._pulse = pulse
        self._heard = float("-inf")
        self._moves = 0
        self._kept: dict[Hashable, tuple[int, float, Any]] = {}
        self._over = Event()

    def listen(self, hear: Callable[[float], Iterator[str]]) -> None:
        """From now on, in a thread of its own; `hear` gives what is said on a new connection, "" after so many seconds
        without a word, and raises OSError when the connection is lost."""

        Thread(target=self._listen, args=(hear,), name="bell", daemon=True).start()

    def mark(self) -> Hashable:
        """What stays the same until anything is written, by whomever; None where nobody knows. Asks no database."""

        if self._pulse:
            return self._pulse()
        return self._moves if time.monotonic() - self._heard < DEAF_S else None

    def recall(self, key: Hashable) -> tuple[int, Any | None]:
        """How often anything has moved so far, and what was kept under the key since; None for nothing."""

        now, moves = time.monotonic(), self._moves
        kept = self._kept.get(key) if now - self._heard < DEAF_S else None
        return moves, kept[2] if kept and kept[0] == moves and now - kept[1] < NET_S else None

    def keep(self, key: Hashable, moves: int, value: Any) -> None:
        """Keep a value that was read after `recall` had given that number; nothing while nobody listens."""

        if time.monotonic() - self._heard < DEAF_S and moves == self._moves:
            if len(self._kept) >= LIMIT_RECALLED:
                self._kept.clear()
            self._kept[key] = moves, time.monotonic(), value

    def move(self) -> None:
        """Something was written: nothing that was read before counts any more."""

        self._moves += 1
        self._kept.clear()

    def deafen(self) -> None:
        """Whoever cannot reach the database does not hear of it either, and does not know what has moved meanwhile."""

        self._heard = float("-inf")
        self.move()

    def close(self) -> None:
        self._over.set()
        self.deafen()

    def _listen(self, hear: Callable[[float], Iterator[str]]) -> None:
        while not self._over.is_set():
            try:
                for word in hear(BEAT_S):
                    if self._over.is_set():
                        return
                    if word == MOVED:
                        self.move()
                    if word:
                        self._heard = time.monotonic()
            except OSError:
                self.deafen()
                self._over.wait(AGAIN_S)


def ring(connection: Connection) -> None:
    """Tell every process, once the transaction counts."""

    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_notify('{CHANNEL}', '{MOVED}')")


def ear(engine: Engine) -> Callable[[float], Iterator[str]] | None:
    """How to listen to that database; None where it has no voice."""

    if engine.dialect.name != "postgresql":
        return None
    from raci.store.postgres import hear  # the driver is not loaded where there is only a file

    args, named = engine.dialect.create_connect_args(engine.url)
    return lambda seconds: hear(CHANNEL, BEAT, seconds, *args, **named)
