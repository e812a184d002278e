"""The tables of log, ballots and uploads, and the triggers that let the log only grow, on both databases."""

from typing import Any

from sqlalchemy import (
    DDL,
    BigInteger,
    Column,
    Connection,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    event,
    inspect,
    select,
    text,
)

from raci.store import triggers

VERSION = 1
"""Of the tables below; a database that says more belongs to a later app. Tables that an app of this version may lack
are created when they are missing: it passes over them."""

CREATION_LOCK = 72_650_163  # any number, the same in every process that may create the tables


def storable(value: str) -> str:
    """The text without what no database takes: NUL and halves of surrogate pairs. No keyboard gives either."""

    return value.replace("\0", "").encode("utf-8", "replace").decode()


class Storable(TypeDecorator[str]):
    """Text that cannot make a statement fail, whatever a browser sent."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Any) -> str | None:
        return None if value is None else storable(value)


metadata = MetaData()

events = Table(
    "events",
    metadata,
    Column("matrix", Storable, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Storable, nullable=False),  # UTC, ISO 8601 with microseconds: sorts as text
    Column("author", Storable, nullable=False),
    Column("kind", Storable, nullable=False),
    Column("body", Storable, nullable=False),  # JSON
)

ballots = Table(
    "ballots",
    metadata,
    Column("workshop", Storable, primary_key=True),
    Column("seat", Storable, primary_key=True),
    Column("activity", Storable, primary_key=True),
    Column("role", Storable, primary_key=True),
    Column("letters", Storable, nullable=False),
    Column("phone", Storable, nullable=False),
    Column("at", Storable, nullable=False),
)

seats = Table(
    "seats",
    metadata,
    Column("workshop", Storable, primary_key=True),
    Column("seat", Storable, primary_key=True),
    Column("phone", Storable, nullable=False),
)
"""The phone that answers for a seat: a secret of its own, so that nobody else sees its answers before the reveal."""

turns = Table(
    "turns",
    metadata,
    Column("workshop", Storable, primary_key=True),
    Column("seat", Storable, primary_key=True),
    Column("activity", Storable, primary_key=True),
    Column("number", BigInteger, nullable=False),
)
"""The number of the latest answer of a seat to a row, which outlives an answer that was taken back."""

late = Table(
    "late",
    metadata,
    Column("workshop", Storable, primary_key=True),
    Column("seat", Storable, primary_key=True),
    Column("activity", Storable, primary_key=True),
    Column("letters", Storable, nullable=False),  # JSON
    Column("fate", Storable, nullable=False),
    Column("at", Storable, nullable=False),
)
"""Answers that came after the reveal, and what was made of them; the blind vote is in `ballots` alone."""

workshops = Table(
    "workshops",
    metadata,
    Column("workshop", Storable, primary_key=True),
    Column("matrix", Storable, nullable=False),
    Column("stage", Storable, nullable=False),
    Column("place", Storable, nullable=False, default=""),
    Column("since", Storable, nullable=False),
)
"""How far each workshop has come, which the log says too: the row that votes share and a reveal takes for itself.
`place` is what the screens of the room show, `since` when they came there."""

locks = Table(
    "locks",
    metadata,
    Column("workshop", Storable, primary_key=True),
    Column("lock", Storable, nullable=False),
    Column("at", Storable, nullable=False),
)
"""The hash of the facilitator's key; a workshop without one was opened by an earlier app, and anybody leads it."""

ways = Table(
    "ways",
    metadata,
    Column("workshop", Storable, primary_key=True),
    Column("activity", Storable, nullable=False),
    Column("answer", Storable, nullable=False),
    Column("changes", Storable, nullable=False),  # JSON
)
"""The way that stands on the wall, about which the phones are asked; `answer` is its mark."""

consents = Table(
    "consents",
    metadata,
    Column("workshop", Storable, primary_key=True),
    Column("seat", Storable, primary_key=True),
    Column("activity", Storable, primary_key=True),
    Column("answer", Storable, primary_key=True),
    Column("stance", Storable, nullable=False),
    Column("why", Storable, nullable=False),
    Column("at", Storable, nullable=False),
)
"""What a seat says, from its phone, of one way to settle a row; the entry that applies the way takes it over."""

votes = Table(
    "votes",
    metadata,
    Column("workshop", Storable, primary_key=True),
    Column("activity", Storable, nullable=False),
)
"""The vote that is open after the reveal, by its key in `ballots`; its answers are nobody's until it is closed."""

uploads = Table(
    "uploads",
    metadata,
    Column("matrix", Storable, primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("at", Storable, nullable=False),
    Column("author", Storable, nullable=False),
    Column("source", Storable, nullable=False),  # the name of the file it was read from
    Column("text", Storable, nullable=False),  # YAML; "" where the matrix was deleted
)
"""Matrices that were brought by upload, a row a revision; nothing is ever changed in place."""

papers = Table(
    "papers",
    metadata,
    Column("paper", Storable, primary_key=True),  # SHA-256 of the file
    Column("name", Storable, nullable=False),
    Column("text", Storable, nullable=False),
    Column("wrapped", Integer, nullable=False),
    Column("at", Storable, nullable=False),
)
"""Policies that are being read: the text of each, in which all places are counted."""

paper_steps = Table(
    "paper_steps",
    metadata,
    Column("paper", Storable, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Storable, nullable=False),
    Column("body", Storable, nullable=False),  # JSON
)
"""What persons did with a policy that is being read, step by step; nothing is changed in place."""

LATER = {one.name for one in (turns, late, uploads, locks, ways, consents, votes, papers, paper_steps)}
"""Tables that the earlier app of this version did not have."""

meta = Table("meta", metadata, Column("name", Storable, primary_key=True), Column("value", Storable, nullable=False))

for _name, _statements in (("sqlite", triggers.SQLITE), ("postgresql", triggers.POSTGRES)):
    for _statement in _statements:
        event.listen(events, "after_create", DDL(_statement).execute_if(dialect=_name))  # type: ignore[no-untyped-call]


class ForeignError(Exception):
    """The tables are not those of this app: another program's, or damaged."""


def version(connection: Connection) -> int | None:
    """The version of the tables in the database; None where there are none yet. Raises ForeignError."""

    known = inspect(connection)
    if not known.has_table(meta.name):
        # Asked again last: another process may have created them all in between.
        if any(known.has_table(name) for name in metadata.tables) and not inspect(connection).has_table(meta.name):
            raise ForeignError
        return None
    if not {column["name"] for column in known.get_columns(meta.name)} >= {*meta.c.keys()}:
        raise ForeignError
    written = connection.scalar(select(meta.c.value).where(meta.c.name == "version"))
    if not isinstance(written, str) or not written.isascii() or not written.isdigit() or not int(written):
        raise ForeignError
    return int(written)


def check(connection: Connection) -> bool:
    """True where no table is missing, as those of LATER may be in what an earlier app has written.

    Raises ForeignError where another one, or a column of ours, is missing.
    """

    known = inspect(connection)
    missing = {name for name in metadata.tables if not known.has_table(name)}
    for name in metadata.tables.keys() - missing:
        if not {column["name"] for column in known.get_columns(name)} >= {*metadata.tables[name].c.keys()}:
            raise ForeignError
    if not missing <= LATER:
        raise ForeignError
    return not missing


def create(connection: Connection) -> None:
    """Create what is missing, in one transaction; of several processes at once the first does it."""

    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": CREATION_LOCK})
    is_new = version(connection) is None
    metadata.create_all(connection)
    if is_new:
        connection.execute(meta.insert(), [{"name": "version", "value": f"{VERSION}"}, {"name": "tried", "value": ""}])
