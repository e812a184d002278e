"""How far each log has come: what pages ask to learn whether anything is new."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select

from raci.store.database import Database
from raci.store.sql_tables import events, heads
from raci.words.problem import Problem


class Version(NamedTuple):
    """How far a log has come: the number of its last event and its time; 0 and None for an empty log."""

    number: int = 0
    at: datetime | None = None


def versions_of(database: Database) -> dict[str, Version] | Problem:
    """Matrix -> how far its log is, of every log that is not empty."""

    last = select(events.c.matrix, func.max(events.c.number).label("number")).group_by(events.c.matrix).subquery()
    is_last = (events.c.matrix == last.c.matrix) & (events.c.number == last.c.number)
    every = select(events.c.matrix, events.c.number, events.c.at).join(last, is_last)
    noted = select(heads.c.matrix, heads.c.number, heads.c.at)
    rows = database.read(lambda connection: connection.execute(noted if database.is_whole else every).all())
    if isinstance(rows, Problem):
        return rows
    return {row.matrix: Version(row.number, datetime.fromisoformat(row.at)) for row in rows}
