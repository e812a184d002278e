"""Which entries of a log a page of the record shows: it reads as many as it lists, and no log is too long for it."""

from collections.abc import Container, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from pages.shared import unread, workspace
from pages.shared.visit import Visit
from raci.log import Event, event_words
from raci.log.event_words import LogLine
from raci.model.words import folded
from raci.store import Fitting

LIMIT_LISTED = 1_000
"""Entries that a browser gets at once."""
LIMIT_READ = 5_000
"""Entries that are put into words, at one look, to see whether they fit."""
LIMIT_PASSED = 200_000
"""Entries that the database passes over at one look."""
STEP, LEAF = 50_000, 1_000
"""Entries that one statement passes over, and gives, at most."""


class Filters(NamedTuple):
    """What the address narrows the record to, "" for no narrowing; `words` are `folded`."""

    kind: str = ""
    role: str = ""
    code: str = ""
    words: tuple[str, ...] = ()

    def take(self, line: LogLine) -> bool:
        """True for a line that is left."""

        return (
            self.kind in ("", line.kind)
            and self.role in ("", *line.roles)
            and self.code in ("", line.workshop)
            and all(word in folded(f"{line.number} {line.author} {line.says} {line.why}") for word in self.words)
        )


class Look(NamedTuple):
    """The lines that fit, the latest first, among the entries from `high` down to `low`; 0 and 0 in an empty log."""

    lines: list[LogLine]
    high: int
    low: int


def back(visit: Visit, filters: Filters, below: int, known: Container[str]) -> Look:
    """The first lines that fit, of the entries below that number; `known`: workshops whose codes the device knows."""

    high = low = min(below, visit.today.number + 1)
    lines: list[LogLine] = []
    for events, low in _leaves(visit, filters, high):
        lines += filter(filters.take, in_words(visit, known, events))
        if len(lines) >= LIMIT_LISTED:
            shown = lines[:LIMIT_LISTED]
            return Look(shown, high - 1, shown[-1].number if len(lines) > LIMIT_LISTED else low)
    return Look(lines, high - 1, low if high > 1 else 0)


def in_words(visit: Visit, known: Container[str], events: Iterable[Event] | None = None) -> Iterator[LogLine]:
    """These events, by default all of the log, with the codes of the workshops alone that this device knows."""

    lines = event_words.lines(visit.today, visit.lang, events)
    return (line if not line.workshop or line.workshop in known else line.without_code() for line in lines)


def all_that_fit(visit: Visit, filters: Filters, known: Container[str], limit: int) -> list[LogLine]:
    """So many of the lines that fit, the latest first, however far back they are."""

    return [*islice(filter(filters.take, in_words(visit, known)), limit)]


def _leaves(visit: Visit, filters: Filters, below: int) -> Iterator[tuple[list[Event], int]]:
    """Entries below a number that may fit, the latest first, and down to which entry that is all of them."""

    end, read = max(1, below - LIMIT_PASSED), 0
    if filters.code:
        numbers = [number for number in visit.today.events.numbers(filters.code) if number < below]
        for start in range(len(numbers), 0, -LEAF):
            part = numbers[max(0, start - LEAF) : start]
            yield visit.today.events.some(part)[::-1], part[0] if start > LEAF else 1
        if not numbers:
            yield [], 1
        return
    while below > end and read < LIMIT_READ:
        low = max(end, below - STEP)
        wanted = Fitting(below, low - 1, filters.kind, filters.role)
        events = unread.value_or_stop(workspace.store().fitting(visit.name, wanted, LEAF), visit.lang)
        below = events[-1].number if len(events) == LEAF else low
        read += len(events)
        yield events, below
