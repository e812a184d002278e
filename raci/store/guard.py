"""Writing in the name of a person: what each may do is asked in the transaction that does it, and a no is kept."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from sqlalchemy import Connection, select

from raci.people import ACTIONS, LEVELS, Action, Level, Person, level_named
from raci.store.audit import Audit
from raci.store.database import Database
from raci.store.people_tables import grants
from raci.store.refusals import RefusedError, refused
from raci.store.sql_tables import workshops
from raci.words.sentences import Word

EVERYWHERE = ""
"""Stands for every matrix in the table of rights."""


class Guard(NamedTuple):
    """The database and its audit, through which everything is written."""

    database: Database
    audit: Audit

    @contextmanager
    def writing(self, person: Person, action: Action, matrix: str) -> Iterator[Connection]:
        """A transaction that writes, for whoever may do this. Raises RefusedError, which the audit keeps; WritingOff,
        IntegrityError."""

        with self.audited(person, matrix), self.database.writing() as connection:
            check_person(connection, person, action, matrix)
            yield connection

    @contextmanager
    def in_workshop(self, person: Person, action: Action, code: str) -> Iterator[Connection]:
        """The same for a workshop, whose matrix the database knows."""

        with self.audited(person, code), self.database.writing() as connection:
            query = select(workshops.c.matrix).where(workshops.c.workshop == code)
            matrix = connection.scalar(query) or "" if person.id else ""  # only of whom something is kept
            check_person(connection, person, action, matrix)
            yield connection

    @contextmanager
    def audited(self, person: Person, matrix: str) -> Iterator[None]:
        """Keep in the audit what is refused meanwhile."""

        try:
            yield
        except RefusedError as error:
            self.audit.refuse(person, matrix, error.problem.message())
            raise


def check_person(connection: Connection, person: Person, action: Action, matrix: str) -> None:
    """That this person may do that now, whatever a page has shown before. Raises RefusedError."""

    if level_on(person, given_to(connection, person), matrix) < ACTIONS[action].level:
        raise denied(person, action)


def denied(person: Person, action: Action) -> RefusedError:
    """That this person may not do that, and what it would take."""

    need, who = ACTIONS[action], person.name or Word("whoever gives no name")
    return refused(f"may {person.rights.mode}", who=who, act=need.word, level=LEVELS[need.level])


Given = Mapping[tuple[str, str], Level | None]
"""Subject and matrix -> how far a right goes that the database gives; None where it was taken back."""


def is_bounded(person: Person) -> bool:
    """True where what the database gives and takes counts; administrators of the server are nobody's to lower."""

    return bool(person.id) and person.rights.level < Level.ADMINISTER


def given_to(connection: Connection, person: Person) -> Given:
    """What the database gives to the person and to the groups of the person; {} without a look where none counts."""

    if not is_bounded(person):
        return {}
    query = select(grants.c.subject, grants.c.matrix, grants.c.level).order_by(grants.c.number)
    rows = connection.execute(query.where(grants.c.subject.in_(person.subjects)))
    return {(row.subject, row.matrix): level_named(row.level) for row in rows}


def level_on(person: Person, given: Given, matrix: str) -> Level:
    """How far the rights of the person go on that matrix.

    What the database gives the person goes before what it gives the groups, and that before what the server gives;
    what it says of the matrix before what it says of all.
    """

    if not is_bounded(person):
        return person.rights.level
    own, *groups = person.subjects
    for subjects in ((own,), groups):
        for where in (matrix, EVERYWHERE):
            levels = [level for subject in subjects if (level := given.get((subject, where))) is not None]
            if levels:
                return max(levels)
    return person.rights.level
