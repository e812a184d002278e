"""A seat that another phone holds: one asks for it, and whoever leads the workshop lets it in or turns it away."""

import hashlib
from collections.abc import Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from raci.people import Action, Person
from raci.store import audit
from raci.store.database import now, timestamp
from raci.store.guard import Guard
from raci.store.refusals import refused
from raci.store.rights import check_lead
from raci.store.sql_tables import knocks, seats
from raci.store.turns import named
from raci.words.problem import Problem

LIMIT_WAITING = 5
"""Phones that may wait for one seat; more are no mistake any more."""


class Reply(StrEnum):
    """What has become of a knock."""

    NONE = "none"
    WAITING = "waiting"
    AWAY = "away"


class Knock(NamedTuple):
    """A phone that waits for a seat: the sign that it shows, by which the room tells it from others, and who has signed
    in on it, "" for nobody."""

    seat: str
    sign: str
    who: str


class KnockBox:
    """Who knocks at the seats of every workshop in one database. A read gives its value, or the Problem in its way."""

    def __init__(self, guard: Guard) -> None:
        self._guard, self._database = guard, guard.database

    def ask(self, person: Person, workshop: str, seat: str, phone: str) -> None:
        """Ask for a seat that another phone holds. Raises RefusedError where too many do, WritingOff."""

        where = {"workshop": workshop, "seat": seat, "phone": named(phone)}
        here = (knocks.c.workshop == workshop, knocks.c.seat == seat)
        others = select(func.count()).where(*here, knocks.c.phone != named(phone), knocks.c.reply == Reply.WAITING)
        with self._guard.in_workshop(person, Action.VOTE, workshop) as connection:
            if (connection.scalar(others) or 0) >= LIMIT_WAITING:
                raise refused("many", seat=seat)
            leave_door(connection, **where)
            kept = {"sign": sign_of(workshop, phone), "who": person.id and person.signature, "at": timestamp(now())}
            connection.execute(insert(knocks), where | kept | {"reply": Reply.WAITING})

    def withdraw(self, person: Person, workshop: str, seat: str, phone: str) -> None:
        """Ask no more. Raises RefusedError, WritingOff."""

        with self._guard.in_workshop(person, Action.VOTE, workshop) as connection:
            leave_door(connection, workshop, seat, named(phone))

    def waiting(self, workshop: str) -> list[Knock] | Problem:
        """Who waits for which seat, the first one first."""

        rows = self._rows(workshop)
        if isinstance(rows, Problem):
            return rows
        return [Knock(row.seat, row.sign, row.who) for row in rows if row.reply == Reply.WAITING]

    def reply(self, workshop: str, seat: str, phone: str) -> Reply | Problem:
        """What has become of the knock of that phone at that seat."""

        rows = self._rows(workshop)
        if isinstance(rows, Problem):
            return rows
        own = (row.reply for row in rows if (row.seat, row.phone) == (seat, named(phone)))
        return Reply(next(own, Reply.NONE))

    def answer(self, person: Person, workshop: str, knock: Knock, key: str, *, lets_in: bool) -> bool:
        """Let the phone onto the seat in place of the one that holds it, or turn it away; False where it does not wait
        any more. Whoever else waits for the seat is turned away with it.

        Raises RefusedError without the key, WritingOff.
        """

        at_seat = (knocks.c.workshop == workshop, knocks.c.seat == knock.seat, knocks.c.reply == Reply.WAITING)
        waiting = select(knocks.c.phone).where(*at_seat, knocks.c.sign == knock.sign).limit(1).with_for_update()
        with self._guard.in_workshop(person, Action.LEAD, workshop) as connection:
            check_lead(connection, workshop, key)
            phone = connection.scalar(waiting)
            if phone is None:
                return False
            says = " ".join(filter(None, (workshop, knock.seat, knock.sign, knock.who)))
            if lets_in:
                _seat(connection, workshop, knock.seat, phone)
                audit.note(connection, person, audit.TAKEN_OVER, says=says)
            else:
                audit.note(connection, person, audit.TURNED_AWAY, says=says)
            turned_away = at_seat if lets_in else (*at_seat, knocks.c.phone == phone)
            connection.execute(update(knocks).where(*turned_away).values(reply=Reply.AWAY))
            return True

    def _rows(self, workshop: str) -> Sequence[Row[Any]] | Problem:
        every = select(knocks).where(knocks.c.workshop == workshop).order_by(knocks.c.at)
        return self._database.rows(every, of=("knocks", workshop))


def sign_of(workshop: str, phone: str) -> str:
    """Two digits that a phone shows and the wall names; they tell nothing of its secret."""

    digest = hashlib.sha256(f"{workshop} {phone}".encode()).digest()
    return f"{10 + int.from_bytes(digest[:4]) % 90}"


def leave_door(connection: Connection, workshop: str, seat: str, phone: str) -> None:
    """Forget that the phone, as the tables name it, has knocked at that seat."""

    here = (knocks.c.workshop == workshop, knocks.c.seat == seat, knocks.c.phone == phone)
    connection.execute(delete(knocks).where(*here))


def _seat(connection: Connection, workshop: str, seat: str, phone: str) -> None:
    """Let that phone answer for the seat, whoever did; its answers stay and count."""

    here = (seats.c.workshop == workshop, seats.c.seat == seat)
    leave_door(connection, workshop, seat, phone)
    if not connection.execute(update(seats).where(*here).values(phone=phone)).rowcount:
        connection.execute(insert(seats), {"workshop": workshop, "seat": seat, "phone": phone})
