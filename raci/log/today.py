"""The matrix of today: the matrix of the file, then the events folded over it in order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Generic, TypeVar

from raci.i18n import Text, Word
from raci.log.cells import Cell, Cells, Misfit, no_activity, no_role
from raci.log.events import Accepted, Body, Closed, Confirmed, Decision, Event, Opened, Parked, Revealed, Settled
from raci.log.history import History
from raci.model import Acceptance, Matrix, Review
from raci.problems import Problem

NO_PLACE = (
    Word("{place} is no longer in the file"),
    Word("accept the finding where it stands now, or take this back"),
)

T = TypeVar("T", bound=Body)


@dataclass(frozen=True)
class Entry(Generic[T]):
    """An event together with its body, whose kind is known."""

    event: Event
    body: T


class Stage(StrEnum):
    """How far a workshop has come."""

    OPEN = "open"
    REVEALED = "revealed"
    CLOSED = "closed"


@dataclass(frozen=True)
class Workshop:
    """A workshop as it was opened, by whom, and how far it has come; `numbers` are the events that led there."""

    opened: Opened
    author: str
    numbers: Mapping[Stage, int]

    @property
    def stage(self) -> Stage:
        return list(self.numbers)[-1]


Excuse = tuple[str, str]
"""Rule and place of an accepted finding."""


@dataclass(frozen=True)
class Today:
    """The matrix after the events up to `number` (0: none), and what the log says beside it.

    `misfits` in the order of the log; `parked` are rows still open, without those that the file has lost, which are
    misfits; `confirmed` is what each role said last. `decided_by` and `accepted_by` name the event that a cell or an
    exception stands by; `undone` the event that took another one back.
    """

    matrix: Matrix
    number: int = 0
    misfits: tuple[Misfit, ...] = ()
    parked: tuple[Entry[Parked], ...] = ()
    confirmed: Mapping[str, Entry[Confirmed]] = field(default_factory=dict)
    workshops: Mapping[str, Workshop] = field(default_factory=dict)
    decided_by: Mapping[Cell, int] = field(default_factory=dict)
    accepted_by: Mapping[Excuse, int] = field(default_factory=dict)
    undone: Mapping[int, int] = field(default_factory=dict)
    events: Mapping[int, Event] = field(default_factory=dict)


def fold(matrix: Matrix, events: Iterable[Event]) -> Today:
    """The matrix of the file with all events over it, which come in the order of their numbers. Linear in both."""

    folding = Folding(matrix)
    for event in events:
        folding.take(event)
    return folding.today()


def version_at(matrix: Matrix, events: Iterable[Event], number: int) -> Today:
    """The matrix as it was after that event, on the file of today; 0 gives the file."""

    return fold(matrix, (event for event in events if event.number <= number))


def acceptance_of(body: Accepted) -> Acceptance:
    """The exception as a file would state it."""

    control = Text(body.control, body.control) if body.control else None
    return Acceptance(body.rule, body.at, Text(body.why, body.why), body.until, control)


class Folding:
    """The state between two events: `take` the next one; `today` is what has come of all so far, and stays as it is."""

    def __init__(self, matrix: Matrix) -> None:
        self.matrix = matrix
        self.review = matrix.review
        self.cells = Cells(matrix)
        self.excuses: History[Excuse, tuple[Acceptance, ...]] = History()
        self.displaced: dict[Excuse, Misfit] = {}
        self.parked: dict[int, Entry[Parked]] = {}
        self.confirmed: dict[str, Entry[Confirmed]] = {}
        self.workshops: dict[str, Workshop] = {}
        self.events: dict[int, Event] = {}
        self.undone: dict[int, int] = {}
        self.takes_back: set[int] = set()
        self.accepted: dict[Excuse, tuple[Acceptance, ...]] = {}
        for one in matrix.accept:
            self.accepted[one.rule, one.at] = (*self.accepted.get((one.rule, one.at), ()), one)
        self.places = {*matrix.activity, *matrix.role, *matrix.process}

    def take(self, event: Event) -> None:
        self.events[event.number] = event
        match event.body:
            case Decision() as body:
                self.note_undo(event.number, body.undoes)
                self.cells.decide(event, body)
            case Accepted() as body:
                self.note_undo(event.number, body.undoes)
                self.accept(event, body)
            case Parked() as body:
                self.parked[event.number] = Entry(event, body)
            case Settled() as body:
                self.parked.pop(body.parked, None)
            case Confirmed() as body:
                self.confirmed[body.role] = Entry(event, body)
            case Opened() as body:
                self.workshops[body.workshop] = Workshop(body, event.author, {Stage.OPEN: event.number})
            case Revealed() as body:
                self.step(body.workshop, Stage.REVEALED, event.number)
            case Closed() as body:
                self.step(body.workshop, Stage.CLOSED, event.number)
                self.review = Review(body.review) if body.review else self.review

    def note_undo(self, number: int, undoes: int | None) -> None:
        if undoes is not None:
            self.undone[undoes] = number
            if undoes not in self.takes_back:  # the undo of an undo decides again
                self.takes_back.add(number)

    def accept(self, event: Event, body: Accepted) -> None:
        key = body.rule, body.at
        self.displaced.pop(key, None)
        if body.at not in self.places:
            if not body.is_withdrawn:
                self.displaced[key] = Misfit(event, None, Problem("", 0, 0, *NO_PLACE, {"place": body.at}))
        elif body.undoes and self.excuses.earlier(key, body.undoes) is not None:
            self.excuses.rewind(key, body.undoes)
        else:
            held = self.excuses.now.get(key, self.accepted.get(key, ()))
            self.excuses.put(key, event.number, held, () if body.is_withdrawn else (acceptance_of(body),))

    def step(self, code: str, stage: Stage, number: int) -> None:
        if code in self.workshops:
            found = self.workshops[code]
            self.workshops[code] = replace(found, numbers={**found.numbers, stage: number})

    def today(self) -> Today:
        kept = [one for one in self.matrix.accept if (one.rule, one.at) not in self.excuses.now]
        added = [one for state in self.excuses.now.values() for one in state]
        return Today(
            matrix=replace(self.matrix, activities=self.cells.rows(), accept=(*kept, *added), review=self.review),
            number=max(self.events, default=0),
            misfits=self.misfits(),
            parked=tuple(one for one in self.parked.values() if one.body.activity in self.matrix.activity),
            confirmed={role: one for role, one in self.confirmed.items() if role in self.matrix.role},
            workshops=dict(self.workshops),
            decided_by=self.cells.decided_by(),
            accepted_by=self.excuses.last(),
            undone=dict(self.undone),
            events=dict(self.events),
        )

    def misfits(self) -> tuple[Misfit, ...]:
        dead = self.takes_back | set(self.undone)
        found = [one for one in self.cells.misfits() if one.event.number not in dead]
        found += self.displaced.values()
        lost = [(one.event, no_activity(self.matrix, one.body.activity)) for one in self.parked.values()]
        lost += [(one.event, no_role(self.matrix, role)) for role, one in self.confirmed.items()]
        found += [Misfit(event, None, why) for event, why in lost if why]
        return tuple(sorted(found, key=lambda one: one.event.number))
