"""The matrix of today: the matrix of the file, then the events folded over it in order."""

from collections.abc import Container, Iterable
from dataclasses import replace

from raci.log.before import before_log
from raci.log.cells import Cell, Cells, no_activity
from raci.log.course import Course
from raci.log.events import Accepted, Amends, Closed, Confirmed, Decision, Entry, Event, Newer
from raci.log.excuses import Excuses
from raci.log.fields import Fields
from raci.log.followed import Answered, Assigned, Assignment, Declined, Parked, Settled
from raci.log.history import History
from raci.log.misfits import Misfit
from raci.log.questions import Questions
from raci.log.reshaped import Reshaped
from raci.log.review_day import ReviewDay
from raci.log.shape import Structure
from raci.log.today import Today
from raci.log.upto import Listed, Past, Upto
from raci.model import Matrix
from raci.model.amendments import apply_amendments


def fold(matrix: Matrix, events: Iterable[Event]) -> Today:
    """The matrix of the file with all events over it, which come in the order of their numbers. Linear in both."""

    folding = Folding(matrix)
    for event in events:
        folding.take(event)
    return folding.today()


def version_at(today: Today, number: int) -> Today:
    """The matrix as it was after that event, 0: before the first, on the rows and roles that the file has today."""

    folding = Folding(before_log(today.file, today.events.values()), today.events.source)
    for event in today.events.between(1, number):
        folding.take(event)
    return folding.today()


class Folding:
    """The state between two events: `take` the next one; `today` is what has come of all so far, and stays as it is."""

    def __init__(self, matrix: Matrix, events: Past | None = None) -> None:
        """`events` is where they are found again, in memory by default; each that is taken is added to them."""

        self.file = matrix
        self.matrix = matrix
        self.shape = Structure(matrix)
        self.review_day = ReviewDay(matrix.review)
        self.events = events or Listed()
        self.number = 0
        self.course = Course()
        self.cells = Cells(matrix, self.events)
        self.excuses = Excuses(matrix, self.events)
        self.fields = Fields(matrix, self.events)
        self.questions = Questions(matrix)
        self.assigned: History[str, Assignment] = History(self.events, lambda _: Assignment(), _left)
        self.confirmed: dict[str, Entry[Confirmed]] = {}
        self.declined: dict[Cell, Entry[Declined]] = {}
        self.newer: tuple[int, ...] = ()
        self.shaped: list[int] = []
        self.undone: dict[int, int] = {}
        self.takes_back: set[int] = set()

    def take(self, event: Event) -> None:
        self.events.add(event)
        self.number = event.number
        self.course.take(event)
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
            case Closed() as body:
                self.review_day.close(event, body)

    def note_undo(self, number: int, undoes: int | None) -> None:
        if undoes is not None:
            self.undone[undoes] = number
            if undoes not in self.takes_back:  # the undo of an undo decides again
                self.takes_back.add(number)

    def reshape(self, event: Event, body: Reshaped) -> None:
        parts = {change.at for change in body.items}
        if body.items or body.orders:
            self.shaped.append(event.number)
            self.matrix = self.shape.reshape(self.matrix, event, body)
            self.cells.go_on(self.matrix, parts)
            self.excuses.go_on(self.matrix, parts)
            self.fields.go_on(self.matrix, parts)
            self.questions.go_on(self.matrix)
        self.questions.deal_with(event, *parts, *(change.at for change in body.fields))
        self.fields.amend(event, body)

    def assign(self, number: int, body: Assigned) -> None:
        for given in body.causes:
            if body.undoes is not None and self.assigned.earlier(given.cause, body.undoes) == given.after:
                self.assigned.rewind(given.cause, body.undoes)
            else:
                self.assigned.put(given.cause, number, given.after)

    def decline(self, event: Event, body: Declined) -> None:
        if body.is_withdrawn:
            self.declined.pop((body.activity, body.role), None)
        else:
            self.declined[body.activity, body.role] = Entry(event, body)

    def today(self) -> Today:
        dead = self.takes_back | set(self.undone)
        matrix = self.amended()
        rows, roles = matrix.activity, matrix.role
        said = {role: entry for role, entry in self.confirmed.items() if role in roles}
        declined = {cell: entry for cell, entry in self.declined.items() if cell[0] in rows and cell[1] in roles}
        return Today(
            matrix=matrix,
            file=self.file,
            number=self.number,
            misfits=self.misfits(dead),
            parked=tuple(
                question for question in self.questions.parked(dead) if not rows.keys().isdisjoint(question.body.rows)
            ),
            confirmed=said,
            objections=self.questions.objections(said.values(), dead),
            declined=declined,
            assigned={cause: held for cause, held in self.assigned.now.items() if held != Assignment()},
            workshops=dict(self.course.workshops),
            decided_by=self.cells.decided_by(),
            accepted_by=self.excuses.last(),
            amended_by=self.fields.amended_by(),
            assigned_by=self.assigned.last(),
            reshaped_by=self.shape.reshaped_by(),
            undone=dict(self.undone),
            newer=self.newer,
            events=Upto(self.events, self.number, self.course.numbers),
        )

    def amended(self) -> Matrix:
        """The matrix with the letters, fields, exceptions and the review as they stand, without what is retired."""

        rows, accept = self.cells.rows(), self.excuses.listed()
        decided = replace(self.matrix, activities=rows, accept=accept, review=self.review_day.review)
        return self.shape.result(apply_amendments(decided, self.fields.amendments()))

    def misfits(self, dead: Container[int]) -> tuple[Misfit, ...]:
        misfits = [*self.cells.misfits(), *self.excuses.misfits(), *self.fields.misfits(), *self.shape.misfits()]
        rows = self.matrix.activity.keys()
        rowless = (entry for entry in self.questions.unanswered(dead) if rows.isdisjoint(entry.body.rows))
        questions = [(entry.event, entry.body.activity) for entry in rowless]
        lost = [(event, no_activity(self.matrix, row)) for event, row in questions if not self.shape.has_retired(row)]
        misfits += [Misfit(event, None, why) for event, why in lost if why]
        misfits += self.review_day.misfits()
        alive = (misfit for misfit in misfits if misfit.event.number not in dead)
        return tuple(sorted(alive, key=lambda misfit: misfit.event.number))


def _left(event: Event, cause: str) -> Assignment:
    """Who has a cause after an event that gave it."""

    assert isinstance(event.body, Assigned)
    return next(given.after for given in reversed(event.body.causes) if given.cause == cause)
