"""Misfits: events that no longer fit the file, and how a snapshot of a fold keeps them, by their numbers."""

from collections.abc import Mapping
from typing import NamedTuple

from raci.log.events import Decision, Event
from raci.model.changes import Change
from raci.words.problem import Problem
from raci.words.sentences import Word


class Misfit(NamedTuple):
    """An event that no longer fits the file, the cell of it where it is a decision, and the reason."""

    event: Event
    change: Change | None
    why: Problem


class Loose(NamedTuple):
    """A misfit, its place, the index of the change that it is about, -1 for none, and why: every argument with
    whether it is a word of ours."""

    key: tuple[str, str]
    number: int
    change: int
    says: str
    do: str
    args: dict[str, tuple[bool, str]]


def loose_of(key: tuple[str, str], misfit: Misfit) -> Loose:
    event, change, why = misfit
    index = event.body.changes.index(change) if change and isinstance(event.body, Decision) else -1
    args = {name: (isinstance(value, Word), str(value)) for name, value in why.args.items()}
    return Loose((str(key[0]), str(key[1])), event.number, index, str(why.says), str(why.do), args)


def misfit_of(loose: Loose, events: Mapping[int, Event]) -> Misfit:
    """Raises KeyError and IndexError where it does not belong to these events."""

    event = events[loose.number]
    change = event.body.changes[loose.change] if loose.change >= 0 and isinstance(event.body, Decision) else None
    args = {name: Word(value) if is_word else value for name, (is_word, value) in loose.args.items()}
    return Misfit(event, change, Problem("", 0, 0, Word(loose.says), Word(loose.do), args))
