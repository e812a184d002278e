"""Ballots of a row -> where the seats agree; rows -> the agenda, the most disputed first."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from raci.log import Ballot
from raci.model import Activity, Matrix
from raci.model.letters import Letter
from raci.rules import SEVERITIES, Finding
from raci.workshop.offer import open_findings


@dataclass(frozen=True)
class Agreement:
    """What the seats say of one row. After Beckhard & Harris, responsibility charting.

    `answered` seats give somebody a letter, `unsure` ones do not know, `silent` ones have no ballot.
    `counts`: role -> letter or "?" -> how many seats say so.
    `share`: of the answered seats, the part 0-1 that give the most frequent answer to "who is accountable?", where no
    role and several roles are answers like any other; 0 when nobody answered.
    `favoured`: the roles that the most frequent answer names, () where that is "nobody".
    `claims`: seats that take the A themselves. `names`: seat -> the other roles to which it gives the A.
    `refused`: seats that others name as A and that answered without taking it. `tied`: the answers to that question
    that are the most frequent ones together, () where there is one such answer or none.
    """

    activity: str
    answered: tuple[str, ...]
    unsure: tuple[str, ...]
    silent: tuple[str, ...]
    counts: Mapping[str, Mapping[str, int]]
    share: float
    favoured: tuple[str, ...]
    claims: tuple[str, ...]
    names: Mapping[str, tuple[str, ...]]
    refused: tuple[str, ...]
    tied: tuple[tuple[str, ...], ...] = ()

    @property
    def is_contested(self) -> bool:
        """Several seats claim the A for themselves."""

        return len(self.claims) > 1

    @property
    def is_unowned(self) -> bool:
        """Most of the room answered, and none of them gives anybody the A. Silence names nobody, and whoever does not
        know has not said that it is nobody."""

        return self.is_heard and not self.claims and not self.names

    @property
    def seats(self) -> int:
        """How many seats there are."""

        return len(self.answered) + len(self.unsure) + len(self.silent)

    @property
    def is_heard(self) -> bool:
        """True where more than half of the seats answered, and more than one: fewer say nothing for the room."""

        return len(self.answered) > 1 and 2 * len(self.answered) > self.seats

    @property
    def is_pushed(self) -> bool:
        """At least two seats answered, every one of them names another role as A, and a role so named sits in the room
        and does not take it. A role outside the room, which cannot answer, is not pushed."""

        return len(self.answered) > 1 and not self.claims and set(self.names) == {*self.answered} and bool(self.refused)

    @property
    def heat(self) -> tuple[int, float]:
        """Sort key, the most disputed first: nobody takes it, several do, then by `share`; without answers last."""

        if self.is_unowned or self.is_pushed:
            return 0, self.share
        if self.is_contested:
            return 1, self.share
        return (2, self.share) if self.answered else (3, 1.0)


@dataclass(frozen=True)
class Item:
    """One row of the agenda: what the seats say, and its open findings."""

    activity: str
    agreement: Agreement
    findings: tuple[Finding, ...]


def agreement(row: Activity, ballots: Iterable[Ballot], seats: Collection[str]) -> Agreement:
    """What these seats say of the row; ballots of other rows and seats are passed over, of two the later one counts."""

    cast = {ballot.seat: ballot for ballot in ballots if ballot.activity == row.id and ballot.seat in seats}
    known = {seat: cast[seat] for seat in seats if seat in cast and not cast[seat].is_unsure}
    heads = {seat: reading.holders(Letter.A) for seat, reading in known.items()}
    claims = tuple(seat for seat in known if seat in heads[seat])
    named = {role for roles in heads.values() for role in roles}
    others = {seat: tuple(role for role in roles if role != seat) for seat, roles in heads.items()}
    return Agreement(
        activity=row.id,
        answered=tuple(known),
        unsure=tuple(seat for seat in seats if seat in cast and seat not in known),
        silent=tuple(seat for seat in seats if seat not in cast),
        counts=_counts(cast[seat] for seat in seats if seat in cast),
        share=_share(frozenset(roles) for roles in heads.values()),
        favoured=_most_frequent(heads.values()),
        claims=claims,
        names={seat: roles for seat, roles in others.items() if roles},
        refused=tuple(seat for seat in known if seat in named and seat not in claims),
        tied=_tied(heads.values()),
    )


def agenda(
    matrix: Matrix, rows: Iterable[str], ballots: Iterable[Ballot], seats: Collection[str], findings: Iterable[Finding]
) -> list[Item]:
    """The rows of a workshop by disagreement, then by their open findings, then in the order of the file.

    Rows that the matrix has not are left out.
    """

    cast, by_row, wanted = list(ballots), open_findings(findings), set(rows)
    here = [row for row in matrix.activities if row.id in wanted]
    items = [Item(row.id, agreement(row, cast, seats), tuple(by_row.get(row.id, ()))) for row in here]
    return sorted(items, key=lambda item: (item.agreement.heat, _severity(item.findings)))


def _counts(ballots: Iterable[Ballot]) -> dict[str, dict[str, int]]:
    counters: dict[str, Counter[str]] = {}
    for ballot in ballots:
        for role, cell in ballot.letters.items():
            counters.setdefault(role, Counter()).update(filter(None, cell.split("/")))
    return {role: dict(counted) for role, counted in counters.items() if counted}


def _share(answers: Iterable[frozenset[str]]) -> float:
    counted = Counter(answers)
    return max(counted.values()) / counted.total() if counted else 0.0


def _most_frequent(answers: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """In the order of the ballots where several are equally frequent."""

    counted = Counter(tuple(sorted(roles)) for roles in answers)
    return counted.most_common(1)[0][0] if counted else ()


def _tied(answers: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    counted = Counter(tuple(sorted(roles)) for roles in answers)
    most = [roles for roles, times in counted.items() if times == max(counted.values())]
    return tuple(most) if len(most) > 1 else ()


def _severity(findings: Collection[Finding]) -> list[int]:
    """Negated counts from the worst severity on: more gaps come first."""

    counted = Counter(finding.severity for finding in findings)
    return [-counted[severity] for severity in SEVERITIES]
