"""The audit: who signed in, was refused, revealed, let a phone onto a seat, wrote, uploaded, gave or took rights."""

import time
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, select

from raci.people import Person
from raci.store.database import Database, now, timestamp
from raci.store.people_tables import audit
from raci.store.trouble import WritingOff
from raci.words import journal
from raci.words.problem import Problem
from raci.words.sentences import Word

AGAIN_S = 60.0
"""A refusal that repeats itself within that time is not written again: whoever hammers at the door fills no disk."""
LIMIT_REFUSALS = 1_000
LIMIT_SAYS = 1_000  # characters
SIGNED_IN, REFUSED, TAKEN_OVER, REVEALED, WRITTEN = "signed in", "refused", "taken over", "revealed", "written"
UPLOADED, DELETED, GRANTED, TURNED_AWAY = "uploaded", "deleted", "granted", "turned away"


ACTS = {
    SIGNED_IN: Word("signed in"),
    REFUSED: Word("was refused"),
    TAKEN_OVER: Word("let a phone onto a seat"),
    TURNED_AWAY: Word("did not let a phone onto a seat"),
    REVEALED: Word("revealed the ballots"),
    WRITTEN: Word("wrote into the file"),
    UPLOADED: Word("uploaded a matrix"),
    DELETED: Word("deleted"),
    GRANTED: Word("gave or took a right"),
}
"""Act -> what a page says of it."""


class AuditLine(NamedTuple):
    """One entry of the audit; `person` is an id, or the name that was typed where nobody signs in."""

    number: int
    at: datetime
    person: str
    act: str
    matrix: str
    says: str


class Audit:
    """The audit of one database. A read gives its value, or the Problem that was in its way."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._refused: dict[tuple[str, str, str], float] = {}

    def note(self, person: Person, act: str, matrix: str = "", says: str = "") -> None:
        """Write it down in a transaction of its own; while nothing can be written it is left out."""

        if act == SIGNED_IN:
            journal.note("sign-in", person=person.id)  # "" where it is by key, for a name that is typed is no id
        if self._database.check_writing():
            return  # nobody waits at the door for what cannot be written
        try:
            with self._database.writing() as connection:
                note(connection, person, act, matrix, says)
        except WritingOff:
            return  # reading goes on, and a sign-in with it

    def refuse(self, person: Person, matrix: str, says: str) -> None:
        """Write down that something was refused, once a minute for the same."""

        what, at = (_who(person), matrix, says), time.monotonic()
        if at - self._refused.get(what, -AGAIN_S) < AGAIN_S:
            return
        if len(self._refused) >= LIMIT_REFUSALS:
            self._refused.clear()
        self._refused[what] = at
        self.note(person, REFUSED, matrix, says)

    def lines(self, matrix: str | None = None, limit: int = 500) -> list[AuditLine] | Problem:
        """The latest entries, the latest first; of one matrix where one is named."""

        query = select(audit).order_by(audit.c.number.desc()).limit(limit)
        if matrix is not None:
            query = query.where(audit.c.matrix == matrix)
        rows = self._database.rows(query)
        if isinstance(rows, Problem):
            return rows
        return [AuditLine(**{**row._asdict(), "at": datetime.fromisoformat(row.at)}) for row in rows]


def note(connection: Connection, person: Person, act: str, matrix: str = "", says: str = "") -> None:
    """The same in a transaction that writes something else: both stand, or neither does."""

    row = {"at": timestamp(now()), "person": _who(person), "act": act, "matrix": matrix, "says": says[:LIMIT_SAYS]}
    connection.execute(audit.insert(), row)


def _who(person: Person) -> str:
    return person.id or person.name
