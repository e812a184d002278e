"""What a workshop starts from: the rows worth the time of a group, and the code that lets a phone in."""

import secrets
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from raci.model import Matrix, RoleKind
from raci.model.letters import Layer, Letter
from raci.rules import Finding, Severity, gravity
from raci.words.sentences import Word

LIMIT_ROWS = 20
"""Rows that a group settles in two hours. Source: AROW, responsibility charting: at most 20 activities in one session,
http://www2.fhs.usyd.edu.au/arow/o/m05/pp24.htm"""

LIMIT_PARTIES, LIMIT_SEATS = 10, 24
"""Parties that a ballot lists at once, so that a phone shows them without scrolling, and seats where there are more;
the others are one tap away."""

EXAMPLE = (
    Word("Hold an event for customers"),
    (
        (Word("Marketing"), "A/R", Word("runs it, answers for it")),
        (Word("Customer service"), "S", Word("helps on the day")),
        (Word("Finance"), "C", Word("is asked before: is there money?")),
        (Word("Sales"), "I", Word("is told after: who came?")),
    ),
)
"""The worked example that every ballot and the room show beside the definitions: a row, and who holds what and why."""

ALPHABET = "34679ACDEFGHJKMNPQRTVWXY"
"""Characters that nobody takes for another one when they are read from a wall, so no 0 O, 1 I L, 2 Z, 5 S, 8 B, U."""

PARTS, PART = 3, 3  # nine characters of 24: 41 bits


@dataclass(frozen=True)
class Offer:
    """A row that needs an owner or has an open gap, and every open finding about it, the worst first."""

    activity: str
    findings: tuple[Finding, ...]


def offer(matrix: Matrix, layer: Layer, findings: Iterable[Finding]) -> list[Offer]:
    """The rows with open gaps, and those with an A or an R missing or too many, what matters most first.

    None of either: []. The first LIMIT_ROWS fit into two hours.
    """

    by_row = open_findings(findings)
    open_ = [row for row in matrix.activities if by_row.get(row.id)]
    wanted = [row.id for row in open_ if _gaps(by_row[row.id]) or row.has_gap(layer)]
    return sorted((Offer(id_, tuple(by_row[id_])) for id_ in wanted), key=lambda made: min(map(gravity, made.findings)))


def carried_over(offers: Iterable[Offer], rows: Iterable[str]) -> list[Offer]:
    """The offers with these rows before all others, in their order, whether anything is found there or not."""

    by_row = {offer.activity: offer for offer in offers}
    first = {row: by_row.get(row, Offer(row, ())) for row in rows}
    return list({**first, **by_row}.values())


def departments(matrix: Matrix) -> list[str]:
    """The seats offered first: departments of the scope, else every department, else whoever has a list of duties."""

    units = [role for role in matrix.roles if role.kind == RoleKind.DEPARTMENT]
    in_scope = [role.id for role in units if role.in_scope]
    return in_scope or [role.id for role in units] or list(matrix.listed)


def parties(matrix: Matrix, seats: Sequence[str]) -> tuple[list[str], list[str]]:
    """The roles that a ballot lists at once, and the others: seats, then who answers or works most in any layer.

    Groups and outsiders come with the others: nobody can be held to account who is not somebody.
    """

    held = Counter(
        role
        for row in matrix.activities
        for letter in (Letter.A, Letter.R)
        for role in row.holders(letter, Layer.PROPOSED)
        if matrix.role[role].kind not in (RoleKind.GROUP, RoleKind.OUTSIDE)
    )
    first = dict.fromkeys([*(seat for seat in seats if seat in matrix.role), *(role for role, _ in held.most_common())])
    offered = list(first)[: min(max(LIMIT_PARTIES, len(seats)), LIMIT_SEATS)]
    return offered, [role for role in matrix.role if role not in offered]


def open_findings(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Activity -> the findings about it that nobody has accepted, in the order given."""

    by_row: dict[str, list[Finding]] = {}
    for finding in findings:
        if not finding.accepted:
            for activity in finding.place.activities[:1]:
                by_row.setdefault(activity, []).append(finding)
    return by_row


def open_rows(findings: Iterable[Finding]) -> set[str]:
    """The activities with a gap or a concern that nobody has accepted."""

    by_row = open_findings(finding for finding in findings if finding.severity != Severity.NOTE)
    return {*by_row}


def code() -> str:
    """A new code such as K4F-9TX-AMW, which nobody can guess."""

    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(PART)) for _ in range(PARTS))


def code_of(typed: str) -> str:
    """The code as it is kept, of one that a person typed: with or without hyphens, in any case."""

    letters = "".join(character for character in typed.upper() if character.isalnum())
    return "-".join(letters[at : at + PART] for at in range(0, len(letters), PART))


def is_code(text: str) -> bool:
    """True for the exact form that `code` gives."""

    parts = text.split("-")
    return [len(part) for part in parts] == [PART] * PARTS and set("".join(parts)) <= set(ALPHABET)


def _gaps(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity == Severity.GAP]
