"""The events of a log up to one of them, by number; of a log that grows, each reader keeps what it has seen."""

from bisect import bisect_left
from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from itertools import islice
from operator import attrgetter

from raci.log.events import Event


class Upto(Mapping[int, Event]):
    """Number -> event, of the first so many of a list that only grows: nothing is copied, however long it is."""

    __slots__ = ("_count", "_events")

    def __init__(self, events: list[Event]) -> None:
        """The events come in the order of their numbers."""

        self._events = events
        self._count = len(events)

    def __getitem__(self, number: int) -> Event:
        index = bisect_left(self._events, number, 0, self._count, key=attrgetter("number"))
        if index < self._count and self._events[index].number == number:
            return self._events[index]
        raise KeyError(number)

    def __iter__(self) -> Iterator[int]:
        return (event.number for event in self.listed())

    def __len__(self) -> int:
        return self._count

    def values(self) -> ValuesView[Event]:
        return _Values(self)

    def items(self) -> ItemsView[int, Event]:
        return _Items(self)

    def listed(self) -> Iterator[Event]:
        """The events in their order, none of them looked for by its number."""

        return islice(self._events, self._count)


class _Values(ValuesView[Event]):
    _mapping: Upto

    def __iter__(self) -> Iterator[Event]:
        return self._mapping.listed()


class _Items(ItemsView[int, Event]):
    _mapping: Upto

    def __iter__(self) -> Iterator[tuple[int, Event]]:
        return ((event.number, event) for event in self._mapping.listed())
