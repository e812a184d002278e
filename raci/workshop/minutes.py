"""The log of a workshop -> its minutes: who was there, what was decided and why, what is left, and until when."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from raci import rules
from raci.log import (
    Accepted,
    Amends,
    Ballot,
    Belated,
    Closed,
    Confirmed,
    Event,
    Opened,
    Reshaped,
    Today,
    entry_words,
    event_words,
    stands,
)
from raci.log.columns import has_changed
from raci.log.names import Names
from raci.log.rounds import Round, row_of
from raci.model import Matrix
from raci.model.letters import Layer
from raci.model.terms import LETTERS
from raci.rules import RULES, SEVERITIES, Finding
from raci.words.lists import listed
from raci.words.sentences import Word, say
from raci.workshop.left_open import OpenQuestion, left_open
from raci.workshop.offer import open_rows
from raci.workshop.rounds import InRounds, in_rounds
from raci.workshop.rows import Decided, RowOutcome, decisions, rows


class Seat(NamedTuple):
    """A department that was to be in the room, and how many rows it answered by phone or slip; None where nobody took
    its seat."""

    name: str
    answered: int | None


class Accepting(NamedTuple):
    """A finding that is accepted as it is."""

    rule: str
    place: str
    why: str
    control: str
    until: date


class Said(NamedTuple):
    """What a department says of its column, None for nothing; `is_old`: a letter of the column was decided on since."""

    role: str
    agrees: bool | None
    why: str
    is_old: bool


class Tally(NamedTuple):
    """How many open findings of one severity there were before and after."""

    severity: str
    before: int
    after: int


@dataclass(frozen=True)
class Minutes:
    """The minutes in one language; texts as people wrote them, names as the matrix has them.

    `first` and `last` are the numbers of its first and last event; before it the matrix was version `first` - 1.
    `late`: what was made of answers that came after the reveal; `amended`: the amendments of the text, a sentence each.
    `asks`: of what time the ballots spoke; `rounds`: where they spoke of both, every row in each. `deleted`: the day on
    which the ballots were, so that nobody can tell any more who was there.
    """

    title: str
    matrix: str
    workshop: str
    day: date
    first: int
    last: int
    seats: tuple[Seat, ...]
    rows: tuple[RowOutcome, ...]
    decisions: tuple[Decided, ...]
    parked: tuple[OpenQuestion, ...]
    exceptions: tuple[Accepting, ...]
    said: tuple[Said, ...]
    tally: tuple[Tally, ...]
    settled: tuple[str, ...]
    raised: tuple[str, ...]
    changed: tuple[str, ...]
    definitions: tuple[tuple[str, str, str], ...]
    review: date | None
    late: tuple[str, ...] = ()
    amended: tuple[str, ...] = ()
    asks: tuple[Round, ...] = (Round.FROM_NOW,)
    rounds: tuple[InRounds, ...] = ()
    deleted: date | None = None


def minutes(
    before: Matrix,
    today: Today,
    events: Iterable[Event],
    workshop: str,
    lang: str,
    attendance: Mapping[str, int] | None = None,
    ballots: Iterable[Ballot] = (),
    deleted: date | None = None,
) -> Minutes:
    """The minutes of one workshop, `before` being the matrix as it was when it opened.

    Every row and every seat is in, each once; decisions that were taken back or overtaken are left out, those decided
    again are in; parked rows are those still open. `attendance`: seat that somebody took -> rows answered; `ballots`:
    all of the workshop, of every round. Raises ValueError when the log has no such workshop.
    """

    own = [event for event in events if event.body.workshop == workshop] if workshop else []
    opened = next((event.body for event in own if isinstance(event.body, Opened)), None)
    if opened is None:
        raise ValueError(f"no workshop has the code {workshop}")
    opened, names = today.workshops[workshop].opened, Names(today.matrix, lang)
    findings = [rules.check(matrix, Layer.TODAY, today=opened.day) for matrix in (before, today.matrix)]
    effect = rules.compare(*findings)  # an accepted finding is still there: nothing has settled it
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
        seats=tuple(Seat(names.role(seat), (attendance or {}).get(seat)) for seat in opened.seats),
        rows=tuple(rows(today, workshop, names, open_rows(findings[1]))),
        decisions=tuple(decisions(own, today, names)),
        parked=tuple(left_open(today, opened, names)),
        exceptions=tuple(_exceptions(own, today, names)),
        said=tuple(_said(own, opened, today, names)),
        tally=tuple(_tally(*findings)),
        settled=tuple(cause.message(lang) for cause in effect.settled),
        raised=tuple(cause.message(lang) for cause in effect.raised if not cause.accepted),
        changed=tuple(cause.message(lang) for cause in effect.left if not cause.accepted),
        definitions=tuple((letter.value, say(name, lang), say(text, lang)) for letter, (name, text) in LETTERS.items()),
        review=review,
        late=tuple(_late(event.body, names) for event in own if isinstance(event.body, Belated)),
        amended=tuple(_amended(own, today, lang)),
        asks=opened.asks,
        rounds=() if deleted else tuple(in_rounds(opened, ballots, names)),
        deleted=deleted,
    )


def _late(body: Belated, names: Names) -> str:
    """What was made of late answers: whose, and to which rows."""

    by_seat: dict[str, dict[str, None]] = {}
    for seat, row in body.answers:
        by_seat.setdefault(seat, {})[row_of(row)] = None
    said = [
        say(
            "{what}: {told}",
            names.lang,
            what=names.role(seat),
            told=listed(map(names.activity, dict.fromkeys(rows)), names.lang),
        )
        for seat, rows in by_seat.items()
    ]
    return say(entry_words.BELATED[body.is_taken], names.lang, answers="; ".join(said))


def _amended(own: list[Event], today: Today, lang: str) -> Iterator[str]:
    """The amendments that stand, each with its reason; an amendment of the amendment stands for itself."""

    for event in own:
        if isinstance(event.body, Amends | Reshaped) and stands(event, today):
            yield say("{what}. Reason: {why}", lang, what=event_words.act(event, today, lang), why=event.body.why)


def _exceptions(own: list[Event], today: Today, names: Names) -> Iterator[Accepting]:
    for event in own:
        body = event.body
        if not isinstance(body, Accepted) or body.is_withdrawn or not stands(event, today):
            continue
        if today.accepted_by.get((body.rule, body.at), event.number) == event.number:
            title = f" {names.rule(body.rule)}" if body.rule in RULES else ""
            yield Accepting(body.rule + title, names.at(body.at), body.why, body.control, body.until)


def _said(own: list[Event], opened: Opened, today: Today, names: Names) -> Iterator[Said]:
    """What each role said last, every seat first."""

    last = {event.body.role: (event.number, event.body) for event in own if isinstance(event.body, Confirmed)}
    for role in dict.fromkeys([*opened.seats, *last]):
        if role in last:
            number, body = last[role]
            yield Said(names.role(role), body.agrees, body.why, has_changed(today, role, number))
        else:
            yield Said(names.role(role), None, "", False)


def _tally(before: list[Finding], after: list[Finding]) -> Iterator[Tally]:
    sides = [rules.causes(findings) for findings in (before, after)]
    for severity in SEVERITIES:
        counts = (sum(cause.severity == severity and not cause.accepted for cause in side) for side in sides)
        yield Tally(severity.value, *counts)
    accepted = (sum(cause.accepted is not None for cause in side) for side in sides)
    yield Tally("accepted", *accepted)


TALLY = {"gap": Word("Gaps"), "concern": Word("Concerns"), "note": Word("Notes"), "accepted": Word("Accepted as it is")}
"""Severity, or "accepted" -> the words for a count of causes."""
