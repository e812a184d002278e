"""What answers for which seat of a workshop: a phone, paper, or nothing yet."""

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from raci.people import Action, Person
from raci.store import audit
from raci.store.database import Database
from raci.store.guard import Guard
from raci.store.knocks import leave_door
from raci.store.sql_tables import seats
from raci.store.trouble import WritingOff
from raci.words.problem import Problem

PAPER, PHONE = "paper", "phone"
"""PAPER stands for the phone in the tables too, and no phone can pass for it, see `turns.named`."""


def holders(database: Database, workshop: str) -> dict[str, str] | Problem:
    """Seat -> how the tables name what answers for it; the names of phones are for nobody to see."""

    query = select(seats.c.seat, seats.c.phone).where(seats.c.workshop == workshop)
    which = ("seats", workshop)
    return database.read(lambda connection: {seat: phone for seat, phone in connection.execute(query)}, of=which)


def sit(guard: Guard, person: Person, action: Action, workshop: str, seat: str, phone: str, *, over: bool) -> bool:
    """True when that phone, as the tables name it, answers for the seat from now on: nothing did, it did already, or it
    takes `over` what paper has answered. Raises RefusedError, WritingOff."""

    here, is_over = (seats.c.workshop == workshop, seats.c.seat == seat), False
    query = select(seats.c.phone).where(*here)
    try:
        with guard.in_workshop(person, action, workshop) as connection:
            held = connection.scalar(query.with_for_update())
            if held is None:
                connection.execute(insert(seats), {"workshop": workshop, "seat": seat, "phone": phone})
                leave_door(connection, workshop, seat, phone)
            elif held == PAPER and over:
                connection.execute(update(seats).where(*here).values(phone=phone))
                audit.note(connection, person, audit.TAKEN_OVER, says=f"{workshop} {seat}")
                is_over = True
    except IntegrityError:  # another phone sat down in the same moment
        holder = guard.database.read(lambda connection: connection.scalar(query))
        if isinstance(holder, Problem):
            raise WritingOff(holder) from None
        return holder == phone
    return is_over or held in (None, phone)
