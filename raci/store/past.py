"""The events of one log for whoever folds it: the latest in memory, those before read when somebody asks for them."""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from threading import Lock

from raci.log import Event
from raci.store.logs import Logs
from raci.store.trouble import WritingOff
from raci.words.problem import Problem

KEPT = 2_000
"""Events that are always in memory: of most logs all, so that nobody asks for one twice."""
LEAF, LIMIT_LEAVES = 200, 20
"""Earlier events that are read at once, and how many such leaves of one log stay in memory."""


class LoggedPast:
    """What `Folding` finds events in. Methods may be called from any thread; each raises WritingOff where the database
    cannot be read."""

    def __init__(self, logs: Logs, matrix: str) -> None:
        self._logs = logs
        self._matrix = matrix
        self._latest: list[Event] = []
        self._leaves: OrderedDict[int, list[Event]] = OrderedDict()
        self._lock = Lock()

    def add(self, event: Event) -> None:
        """Take the next event; one that is there already is left as it is."""

        latest = self._latest
        if latest and event.number <= latest[-1].number:
            return
        if len(latest) >= 2 * KEPT:  # another list, because somebody may be reading this one
            self._latest = latest = latest[-KEPT:]
        latest.append(event)

    def some(self, numbers: Sequence[int]) -> list[Event]:
        """The events with these numbers, which come in their order."""

        latest = self._latest
        first = latest[0].number if latest else 0
        early = [number for number in numbers if number < first or not latest]
        late = (number - first for number in numbers if latest and number >= first)
        return [*self._early(early), *(latest[at] for at in late if at < len(latest))]

    def between(self, first: int, last: int) -> Iterator[Event]:
        """The events from one number to another, both included, in their order."""

        latest = self._latest
        start = latest[0].number if latest else last + 1
        after = max(0, first - 1)
        while after < min(last, start - 1):
            page = value(self._logs.page(self._matrix, after, min(last, start - 1)))
            if not page:
                return
            yield from page
            after = page[-1].number
        yield from latest[max(0, first - start) : max(0, last + 1 - start)]

    def counted(self, last: int) -> int:
        """How many there are up to that number: numbers have no gaps."""

        return last

    def _early(self, numbers: list[int]) -> list[Event]:
        if len(numbers) > LIMIT_LEAVES:
            return value(self._logs.some(self._matrix, numbers))
        return [event for number in numbers if number > 0 for event in self._on_leaf(number)]

    def _on_leaf(self, number: int) -> list[Event]:
        at, index = divmod(number - 1, LEAF)
        with self._lock:
            leaf = self._leaves.pop(at, None)
        if leaf is None or index >= len(leaf):
            leaf = value(self._logs.page(self._matrix, at * LEAF, (at + 1) * LEAF))
        with self._lock:
            self._leaves[at] = leaf
            while len(self._leaves) > LIMIT_LEAVES:
                self._leaves.popitem(last=False)
        return leaf[index : index + 1]


def value(read: list[Event] | Problem) -> list[Event]:
    """The events that were read. Raises WritingOff."""

    if isinstance(read, Problem):
        raise WritingOff(read)
    return read
