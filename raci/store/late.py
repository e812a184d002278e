"""Answers that came after the reveal: kept apart from the blind vote, until the facilitator takes them in as late."""

import json
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, delete, insert, select, update

from raci.log import Ballot, Belated, Stage, answer_of
from raci.people import Action, Person
from raci.store.database import now, timestamp
from raci.store.guard import Guard
from raci.store.sql_tables import late
from raci.store.turns import check_holder, named, note_number, stage_of
from raci.words.problem import Problem


class Fate(StrEnum):
    """What the facilitator has made of a late answer."""

    WAITING = ""
    TAKEN = "taken"
    LEFT = "left"


class Late(NamedTuple):
    """An answer that came after the reveal; one without letters takes back what the seat answered in time."""

    ballot: Ballot
    fate: Fate


class LateBox:
    """The late answers of every workshop in one database. A read gives its value, or the Problem in its way."""

    def __init__(self, guard: Guard) -> None:
        self._guard, self._database = guard, guard.database

    def keep(self, person: Person, workshop: str, phone: str, ballot: Ballot, number: int | None = None) -> None:
        """Keep an answer of the phone that holds the seat, unless a later one is known.

        Raises SeatTakenError, RefusedError, WritingOff, ValueError for anything but letters and "?", and before
        the reveal.
        """

        where = {"workshop": workshop, "seat": ballot.seat, "activity": ballot.activity}
        cells = {role: answer_of(cell) for role, cell in sorted(ballot.letters.items())}
        row = {"letters": json.dumps(cells), "fate": Fate.WAITING, "at": timestamp(now())}
        with self._guard.in_workshop(person, Action.VOTE, workshop) as connection:
            if stage_of(connection, workshop) in (None, Stage.OPEN):
                raise ValueError(f"the ballots of {workshop} are not revealed")
            check_holder(connection, workshop, ballot.seat, named(phone))
            if note_number(connection, where, number):
                connection.execute(delete(late).where(*(late.c[name] == value for name, value in where.items())))
                connection.execute(insert(late), where | row)

    def find(self, workshop: str) -> list[Late] | Problem:
        """Every late answer, by seat and row."""

        query = select(late).where(late.c.workshop == workshop).order_by(late.c.seat, late.c.activity)
        rows = self._database.rows(query, of=("late", workshop))
        if isinstance(rows, Problem):
            return rows
        try:
            return [_late(row) for row in rows]
        except ValueError as error:
            return self._database.off("late", code=workshop, reason=str(error)).problem


def _late(row: Row[*tuple[Any, ...]]) -> Late:
    return Late(Ballot(row.seat, row.activity, json.loads(row.letters)), Fate(row.fate))


def settle(connection: Connection, body: Belated) -> None:
    """Mark what the event takes in or leaves out, in the transaction that writes it."""

    for seat, activity in body.answers:
        here = (late.c.workshop == body.workshop, late.c.seat == seat, late.c.activity == activity)
        connection.execute(update(late).where(*here).values(fate=Fate.TAKEN if body.is_taken else Fate.LEFT))
