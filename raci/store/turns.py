"""Who may answer for a seat, and which of its answers to a row is the latest: by the phone's number, not by arrival."""

from typing import Any

from sqlalchemy import Connection, Row, Select, delete, insert, select

from raci.log import TURN, Stage
from raci.store.sql_tables import seats, turns, votes, workshops


class BallotsClosedError(Exception):
    """The workshop takes no votes: never opened, revealed already, or over."""


class SeatTakenError(Exception):
    """Somebody else answers for this seat."""


def named(phone: str) -> str:
    """How the tables name a phone, so that none is taken for paper."""

    return f"phone {phone}"


def stage_of(connection: Connection, workshop: str) -> str | None:
    """How far the workshop is. Its row is shared by votes; a reveal waits for them, and they for it."""

    query = select(workshops.c.stage).where(workshops.c.workshop == workshop)
    return connection.scalar(query.with_for_update(read=True))


def check_voting(connection: Connection, workshop: str, activity: str) -> None:
    """That the workshop takes answers to that vote: the first one on an item while nothing is revealed, a later one
    while it is open. Raises BallotsClosedError."""

    stage = stage_of(connection, workshop)
    if TURN in activity:
        open_vote = select(votes.c.activity).where(votes.c.workshop == workshop)
        is_open = stage == Stage.REVEALED and connection.scalar(open_vote) == activity
    else:
        is_open = stage == Stage.OPEN
    if not is_open:
        raise BallotsClosedError(workshop)


def without_open(connection: Connection, workshop: str, every: Select[Any], *, is_whole: bool) -> list[Row[Any]]:
    """The answers that are asked for, without those to a vote that is still blind; an earlier app had no such votes."""

    rows = [*connection.execute(every)]
    if not is_whole:
        return rows
    still_open = connection.scalar(select(votes.c.activity).where(votes.c.workshop == workshop))
    return [row for row in rows if row.activity != still_open]


def check_holder(connection: Connection, workshop: str, seat: str, phone: str) -> None:
    """That this phone answers for the seat, until the transaction ends: two tabs take turns. Raises SeatTakenError."""

    holder = select(seats.c.phone).where(seats.c.workshop == workshop, seats.c.seat == seat)
    if connection.scalar(holder.with_for_update()) != phone:
        raise SeatTakenError(seat)


def note_number(connection: Connection, where: dict[str, str], number: int | None) -> bool:
    """Remember the number of an answer to a row; False where one with that number or a later one is known already.

    Without a number it is the one after the last, for whoever is there in person: a slip, or a test.
    """

    here = [turns.c[name] == value for name, value in where.items()]
    last = connection.scalar(select(turns.c.number).where(*here)) or 0
    if number is not None and number <= last:
        return False
    connection.execute(delete(turns).where(*here))
    connection.execute(insert(turns), {**where, "number": last + 1 if number is None else number})
    return True
