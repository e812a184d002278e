"""History: what something holds now, and which events changed it, so that an undo restores it whole."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Generic, TypeVar

from raci.log.events import Event
from raci.log.upto import Past

K = TypeVar("K", bound=Hashable)
S = TypeVar("S")


class History(Generic[K, S]):
    """Key -> state now (`now`, only keys that were ever put), and the numbers of the events that led there.

    An earlier state is not kept: it is what the event before `left` in that place, or what was there `at_first`.
    """

    def __init__(self, events: Past, at_first: Callable[[K], S], left: Callable[[Event, K], S]) -> None:
        self.now: dict[K, S] = {}
        self._events = events
        self._at_first = at_first
        self._left = left
        self._numbers: dict[K, array[int]] = {}

    def put(self, key: K, number: int, after: S) -> None:
        """Let event `number` change the state."""

        self._numbers.setdefault(key, array("I")).append(number)
        self.now[key] = after

    def earlier(self, key: K, number: int | None) -> S | None:
        """The state before that event; None when the event did not change it, or has been taken back."""

        if number is None:
            return None
        numbers = self._numbers.get(key, array("I"))
        index = bisect_left(numbers, number)
        return self._before(key, index) if index < len(numbers) and numbers[index] == number else None

    def rewind(self, key: K, number: int) -> None:
        """Back to the state before that event, which must have changed it."""

        numbers = self._numbers[key]
        index = bisect_left(numbers, number)
        self.now[key] = self._before(key, index)
        del numbers[index:]

    def kept(self) -> list[tuple[K, bytes]]:
        """The numbers of each key as bytes, in the order in which the keys were first put."""

        return [(key, self._numbers[key].tobytes()) for key in self.now]

    def take_up(self, kept: Iterable[tuple[K, bytes]], events: Mapping[int, Event]) -> None:
        """Go on from what another history has `kept`; `events` are the last ones of each key at least.

        Raises KeyError and ValueError where it does not belong to these events.
        """

        for key, numbers in kept:
            self._numbers[key] = listed = array("I", numbers)
            self.now[key] = self._left(events[listed[-1]], key) if listed else self._at_first(key)

    def last(self) -> Mapping[K, int]:
        """Key -> number of the last event whose change stands; keys that are back where they began are left out."""

        return {key: numbers[-1] for key, numbers in self._numbers.items() if numbers}

    def _before(self, key: K, index: int) -> S:
        """The state before the event at that index; of an event that changed it twice, before the first time."""

        if not index:
            return self._at_first(key)
        [event] = self._events.some([self._numbers[key][index - 1]])
        return self._left(event, key)
