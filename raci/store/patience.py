"""How long whoever waits for the database has still time, for everything that is done in one thread on the way."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

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
