"""A log written by dice: what fits, what no longer fits, what takes back and brings back, and what reshapes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from raci.log import (
    Accepted,
    Amends,
    Answered,
    Assigned,
    AssignedCause,
    Assignment,
    Body,
    Cancelled,
    Closed,
    Confirmed,
    Decision,
    Declined,
    Event,
    Folding,
    Merged,
    Opened,
    Parked,
    Reopened,
    Replanned,
    Reshaped,
    Revealed,
    Settled,
    Split,
    Today,
    Voting,
    accepted_until,
    undo,
)
from raci.model import Matrix
from raci.model.amendments import Amended, amended_value
from raci.model.changes import Change
from raci.model.field_changes import FieldChange
from raci.model.item_changes import ItemChange, ItemKind, OrderChange
from raci.model.letters import Layer, letters_of
from raci.words.problem import Problem
from raci.words.sentences import Text
from tests.matrices import matrix_of

MATRIX = matrix_of(
    "stated: {ops: R, fin: C}",
    "stated: {ops: A/R, fin: A}",
    "stated: {law: R, ops: I}",
    more="accept: [{rule: RACI101, at: a1, why: W, until: 2027-01-01}]",
)
GONE = matrix_of("stated: {ops: R, fin: C}", "stated: {ops: A, fin: A}")
"""The file once somebody has taken a row and a party out of it and changed a cell, so that much fits no more."""

ROWS, ROLES = ("a1", "a2", "a3", "b1", "nobody"), ("ops", "fin", "law")
CELLS, DAYS = ("", "A", "R", "A/R", "C"), (date(2027, 1, 1), date(2027, 2, 1), date(2027, 3, 1))
NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
Make = Callable[[Random, Today, int], Body]


def log_of(seed: int, length: int, matrix: Matrix = MATRIX) -> list[Event]:
    dice, folding, events = Random(seed), Folding(matrix), list[Event]()
    for number in range(1, length + 1):
        body = dice.choice(MAKES)(dice, folding.today(), number)
        events.append(Event("m", number, NOON + timedelta(hours=number), dice.choice("LW"), body))
        folding.take(events[-1])
    return events


def taken_back(dice: Random, today: Today, number: int) -> Body:
    """What the app would write to take any earlier event back, or would have written before others came."""

    event = today.events.get(dice.randint(1, max(1, number - 1)))
    body = undo(event, today) if event else None
    return decided(dice, today, number) if body is None or isinstance(body, Problem) else body


def taken_back_blindly(dice: Random, today: Today, number: int) -> Body:
    earlier = dice.randint(1, max(1, number - 1))
    return replace(decided(dice, today, number), undoes=earlier)


def decided(dice: Random, today: Today, number: int) -> Decision:
    cells = {(dice.choice(ROWS[: dice.choice((3, 5))]), dice.choice(ROLES)) for _ in range(dice.randint(1, 3))}
    changes = []
    for row, role in sorted(cells):
        held = today.matrix.activity[row].letters(role, Layer.TODAY) if row in today.matrix.activity else ()
        before = held if dice.random() < 0.8 else letters_of(dice.choice(CELLS))
        changes.append(Change(row, role, before, letters_of(dice.choice(CELLS))))
    return Decision(tuple(changes), f"w{number}", workshop=code(dice))


def amended(dice: Random, today: Today, number: int) -> Body:
    at = dice.choice(ROWS[:4])
    held = amended_value(today.matrix, at, Amended.NAME) if at in today.matrix.activity else Text("x", "x")
    name = Text(f"N{number}", f"N{number}")
    before = held if dice.random() < 0.8 else Text("other", "other")
    return Amends((FieldChange(at, Amended.NAME, before, name),), f"w{number}", code(dice))


def reshaped(dice: Random, today: Today, number: int) -> Body:
    row, is_there = replace(MATRIX.activity["a1"], id="b1", stated={}), "b1" in today.matrix.activity
    items = (ItemChange(ItemKind.ACTIVITY, "b1", row if is_there else None, None if is_there else row, "a1"),)
    orders = (OrderChange(ItemKind.ACTIVITY, ("a1", "a2"), ("a2", "a1")),)
    which = dice.randint(0, 2)
    return Reshaped(items if which else (), f"w{number}", orders[:which], workshop=code(dice))


def accepted(dice: Random, today: Today, _: int) -> Body:
    at, day, rule = dice.choice(("a1", "a2", "gone")), dice.choice(DAYS), "RACI101"
    before = accepted_until(today.matrix, rule, at) if dice.random() < 0.8 else (dice.choice(DAYS),)
    gone = dice.random() < 0.3
    return Accepted(rule, at, "w", day, "", code(dice), is_withdrawn=gone, until_before=before)


def assigned(dice: Random, today: Today, number: int) -> Body:
    cause = dice.choice(("c1", "c2"))
    after = Assignment(dice.choice(ROLES), dice.choice(DAYS)) if dice.random() < 0.8 else Assignment()
    undoes = dice.randint(1, number) if dice.random() < 0.3 else None
    before = today.assigned.get(cause, Assignment())
    also = (AssignedCause("c3", Text("x", "x"), Assignment(), after),) if dice.random() < 0.5 else ()
    return Assigned(cause, Text("x", "x"), before, after, workshop=code(dice), undoes=undoes, also=also)


def asked(dice: Random, _: Today, number: int) -> Body:
    earlier = dice.randint(1, number)
    return dice.choice(
        (
            Parked(dice.choice(ROWS), "Who?", "fin", dice.choice(DAYS), code(dice)),
            Parked(dice.choice(ROWS), "Who?", "fin", dice.choice(DAYS), code(dice), also=("a2",)),
            Answered(earlier, "w", by=dice.choice((None, dice.randint(1, number)))),
            Settled("a1", earlier, undoes=dice.choice((None, earlier))),
        )
    )


def said(dice: Random, _: Today, number: int) -> Body:
    role = dice.choice(ROLES)
    return dice.choice(
        (
            Confirmed(role, agrees=dice.random() < 0.5, why=f"w{number}", workshop=code(dice)),
            Declined(role, dice.choice(ROWS), "w", is_withdrawn=dice.random() < 0.4),
            Merged(number - 1),
        )
    )


def met(dice: Random, today: Today, _: int) -> Body:
    one, due = code(dice) or "w1", today.matrix.review.due if today.matrix.review else None
    return dice.choice(
        (
            Opened(one, f"T{dice.random()}", DAYS[0], ROWS[:2], ROLES),
            Revealed(one),
            Closed(one, dice.choice((None, *DAYS)), dice.choice((due, DAYS[0]))),
            Replanned(one, ROWS[:1], ROLES[:2]),
            Cancelled(one, "w"),
            Reopened(one),
            Split(one, "m1", ROWS[:2]),
            Voting(one, "a1", dice.randint(2, 3), is_open=dice.random() < 0.5),
        )
    )


def code(dice: Random) -> str:
    return dice.choice(("", "w1", "w2"))


MAKES: list[Make] = [decided] * 4 + [taken_back] * 4
MAKES += [taken_back_blindly, amended, reshaped, accepted, assigned, asked, asked, said, met, met]
