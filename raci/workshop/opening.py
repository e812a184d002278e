"""What a workshop starts from: the rows worth the time of a group, and the code that lets a phone in."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from raci.headline import FIRST
from raci.letters import Layer
from raci.model import Activity, Matrix
from raci.rules import Finding, Severity

LIMIT_ROWS = 20
"""Rows that a group settles in two hours. Source: AROW, responsibility charting: at most 20 activities in one session,
http://www2.fhs.usyd.edu.au/arow/o/m05/pp24.htm"""

ALPHABET = "34679ACDEFGHJKMNPQRTVWXY"
"""Characters that nobody takes for another one when they are read from a wall, so no 0 O, 1 I L, 2 Z, 5 S, 8 B, U."""

PARTS, PART = 3, 3  # nine characters of 24: 41 bits


@dataclass(frozen=True)
class Offer:
    """A row with at least one open gap, and every open finding that is about it, the worst first."""

    activity: str
    findings: tuple[Finding, ...]


def offer(matrix: Matrix, layer: Layer, found: Iterable[Finding]) -> list[Offer]:
    """The rows with open gaps, the worst first: by rule as leadership hears of them, then by what is missing and how
    many gaps there are, then in the order of the file. No gaps: []. The first LIMIT_ROWS fit into two hours."""

    by_row = open_findings(found)
    offers = [Offer(row.id, tuple(by_row[row.id])) for row in matrix.activities if _gaps(by_row.get(row.id, []))]
    return sorted(offers, key=lambda one: _weight(one, matrix.activity[one.activity], layer))


def open_findings(found: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Activity -> the findings about it that nobody has accepted, in the order given."""

    by_row: dict[str, list[Finding]] = {}
    for finding in found:
        if not finding.accepted:
            for activity in finding.place.activities[:1]:
                by_row.setdefault(activity, []).append(finding)
    return by_row


def code() -> str:
    """A new code such as K4F-9TX-AMW, which nobody can guess."""

    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(PART)) for _ in range(PARTS))


def is_code(text: str) -> bool:
    """True for the exact form that `code` gives."""

    parts = text.split("-")
    return [len(part) for part in parts] == [PART] * PARTS and set("".join(parts)) <= set(ALPHABET)


def _gaps(found: Iterable[Finding]) -> list[Finding]:
    return [one for one in found if one.severity == Severity.GAP]


def _weight(one: Offer, row: Activity, layer: Layer) -> tuple[int, int, int]:
    gaps = _gaps(one.findings)
    rank = min(FIRST.index(gap.rule.code) if gap.rule.code in FIRST else len(FIRST) for gap in gaps)
    return rank, -len(row.missing(layer)), -len(gaps)
