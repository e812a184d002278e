"""Matrix and findings -> the answer in a minute: one sentence, a few counts, the findings that matter most."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from raci.model import Activity, Matrix, ProcessKind
from raci.model.letters import Layer
from raci.rules import RULES, Cause, Finding, Rule, Severity, causes
from raci.rules.rule import Plural
from raci.words.lists import listed
from raci.words.sentences import Word, count, say

TOP = 3

GAPS = (Word("{n} gap in who owns what"), Word("{n} gaps in who owns what"))
CONCERNS = (Word("{n} concern"), Word("{n} concerns"))
STEPS = (
    Word("Of {all} process steps, {n} is left without anybody to answer for it: {kinds}"),
    Word("Of {all} process steps, {n} are left without anybody to answer for them: {kinds}"),
)
DUTIES = (
    Word("Of {all} duties, {n} is left without anybody to answer for it: {kinds}"),
    Word("Of {all} duties, {n} are left without anybody to answer for them: {kinds}"),
)


class Count(NamedTuple):
    """A number with the words around it, and the parameters of the page of findings that lead to what it counts."""

    number: int
    says: str
    asks: dict[str, str]


class Progress(NamedTuple):
    """Gaps of the text: how many there are, how many are settled by decisions, how many more by open proposals."""

    gaps: int
    decided: int
    proposed: int


def sentence(matrix: Matrix, layer: Layer, findings: Iterable[Finding], lang: str) -> str:
    """What leadership must know, in one sentence: how much nobody answers for, and the gravest thing besides."""

    rows = judged(matrix)
    if not rows:
        return say("This matrix has no activities yet", lang)
    findings = list(findings)
    told = _orphans(_unowned(rows, findings), len(rows), any(_is_step(row, matrix) for row in rows), lang)
    others = [one for one in top(findings) if not one.rule.unowned]
    if not others:
        return told
    return say("{first}; {second}", lang, first=told, second=others[0].sentence(lang))


def judged(matrix: Matrix) -> tuple[Activity, ...]:
    """The rows that the headline counts: the steps of the flows, or every activity where there is no flow."""

    steps = tuple(row for row in matrix.activities if _is_step(row, matrix))
    return steps or matrix.activities


def top(findings: Iterable[Finding], most: int = TOP) -> list[Cause]:
    """The causes that matter most, one a rule, so that they tell of different things; concerns where gaps are few."""

    first: dict[str, Cause] = {}
    for cause in causes(findings):
        if not cause.accepted and cause.severity != Severity.NOTE:
            first.setdefault(cause.rule.code, cause)
    return list(first.values())[:most]


def settled(stated: Iterable[Finding], today: Iterable[Finding], proposed: Iterable[Finding]) -> Progress:
    """What decisions have settled of the gaps of the text, and what the open proposals would settle of the rest."""

    gaps, left, then = (_gaps(found) for found in (stated, today, proposed))
    decided = gaps - left
    return Progress(len(gaps), len(decided), len(gaps - decided - then))


def counts(findings: Iterable[Finding], lang: str) -> list[Count]:
    """At most four numbers in words, each with the way to what it counts."""

    live = [finding for finding in findings if not finding.accepted]
    by_kind = Counter(cause.severity for cause in causes(live))
    by_rule = Counter(one.rule.code for one in live)
    numbers = [
        (by_kind[Severity.GAP], *GAPS, {"severity": "gap"}),
        (by_kind[Severity.CONCERN], *CONCERNS, {"severity": "concern"}),
        *((by_rule[rule.code], plural.one, plural.many, {"rule": rule.code}) for plural, rule in _shown()),
    ]
    told = [Count(number, count(number, one, many, lang), asks) for number, one, many, asks in numbers]
    return [one for one in told if one.number][:4]


def _gaps(findings: Iterable[Finding]) -> set[str]:
    return {cause.id for cause in causes(findings) if cause.severity == Severity.GAP and not cause.accepted}


def _shown() -> list[tuple[Plural, Rule]]:
    """The rules whose findings are told as a number of their own, those that leadership is shown first."""

    plurals = [(rule.plural, rule) for rule in RULES.values() if rule.plural]
    return sorted(plurals, key=lambda shown: shown[0].turn)


def _unowned(rows: Iterable[Activity], findings: Iterable[Finding]) -> list[tuple[Plural, int]]:
    """How many of the rows nobody answers for, in words of why; each row once, under the first of its reasons."""

    reasons: dict[str, set[Plural]] = {}
    for finding in findings:
        unowned = finding.rule.unowned
        if unowned and finding.severity == Severity.GAP and not finding.accepted:
            for row in finding.place.activities[:1]:
                reasons.setdefault(row, set()).add(unowned)
    numbers = Counter(min(reasons[row.id], key=_turn) for row in rows if row.id in reasons)
    return sorted(numbers.items(), key=lambda number: _turn(number[0]))


def _turn(plural: Plural) -> int:
    return plural.turn


def _orphans(unowned: list[tuple[Plural, int]], rows: int, are_steps: bool, lang: str) -> str:
    if are_steps and not unowned:
        return say("Somebody is named for every one of the {all} process steps", lang, all=rows)
    if not unowned:
        return say("Somebody is named for every one of the {all} duties", lang, all=rows)
    words = STEPS if are_steps else DUTIES
    kinds = listed((count(number, plural.one, plural.many, lang) for plural, number in unowned), lang)
    return count(sum(number for _, number in unowned), *words, lang, all=rows, kinds=kinds)


def _is_step(row: Activity, matrix: Matrix) -> bool:
    return matrix.process[row.process].kind == ProcessKind.FLOW
