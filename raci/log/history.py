"""History: what something holds now and held before each event that changed it, so that an undo restores it whole."""

from bisect import bisect_left
from collections.abc import Hashable, Mapping
from operator import itemgetter
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
S = TypeVar("S")


class History(Generic[K, S]):
    """Key -> state now (`now`, only keys that were ever put), and the states that an undo brings back."""

    def __init__(self) -> None:
        self.now: dict[K, S] = {}
        self._past: dict[K, list[tuple[int, S]]] = {}

    def put(self, key: K, number: int, before: S, after: S) -> None:
        """Let event `number` change the state."""

        self._past.setdefault(key, []).append((number, before))
        self.now[key] = after

    def earlier(self, key: K, number: int | None) -> S | None:
        """The state before that event; None when the event did not change it, or has been taken back."""

        if number is None:
            return None
        past = self._past.get(key, [])
        place = bisect_left(past, number, key=itemgetter(0))
        return past[place][1] if place < len(past) and past[place][0] == number else None

    def rewind(self, key: K, number: int) -> None:
        """Back to the state before that event, which must have changed it."""

        past, at = self._past[key], None
        while at != number:
            at, self.now[key] = past.pop()

    def last(self) -> Mapping[K, int]:
        """Key -> number of the last event whose change stands; keys that are back where they began are left out."""

        return {key: past[-1][0] for key, past in self._past.items() if past}
