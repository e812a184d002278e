"""Tables of a database -> those that this app works with: step by step from every schema that was ever published."""

from collections.abc import Callable
from typing import Any, NamedTuple

from sqlalchemy import DDL, Connection, delete, event, func, insert, inspect, select, text, update

from raci.store import triggers
from raci.store.chain import FIRST, hash_of
from raci.store.sql_tables import LATER, events, heads, meta
from raci.store.storable import metadata
from raci.words.sentences import Word

VERSION = 1
"""What whoever reads must know. A database that says more is left alone; one that says less is read."""

CREATION_LOCK = 72_650_163  # any number, the same in every process that may create the tables
BATCH = 1_000
ADDED = {("events", "hash")}
"""Columns that the first schema did not have."""


LIMIT_OPENED = 20_000
"""Entries up to which whoever opens the database takes the steps; of more they take longer than anybody waits."""


class ForeignError(Exception):
    """The tables are not those of this app: another program's, or damaged."""


class LongError(Exception):
    """There are more entries than a step may take while somebody waits."""


class Step(NamedTuple):
    """What leads from one schema to the next: in words, and done in the transaction that notes the new number."""

    says: Word
    take: Callable[[Connection], None]


def _begin(connection: Connection) -> None:
    """The first schema: what it lacked of today's tables comes with `complete`."""


def _chain(connection: Connection) -> None:
    """Give every entry its hash, in the order of the log, and note where each log ends."""

    unguard(connection)
    connection.exec_driver_sql("ALTER TABLE events ADD COLUMN hash TEXT NOT NULL DEFAULT ''")
    heads.create(connection, checkfirst=True)
    for matrix in connection.scalars(select(events.c.matrix).distinct().order_by(events.c.matrix)).all():
        seal(connection, matrix)
    guard(connection)


def unguard(connection: Connection) -> None:
    """Take the triggers off the log, in a transaction that locks it for all others and ends with `guard`."""

    for name in triggers.NAMES:
        table = " ON events" if connection.dialect.name == "postgresql" else ""
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}{table}")


def guard(connection: Connection) -> None:
    for statement in TRIGGERS[connection.dialect.name]:
        connection.exec_driver_sql(statement)


def seal(connection: Connection, matrix: str) -> None:
    """Give every entry of a log its hash, and note where it ends; the triggers must be off."""

    before, last, at = FIRST, 0, ""
    sealing = text("UPDATE events SET hash = :hash WHERE matrix = :matrix AND number = :number")
    while rows := _batch(connection, matrix, last):
        sealed = []
        for row in rows:
            before = hash_of(before, row)
            sealed.append({"hash": before, "matrix": matrix, "number": row["number"]})
            last, at = row["number"], row["at"]
        connection.execute(sealing, sealed)
    connection.execute(delete(heads).where(heads.c.matrix == matrix))
    connection.execute(insert(heads), {"matrix": matrix, "number": last, "at": at, "hash": before})


def _batch(connection: Connection, matrix: str, last: int) -> list[Any]:
    later = select(events).where(events.c.matrix == matrix, events.c.number > last).order_by(events.c.number)
    return [*connection.execute(later.limit(BATCH)).mappings()]


TRIGGERS = {"sqlite": triggers.SQLITE, "postgresql": triggers.POSTGRES}
for _name, _statements in TRIGGERS.items():
    for _statement in _statements:
        # They need `heads` as well, which PostgreSQL and SQLite look for only when an entry comes.
        event.listen(events, "after_create", DDL(_statement).execute_if(dialect=_name))  # type: ignore[no-untyped-call]

STEPS = (
    Step(Word("the tables of the log and of ballots"), _begin),
    Step(Word("a hash for every entry of the log, and a note of where each log ends"), _chain),
)
"""Schema n is what the first n steps lead to."""

SCHEMA = len(STEPS)


def _count(connection: Connection) -> int:
    return connection.scalar(select(func.count()).select_from(events)) or 0


def version(connection: Connection) -> int | None:
    """What whoever reads the database must know; None where there are no tables yet. Raises ForeignError."""

    known = inspect(connection)
    if not known.has_table(meta.name):
        # Asked again last: another process may have created them all in between.
        if any(known.has_table(name) for name in metadata.tables) and not inspect(connection).has_table(meta.name):
            raise ForeignError
        return None
    if not {column["name"] for column in known.get_columns(meta.name)} >= {*meta.c.keys()}:
        raise ForeignError
    return _number(connection, "version")


def schema(connection: Connection) -> int:
    """How many steps the database has taken; the first app noted none. Raises ForeignError."""

    return _number(connection, "schema", "1")


def _number(connection: Connection, name: str, default: str | None = None) -> int:
    written = connection.scalar(select(meta.c.value).where(meta.c.name == name)) or default
    if not isinstance(written, str) or not written.isascii() or not written.isdigit() or not int(written):
        raise ForeignError
    return int(written)


def check(connection: Connection) -> bool:
    """True where every step has been taken and no table is missing, as those of LATER may be in what an earlier app has
    written. Raises ForeignError where another one, or a column of ours, is missing."""

    known = inspect(connection)
    missing = {name for name in metadata.tables if not known.has_table(name)}
    steps = schema(connection)
    lacks = ADDED if steps < SCHEMA else set()
    for name in metadata.tables.keys() - missing:
        columns = {column["name"] for column in known.get_columns(name)}
        if not {(name, column) for column in {*metadata.tables[name].c.keys()} - columns} <= lacks:
            raise ForeignError
    if not missing <= LATER:
        raise ForeignError
    return not missing and steps >= SCHEMA


def complete(connection: Connection, *, waited_for: bool) -> list[Step]:
    """The steps that were taken now, in one transaction; of several processes at once the first takes them.

    Raises LongError where somebody waits and there is too much to do.
    """

    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": CREATION_LOCK})
    if version(connection) is None:
        metadata.create_all(connection)
        kept = {"version": f"{VERSION}", "tried": "", "schema": f"{SCHEMA}"}
        connection.execute(insert(meta), [{"name": name, "value": value} for name, value in kept.items()])
        return [*STEPS]
    steps = [*STEPS[schema(connection) :]]
    if steps and waited_for and _count(connection) > LIMIT_OPENED:
        raise LongError
    for step in steps:
        step.take(connection)
    if steps and not connection.execute(update(meta).where(meta.c.name == "schema").values(value=f"{SCHEMA}")).rowcount:
        connection.execute(insert(meta), {"name": "schema", "value": f"{SCHEMA}"})
    metadata.create_all(connection)
    return steps
