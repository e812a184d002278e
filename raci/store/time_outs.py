"""How long anybody waits for the database, and what of that is left to a thread that has begun to wait."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

PATIENCE_S = 5  # of whoever waits: for a turn, a lock, a connection, an answer, all together
UPKEEP_S = 600  # of a command that reads or rewrites all, for its lock on the tables: nobody waits for a page
RETRY_S = 5  # after a failure, before the database is tried again for somebody who only looks
LEAST_S = 0.001

_waiting = threading.local()


@contextmanager
def in_time(seconds: float) -> Iterator[None]:
    """What happens inside, in this thread, has so many seconds together; within another, what that one leaves."""

    before = getattr(_waiting, "until", None)
    until = monotonic() + seconds
    _waiting.until = until if before is None else min(before, until)
    try:
        yield
    finally:
        _waiting.until = before


def left(default: float) -> float:
    """The seconds that `in_time` leaves, more than 0 also when they are over; the default outside of it."""

    until = getattr(_waiting, "until", None)
    return default if until is None else max(LEAST_S, until - monotonic())
