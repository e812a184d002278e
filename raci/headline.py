"""Matrix and findings -> the answer in a minute: one sentence, a few counts, the findings that matter most."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from raci.i18n import Word, count, say
from raci.letters import Layer, Letter
from raci.model import Activity, Matrix, ProcessKind
from raci.rules import Finding, Severity

FIRST = ("RACI502", "RACI501", "RACI711", "RACI100", "RACI404", "RACI102", "RACI101", "RACI104", "RACI204", "RACI710")
"""Rules whose findings leadership hears of first; the others follow in report order."""

TOP = 3


GAPS = (Word("{n} gap in who owns what"), Word("{n} gaps in who owns what"))
CONCERNS = (Word("{n} concern"), Word("{n} concerns"))
STEPS = (
    Word("{n} of {all} process steps has nobody accountable"),
    Word("{n} of {all} process steps have nobody accountable"),
)
DUTIES = (Word("{n} of {all} duties has nobody accountable"), Word("{n} of {all} duties have nobody accountable"))
OF_RULES = {
    "RACI601": (Word("{n} hand-off is broken"), Word("{n} hand-offs are broken")),
    "RACI404": (
        Word("{n} department has no part in the process"),
        Word("{n} departments have no part in the process"),
    ),
    "RACI701": (Word("{n} topic has several owners"), Word("{n} topics have several owners")),
    "RACI503": (Word("{n} duty is checked by whoever does it"), Word("{n} duties are checked by whoever does them")),
}
"""Rule -> its findings as a count in words, the first that occur are shown."""


class Count(NamedTuple):
    """A number with the words around it, and the parameters of the page of findings that lead to what it counts."""

    number: int
    says: str
    asks: dict[str, str]


class Settled(NamedTuple):
    """Gaps of the text: how many there are, how many are settled by decisions, how many more by open proposals."""

    gaps: int
    decided: int
    proposed: int


def sentence(matrix: Matrix, layer: Layer, found: Iterable[Finding], lang: str) -> str:
    """What leadership must know, in one sentence: how much nobody answers for, and the gravest thing besides."""

    rows = judged(matrix)
    if not rows:
        return say("This matrix has no activities yet", lang)
    orphans = sum(Letter.A in row.missing(layer) for row in rows)
    told = _orphans(orphans, len(rows), any(_is_step(row, matrix) for row in rows), lang)
    others = [one for one in top(found) if one.rule.code not in ("RACI100", "RACI101")]
    if not others:
        return told
    return say("{first}; {second}", lang, first=told, second=others[0].sentence(lang))


def judged(matrix: Matrix) -> tuple[Activity, ...]:
    """The rows that the headline counts: the steps of the flows, or every activity where there is no flow."""

    steps = tuple(row for row in matrix.activities if _is_step(row, matrix))
    return steps or matrix.activities


def top(found: Iterable[Finding], most: int = TOP) -> list[Finding]:
    """The gaps that matter most, one a rule, so that they tell of different causes; concerns where gaps are few."""

    first: dict[str, Finding] = {}
    for finding in sorted((one for one in found if not one.accepted), key=_weight):
        first.setdefault(finding.rule.code, finding)
    return [one for one in first.values() if one.severity != Severity.NOTE][:most]


def settled(stated: Iterable[Finding], today: Iterable[Finding], proposed: Iterable[Finding]) -> Settled:
    """What decisions have settled of the gaps of the text, and what the open proposals would settle of the rest."""

    gaps = {one.id for one in stated if one.severity == Severity.GAP and not one.accepted}
    decided = gaps - {one.id for one in today}
    return Settled(len(gaps), len(decided), len(gaps - decided - {one.id for one in proposed}))


def counts(found: Iterable[Finding], lang: str) -> list[Count]:
    """At most four numbers in words, each with the way to what it counts."""

    live = [one for one in found if not one.accepted]
    by_kind = Counter(one.severity for one in live)
    by_rule = Counter(one.rule.code for one in live)
    numbers = [
        (by_kind[Severity.GAP], *GAPS, {"severity": "gap"}),
        (by_kind[Severity.CONCERN], *CONCERNS, {"severity": "concern"}),
        *((by_rule[code], *words, {"rule": code}) for code, words in OF_RULES.items()),
    ]
    told = [Count(number, count(number, one, many, lang), asks) for number, one, many, asks in numbers]
    return [one for one in told if one.number][:4]


def _orphans(orphans: int, rows: int, are_steps: bool, lang: str) -> str:
    if are_steps and not orphans:
        return say("Somebody answers for every one of the {all} process steps", lang, all=rows)
    if not orphans:
        return say("Somebody answers for every one of the {all} duties", lang, all=rows)
    words = STEPS if are_steps else DUTIES
    return count(orphans, *words, lang, all=rows)


def _is_step(row: Activity, matrix: Matrix) -> bool:
    return matrix.process[row.process].kind == ProcessKind.FLOW


def _weight(finding: Finding) -> tuple[int, int]:
    code = finding.rule.code
    severity = list(Severity).index(finding.severity)
    return severity, FIRST.index(code) if code in FIRST else len(FIRST)
