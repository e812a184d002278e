"""A name is taken out of the record: the logs that it stood in are sealed anew, and the audit says that they were."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Table, or_, select, update

from raci.people import Person
from raci.store import triggers
from raci.store.addresses import engine_address
from raci.store.audit import DELETED, note
from raci.store.entrance import Opening
from raci.store.migrations import guard, seal, unguard
from raci.store.people_tables import audit, grants
from raci.store.sql_tables import events, paper_steps, uploads
from raci.store.time_outs import UPKEEP_S
from raci.store.trouble import WritingOff
from raci.store.upkeep import Verified, verify
from raci.words.problem import Problem

NOBODY = "N. N."
PERSONS = {"owner", "by", "holders", "author"}
"""Fields of entries and of steps that hold names of persons; a party may be called like one."""

SIGNED = (uploads.c.author, audit.c.person, grants.c.author)


class TakenOut(NamedTuple):
    """In how many rows somebody had signed or was named, and the entries that speak of the name in a longer text."""

    rows: int
    mentions: list[tuple[str, int]]


def take_out(url: str, name: str, person: Person) -> TakenOut | Verified | Problem:
    """Put nobody in place of a name as it stands in the record; the log as verified where it is not as it was written,
    for what is sealed anew looks whole, and why it cannot be done."""

    verdict = verify(url)
    if isinstance(verdict, Problem) or verdict.problems:
        return verdict
    opening = Opening(engine_address(url), UPKEEP_S)
    try:
        with opening.changing() as (connection, _):
            return _take_out(connection, name, person)
    except WritingOff as error:
        return error.problem
    finally:
        opening.close()


def _take_out(connection: Connection, name: str, person: Person) -> TakenOut:
    with _unguarded(connection):
        changed, mentions = _take_from_log(connection, name)
        rows = len(changed) + _take_from_steps(connection, name)
        for column in SIGNED:
            same = update(column.table).where(column == name).values({column.name: NOBODY})
            rows += connection.execute(same).rowcount
        for matrix in sorted({matrix for matrix, _ in changed}):
            seal(connection, matrix)
            note(connection, person, DELETED, matrix, "a name; the log is sealed anew")
    return TakenOut(rows, mentions)


def _take_from_log(connection: Connection, name: str) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """The entries that are changed now, and those that still have the name in a text."""

    about = or_(events.c.author == name, events.c.body.contains(_in_json(name), autoescape=True))
    changed, mentions = [], []
    for row in connection.execute(select(events).where(about).order_by(events.c.matrix, events.c.number)).all():
        here = (events.c.matrix == row.matrix, events.c.number == row.number)
        body, author = _without(row.body, name), NOBODY if row.author == name else row.author
        if (body, author) != (row.body, row.author):
            connection.execute(update(events).where(*here).values(body=body, author=author))
            changed.append((row.matrix, row.number))
        if _in_json(name) in body:
            mentions.append((row.matrix, row.number))
    return changed, mentions


def _take_from_steps(connection: Connection, name: str) -> int:
    """How many steps of policies that are being read are changed now."""

    about = paper_steps.c.body.contains(_in_json(name), autoescape=True)
    rows: list[Row[Any]] = [*connection.execute(select(paper_steps).where(about))]
    changed = [(row, body) for row in rows if (body := _without(row.body, name)) != row.body]
    for row, body in changed:
        here = (paper_steps.c.paper == row.paper, paper_steps.c.number == row.number)
        connection.execute(update(paper_steps).where(*here).values(body=body))
    return len(changed)


def _in_json(name: str) -> str:
    return json.dumps(name, ensure_ascii=False)[1:-1]


def _without(body: str, name: str) -> str:
    """The JSON with nobody wherever a person stands who is called so; the same text where none does."""

    def walk(value: Any, is_person: bool = False) -> Any:
        if isinstance(value, dict):
            return {key: walk(item, is_person or key in PERSONS) for key, item in value.items()}
        if isinstance(value, list):
            return [walk(item, is_person) for item in value]
        return NOBODY if is_person and value == name else value

    held = json.loads(body)
    after = walk(held)
    return body if after == held else json.dumps(after, ensure_ascii=False, separators=(",", ":"))


@contextmanager
def _unguarded(connection: Connection) -> Iterator[None]:
    """The log and the audit without their triggers, locked for all others until the transaction ends."""

    unguard(connection)
    for table in (audit, grants):
        _let_change(connection, table)
    yield
    guard(connection)
    for table in (audit, grants):
        _keep(connection, table)


def _let_change(connection: Connection, table: Table) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"ALTER TABLE {table.name} DISABLE TRIGGER USER")
    else:
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {table.name}_never_change")


def _keep(connection: Connection, table: Table) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"ALTER TABLE {table.name} ENABLE TRIGGER USER")
    else:
        connection.exec_driver_sql(triggers.SQLITE_KEPT[0].format(table=table.name))
