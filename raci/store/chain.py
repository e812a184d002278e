"""The chain of the log: each entry carries a hash of itself and of the one before it, so that no change goes unseen."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from raci.words.problem import Problem
from raci.words.sentences import Word

FIRST = ""
"""What stands for the hash before the first entry."""

LIMIT_LOOKED_INTO = 30
"""Entries of one log that do not fit and are looked into; where one was taken out, all behind it do not fit."""

MESSAGES = {
    "changed": Word("entry {number} of {matrix} was changed after it was written, or the one before it with its hash"),
    "moved": Word("entry {number} of {matrix} was entry {was} when it was written"),
    "missing": Word("entry {number} of {matrix} is missing"),
    "gone": Word("entries {first} to {last} of {matrix} are missing"),
    "more": Word("{n} more entries of {matrix} do not follow from those before them"),
    "end": Word("the log of {matrix} does not end as the database noted when its last entry was written"),
}
DO = Word("compare the log with a backup from before")
FIELDS = ("matrix", "number", "at", "author", "kind", "body")


class Link(NamedTuple):
    """One entry as it lies in the database."""

    matrix: str
    number: int
    at: str
    author: str
    kind: str
    body: str
    hash: str


def hash_of(before: str, entry: Mapping[str, Any]) -> str:
    """SHA-256 of the hash before and of the fields of the entry, as JSON in UTF-8; 64 hexadecimal digits."""

    text = json.dumps([before, *(entry[name] for name in FIELDS)], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


End = tuple[int, str] | None
"""Number and hash of the last entry of a log, as noted when it was written."""


def broken(matrix: str, links: Iterable[Link], end: Callable[[], End]) -> Iterator[Problem]:
    """What is wrong with the log of a matrix, whose entries come by number; the end is asked for behind them."""

    looked: list[tuple[str, Link]] = []
    last, before, more = 0, FIRST, 0
    for link in links:
        if link.number > last + 1:
            yield _missing(matrix, last + 1, link.number - 1)
        elif hash_of(before, link._asdict()) != link.hash:
            if len(looked) < LIMIT_LOOKED_INTO:
                looked.append((before, link))
            else:
                more += 1
        last, before = link.number, link.hash
    yield from _misplaced(looked)
    if more:
        yield _problem("more", matrix=matrix, n=more)
    yield from _end(matrix, last, before, end())


def _end(matrix: str, last: int, before: str, end: End) -> Iterator[Problem]:
    if end and end[0] > last:
        yield _missing(matrix, last + 1, end[0])
    elif end != (last, before):
        yield _problem("end", matrix=matrix)


def _misplaced(looked: list[tuple[str, Link]]) -> Iterator[Problem]:
    """Which of the entries that do not fit were changed, and which stand at another place."""

    for _, link in looked:
        was = _number_when_written(link, looked)
        if was is None:
            yield _problem("changed", matrix=link.matrix, number=link.number)
        elif was != link.number:
            yield _problem("moved", matrix=link.matrix, number=link.number, was=was)


def _number_when_written(link: Link, looked: list[tuple[str, Link]]) -> int | None:
    """The number under which the entry was written: the one with which it gives a hash that is known."""

    known = {other.hash for _, other in looked}
    numbers = [link.number, *(other.number for _, other in looked), looked[-1][1].number + 1]
    tried = ((number, before) for number in numbers for before in known | {before for before, _ in looked})
    fitting = (n for n, before in tried if hash_of(before, link._asdict() | {"number": n}) in known)
    return next(fitting, None)


def _missing(matrix: str, first: int, last: int) -> Problem:
    if first == last:
        return _problem("missing", matrix=matrix, number=first)
    return _problem("gone", matrix=matrix, first=first, last=last)


def _problem(message: str, **args: object) -> Problem:
    return Problem("", 0, 0, MESSAGES[message], DO, args)
