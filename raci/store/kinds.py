"""Whether this version knows what every entry of a log says; each is looked at once while the log is the same."""

from typing import Any

from sqlalchemy import Connection, Row, Select, select

from raci.log import BODIES, NEWER
from raci.store.sql_tables import events
from raci.store.trouble import WritingOff


class Kinds:
    """Up to which entry, by its hash, the kinds of each log are known."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[int, str]] = {}

    def check(self, connection: Connection, matrix: str, last: Row[Any]) -> None:
        """Raises WritingOff where a newer app has written what a decision of this one might contradict."""

        number, hash_ = self._known.get(matrix, (0, ""))
        unknown = connection.scalar(_unknown(matrix, number, hash_))
        if unknown and unknown == number:  # another copy of the log is there now
            unknown = connection.scalar(_unknown(matrix, 0, ""))
        if unknown:
            raise WritingOff(NEWER)
        self._known[matrix] = last.number, last.hash


def _unknown(matrix: str, known: int, hash_: str) -> Select[Any]:
    """The number of the first event behind `known` whose kind this version does not know; of that one, if its hash is
    another."""

    is_other = (events.c.number == known) & (events.c.hash != hash_)
    query = select(events.c.number).where(events.c.matrix == matrix, events.c.number >= known)
    return query.where(is_other | events.c.kind.not_in(list(BODIES))).order_by(events.c.number).limit(1)
