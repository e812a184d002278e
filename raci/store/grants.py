"""Rights that the database gives, beyond those of the server: given and taken by administrators, row after row."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select

from raci.people import Action, Level, Person, level_named
from raci.store import audit
from raci.store.database import now, timestamp
from raci.store.guard import EVERYWHERE, Given, Guard, given_to, is_bounded, level_on
from raci.store.people_tables import grants
from raci.store.refusals import refused
from raci.words.problem import Problem


class Grant(NamedTuple):
    """A right as it stands: whose, on which matrix ("" for all), how far it goes, who gave it and when."""

    subject: str
    matrix: str
    level: Level
    author: str
    at: datetime


class Grants:
    """The rights in one database. A read gives its value, or the Problem that was in its way."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard

    def given(self, person: Person) -> Given | Problem:
        """What the database gives and takes, for `level_on`; asks it only where somebody signs in."""

        if not is_bounded(person):
            return {}
        whole = self._guard.database
        return whole.read(lambda connection: given_to(connection, person) if whole.is_whole else {})

    def level(self, person: Person, matrix: str = EVERYWHERE) -> Level | Problem:
        """How far the rights of the person go on that matrix."""

        given = self.given(person)
        return given if isinstance(given, Problem) else level_on(person, given, matrix)

    def give(self, person: Person, subject: str, matrix: str, level: Level | None) -> None:
        """Let the rights of a person or an @group go that far on a matrix, None for as far as the server gives them.

        Raises RefusedError, WritingOff.
        """

        subject = subject.strip()
        if not subject.strip("@"):
            raise refused("subject")
        row = {"at": timestamp(now()), "subject": subject, "matrix": matrix, "author": person.id or person.name}
        with self._guard.writing(person, Action.GRANT, matrix) as connection:
            connection.execute(grants.insert(), row | {"level": level.text if level is not None else ""})
            says = f"{subject}: {level.text if level is not None else '-'}"
            audit.note(connection, person, audit.GRANTED, matrix, says)

    def all(self) -> list[Grant] | Problem:
        """Every right that stands, by subject and matrix."""

        rows = self._guard.database.rows(select(grants).order_by(grants.c.number))
        if isinstance(rows, Problem):
            return rows
        last = {(row.subject, row.matrix): row for row in rows}
        return [
            Grant(row.subject, row.matrix, level, row.author, datetime.fromisoformat(row.at))
            for _, row in sorted(last.items())
            if (level := level_named(row.level)) is not None
        ]
