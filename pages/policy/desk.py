"""A policy on the desk: its text, its reading, and all that persons have said of it, kept step by step."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property, lru_cache
from hashlib import sha256
from typing import Any

from pages.shared import form, session, workspace
from raci.draft import Party, Reading, Switches, open_file, read_safely
from raci.draft.details import Detail, details_of
from raci.draft.review import (
    Answers,
    Asked,
    Step,
    StepKind,
    affected,
    answers_of,
    drafts_now,
    kept_step,
    owners_of,
    parties_of,
    questions_of,
    standing,
    step_of,
    switches_of,
)
from raci.store import FullError, Paper, RefusedError, Taken, WritingOff
from raci.words.problem import LoadError, Problem

AUTHOR = "policy-author"
"""The line with the name of whoever reads; one for the whole page."""
KEPT_READINGS = 24
LIMIT_EDITIONS = 8
"""How many earlier editions answers are taken from."""
LIMIT_SENT = 2_000
"""Steps that a browser may send at once."""


@dataclass(frozen=True, eq=False)
class Desk:
    """One policy as a run of the page finds it.

    `own` are the steps with this edition, `former` those with earlier ones; `unkept` says why the last step could not
    be kept, None while all are.
    """

    paper: Paper
    own: tuple[Step, ...]
    former: tuple[Step, ...]
    earlier: Paper | None
    unkept: Problem | None

    @cached_property
    def steps(self) -> list[Step]:
        """What stands, the earliest first."""

        return [*self.former, *standing(self.own)]

    @cached_property
    def first(self) -> Reading:
        """What the program found by itself."""

        return reading_of(self.paper)

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        return parties_of(self.first.parties, self.steps)

    @cached_property
    def reading(self) -> Reading:
        """What it finds with the parties, owners and conventions that a person has settled."""

        return reading_of(self.paper, self.parties, switches_of(self.steps), owners_of(self.steps))

    @cached_property
    def conventions(self) -> dict[str, int]:
        """Switch -> how many letters it is about."""

        plain = replace(switches_of(self.steps), review=Switches().review)
        return affected(reading_of(self.paper, self.parties, plain, owners_of(self.steps)))

    @cached_property
    def answers(self) -> Answers:
        return answers_of(self.steps)

    @cached_property
    def details(self) -> dict[int, Detail]:
        """Sentence -> what it tells besides letters, by those confirmed, else by those proposed."""

        return details_of(self.reading, drafts_now(self.reading, self.answers), self.answers.details)

    @cached_property
    def pages(self) -> list[Asked]:
        """The sentences as they are asked about."""

        return questions_of(self.reading, self.answers)


def reading_of(
    paper: Paper,
    parties: tuple[Party, ...] | None = None,
    switches: Switches | None = None,
    owners: Mapping[str, str] | None = None,
) -> Reading:
    """The reading of a policy, remembered: a page asks for it at every press."""

    plain = tuple(replace(party, count=0, first=None) for party in parties) if parties is not None else None
    return _reading(paper.text, paper.wrapped, plain, switches or Switches(), tuple((owners or {}).items()))


@lru_cache(KEPT_READINGS)
def _reading(
    text: str,
    wrapped: bool,
    parties: tuple[Party, ...] | None,
    switches: Switches,
    owners: tuple[tuple[str, str], ...],
) -> Reading:
    return read_safely(text, parties, switches, wrapped, dict(owners))


def bring(data: bytes, name: str) -> str | LoadError | Problem:
    """The id of a policy that is kept from now on; what is wrong with the file, or why it cannot be kept."""

    try:
        text, is_own = open_file(data, name)
        paper = Paper.of(sha256(data).hexdigest(), name[:200], text, is_own)
        reading_of(paper)
    except LoadError as error:
        return error
    session.note(f"policy-{paper.paper}", paper)
    try:
        workspace.store().papers.keep(form.author(AUTHOR), paper)
    except (RefusedError, WritingOff, FullError) as error:
        session.note(f"policy-unkept-{paper.paper}", error.problem)
    return paper.paper


def desk_of(name: str) -> Desk | Problem | None:
    """The policy with that id; why it cannot be read, None where there is none."""

    paper = _paper(name)
    if not isinstance(paper, Paper):
        return paper
    own = _steps(name)
    former, earlier = _former(own)
    return Desk(paper, tuple(own), tuple(former), earlier, session.noted(f"policy-unkept-{name}"))


def take(name: str, sent: Any) -> None:
    """Write down what a browser has sent: steps, each with a number that is higher than those before it."""

    read = session.noted(f"policy-read-{name}", 0)
    steps = [step for step in sent[:LIMIT_SENT] if isinstance(step, dict)] if isinstance(sent, list) else []
    fresh = [step for step in steps if isinstance(step.get("seq"), int) and step["seq"] > read]
    write(name, [step for sent_step in fresh if (step := step_of(sent_step))])
    session.note(f"policy-read-{name}", max((step["seq"] for step in fresh), default=read))


def how_far(name: str) -> int:
    """The number of the last step of the browser that has been written down."""

    return int(session.noted(f"policy-read-{name}", 0))


def write(name: str, steps: list[Step]) -> None:
    """Keep the steps, with those that could not be kept before; they count in this visit in any case."""

    person = form.author(AUTHOR)
    author = person.signature
    bodies = [*session.noted(f"policy-unsaved-{name}", ()), *(_body(step, author) for step in steps)]
    if not bodies:
        return
    try:
        if paper := session.noted(f"policy-{name}"):
            workspace.store().papers.keep(person, paper)
        numbers = workspace.store().papers.add(person, name, bodies)
    except (RefusedError, WritingOff, FullError) as error:
        session.note(f"policy-unsaved-{name}", bodies)
        session.note(f"policy-unkept-{name}", error.problem)
        return
    session.note(f"policy-unsaved-{name}", ())
    session.note(f"policy-unkept-{name}", None)
    unsigned = [number for number, body in zip(numbers, bodies, strict=True) if not (body["by"] or author)]
    session.note(f"policy-unsigned-{name}", [*session.noted(f"policy-unsigned-{name}", ()), *unsigned])


def _paper(name: str) -> Paper | Problem | None:
    kept = workspace.store().papers.find(name)
    return kept if isinstance(kept, Paper) else session.noted(f"policy-{name}") or kept


def _steps(name: str) -> list[Step]:
    kept = workspace.store().papers.steps(name)
    rows = [] if isinstance(kept, Problem) else kept
    last = rows[-1].number if rows else 0
    unsaved = enumerate(session.noted(f"policy-unsaved-{name}", ()), start=last + 1)
    rows = [*rows, *(Taken(number, datetime.now(UTC), body["by"], body) for number, body in unsaved)]
    return [replace(step, number=row.number, by=row.by, at=row.at) for row in rows if (step := kept_step(row.body))]


def _former(own: list[Step]) -> tuple[list[Step], Paper | None]:
    """The steps with earlier editions, the earliest first, and the edition before this one."""

    former: list[Step] = []
    before: Paper | None = None
    known: set[str] = set()
    name = _edition(own)
    while name and name not in known and len(known) < LIMIT_EDITIONS:
        known.add(name)
        paper = _paper(name)
        if not isinstance(paper, Paper):
            break
        before = before or paper
        steps = _steps(name)
        former = [*standing(steps), *former]
        name = _edition(steps)
    return former, before


def _edition(steps: list[Step]) -> str:
    named = [step.about for step in standing(steps) if step.kind == StepKind.EDITION]
    return named[-1] if named else ""


def _body(step: Step, author: str) -> dict[str, str]:
    return {"kind": str(step.kind), "about": step.about, "party": step.party, "value": step.value, "by": author}
