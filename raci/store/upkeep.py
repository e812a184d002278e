"""What whoever runs the database does with it beside the app: verify its log, and bring its tables up to date."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import select

from raci.store.addresses import engine_address
from raci.store.chain import FIELDS, Link, broken
from raci.store.database import Database
from raci.store.entrance import Opening
from raci.store.migrations import Step
from raci.store.rebuilt import differing
from raci.store.sql_tables import events, heads
from raci.store.time_outs import UPKEEP_S
from raci.store.trouble import WritingOff
from raci.words.problem import Problem

PAGE = 2_000
"""Entries that are read at once: no statement takes long, and a log of any length fits."""


class Verified(NamedTuple):
    """How many entries of how many logs were read, and what is wrong with them."""

    entries: int
    logs: int
    problems: list[Problem]


def verify(url: str, folder: Path | None = None) -> Verified | Problem:
    """Whether the log is as it was written, and whether snapshots of it, over the files of the folder, say what it
    says; why it cannot be read. Writes nothing."""

    database = Database(engine_address(url), only_to_look=True)
    try:
        verdict = _verdict(database)
        return verdict._replace(problems=[*verdict.problems, *differing(database, folder)]) if folder else verdict
    except WritingOff as error:
        return error.problem
    finally:
        database.close()


def migrate(url: str) -> list[Step] | Problem:
    """The steps that were taken now, [] where the tables are those of today; why not, where they cannot be."""

    opening = Opening(engine_address(url), UPKEEP_S)
    try:
        with opening.changing() as (_, steps):
            return steps
    except WritingOff as error:
        return error.problem
    finally:
        opening.close()


def _verdict(database: Database) -> Verified:
    """Raises WritingOff."""

    with database.reading() as connection:
        if not database.is_whole:
            raise database.off("unsealed")
        names = {*connection.scalars(select(events.c.matrix).distinct()), *connection.scalars(select(heads.c.matrix))}
    logs = [_Log(database, name) for name in sorted(names)]
    problems = [problem for log in logs for problem in broken(log.matrix, log, lambda log=log: log.end)]  # type: ignore[misc]
    return Verified(sum(log.entries for log in logs), len(logs), problems)


class _Log:
    """The entries of one log, page by page; once they have been read, how many there were, and the end as noted."""

    def __init__(self, database: Database, matrix: str) -> None:
        self._database = database
        self.matrix = matrix
        self.entries = 0
        self.end: tuple[int, str] | None = None

    def __iter__(self) -> Iterator[Link]:
        last = 0
        while page := self._page(last):
            self.entries += len(page)
            last = page[-1].number
            yield from page

    def _page(self, last: int) -> list[Link]:
        noted = select(heads.c.number, heads.c.hash).where(heads.c.matrix == self.matrix)
        later = select(*(events.c[name] for name in (*FIELDS, "hash")))
        later = later.where(events.c.matrix == self.matrix, events.c.number > last)
        with self._database.reading() as connection:
            # The end before the entries: one that comes in between is read, and asked for again.
            row = connection.execute(noted).one_or_none()
            self.end = (row.number, row.hash) if row else None
            return [Link(*entry) for entry in connection.execute(later.order_by(events.c.number).limit(PAGE))]
