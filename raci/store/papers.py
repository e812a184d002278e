"""Policies that are being read, and every step that persons took with them, so that anybody can go on from there."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import IntegrityError

from raci.people import Action, Person
from raci.store import audit
from raci.store.database import now, timestamp
from raci.store.guard import Guard
from raci.store.sql_tables import paper_steps, papers
from raci.store.storable import storable
from raci.store.trouble import off
from raci.words.problem import Problem
from raci.words.sentences import Word

LIMIT_PAPERS, LIMIT_STEPS = 300, 50_000
"""Policies in one database, and steps with one of them."""
FULL = {
    "papers": (Word("{limit} policies are being read here, and no more are kept"), Word("ask whoever runs the app")),
    "steps": (Word("{limit} answers are kept for this policy, and no more"), Word("download the matrix")),
}
TRIES = 5
"""How often somebody tries who was overtaken by others with the same policy."""


class Paper(NamedTuple):
    """A policy: the SHA-256 of its file, its name, its text, whether its lines may be broken at a width."""

    paper: str
    name: str
    text: str
    wrapped: bool

    @classmethod
    def of(cls, paper: str, name: str, text: str, wrapped: bool) -> "Paper":
        """With the characters that a database takes: places are counted in what is kept."""

        return cls(paper, storable(name), storable(text), wrapped)


class Begun(NamedTuple):
    """A policy as a list of them shows it: when it was brought, and how many steps were taken with it."""

    paper: str
    name: str
    at: datetime
    steps: int


class Taken(NamedTuple):
    """One step with a policy: its number, when it was taken and by whom, "" where nobody is named, and what it was."""

    number: int
    at: datetime
    by: str
    body: dict[str, str]


class FullError(Exception):
    """There is no room for another one; `problem` says of what."""

    def __init__(self, name: str, limit: int):
        self.problem = Problem("", 0, 0, *FULL[name], {"limit": f"{limit:,}"})
        super().__init__(self.problem.message())


class Papers:
    """Policies in one database. A read gives its value, or the Problem that was in its way."""

    def __init__(self, guard: Guard) -> None:
        self._guard, self._database = guard, guard.database

    def keep(self, person: Person, paper: Paper) -> None:
        """Keep it; one that is there already stays as it is. Raises RefusedError, WritingOff and FullError."""

        row = {**paper._asdict(), "wrapped": int(paper.wrapped), "at": timestamp(now())}
        try:
            with self._guard.writing(person, Action.UPLOAD, "") as connection:
                if connection.scalar(select(papers.c.paper).where(papers.c.paper == paper.paper)):
                    return
                if (connection.scalar(select(func.count()).select_from(papers)) or 0) >= LIMIT_PAPERS:
                    raise FullError("papers", LIMIT_PAPERS)
                connection.execute(papers.insert(), row)
                audit.note(connection, person, audit.UPLOADED, says=paper.name)
        except IntegrityError:
            return  # somebody else has brought the same one at the same moment

    def find(self, paper: str) -> Paper | Problem | None:
        """The policy whose file has that SHA-256; None where there is none."""

        query = select(papers).where(papers.c.paper == paper)
        row = self._database.read(
            lambda connection: connection.execute(query).one_or_none() if self._is_there else None
        )
        if row is None or isinstance(row, Problem):
            return row
        return Paper(row.paper, row.name, row.text, bool(row.wrapped))

    def begun(self) -> list[Begun] | Problem:
        """All policies, the latest first."""

        steps = select(paper_steps.c.paper, func.count().label("steps")).group_by(paper_steps.c.paper).subquery()
        query = (
            select(papers.c.paper, papers.c.name, papers.c.at, func.coalesce(steps.c.steps, 0).label("steps"))
            .outerjoin(steps, steps.c.paper == papers.c.paper)
            .order_by(papers.c.at.desc())
        )
        rows = self._database.read(lambda connection: connection.execute(query).all() if self._is_there else [])
        if isinstance(rows, Problem):
            return rows
        return [Begun(row.paper, row.name, datetime.fromisoformat(row.at), row.steps) for row in rows]

    def add(self, person: Person, paper: str, bodies: Sequence[Mapping[str, str]]) -> range:
        """Write down in order what the person has done, after the steps of that policy; the numbers they have got.

        A step that says `by` whom it was taken keeps that name. Raises RefusedError, WritingOff and FullError.
        """

        signed = [{**body, "by": storable(body.get("by") or person.signature)} for body in bodies]
        for _ in range(TRIES):
            try:
                with self._guard.writing(person, Action.UPLOAD, "") as connection:
                    return self._add(connection, paper, signed)
            except IntegrityError:
                continue  # somebody else has got this number
        raise off("locked", None)

    def steps(self, paper: str) -> list[Taken] | Problem:
        """The steps in order; of what cannot be read the body is empty."""

        query = select(paper_steps).where(paper_steps.c.paper == paper).order_by(paper_steps.c.number)
        rows = self._database.read(lambda connection: connection.execute(query).all() if self._is_there else [])
        return rows if isinstance(rows, Problem) else [_taken(row.number, row.at, row.body) for row in rows]

    @property
    def _is_there(self) -> bool:
        """False where an earlier app wrote the database and nothing can be written: the tables are missing then."""

        return self._database.is_whole

    def _add(self, connection: Connection, paper: str, bodies: Sequence[Mapping[str, str]]) -> range:
        last = connection.scalar(select(func.max(paper_steps.c.number)).where(paper_steps.c.paper == paper)) or 0
        if last + len(bodies) > LIMIT_STEPS:
            raise FullError("steps", LIMIT_STEPS)
        rows = [
            {
                "paper": paper,
                "number": number,
                "at": timestamp(now()),
                "body": json.dumps(dict(body), ensure_ascii=False),
            }
            for number, body in enumerate(bodies, start=last + 1)
        ]
        if rows:
            connection.execute(paper_steps.insert(), rows)
        return range(last + 1, last + 1 + len(rows))


def _taken(number: int, at: str, text: str) -> Taken:
    body = _body(text)
    by = body.pop("by", "")  # steps of earlier apps name nobody
    return Taken(number, datetime.fromisoformat(at), by if isinstance(by, str) else "", body)


def _body(text: str) -> dict[str, str]:
    try:
        body = json.loads(text)
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}
