"""A decision -> the excerpt of the matrix that shows it: who holds which letter in its row now, and who then."""

from collections.abc import Mapping
from dataclasses import dataclass

from raci.model import Activity, Matrix
from raci.model.changes import Change
from raci.model.letters import Layer, Letter, Mark, Origin
from raci.views.plan import Decision

ALWAYS = (Letter.A, Letter.R)
"""Letters that tell who owns a row; the others are shown where the decision touches them."""


@dataclass(frozen=True)
class Holding:
    """A letter with the roles that hold it; `origin` PROPOSED where the decision gives it to them."""

    letter: Letter
    roles: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True)
class Excerpt:
    """`row`: the one shown, None where no letter changes; `rows`: all that change; `now`: () where nobody owns it."""

    row: Activity | None
    rows: tuple[str, ...]
    now: tuple[Holding, ...]
    then: tuple[Holding, ...]


def excerpt(decision: Decision, matrix: Matrix, layer: Layer) -> Excerpt:
    """The row of the gravest cause that the decision settles in it, else the first that changes."""

    changed = tuple(dict.fromkeys(change.activity for change in decision.changes))
    settled = [row for cause in decision.closes for row in cause.place.activities if row in changed]
    shown = next(iter((*settled, *changed)), "")
    if not shown:
        return Excerpt(None, _amended(decision, matrix), (), ())
    row = matrix.activity[shown]
    changes = {change.role: change for change in decision.changes if change.activity == shown}
    touched = {letter for change in changes.values() for letter in (*change.before, *change.after)}
    letters = [letter for letter in Letter if letter in (*ALWAYS, *touched)]
    marks = {role: mark for role, mark in row.marks(layer).items() if mark.letters}
    return Excerpt(row, changed, _held(letters, marks, {}), _held(letters, marks, changes))


def agenda(decision: Decision, matrix: Matrix) -> tuple[str, ...]:
    """The rows that a workshop has to talk about: those that change, else those of what it settles."""

    rows = [change.activity for change in decision.changes] + list(_amended(decision, matrix))
    return tuple(dict.fromkeys(rows or [row for cause in decision.closes for row in cause.place.activities]))


def _amended(decision: Decision, matrix: Matrix) -> tuple[str, ...]:
    places = (restated.amendment.at for restated in decision.amendments)
    return tuple(dict.fromkeys(at for at in places if at in matrix.activity))


def _held(letters: list[Letter], marks: Mapping[str, Mark], changes: Mapping[str, Change]) -> tuple[Holding, ...]:
    """A line a letter, what stays before what is new."""

    holders: dict[tuple[Letter, Origin], list[str]] = {}
    for letter in letters:
        for role in dict.fromkeys((*marks, *changes)):
            before = marks[role].letters if role in marks else ()
            after = changes[role].after if role in changes else before
            if letter in after:
                origin = marks[role].origin if letter in before else Origin.PROPOSED
                holders.setdefault((letter, origin), []).append(role)
    return tuple(Holding(letter, tuple(roles), origin) for (letter, origin), roles in holders.items())
