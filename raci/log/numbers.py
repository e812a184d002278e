"""Numbers of events in their order, four bytes each: a long log has a million of them."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator


class Numbers:
    """A set of numbers to which ever greater ones are added; true while it holds any."""

    __slots__ = ("_kept",)

    def __init__(self, kept: bytes = b"") -> None:
        """Those that `bytes` of another one told."""

        self._kept = array("I", kept)

    def add(self, number: int) -> None:
        """A number that is as great as the last one at least."""

        if not self._kept or self._kept[-1] != number:
            self._kept.append(number)

    def discard(self, number: int | None) -> None:
        at = bisect_left(self._kept, number) if number is not None else len(self._kept)
        if at < len(self._kept) and self._kept[at] == number:
            del self._kept[at]

    def after(self, number: int) -> Iterator[int]:
        """Those that are greater."""

        return iter(self._kept[bisect_left(self._kept, number + 1) :])

    def __len__(self) -> int:
        return len(self._kept)

    def __iter__(self) -> Iterator[int]:
        return iter(self._kept)

    def __bytes__(self) -> bytes:
        return self._kept.tobytes()
