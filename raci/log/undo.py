"""Undo: the body that takes an event back, or why it cannot be taken back; a redo is the undo of an undo."""

from dataclasses import replace

from raci.log.cells import gone
from raci.log.events import Accepted, Amends, Body, Confirmed, Decision, Event, Merged, Newer
from raci.log.excuses import accepted_until
from raci.log.followed import Answered, Assigned, Declined, Parked, Settled
from raci.log.replanned import Belated
from raci.log.reshaped import Reshaped
from raci.log.today import Today
from raci.log.undo_words import undo_problem
from raci.model import Matrix
from raci.model.amendments import amended_value
from raci.model.changes import Change, turned
from raci.model.field_changes import has_place, turned_field
from raci.model.item_changes import ItemKind, in_order, turned_item, turned_order
from raci.model.letters import Layer, cell_of
from raci.words.problem import Problem
from raci.words.sentences import Word

UNDONE = (Decision, Amends, Reshaped, Accepted, Assigned, Parked, Settled, Answered, Declined)
"""Bodies that can be taken back, and take back."""


def undo(event: Event, today: Today) -> Body | Problem:
    """The body of an event that takes this one back as things stand today, or why not.

    An undo carries the reason of what it takes back, but nobody's agreement; a redo restores the decision whole.
    """

    match event.body:
        case Decision() as body:
            return _undone(event, today) or _since(event, body, today) or _decision(event, body, today)
        case Amends() as body:
            return _undone(event, today) or _field_since(event, body, today) or _amendment(event, body)
        case Reshaped() as body:
            return _undone(event, today) or _shape_since(event, body, today) or _unshaped(event, body)
        case Accepted() as body:
            later = today.accepted_by.get((body.rule, body.at), 0)
            return _undone(event, today) or _later(event.number, later) or _acceptance(event, body, today)
        case Assigned() as body:
            later = max(today.assigned_by.get(given.cause, 0) for given in body.causes)
            return _undone(event, today) or _later(event.number, later) or body.turned(event.number)
        case Answered() as body:
            return _undone(event, today) or replace(body, undoes=event.number)
        case Parked() as body:
            return _taken_back(event, today) or _settled(event.number, body, today)
        case Settled() as body:
            return _taken_back(event, today) or _parked_again(event.number, body, today)
        case Declined() as body:
            return _undone(event, today) or _said_since(event, body, today) or _turned(event, body)
        case Confirmed():
            return undo_problem("said")
        case Belated():
            return undo_problem("late")
        case Merged():
            return undo_problem("written")
        case Newer():
            return undo_problem("newer", later=event.number)
        case _:
            return undo_problem("workshop")


def undoes(event: Event) -> int | None:
    """The number of the event that this one takes back; None where it takes nothing back."""

    return event.body.undoes if isinstance(event.body, UNDONE) else None


def is_back(event: Event, today: Today) -> bool:
    """True for an undo; False for a redo, which is the undo of one, and for what takes nothing back."""

    is_undo, back = False, undoes(event)
    while back is not None:
        is_undo = not is_undo
        earlier = today.events.get(back)
        back = undoes(earlier) if earlier else None
    return is_undo


def restores(event: Event, today: Today) -> int | None:
    """The number of the event that a redo of this one, or this redo, brings back; None where it brings nothing back."""

    back = undoes(event)
    if back is None:
        return event.body.parked if isinstance(event.body, Settled) else None
    return back if is_back(event, today) else undoes(today.events[back])


def stands(event: Event, today: Today) -> bool:
    """False for what has been taken back, and for the taking back itself; a redo stands, and so does an answer."""

    return not is_back(event, today) and event.number not in today.undone


def _undone(event: Event, today: Today) -> Problem | None:
    later = today.undone.get(event.number)
    return undo_problem("undone", later=later) if later else None


def _taken_back(event: Event, today: Today) -> Problem | None:
    """That a parking, or the taking back of one, has been taken back itself, which is no answer to its question."""

    later = today.events.get(today.undone.get(event.number, 0))
    return _undone(event, today) if later and undoes(later) else None


def _later(number: int, later: int) -> Problem | None:
    return undo_problem("later", later=later) if later > number else None


def _since(event: Event, body: Decision, today: Today) -> Problem | None:
    """Why the cells are no longer as the event left them; what no longer fits the file may always be taken back."""

    misfits = {misfit.change for misfit in today.misfits if misfit.event.number == event.number}
    left = {(change.activity, change.role): change for change in body.changes if change not in misfits}
    problems = (_cell(event.number, change, today) for change in left.values())
    return next((problem for problem in problems if problem), None)


