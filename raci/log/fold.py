"""The matrix of today: the matrix of the file, then the events folded over it in order."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace

from raci.log.before import before_log
from raci.log.cells import Cell, Cells, Misfit, no_activity
from raci.log.events import Accepted, Amends, Closed, Confirmed, Decision, Entry, Event, Newer, Opened, Revealed
from raci.log.excuses import Excuse, Excuses
from raci.log.fields import Fields, Place
from raci.log.followed import Answered, Assigned, Assignment, Declined, Parked, Settled
from raci.log.history import History
from raci.log.motions import Split, Voting
from raci.log.questions import Questions
from raci.log.replanned import Cancelled, Reopened, Replanned
from raci.log.reshaped import Reshaped
from raci.log.review_day import ReviewDay
from raci.log.shape import Part, Structure
from raci.log.sittings import Stage, Workshop, changed
from raci.log.upto import Upto
from raci.model import Matrix
from raci.model.amendments import apply_amendments
from raci.words.problem import Problem
from raci.words.sentences import Word

NEWER = Problem(
    "",
    0,
    0,
    Word("a newer app has written into the log of this matrix"),
    Word("install the latest app, which knows what it says; nothing is lost"),
)
"""Why a log is not understood to its end: what it says would pass for the whole, and a decision might contradict it."""


@dataclass(frozen=True)
class Today:
    """The matrix after the events up to `number` (0: none), and what the log says beside it.

    `misfits` in the order of the log; `parked` are rows still open, without those that the file has lost, which are
    misfits, and those that a workshop has dealt with or somebody has answered since; `confirmed` is what each role of
    the file said last, `objections` those of it that object and have no answer, `declined` the rows that a role does
    not take. `assigned`: cause -> who has it.
    `decided_by`, `accepted_by`, `amended_by`, `assigned_by` name the event that a cell, an exception, a field, a cause
    stands by, `reshaped_by` the one that added or retired a row, a party, a process or a topic last; `undone` the event
    that took another one back. `newer` are the events that only a later version understands: what they say is not in
    here. `file` is the matrix without the log.
    """

    matrix: Matrix
    file: Matrix
    number: int = 0
    misfits: tuple[Misfit, ...] = ()
    parked: tuple[Entry[Parked], ...] = ()
    confirmed: Mapping[str, Entry[Confirmed]] = field(default_factory=dict)
    declined: Mapping[Cell, Entry[Declined]] = field(default_factory=dict)
    objections: tuple[Entry[Confirmed], ...] = ()
    assigned: Mapping[str, Assignment] = field(default_factory=dict)
    workshops: Mapping[str, Workshop] = field(default_factory=dict)
    decided_by: Mapping[Cell, int] = field(default_factory=dict)
    accepted_by: Mapping[Excuse, int] = field(default_factory=dict)
    amended_by: Mapping[Place, int] = field(default_factory=dict)
    assigned_by: Mapping[str, int] = field(default_factory=dict)
    reshaped_by: Mapping[Part, int] = field(default_factory=dict)
    undone: Mapping[int, int] = field(default_factory=dict)
    events: Mapping[int, Event] = field(default_factory=dict)
    newer: tuple[int, ...] = ()


def incomplete(today: Today) -> Problem | None:
    """Why what the log says is not the whole of it; None on most days."""

    return NEWER if today.newer else None


def fold(matrix: Matrix, events: Iterable[Event]) -> Today:
    """The matrix of the file with all events over it, which come in the order of their numbers. Linear in both."""

    folding = Folding(matrix)
    for event in events:
        folding.take(event)
    return folding.today()


def version_at(matrix: Matrix, events: Iterable[Event], number: int) -> Today:
    """The matrix as it was after that event, 0: before the first, on the rows and roles that the file has today."""

    listed = list(events)
    return fold(before_log(matrix, listed), (event for event in listed if event.number <= number))


class Folding:
    """The state between two events: `take` the next one; `today` is what has come of all so far, and stays as it is."""

    def __init__(self, matrix: Matrix) -> None:
        self.file = matrix
        self.matrix = matrix
        self.shape = Structure(matrix)
        self.review_day = ReviewDay(matrix.review)
        self.cells = Cells(matrix)
        self.excuses = Excuses(matrix)
        self.fields = Fields(matrix)
        self.questions = Questions(matrix)
        self.assigned: History[str, Assignment] = History()
        self.confirmed: dict[str, Entry[Confirmed]] = {}
        self.declined: dict[Cell, Entry[Declined]] = {}
        self.workshops: dict[str, Workshop] = {}
        self.events: list[Event] = []
        self.newer: tuple[int, ...] = ()
        self.undone: dict[int, int] = {}
        self.takes_back: set[int] = set()

    def take(self, event: Event) -> None:
        self.events.append(event)
        match event.body:
            case Newer():
                self.newer = (*self.newer, event.number)
            case Decision() as body:
                self.note_undo(event.number, body.undoes)
                self.questions.deal_with(event, *(change.activity for change in body.changes))
                self.cells.decide(event, body)
            case Amends() as body:
                self.note_undo(event.number, body.undoes)
                self.questions.deal_with(event, *(change.at for change in body.fields))
                self.fields.amend(event, body)
            case Reshaped() as body:
                self.note_undo(event.number, body.undoes)
                self.reshape(event, body)
            case Accepted() as body:
                self.note_undo(event.number, body.undoes)
                self.questions.deal_with(event, body.at)
                self.excuses.accept(event, body)
            case Assigned() as body:
                self.note_undo(event.number, body.undoes)
                self.assign(event.number, body)
            case Answered() as body:
                self.note_undo(event.number, body.undoes)
                self.questions.answer(event, body)
            case Parked() as body:
                self.note_undo(event.number, body.undoes)
                self.questions.park(event, body)
            case Settled() as body:
                self.note_undo(event.number, body.undoes)
                self.questions.settle(body.parked)
                self.undone[body.parked] = event.number
            case Confirmed() as body:
                self.confirmed[body.role] = Entry(event, body)
            case Declined() as body:
                self.note_undo(event.number, body.undoes)
                self.decline(event, body)
            case Opened() as body:
                self.workshops[body.workshop] = Workshop(body, event.author, {Stage.OPEN: event.number})
            case Revealed() as body:
                self.step(body.workshop, Stage.REVEALED, event.number)
            case Closed() as body:
                self.step(body.workshop, Stage.CLOSED, event.number)
                self.review_day.close(event, body)
            case Replanned() | Cancelled() | Reopened() | Split() | Voting() as body if body.workshop in self.workshops:
                self.workshops[body.workshop] = changed(self.workshops[body.workshop], body, event.number)

    def note_undo(self, number: int, undoes: int | None) -> None:
        if undoes is not None:
            self.undone[undoes] = number
            if undoes not in self.takes_back:  # the undo of an undo decides again
                self.takes_back.add(number)

    def reshape(self, event: Event, body: Reshaped) -> None:
        parts = {change.at for change in body.items}
        if body.items or body.orders:
            self.matrix = self.shape.reshape(self.matrix, event, body)
            self.cells.go_on(self.matrix, parts)
            self.excuses.go_on(self.matrix, parts)
            self.fields.go_on(self.matrix, parts)
            self.questions.go_on(self.matrix)
        self.questions.deal_with(event, *parts, *(change.at for change in body.fields))
        self.fields.amend(event, body)

    def assign(self, number: int, body: Assigned) -> None:
        for given in body.causes:
            held = self.assigned.now.get(given.cause, Assignment())
            if body.undoes is not None and self.assigned.earlier(given.cause, body.undoes) == given.after:
                self.assigned.rewind(given.cause, body.undoes)
            else:
                self.assigned.put(given.cause, number, held, given.after)

    def decline(self, event: Event, body: Declined) -> None:
        if body.is_withdrawn:
            self.declined.pop((body.activity, body.role), None)
        else:
            self.declined[body.activity, body.role] = Entry(event, body)

    def step(self, code: str, stage: Stage, number: int) -> None:
        if code in self.workshops:
            workshop = self.workshops[code]
            self.workshops[code] = replace(workshop, numbers={**workshop.numbers, stage: number})

    def today(self) -> Today:
        dead = self.takes_back | set(self.undone)
        matrix = self.amended()
        rows, roles = matrix.activity, matrix.role
        said = {role: entry for role, entry in self.confirmed.items() if role in roles}
        declined = {cell: entry for cell, entry in self.declined.items() if cell[0] in rows and cell[1] in roles}
        return Today(
            matrix=matrix,
            file=self.file,
            number=self.events[-1].number if self.events else 0,
            misfits=self.misfits(dead),
            parked=tuple(
                question for question in self.questions.parked(dead) if not rows.keys().isdisjoint(question.body.rows)
            ),
            confirmed=said,
            objections=self.questions.objections(said.values(), dead),
            declined=declined,
            assigned={cause: held for cause, held in self.assigned.now.items() if held != Assignment()},
            workshops=dict(self.workshops),
            decided_by=self.cells.decided_by(),
            accepted_by=self.excuses.last(),
            amended_by=self.fields.amended_by(),
            assigned_by=self.assigned.last(),
            reshaped_by=self.shape.reshaped_by(),
            undone=dict(self.undone),
            newer=self.newer,
            events=Upto(self.events),
        )

    def amended(self) -> Matrix:
        """The matrix with the letters, fields, exceptions and the review as they stand, without what is retired."""

        rows, accept = self.cells.rows(), self.excuses.listed()
        decided = replace(self.matrix, activities=rows, accept=accept, review=self.review_day.review)
        return self.shape.result(apply_amendments(decided, self.fields.amendments()))

    def misfits(self, dead: Container[int]) -> tuple[Misfit, ...]:
        misfits = [*self.cells.misfits(), *self.excuses.misfits(), *self.fields.misfits(), *self.shape.misfits()]
        rows = self.matrix.activity.keys()
        asked = (entry for entry in self.questions.asked(dead) if rows.isdisjoint(entry.body.rows))
        questions = [(entry.event, entry.body.activity) for entry in asked]
        lost = [(event, no_activity(self.matrix, row)) for event, row in questions if not self.shape.has_retired(row)]
        misfits += [Misfit(event, None, why) for event, why in lost if why]
        misfits += self.review_day.misfits()
        alive = (misfit for misfit in misfits if misfit.event.number not in dead)
        return tuple(sorted(alive, key=lambda misfit: misfit.event.number))
