"""Uploaded matrices: their YAML texts, revision by revision, kept beside the log; a deleted one leaves both behind."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, func, select
from sqlalchemy.exc import IntegrityError

from raci.people import Action, Person
from raci.store import audit
from raci.store.database import now, timestamp
from raci.store.guard import Guard
from raci.store.sql_tables import events, uploads
from raci.store.storable import storable
from raci.words.problem import Problem
from raci.words.sentences import Word

REFUSED = {
    "taken": (Word("the name {name} is taken by another matrix"), Word("choose another name")),
    "deleted": (
        Word("the name {name} belonged to a matrix that was deleted, whose log is kept"),
        Word("choose another name"),
    ),
    "logged": (
        Word("decisions are kept under the name {name}, and their matrix is not here"),
        Word("choose another name, or put its file back into the folder"),
    ),
    "author": (Word("nobody is named who brings this matrix"), Word("write your name")),
    "faster": (
        Word("somebody has changed the matrix {name} in the meantime"),
        Word("look at it again, then repeat this"),
    ),
    "hidden": (
        Word("the uploaded matrix {name} is not shown, because a file has its name"),
        Word("rename the file, or move it out of the folder"),
    ),
    "unknown": (Word("there is no uploaded matrix {name}"), Word("look into the library")),
}
"""Name -> why a text is not kept, and what to do."""


class NotKeptError(ValueError):
    """Why a text is not kept as an uploaded matrix; `problem` says what to do."""

    def __init__(self, problem: Problem):
        super().__init__(problem.message())
        self.problem = problem


class Upload(NamedTuple):
    """One revision of an uploaded matrix: who kept it, when, and from which file; `text` is "" once it is deleted."""

    name: str
    revision: int
    at: datetime
    author: str
    source: str
    text: str

    @property
    def is_deleted(self) -> bool:
        return not self.text


class Revised(NamedTuple):
    """Another text for an uploaded matrix, which follows the revision `base`."""

    base: int
    text: str


class Uploads:
    """The uploaded matrices of one database. A read gives its value, or the Problem that was in its way."""

    def __init__(self, guard: Guard) -> None:
        self._guard, self._database = guard, guard.database

    def revisions(self) -> dict[str, int] | Problem:
        """Name -> number of the last revision, of deleted ones too. Cheap: asked to learn if anything is new."""

        query = select(uploads.c.matrix, func.max(uploads.c.revision)).group_by(uploads.c.matrix)
        revisions = self._database.read(lambda connection: self._all(connection, query), of=("revisions",))
        return revisions if isinstance(revisions, Problem) else dict(revisions)

    def last(self, names: Collection[str]) -> list[Upload] | Problem:
        """The last revision of each of these."""

        newest = select(uploads.c.matrix, func.max(uploads.c.revision).label("revision")).group_by(uploads.c.matrix)
        last = newest.where(uploads.c.matrix.in_(list(names))).subquery()
        is_last = (uploads.c.matrix == last.c.matrix) & (uploads.c.revision == last.c.revision)
        query = select(uploads).join(last, is_last).order_by(uploads.c.matrix)
        rows = self._database.read(lambda connection: connection.execute(query).all())
        return rows if isinstance(rows, Problem) else [_upload(row) for row in rows]

    def history(self, name: str) -> list[Upload] | Problem:
        """Every revision of a matrix, the first one first."""

        query = select(uploads).where(uploads.c.matrix == name).order_by(uploads.c.revision)
        rows = self._database.rows(query)
        return rows if isinstance(rows, Problem) else [_upload(row) for row in rows]

    def keep(self, name: str, person: Person, text: str, source: str = "") -> Upload:
        """A new matrix under a name that nothing has had. Raises NotKeptError, RefusedError, WritingOff."""

        name, author = storable(name), _named(person.signature)
        try:
            with self._guard.writing(person, Action.UPLOAD, name) as connection:
                if in_the_way := _refusal(connection, name):
                    raise in_the_way
                audit.note(connection, person, audit.UPLOADED, name, source)
                return _add(connection, Upload(name, 1, now(), author, source, storable(text)))
        except IntegrityError:
            raise refused("taken", name=name) from None

    def delete(self, name: str, base: int, person: Person) -> Upload:
        """The revision that ends it; texts and log stay in the database. Raises NotKeptError, RefusedError,
        WritingOff."""

        try:
            with self._guard.writing(person, Action.DELETE, name) as connection:
                audit.note(connection, person, audit.DELETED, name)
                return revise(connection, name, _named(person.signature), Revised(base, ""))
        except IntegrityError:
            raise refused("faster", name=name) from None

    def _all(self, connection: Connection, query: Any) -> dict[str, int]:
        return {name: number for name, number in connection.execute(query)} if self._database.is_whole else {}


def revise(connection: Connection, name: str, author: str, revised: Revised) -> Upload:
    """Another text in a transaction of somebody else's. Raises NotKeptError where the last one is not its base."""

    query = select(uploads).where(uploads.c.matrix == name).order_by(uploads.c.revision.desc()).limit(1)
    row = connection.execute(query).one_or_none()
    if row is None or not row.text:
        raise refused("unknown", name=name)
    if row.revision != revised.base:
        raise refused("faster", name=name)
    return _add(connection, Upload(name, revised.base + 1, now(), author, row.source, storable(revised.text)))


def _refusal(connection: Connection, name: str) -> NotKeptError | None:
    """Why a name cannot be had."""

    query = select(uploads.c.text).where(uploads.c.matrix == name).order_by(uploads.c.revision.desc()).limit(1)
    text = connection.scalar(query)
    if text is not None:
        return refused("taken" if text else "deleted", name=name)
    logged = connection.scalar(select(events.c.number).where(events.c.matrix == name).limit(1))
    return refused("logged", name=name) if logged else None


def _add(connection: Connection, upload: Upload) -> Upload:
    row = upload._asdict() | {"at": timestamp(upload.at)}
    connection.execute(uploads.insert(), {"matrix": row.pop("name"), **row})
    return upload


def _named(author: str) -> str:
    name = storable(author).strip()
    if not name:
        raise refused("author")
    return name


def refused(message: str, **args: object) -> NotKeptError:
    """The exception with that message."""

    return NotKeptError(Problem("", 0, 0, *REFUSED[message], args))


def _upload(row: Row[*tuple[Any, ...]]) -> Upload:
    at = datetime.fromisoformat(row.at)
    return Upload(row.matrix, row.revision, at, row.author, row.source, row.text)