def _cell(number: int, change: Change, today: Today) -> Problem | None:
    later = _later(number, today.decided_by.get((change.activity, change.role), 0))
    lost = gone(today.matrix, change)
    if later or lost:
        return later or lost
    row = today.matrix.activity[change.activity]
    now = cell_of(row.letters(change.role, Layer.TODAY))
    if now == cell_of(change.after) and row.when_held(change.role, Layer.TODAY) == change.when:
        return None
    return undo_problem("cell", role=change.role, activity=change.activity, found=now or Word("no letter"))


def _decision(event: Event, body: Decision, today: Today) -> Decision:
    back = tuple(turned(change) for change in reversed(body.changes))
    first = today.events.get(body.undoes) if body.undoes else None
    if first and isinstance(first.body, Decision):
        return replace(first.body, changes=back, undoes=event.number)
    return Decision(back, body.why, workshop=body.workshop, undoes=event.number)


def _field_since(event: Event, body: Amends | Reshaped, today: Today) -> Problem | None:
    """Why the fields are no longer as the event left them; what no longer fits the file may always be taken back."""

    if any(misfit.event.number == event.number for misfit in today.misfits):
        return None
    for change in body.fields:
        if later := _later(event.number, today.amended_by.get((change.at, change.field), 0)):
            return later
        if not has_place(today.matrix, change):
            return undo_problem("field", place=change.at)
        if amended_value(today.matrix, change.at, change.field) != change.after:
            return undo_problem("field", place=change.at)
    return None


def _shape_since(event: Event, body: Reshaped, today: Today) -> Problem | None:
    """Why rows and columns are no longer as the event left them."""

    for change in body.items:
        later = _later(event.number, today.reshaped_by.get((change.kind, change.at), 0))
        if later:
            return later
        if change.before is None and change.kind == ItemKind.PROCESS and _has_other_rows(today.matrix, change.at, body):
            return undo_problem("used", place=change.at)
    for order in body.orders:
        now = in_order(today.matrix, order.kind, order.after)
        if now != tuple(id_ for id_ in order.after if id_ in now):
            return undo_problem("order")
    return _field_since(event, body, today)


def _has_other_rows(matrix: Matrix, process: str, body: Reshaped) -> bool:
    own = {change.at for change in body.items if change.kind == ItemKind.ACTIVITY}
    return any(row.process == process and row.id not in own for row in matrix.activities)


def _unshaped(event: Event, body: Reshaped) -> Reshaped:
    return replace(
        body,
        items=tuple(map(turned_item, reversed(body.items))),
        orders=tuple(map(turned_order, reversed(body.orders))),
        fields=tuple(map(turned_field, reversed(body.fields))),
        undoes=event.number,
    )


def _amendment(event: Event, body: Amends) -> Amends:
    return replace(body, fields=tuple(map(turned_field, reversed(body.fields))), undoes=event.number)


def _acceptance(event: Event, body: Accepted, today: Today) -> Accepted:
    before = accepted_until(today.matrix, body.rule, body.at)
    if any(misfit.event.number == event.number for misfit in today.misfits):  # what the file has there is not ours
        before = () if body.is_withdrawn else (body.until,)
    return replace(body, is_withdrawn=not body.is_withdrawn, undoes=event.number, until_before=before)


def _said_since(event: Event, body: Declined, today: Today) -> Problem | None:
    said = today.declined.get((body.activity, body.role))
    return _later(event.number, said.event.number) if said else None


def _turned(event: Event, body: Declined) -> Declined:
    return replace(body, is_withdrawn=not body.is_withdrawn, undoes=event.number)


def _settled(number: int, body: Parked, today: Today) -> Settled | Problem:
    is_open = number in {
        *(entry.event.number for entry in today.parked),
        *(misfit.event.number for misfit in today.misfits),
    }
    if not is_open:
        return undo_problem("settled", activity=body.activity)
    return Settled(body.activity, number, body.workshop, undoes=number)


def _parked_again(number: int, body: Settled, today: Today) -> Parked | Problem:
    first = today.events.get(body.parked)
    if not first or not isinstance(first.body, Parked):
        return undo_problem("lost", later=body.parked)
    again = replace(first.body, undoes=number if body.undoes else None)
    is_open = any(replace(entry.body, undoes=again.undoes) == again for entry in today.parked)
    return undo_problem("parked", activity=body.activity) if is_open else again
