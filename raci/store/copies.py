"""A whole database as one file, and back: a copy of one moment, taken while people go on writing.

The file is a database of the app in SQLite, whichever kind it was taken from, and goes into either kind.
"""

import errno
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Column, Connection, RowMapping, Table, delete, func, insert, inspect, select
from sqlalchemy.engine import URL

from raci.store.addresses import address_of, engine_address
from raci.store.entrance import Opening
from raci.store.migrations import ADDED, SCHEMA, guard, schema, unguard
from raci.store.sql_tables import events, meta
from raci.store.storable import metadata
from raci.store.time_outs import UPKEEP_S
from raci.store.trouble import WritingOff, off, telling
from raci.store.upkeep import PAGE, Verified, migrate, verify
from raci.words.problem import Problem

Kept = dict[Table, list[Column[object]]]
"""The tables and columns that a database has, of ours; an earlier app made fewer."""


def backup(url: str, file: Path) -> Verified | Problem:
    """Copy a database into a new file and read it there: the log verified, or only counted where an earlier app has
    written it; why it cannot be done. Raises OSError for the file."""

    if file.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    with tempfile.TemporaryDirectory(prefix=".raci-", dir=file.absolute().parent) as folder:
        copy = Path(folder) / "copy.db"
        try:
            steps = _copy(engine_address(url), engine_address(address_of(copy)))
            verdict = verify(address_of(copy)) if steps == SCHEMA else _counted(copy)
        except WritingOff as error:
            return error.problem
        copy.chmod(0o600)  # ballots are in it
        copy.replace(file)
    return verdict


def restore(file: Path, url: str) -> Verified | Problem:
    """Copy such a file into an empty database, whose tables are those of today then; why it cannot be done."""

    try:
        _copy(engine_address(address_of(file)), engine_address(url))
    except WritingOff as error:
        return error.problem
    steps = migrate(url)
    return steps if isinstance(steps, Problem) else verify(url)


def _copy(source: URL | None, target: URL | None) -> int:
    """The number of the schema, the same in both. Raises WritingOff."""

    old, new = Opening(source, UPKEEP_S, only_to_look=True), Opening(target, UPKEEP_S)
    try:
        with _moment(old, source) as there:
            if (steps := schema(there)) > SCHEMA:
                raise off("ahead", source, found=steps, known=SCHEMA)
            kept = _kept(there)
            with new.changing() as (here, _):
                unguard(here)
                if not _is_empty(here):
                    raise off("filled", target)
                _shape(here, kept)
                for table, columns in kept.items():
                    for rows in _pages(there, columns, source):
                        here.execute(insert(table), [dict(row) for row in rows])
                    _count_on(here, table)
                if steps == SCHEMA:
                    guard(here)
        return steps
    finally:
        old.close()
        new.close()


@contextmanager
def _moment(opening: Opening, url: URL | None) -> Iterator[Connection]:
    """A transaction that sees the database as it is now, however long it reads. Nobody waits for it."""

    with telling(url):
        engine = opening.engine(UPKEEP_S, writes=False)
        if engine.dialect.name == "postgresql":
            engine = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with engine.begin() as connection:
            if engine.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN")
            yield connection


def _kept(connection: Connection) -> Kept:
    known = inspect(connection)
    tables = [table for table in metadata.sorted_tables if known.has_table(table.name)]
    names = {table: {column["name"] for column in known.get_columns(table.name)} for table in tables}
    return {table: [column for column in table.c if column.name in present] for table, present in names.items()}


def _is_empty(connection: Connection) -> bool:
    tables = (table for table in metadata.sorted_tables if table is not meta)
    return not any(connection.scalar(select(func.count()).select_from(table)) for table in tables)


def _shape(connection: Connection, kept: Kept) -> None:
    """Make the tables of today those of then: the steps that are still to be taken find what they expect."""

    connection.execute(delete(meta))
    for name, column in ADDED:
        if metadata.tables[name].c[column] not in kept[metadata.tables[name]]:
            connection.exec_driver_sql(f"ALTER TABLE {name} DROP COLUMN {column}")


def _count_on(connection: Connection, table: Table) -> None:
    """Let PostgreSQL number what comes next after what was copied; SQLite looks for itself."""

    number = table.autoincrement_column
    if number is not None and connection.dialect.name == "postgresql":
        last = select(func.max(number)).scalar_subquery()
        connection.execute(select(func.setval(func.pg_get_serial_sequence(table.name, number.name), last)))


def _pages(connection: Connection, columns: list[Column[object]], url: URL | None) -> Iterator[Sequence[RowMapping]]:
    """Every row as it is, also one that does not fit the others."""

    with telling(url):
        query = select(*columns).order_by(*columns[0].table.primary_key)
        yield from connection.execute(query, execution_options={"yield_per": PAGE}).mappings().partitions()


def _counted(file: Path) -> Verified:
    """How much there is in a file that an earlier app has written. Raises WritingOff."""

    url = engine_address(address_of(file))
    opening = Opening(url, UPKEEP_S, only_to_look=True)
    try:
        with _moment(opening, url) as connection:
            query = select(func.count(), func.count(events.c.matrix.distinct()))
            entries, logs = connection.execute(query).one()
            return Verified(entries, logs, [])
    finally:
        opening.close()
