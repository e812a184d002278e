"""A matrix of today with its diagnosis -> its line in the library: sizes, causes by kind, freshness, confirmations."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from raci.log import Today
from raci.model import Matrix, RoleKind
from raci.model.letters import Layer
from raci.model.words import folded
from raci.rules import Cause, Finding, Severity, causes
from raci.words.sentences import Text, Word


class CauseKind(StrEnum):
    """What kind of thing a cause leaves open; every concern is one kind."""

    OWNER = "owner"
    CHECK = "check"
    RESULT = "result"
    PARTY = "party"
    OTHER = "other"
    CONCERN = "concern"


KINDS: Mapping[CauseKind, Word] = {
    CauseKind.OWNER: Word("nobody owns it"),
    CauseKind.CHECK: Word("checks itself"),
    CauseKind.RESULT: Word("goes nowhere"),
    CauseKind.PARTY: Word("parties, lines"),
    CauseKind.OTHER: Word("other gaps"),
    CauseKind.CONCERN: Word("concerns"),
}
FAMILIES = {
    "1": CauseKind.OWNER,
    "2": CauseKind.OWNER,
    "5": CauseKind.CHECK,
    "6": CauseKind.RESULT,
    "7": CauseKind.PARTY,
}
"""Family of a rule -> kind of a gap."""


@dataclass(frozen=True, eq=False)
class CatalogueLine:
    """What the library says of one matrix. `parties` can confirm, `confirmed` have; `decided` is the last entry of the
    log, None for none; `words`: everything that a search looks in, folded."""

    name: str
    title: Text
    sector: Text | None
    source: str
    roles: tuple[Text, ...]
    topics: tuple[Text, ...]
    activities: int
    letters: int
    kinds: Mapping[CauseKind, int]
    parties: tuple[Text, ...]
    confirmed: tuple[Text, ...]
    decisions: int
    decided: datetime | None
    words: str

    @property
    def gaps(self) -> int:
        return sum(number for kind, number in self.kinds.items() if kind is not CauseKind.CONCERN)


def catalogue_line(name: str, today: Today, findings: Iterable[Finding], layer: Layer) -> CatalogueLine:
    """The line of one matrix, as it is in that layer."""

    matrix = today.matrix
    live = [cause for cause in causes(findings) if not cause.accepted and cause.severity != Severity.NOTE]
    parties = [role for role in matrix.roles if role.kind == RoleKind.DEPARTMENT and role.in_scope]
    said = {role for role, entry in today.confirmed.items() if entry.body.agrees}
    last = today.events.get(today.number)
    return CatalogueLine(
        name=name,
        title=matrix.title,
        sector=matrix.sector.name if matrix.sector else None,
        source=matrix.source.document if matrix.source else "",
        roles=tuple(role.label for role in matrix.roles),
        topics=tuple(topic.name for topic in matrix.topics),
        activities=len(matrix.activities),
        letters=sum(bool(mark.letters) for row in matrix.activities for mark in row.marks(layer).values()),
        kinds=Counter(map(kind_of, live)),
        parties=tuple(role.label for role in parties),
        confirmed=tuple(role.label for role in parties if role.id in said),
        decisions=today.number,
        decided=last.at if last else None,
        words=_words(name, matrix),
    )


def kind_of(cause: Cause) -> CauseKind:
    """The column of the library in which the cause is counted."""

    if cause.severity != Severity.GAP:
        return CauseKind.CONCERN
    return FAMILIES.get(cause.rule.code.removeprefix("RACI")[:1], CauseKind.OTHER)


def _words(name: str, matrix: Matrix) -> str:
    texts = [matrix.title, *(topic.name for topic in matrix.topics), *(row.name for row in matrix.activities)]
    texts += [role.name for role in matrix.roles]
    texts += [matrix.sector.name] if matrix.sector else []
    return folded("\n".join([name, *(f"{text.en}\n{text.zh}" for text in texts)]))
