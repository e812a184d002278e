"""What was answered in workshops that are long over is deleted: the ballots, the phones, what came late."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection, Table, delete, insert, select
from sqlalchemy.engine import URL

from raci.log import OVER, Cancelled, Closed, Opened, decode
from raci.people import Person
from raci.store.addresses import engine_address
from raci.store.audit import DELETED, note
from raci.store.database import Database, now, timestamp
from raci.store.sql_tables import (
    ballots,
    consents,
    events,
    forgotten,
    knocks,
    late,
    seats,
    turns,
    votes,
    ways,
    workshops,
)
from raci.store.trouble import WritingOff, off
from raci.words.problem import Problem

GIVEN: tuple[Table, ...] = (ballots, seats, knocks, turns, late, consents, votes, ways)
"""What phones and slips have given; the code, the key and the entries of a workshop stay."""

DAYS = {body.kind for body in (Opened, Closed, Cancelled)}


class Forgot(NamedTuple):
    """Workshops whose ballots were deleted now, how many rows that were, and those as old that were never ended."""

    workshops: list[str]
    rows: int
    unended: list[str]


def forget(url: str, days: int, person: Person) -> Forgot | Problem:
    """Delete what was answered in workshops that ended at least so many days ago; why it cannot be done."""

    database = Database(address := engine_address(url))
    try:
        with database.writing() as connection:
            return _forget(connection, _days(connection, address), now() - timedelta(days=days), person)
    except WritingOff as error:
        return error.problem
    finally:
        database.close()


def _forget(connection: Connection, days: dict[str, datetime], before: datetime, person: Person) -> Forgot:
    stages = {row.workshop: (row.matrix, row.stage) for row in connection.execute(select(workshops))}
    old = sorted(code for code, at in days.items() if code in stages and at <= before)
    over = [code for code in old if stages[code][1] in OVER]
    done, rows = [], 0
    for code in over:
        if count := sum(_delete_ballots(connection, code)):
            note(connection, person, DELETED, stages[code][0], f"ballots of the workshop {code}")
            connection.execute(delete(forgotten).where(forgotten.c.workshop == code))
            connection.execute(insert(forgotten), {"workshop": code, "at": timestamp(now())})
            done.append(code)
            rows += count
    return Forgot(done, rows, [code for code in old if code not in over])


def _delete_ballots(connection: Connection, code: str) -> Iterator[int]:
    for table in GIVEN:
        yield connection.execute(delete(table).where(table.c.workshop == code)).rowcount


def _days(connection: Connection, url: URL | None) -> dict[str, datetime]:
    """Code -> when the workshop began or, later, when it ended last. Raises WritingOff for an entry that is damaged."""

    rows = connection.execute(select(events).where(events.c.kind.in_(DAYS)).order_by(events.c.matrix, events.c.number))
    days = {}
    for row in rows:
        try:
            days[decode(row.kind, row.body).workshop] = datetime.fromisoformat(row.at)
        except ValueError as error:
            raise off("event", url, matrix=row.matrix, number=row.number, reason=f"{error}") from None
    return days
