"""The events of a log up to one of them, by number, wherever they lie; of a log that grows, each reader keeps what it
has seen."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import ItemsView, Iterable, Iterator, Mapping, Sequence, ValuesView
from operator import attrgetter
from typing import Protocol

from raci.log.events import Event

NUMBER = attrgetter("number")
CHUNK = 500
"""Events that are looked up at once by whoever reads backwards."""


class Past(Protocol):
    """Where the events of one log are found by their numbers."""

    def add(self, event: Event) -> None:
        """Take the next event; one that is there already is left as it is."""

    def some(self, numbers: Sequence[int]) -> list[Event]:
        """Those of the events that there are, in the order of their numbers, in which these come."""

    def between(self, first: int, last: int) -> Iterator[Event]:
        """The events from one number to another, both included, in their order."""

    def counted(self, last: int) -> int:
        """How many there are up to that number."""


class Listed:
    """Events in memory, in the order of their numbers; those `beneath` them are looked up there."""

    def __init__(self, events: Iterable[Event] = (), beneath: "Upto | None" = None) -> None:
        self._events = [*events]
        self._beneath = beneath

    def add(self, event: Event) -> None:
        if not self._events or event.number > self._events[-1].number:
            self._events.append(event)

    def some(self, numbers: Sequence[int]) -> list[Event]:
        below = self._beneath.some(numbers) if self._beneath else []
        return [*below, *(event for number in numbers for event in self._own(number, number))]

    def between(self, first: int, last: int) -> Iterator[Event]:
        if self._beneath:
            yield from self._beneath.between(first, last)
        yield from self._own(first, last)

    def counted(self, last: int) -> int:
        return len(self._beneath or ()) + bisect_right(self._events, last, key=NUMBER)

    def _own(self, first: int, last: int) -> Iterator[Event]:
        start, end = bisect_left(self._events, first, key=NUMBER), bisect_right(self._events, last, key=NUMBER)
        return (self._events[at] for at in range(start, end))


class Upto(Mapping[int, Event]):
    """Number -> event, of those up to one of them: nothing is copied, however long the log is.

    `course`: code of a workshop -> the numbers of its events, of all that the source has.
    """

    __slots__ = ("_course", "_last", "source")

    def __init__(self, source: Past, last: int, course: "Mapping[str, array[int]]") -> None:
        self.source = source
        self._last = last
        self._course = course

    def __getitem__(self, number: int) -> Event:
        events = self.source.some([number]) if isinstance(number, int) and number <= self._last else []
        if not events:
            raise KeyError(number)
        return events[0]

    def __iter__(self) -> Iterator[int]:
        return (event.number for event in self.since(0))

    def __len__(self) -> int:
        return self.source.counted(self._last)

    def values(self) -> ValuesView[Event]:
        return _Values(self)

    def items(self) -> ItemsView[int, Event]:
        return _Items(self)

    def some(self, numbers: Sequence[int]) -> list[Event]:
        """Those of the events that there are, in the order of their numbers, in which these come."""

        return self.source.some([number for number in numbers if number <= self._last])

    def between(self, first: int, last: int) -> Iterator[Event]:
        return self.source.between(first, min(last, self._last))

    def since(self, number: int) -> Iterator[Event]:
        """The events after that one, in their order."""

        return self.source.between(number + 1, self._last)

    def numbers(self, code: str) -> "array[int]":
        """The numbers of the events of one workshop, in their order."""

        numbers = self._course.get(code, array("I"))
        return numbers[: bisect_right(numbers, self._last)]

    def of(self, code: str) -> list[Event]:
        """The events of one workshop, in their order; no others are looked up."""

        return self.source.some(self.numbers(code))

    def latest_first(self) -> Iterator[Event]:
        """The events backwards, looked up as far as somebody reads."""

        for last in range(self._last, 0, -CHUNK):
            yield from reversed([*self.source.between(last - CHUNK + 1, last)])


class _Values(ValuesView[Event]):
    _mapping: Upto

    def __iter__(self) -> Iterator[Event]:
        return self._mapping.since(0)


class _Items(ItemsView[int, Event]):
    _mapping: Upto

    def __iter__(self) -> Iterator[tuple[int, Event]]:
        return ((event.number, event) for event in self._mapping.since(0))
