"""The cells of a matrix while decisions are folded over them; a decision that no longer fits is kept aside."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from typing import NamedTuple

from raci.log.events import Decision, Event
from raci.log.history import History
from raci.log.misfits import Loose, Misfit, loose_of, misfit_of
from raci.log.numbers import Numbers
from raci.log.upto import Past
from raci.model import Activity, Matrix
from raci.model.changes import Change
from raci.model.conditions import Condition, briefly
from raci.model.letters import Letters, Mark, Origin, cell_of
from raci.words.problem import Problem
from raci.words.sentences import Text, Word

Cell = tuple[str, str]
"""Activity and role."""

MESSAGES = {
    "activity": (
        Word("the activity {activity} is no longer in the file"),
        Word("decide on what took its place, or take this back"),
    ),
    "role": (
        Word("the role {role} is no longer in the file"),
        Word("decide on what took its place, or take this back"),
    ),
    "cell": (
        Word("{role} holds {found} in {activity} now, and the decision expected {expected}"),
        Word("decide on the cell again, or take this back"),
    ),
}


@dataclass(frozen=True)
class KeptCells:
    """What has been decided on cells, by the numbers of the decisions; `undos` in their order."""

    numbers: list[tuple[Cell, bytes]]
    loose: list[Loose]
    standing: list[tuple[str, bytes]]
    undos: list[int]


class State(NamedTuple):
    """What has been decided on a cell; None is a state like any other."""

    decided: Mark | None


class Cells:
    """Takes decisions in order with `decide`; `rows` and `misfits` are what came of it."""

    def __init__(self, matrix: Matrix, events: Past) -> None:
        self._matrix = matrix
        self._history: History[Cell, State] = History(events, self._stated, _left)
        self._loose: dict[Cell, list[Misfit]] = {}
        self._standing: dict[str, Numbers] = {}  # row -> decisions, without what was taken back
        self._undos: set[int] = set()

    def decide(self, event: Event, body: Decision) -> None:
        if body.undoes is not None and body.undoes not in self._undos:
            self._undos.add(event.number)
        for change in body.changes:
            self._standing.setdefault(change.activity, Numbers())
            why = gone(self._matrix, change) or self._change(event, body, change)
            cell = change.activity, change.role
            if why:
                self._loose.setdefault(cell, []).append(Misfit(event, change, why))
            else:
                self._standing[change.activity].discard(body.undoes)
                self._loose.pop(cell, None)  # who decides on a cell anew settles what no longer fitted there

    def go_on(self, matrix: Matrix, parts: Set[str]) -> None:
        """Go on with a matrix that has been reshaped; what did not fit these rows and roles before is settled."""

        self._matrix = matrix
        settled = [cell for cell in self._loose if not parts.isdisjoint(cell)]
        for cell in settled:
            del self._loose[cell]

    def misfits(self) -> list[Misfit]:
        """Changes that found another matrix than they expected, and no later decision on the same cell."""

        return [misfit for loose in self._loose.values() for misfit in loose]

    def kept(self) -> KeptCells:
        loose = [loose_of(cell, misfit) for cell, misfits in self._loose.items() for misfit in misfits]
        standing = [(row, bytes(numbers)) for row, numbers in self._standing.items()]
        return KeptCells(self._history.kept(), loose, standing, sorted(self._undos))

    def take_up(self, kept: KeptCells, matrix: Matrix, events: Mapping[int, Event]) -> None:
        """Go on with what others have kept of themselves, over the matrix as it was reshaped by then."""

        self._matrix = matrix
        self._history.take_up(kept.numbers, events)
        for loose in kept.loose:
            self._loose.setdefault(loose.key, []).append(misfit_of(loose, events))
        self._standing = {row: Numbers(numbers) for row, numbers in kept.standing}
        self._undos = {*kept.undos}

    def decided_by(self) -> Mapping[Cell, int]:
        """Cell -> number of the event that it stands by now."""

        return self._history.last()

    def rows(self) -> tuple[Activity, ...]:
        """The activities with the decisions applied; what the file says stays beneath.

        A decision answers the open proposals of its row, those for other cells too: they belong together. They are
        open again when no decision on the row stands any more.
        """

        touched: dict[str, dict[str, Mark | None]] = {}
        for (activity, role), state in self._history.now.items():
            touched.setdefault(activity, {})[role] = state.decided
        rows = self._matrix.activities
        return tuple(self._row(row, touched[row.id]) if row.id in touched else row for row in rows)

    def _row(self, row: Activity, marks: Mapping[str, Mark | None]) -> Activity:
        decided = {role: mark for role, mark in {**row.decided, **marks}.items() if mark}
        return replace(row, decided=decided, proposed={} if self._standing[row.id] else row.proposed)

    def _stated(self, cell: Cell) -> State:
        """What the file has decided on a cell that it has."""

        return State(self._matrix.activity[cell[0]].decided.get(cell[1]))

    def _change(self, event: Event, body: Decision, change: Change) -> Problem | None:
        cell, row = (change.activity, change.role), self._matrix.activity[change.activity]
        state = self._history.now.get(cell) or self._stated(cell)
        held = _held(state, row, change.role)
        if held == (change.before, change.when_before):
            if event.number not in self._undos:
                self._standing[change.activity].add(event.number)
            earlier = self._history.earlier(cell, body.undoes)
            if earlier and body.undoes and _held(earlier, row, change.role) == (change.after, change.when):
                self._history.rewind(cell, body.undoes)
            else:
                self._history.put(cell, event.number, State(_mark(event, body, change)))
            return None
        if held == (change.after, change.when):
            return None  # the file says already what was decided: it has been merged
        args = {"found": _cell_in_words(*held), "expected": _cell_in_words(change.before, change.when_before)}
        return Problem("", 0, 0, *MESSAGES["cell"], {"role": change.role, "activity": change.activity, **args})


def gone(matrix: Matrix, change: Change) -> Problem | None:
    """Why there is no such cell in the file; None where there is one."""

    return no_activity(matrix, change.activity) or no_role(matrix, change.role)


def no_activity(matrix: Matrix, activity: str) -> Problem | None:
    """That the file has lost the activity; None where it has it."""

    return None if activity in matrix.activity else Problem("", 0, 0, *MESSAGES["activity"], {"activity": activity})


def no_role(matrix: Matrix, role: str) -> Problem | None:
    """That the file has lost the role; None where it has it."""

    return None if role in matrix.role else Problem("", 0, 0, *MESSAGES["role"], {"role": role})


def _held(state: State, row: Activity, role: str) -> tuple[Letters, Condition | None]:
    """The letters of a cell and when they hold."""

    mark = state.decided or row.stated.get(role)
    return (mark.letters, mark.when if mark.letters else None) if mark else ((), None)


def _left(event: Event, cell: Cell) -> State:
    """What a decision that changed the cell left there."""

    assert isinstance(event.body, Decision)
    change = next(each for each in reversed(event.body.changes) if (each.activity, each.role) == cell)
    return State(_mark(event, event.body, change))


def _cell_in_words(letters: Letters, when: Condition | None) -> str:
    return f"{cell_of(letters)} {briefly(when)}" if when else cell_of(letters) or Word("no letter")


def _mark(event: Event, body: Decision, change: Change) -> Mark:
    why = Text(body.why, body.why) if body.why else change.why
    return Mark(
        change.after, Origin.DECIDED, why, event.at.astimezone().date(), change.when
    )  # the day on the clock of the server
