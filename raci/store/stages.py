"""The stage of a workshop in the database: which entry takes it where, and which it refuses."""

from sqlalchemy import Connection, delete, insert, select, update

from raci.log import (
    Accepted,
    Amends,
    Belated,
    Body,
    Cancelled,
    Closed,
    Confirmed,
    Decision,
    Opened,
    Parked,
    Reopened,
    Replanned,
    Reshaped,
    Revealed,
    Split,
    Stage,
    Voting,
    vote_key,
)
from raci.people import Person
from raci.store.database import now, timestamp
from raci.store.guard import check_person
from raci.store.late import settle
from raci.store.refusals import refused
from raci.store.rights import Right, action_of, check_right, keep_lock
from raci.store.sql_tables import forgotten, votes, workshops
from raci.store.storable import storable
from raci.store.wall import end_way

STEPS = {
    Revealed: ((Stage.OPEN,), Stage.REVEALED),
    Closed: ((Stage.OPEN, Stage.REVEALED), Stage.CLOSED),
    Replanned: ((Stage.OPEN,), Stage.OPEN),
    Cancelled: ((Stage.OPEN, Stage.REVEALED), Stage.CANCELLED),
    Reopened: ((Stage.CLOSED,), Stage.REVEALED),
    Split: ((Stage.REVEALED,), Stage.REVEALED),
    Voting: ((Stage.REVEALED,), Stage.REVEALED),
}
"""Step of a workshop -> the stages from which it can be taken, and the one to which it leads."""

DEEDS = (Decision, Amends, Reshaped, Accepted, Parked, Belated, Confirmed)
"""What a workshop does between the reveal and its end, and at no other time."""


def note_stage(connection: Connection, matrix: str, body: Body, person: Person, right: Right) -> None:
    """Let the table of workshops say what the log is about to say. Raises RefusedError where it may not be so, or not
    by this person."""

    code = storable(body.workshop)
    row = connection.execute(select(workshops).where(workshops.c.workshop == code)).one_or_none() if code else None
    check_person(connection, person, action_of(body, right, row.stage if row else ""), matrix)
    if isinstance(body, Opened):
        if row:
            raise refused("taken", code=code)
        where = {"workshop": code, "matrix": matrix}
        connection.execute(workshops.insert(), {**where, "stage": Stage.OPEN, "since": timestamp(now())})
        if right.key:
            keep_lock(connection, code, right.key, timestamp(now()))
        return
    if code and (row is None or row.matrix != matrix):
        raise refused("unknown", code=code, matrix=matrix)
    if row:
        check_right(connection, body, right, row.stage)
        _check_time(body, row.stage)
    if row and type(body) in STEPS:
        before, after = STEPS[type(body)]
        if row.stage not in before:
            raise refused("late", code=code)
        if isinstance(body, Reopened) and connection.scalar(select(forgotten).where(forgotten.c.workshop == code)):
            raise refused("forgotten", code=code)
        # A phone looks at `since` to learn of another plan.
        moved = {"stage": after, "since": timestamp(now())} if isinstance(body, Replanned) else {"stage": after}
        connection.execute(update(workshops).where(workshops.c.workshop == code).values(**moved))
    elif isinstance(body, Belated):
        settle(connection, body)
    if isinstance(body, Voting):
        _note_vote(connection, body)
    if row:
        end_way(connection, body)


def _note_vote(connection: Connection, body: Voting) -> None:
    """One vote at a time is open; the row of the workshop is ours by now, so that no answer slips in behind it."""

    key = vote_key(body.item, body.turn)
    held = connection.scalar(select(votes.c.activity).where(votes.c.workshop == body.workshop))
    if held != (None if body.is_open else key):
        raise refused("late", code=body.workshop)
    connection.execute(delete(votes).where(votes.c.workshop == body.workshop))
    if body.is_open:
        connection.execute(insert(votes), {"workshop": body.workshop, "activity": key})


def _check_time(body: Body, stage: str) -> None:
    """That the workshop is at its rows and columns; what takes something back may come later. Raises RefusedError."""

    is_new = isinstance(body, DEEDS) and getattr(body, "undoes", None) is None
    if is_new and stage != Stage.REVEALED:
        raise refused("early" if stage == Stage.OPEN else "late", code=body.workshop)
