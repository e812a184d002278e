"""Who may write what of a workshop: the facilitator's key leads it, a phone speaks for the seat that it holds."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.exc import IntegrityError

from raci.log import OVER, Body, Confirmed, Declined, Merged, Opened
from raci.people import Action, Person
from raci.store.database import now, timestamp
from raci.store.guard import Guard
from raci.store.refusals import refused
from raci.store.sql_tables import locks, workshops
from raci.store.turns import SeatTakenError, check_holder, named
from raci.words.problem import Problem
from raci.workshop import fits, lock_of


class Right(NamedTuple):
    """What whoever writes can show: the facilitator's key, or the secret of a phone."""

    key: str = ""
    phone: str = ""


def check_lead(connection: Connection, workshop: str, key: str) -> None:
    """That there is such a workshop, and that the key leads it. Raises RefusedError."""

    source = workshops.outerjoin(locks, locks.c.workshop == workshops.c.workshop)
    query = select(locks.c.lock).select_from(source).where(workshops.c.workshop == workshop)
    row = connection.execute(query).one_or_none()
    if row is None or not fits(key, row.lock or ""):
        raise refused("lead", code=workshop)


def check_right(connection: Connection, body: Body, right: Right, stage: str) -> None:
    """That whoever shows this right may write this of its workshop. Raises RefusedError.

    A column is confirmed by the phone that holds the seat. What a workshop decided is everybody's once it is over: who
    takes it back then changes the matrix and leads nothing.
    """

    if isinstance(body, Confirmed) and right.phone:
        try:
            check_holder(connection, body.workshop, body.role, named(right.phone))
        except SeatTakenError:
            raise refused("seat") from None
    elif stage not in OVER or getattr(body, "undoes", None) is None:
        check_lead(connection, body.workshop, right.key)


def action_of(body: Body, right: Right, stage: str) -> Action:
    """What kind of action it is to write this; `stage` is that of its workshop, "" for none."""

    if isinstance(body, Opened):
        return Action.OPEN
    if isinstance(body, Merged):
        return Action.MERGE
    if isinstance(body, Confirmed) and right.phone:
        return Action.VOTE
    if body.workshop and (stage not in OVER or getattr(body, "undoes", None) is None):
        return Action.LEAD
    return Action.SIGN if isinstance(body, Confirmed | Declined) else Action.DECIDE


class Keys:
    """Which key leads which workshop of one database."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard

    def locks(self, codes: Collection[str]) -> dict[str, str] | Problem:
        """Code -> the lock of its key, of those workshops that have one."""

        query, whole = select(locks.c.workshop, locks.c.lock).where(locks.c.workshop.in_(codes)), self._guard.database
        return whole.read(
            lambda connection: {code: lock for code, lock in connection.execute(query)} if whole.is_whole else {}
        )

    def change(self, person: Person, workshop: str, key: str, new: str) -> None:
        """Let the `new` key lead the workshop, and no other one any more. Raises RefusedError, WritingOff."""

        try:
            with self._guard.in_workshop(person, Action.LEAD, workshop) as connection:
                check_lead(connection, workshop, key)
                keep_lock(connection, workshop, new, timestamp(now()))
        except IntegrityError:  # another device has made one in the same moment
            raise refused("lead", code=workshop) from None


def keep_lock(connection: Connection, workshop: str, key: str, at: str) -> None:
    """Let that key lead the workshop from now on, and none before it."""

    connection.execute(delete(locks).where(locks.c.workshop == workshop))
    connection.execute(insert(locks), {"workshop": workshop, "lock": lock_of(key), "at": at})
