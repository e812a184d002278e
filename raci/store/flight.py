"""Writes under way: how many there are, and a wait until there is none."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition


class InFlight:
    """A count of them; methods may be called from any thread."""

    def __init__(self) -> None:
        self._none = Condition()
        self.number = 0

    @contextmanager
    def another(self) -> Iterator[None]:
        """One more meanwhile."""

        with self._none:
            self.number += 1
        try:
            yield
        finally:
            with self._none:
                self.number -= 1
                self._none.notify_all()

    def drained(self, seconds: float) -> bool:
        """True once there is none, False when that takes longer."""

        with self._none:
            return self._none.wait_for(lambda: not self.number, seconds)
