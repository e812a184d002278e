"""The stage of a workshop in the database: which entry takes it where, and which it refuses."""

from sqlalchemy import Connection, select, update

from raci.log import Belated, Body, Cancelled, Closed, Opened, Reopened, Replanned, Revealed, Stage
from raci.store.database import now, told
from raci.store.late import settle
from raci.store.rights import Right, check_right, keep_lock, refused
from raci.store.sql_tables import storable, workshops

STEPS = {
    Revealed: ((Stage.OPEN,), Stage.REVEALED),
    Closed: ((Stage.OPEN, Stage.REVEALED), Stage.CLOSED),
    Replanned: ((Stage.OPEN,), Stage.OPEN),
    Cancelled: ((Stage.OPEN, Stage.REVEALED), Stage.CANCELLED),
    Reopened: ((Stage.CLOSED,), Stage.REVEALED),
}
"""Step of a workshop -> the stages from which it can be taken, and the one to which it leads."""


def note_stage(connection: Connection, matrix: str, body: Body, right: Right) -> None:
    """Let the table of workshops say what the log is about to say. Raises RefusedError where it may not be so."""

    code = storable(body.workshop)
    found = connection.execute(select(workshops).where(workshops.c.workshop == code)).one_or_none() if code else None
    if isinstance(body, Opened):
        if found:
            raise refused("taken", code=code)
        where = {"workshop": code, "matrix": matrix}
        connection.execute(workshops.insert(), {**where, "stage": Stage.OPEN, "since": told(now())})
        if right.key:
            keep_lock(connection, code, right.key, told(now()))
        return
    if code and (found is None or found.matrix != matrix):
        raise refused("unknown", code=code, matrix=matrix)
    if found:
        check_right(connection, body, right, found.stage)
    if found and type(body) in STEPS:
        before, after = STEPS[type(body)]
        if found.stage not in before:
            raise refused("late", code=code)
        # A phone looks at `since` to learn of another plan.
        moved = {"stage": after, "since": told(now())} if isinstance(body, Replanned) else {"stage": after}
        connection.execute(update(workshops).where(workshops.c.workshop == code).values(**moved))
    elif isinstance(body, Belated):
        settle(connection, body)
