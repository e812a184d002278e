"""Snapshots of folds in the database: what is found there is taken up only where it fits the log as it lies there."""

import hashlib
import zlib
from contextlib import suppress
from typing import Any, NamedTuple

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError

from raci.store.database import Database
from raci.store.sql_tables import events, snapshots
from raci.store.trouble import WritingOff
from raci.words.journal import note
from raci.words.problem import Problem


class Kept(NamedTuple):
    """A snapshot as it lies in the database; `made` tells with which file and by which version."""

    number: int
    made: str
    body: bytes


class Snapshots:
    """The newest snapshot of each log. Methods may be called from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def names(self) -> list[str]:
        """The logs of which there is one, sorted. Raises WritingOff."""

        rows = self._database.rows(select(snapshots.c.matrix).order_by(snapshots.c.matrix))
        if isinstance(rows, Problem):
            raise WritingOff(rows)
        return [row.matrix for row in rows]

    def newest(self, matrix: str) -> Kept | Problem | None:
        """The snapshot of a log, None where there is none, or one that is damaged or of another copy of the log."""

        there = (events.c.matrix == snapshots.c.matrix) & (events.c.number == snapshots.c.number)
        query = select(snapshots, events.c.hash.label("now")).join(events, there).where(snapshots.c.matrix == matrix)
        rows = self._database.rows(query)
        if isinstance(rows, Problem):
            return rows
        for row in rows:
            if row.hash == row.now and row.seal == _seal(row._mapping):
                with suppress(zlib.error):
                    return Kept(row.number, row.made, zlib.decompress(row.body))
            note("snapshot does not fit", matrix=matrix, number=row.number)
        return None

    def keep(self, matrix: str, taken: Kept) -> None:
        """Keep a snapshot in the place of the one before; nothing where it cannot be, for nobody depends on it."""

        body = zlib.compress(taken.body, 1)
        row: dict[str, Any] = {"matrix": matrix, "number": taken.number, "made": taken.made, "body": body}
        here = events.c.matrix == matrix, events.c.number == taken.number
        with suppress(WritingOff, IntegrityError), self._database.writing() as connection:
            row["hash"] = connection.scalar(select(events.c.hash).where(*here)) or ""
            connection.execute(delete(snapshots).where(snapshots.c.matrix == matrix))
            connection.execute(insert(snapshots), row | {"seal": _seal(row)})
            note("snapshot", matrix=matrix, number=taken.number, bytes=len(body))


def _seal(row: Any) -> str:
    names = [row[name] for name in ("matrix", "number", "hash", "made")]
    return hashlib.sha256("\n".join(map(str, names)).encode() + b"\n" + row["body"]).hexdigest()
