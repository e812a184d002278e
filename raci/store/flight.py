"""Writes under way: how many there are, a wait until there is none, and a note of those that may not be."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

from sqlalchemy.exc import DBAPIError, IntegrityError

from raci.store.trouble import WritingOff
from raci.words.journal import note
from raci.words.problem import Problem


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


@contextmanager
def refusals_noted() -> Iterator[None]:
    """Note what may not be written; what the driver raises is told by whoever explains it."""

    try:
        yield
    except BaseException as error:
        problem = getattr(error, "problem", None)
        if not isinstance(error, (DBAPIError, WritingOff)) or isinstance(error, IntegrityError):
            kind = type(error).__name__.strip("_").removesuffix("Error")
            note("refusal", why=str(problem.says) if isinstance(problem, Problem) else kind)
        raise
