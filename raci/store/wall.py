"""The way that stands on the wall, and what the seats say of it from their phones until it is applied."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, delete, insert, select

from raci.log import (
    Accepted,
    Amends,
    Body,
    Cancelled,
    Closed,
    Decision,
    Parked,
    Split,
    Stage,
    Voting,
    decode,
    encode,
)
from raci.model.changes import Change
from raci.people import Action, Person
from raci.store.database import now, timestamp
from raci.store.guard import Guard
from raci.store.rights import check_lead
from raci.store.sql_tables import consents, ways
from raci.store.turns import check_holder, named, stage_of
from raci.words.problem import Problem
from raci.workshop import Consent, Stance, rows_of


class WallWay(NamedTuple):
    """One way to settle a row as it stands on the wall; `answer` is its mark."""

    activity: str
    answer: str
    changes: tuple[Change, ...]


class GoneError(Exception):
    """The wall shows another way by now, or none."""


class WallBox:
    """What every workshop in one database has on its wall. A read gives its value, or the Problem in its way."""

    def __init__(self, guard: Guard) -> None:
        self._guard, self._database = guard, guard.database

    def put(self, person: Person, workshop: str, way: WallWay, key: str) -> None:
        """Let the phones be asked about that way. Raises RefusedError without the key, WritingOff."""

        held = {"workshop": workshop, "activity": way.activity, "answer": way.answer}
        with self._guard.in_workshop(person, Action.LEAD, workshop) as connection:
            check_lead(connection, workshop, key)
            connection.execute(delete(ways).where(ways.c.workshop == workshop))
            connection.execute(insert(ways), held | {"changes": encode(Decision(way.changes, ""))})

    def take_down(self, person: Person, workshop: str, answer: str, key: str) -> None:
        """Ask about that way no more; another one stays. Raises RefusedError without the key, WritingOff."""

        with self._guard.in_workshop(person, Action.LEAD, workshop) as connection:
            check_lead(connection, workshop, key)
            connection.execute(delete(ways).where(ways.c.workshop == workshop, ways.c.answer == answer))

    def way(self, workshop: str) -> WallWay | Problem | None:
        """The way that stands on the wall; None for none."""

        query = select(ways).where(ways.c.workshop == workshop)
        row = self._database.read(
            lambda connection: connection.execute(query).one_or_none() if self._database.is_whole else None,
            of=("way", workshop),
        )
        return row if isinstance(row, Problem) else _way(row)

    def say(self, person: Person, workshop: str, seat: str, phone: str, answer: str, said: Consent) -> None:
        """Keep what the seat says of the way that stands on the wall, in place of what it said of it before.

        Raises GoneError, SeatTakenError, RefusedError, WritingOff, and ValueError for an objection without a reason.
        """

        if said.stance == Stance.OBJECT and not said.why:
            raise ValueError("an objection needs a reason")
        with self._guard.in_workshop(person, Action.VOTE, workshop) as connection:
            check_holder(connection, workshop, seat, named(phone))
            where = {
                "workshop": workshop,
                "seat": seat,
                "answer": answer,
                "activity": _row(connection, workshop, answer),
            }
            connection.execute(delete(consents).where(*(consents.c[name] == value for name, value in where.items())))
            kept = {"stance": said.stance, "why": said.why, "at": timestamp(now())}
            connection.execute(insert(consents), where | kept)

    def said(self, workshop: str, activity: str, answer: str, *, anew: bool = False) -> dict[str, Consent] | Problem:
        """Seat -> what it says of that way to settle the row; `anew` as `Store.version` has it."""

        here = (consents.c.workshop == workshop, consents.c.activity == activity, consents.c.answer == answer)
        rows = self._database.rows(
            select(consents).where(*here), None if anew else ("said", workshop, activity, answer)
        )
        return rows if isinstance(rows, Problem) else _said(rows)


def end_way(connection: Connection, body: Body) -> None:
    """Take down the way that stands on the wall where the entry answers what the phones are asked: no phone asks on
    about what is settled, left open, split or voted on anew, whatever becomes of the screen that put it there."""

    here = ways.c.workshop == body.workshop
    way = _way(connection.execute(select(ways).where(here)).one_or_none())
    if way and _answers(body, way):
        connection.execute(delete(ways).where(here))


def _answers(body: Body, way: WallWay) -> bool:
    match body:
        case Closed() | Cancelled():
            return True
        case Split(motion=item) | Voting(item=item):
            return way.activity == item
        case Decision() | Amends() | Accepted() | Parked():
            rows = {way.activity, *(change.activity for change in way.changes)}
            return getattr(body, "undoes", None) is None and not rows.isdisjoint(rows_of(body))
    return False


def _way(row: Row[Any] | None) -> WallWay | None:
    if row is None:
        return None
    try:
        body = decode(Decision.kind, row.changes)
    except ValueError:
        return None
    return WallWay(row.activity, row.answer, body.changes) if isinstance(body, Decision) else None


def _row(connection: Connection, workshop: str, answer: str) -> str:
    """The row that the way on the wall is about. Raises GoneError."""

    query = select(ways.c.activity).where(ways.c.workshop == workshop, ways.c.answer == answer)
    activity = connection.scalar(query.with_for_update(read=True))
    if activity is None or stage_of(connection, workshop) != Stage.REVEALED:
        raise GoneError(answer)
    return str(activity)


def _said(rows: Sequence[object]) -> dict[str, Consent]:
    known = set(Stance)
    return {row.seat: Consent(Stance(row.stance), row.why) for row in rows if row.stance in known}  # type: ignore[attr-defined]
