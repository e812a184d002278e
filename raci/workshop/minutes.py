"""The log of a workshop -> its minutes: who was there, what was decided and why, what is left, and until when."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from raci import rules
from raci.changes import Change
from raci.i18n import Word, say
from raci.letters import Layer, cell_of
from raci.log import Accepted, Closed, Confirmed, Decision, Event, Opened, Parked, Today, stands
from raci.model import Matrix
from raci.record import Names
from raci.rules import RULES, SEVERITIES, Finding
from raci.terms import LETTERS


class Seat(NamedTuple):
    """A department in the room and how many rows it answered on its ballot."""

    name: str
    answered: int


class Changed(NamedTuple):
    role: str
    before: str
    after: str


@dataclass(frozen=True)
class Decided:
    """One row as it was decided: the cells that changed, the reason, who agreed, who dissents and says what."""

    number: int
    activity: str
    clause: str
    cells: tuple[Changed, ...]
    why: str
    agreed: tuple[str, ...]
    dissent: tuple[tuple[str, str], ...]
    conditions: str
    author: str


class Question(NamedTuple):
    """A row that was left open: who brings the answer, and by when."""

    activity: str
    question: str
    owner: str
    due: date


class Accepting(NamedTuple):
    """A finding that is accepted as it is."""

    rule: str
    place: str
    why: str
    control: str
    until: date


class Said(NamedTuple):
    """What a department says of its column."""

    role: str
    agrees: bool
    why: str


class Tally(NamedTuple):
    """How many open findings of one severity there were before and after."""

    severity: str
    before: int
    after: int


@dataclass(frozen=True)
class Minutes:
    """The minutes in one language; texts as people wrote them, names as the matrix has them.

    `first` and `last` are the numbers of its first and last event; before it the matrix was version `first` - 1.
    """

    title: str
    matrix: str
    workshop: str
    day: date
    first: int
    last: int
    seats: tuple[Seat, ...]
    decisions: tuple[Decided, ...]
    parked: tuple[Question, ...]
    exceptions: tuple[Accepting, ...]
    said: tuple[Said, ...]
    tally: tuple[Tally, ...]
    settled: tuple[str, ...]
    raised: tuple[str, ...]
    changed: tuple[str, ...]
    definitions: tuple[tuple[str, str, str], ...]
    review: date | None


def minutes(
    before: Matrix,
    today: Today,
    events: Iterable[Event],
    workshop: str,
    lang: str,
    answered: Mapping[str, int] | None = None,
) -> Minutes:
    """The minutes of one workshop, `before` being the matrix as it was when it opened.

    Decisions that were taken back are left out, those decided again are in; parked rows are those still open.
    `answered` is seat -> rows answered. Raises ValueError when the log has no such workshop.
    """

    own = [event for event in events if event.body.workshop == workshop] if workshop else []
    opened = next((event.body for event in own if isinstance(event.body, Opened)), None)
    if opened is None:
        raise ValueError(f"no workshop has the code {workshop}")
    names = Names(today.matrix, lang)
    found = [rules.check(matrix, Layer.TODAY, today=opened.day) for matrix in (before, today.matrix)]
    effect = rules.compare(*found)  # an accepted finding is still there: nothing has settled it
    closed = [event.body for event in own if isinstance(event.body, Closed)]
    due = next((body.review for body in reversed(closed) if body.review), None)
    review = due or (today.matrix.review.due if today.matrix.review else None)
    return Minutes(
        title=opened.title,
        matrix=today.matrix.title.of(lang),
        workshop=workshop,
        day=opened.day,
        first=own[0].number,
        last=own[-1].number,
        seats=tuple(Seat(names.role(seat), (answered or {}).get(seat, 0)) for seat in opened.seats),
        decisions=tuple(_decisions(own, today, names)),
        parked=tuple(_parked(today, workshop, names)),
        exceptions=tuple(_exceptions(own, today, names)),
        said=tuple(_said(own, names)),
        tally=tuple(_tally(*found)),
        settled=tuple(one.message(lang) for one in effect.settled),
        raised=tuple(one.message(lang) for one in effect.raised if not one.accepted),
        changed=tuple(one.message(lang) for one in effect.left if not one.accepted),
        definitions=tuple((letter.value, say(name, lang), say(text, lang)) for letter, (name, text) in LETTERS.items()),
        review=review,
    )


def _decisions(own: list[Event], today: Today, names: Names) -> Iterator[Decided]:
    for event in own:
        if isinstance(event.body, Decision) and stands(event, today):
            by_row: dict[str, list[Change]] = {}
            for change in event.body.changes:
                by_row.setdefault(change.activity, []).append(change)
            yield from (_decided(event, event.body, row, changes, names) for row, changes in by_row.items())


def _decided(event: Event, body: Decision, row: str, changes: list[Change], names: Names) -> Decided:
    told = next((one.why.of(names.lang) for one in changes if one.why), "")
    return Decided(
        number=event.number,
        activity=names.activity(row),
        clause=names.clause(row),
        cells=tuple(Changed(names.role(one.role), cell_of(one.before), cell_of(one.after)) for one in changes),
        why=body.why or told,
        agreed=tuple(map(names.role, body.agreed)),
        dissent=tuple((names.role(role), opinion) for role, opinion in body.dissent),
        conditions=body.conditions,
        author=event.author,
    )


def _parked(today: Today, workshop: str, names: Names) -> Iterator[Question]:
    for one in today.parked:
        if one.body.workshop == workshop:
            body: Parked = one.body
            yield Question(names.activity(body.activity), body.question, names.role(body.owner), body.due)


def _exceptions(own: list[Event], today: Today, names: Names) -> Iterator[Accepting]:
    for event in own:
        body = event.body
        if not isinstance(body, Accepted) or body.is_withdrawn or not stands(event, today):
            continue
        if today.accepted_by.get((body.rule, body.at), event.number) == event.number:
            title = f" {names.rule(body.rule)}" if body.rule in RULES else ""
            yield Accepting(body.rule + title, names.place(body.at), body.why, body.control, body.until)


def _said(own: list[Event], names: Names) -> Iterator[Said]:
    """What each role said last."""

    last = {event.body.role: event.body for event in own if isinstance(event.body, Confirmed)}
    return (Said(names.role(role), body.agrees, body.why) for role, body in last.items())


def _tally(before: list[Finding], after: list[Finding]) -> Iterator[Tally]:
    sides = [rules.causes(found) for found in (before, after)]
    for severity in SEVERITIES:
        counts = (sum(one.severity == severity and not one.accepted for one in side) for side in sides)
        yield Tally(severity.value, *counts)
    accepted = (sum(one.accepted is not None for one in side) for side in sides)
    yield Tally("accepted", *accepted)


TALLY = {"gap": Word("Gaps"), "concern": Word("Concerns"), "note": Word("Notes"), "accepted": Word("Accepted as it is")}
"""Severity, or "accepted" -> the words for a count of causes."""
