"""Matrix and findings -> the answer in a minute: one sentence, a few counts, the findings that matter most."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from raci.model import Activity, Matrix
from raci.model.letters import Layer
from raci.rules import RULES, Cause, Finding, Rule, Severity, causes
from raci.rules import effect as effects
from raci.rules.rule import Plural
from raci.views.asked import Asked
from raci.words.lists import listed
from raci.words.sentences import Word, count, say

TOP = 3

GAPS = (Word("{n} gap in who owns what"), Word("{n} gaps in who owns what"))
CONCERNS = (Word("{n} concern"), Word("{n} concerns"))
ACTIVITIES = (
    Word("Of {all} activities, {n} is left without anybody to answer for it: {kinds}"),
    Word("Of {all} activities, {n} are left without anybody to answer for them: {kinds}"),
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

    rows = matrix.activities
    if not rows:
        return say("This matrix has no activities yet", lang)
    findings = list(findings)
    told = _orphans(_unowned(rows, findings), len(rows), lang)
    others = [one for one in top(findings) if not one.rule.unowned]
    if not others:
        return told
    return say("{first}; {second}", lang, first=told, second=others[0].sentence(lang))


def top(findings: Iterable[Finding], most: int = TOP) -> list[Cause]:
    """The causes that matter most, one a rule, so that they tell of different things; concerns where gaps are few."""

    first: dict[str, Cause] = {}
    for cause in causes(findings):
        if not cause.accepted and cause.severity != Severity.NOTE:
            first.setdefault(cause.rule.code, cause)
    return list(first.values())[:most]


def settled(stated: Iterable[Finding], today: Iterable[Finding], proposed: Iterable[Finding]) -> Progress:
    """What decisions have settled of the gaps of the text, and what the open proposals would settle of today's.

    A gap that is only made smaller, to a concern, is not settled: the page that compares lists just these.
    """

    text, now, then = (list(found) for found in (stated, today, proposed))
    gaps = Asked(severity=Severity.GAP)
    steps = (effects.compare(before, after).settled for before, after in ((text, now), (now, then)))
    return Progress(gaps.count(causes(text)).number, *(gaps.count(settled).number for settled in steps))


def counts(findings: Iterable[Finding], lang: str) -> list[Count]:
    """At most four numbers in words, each with the way to what it counts."""

    listed = causes(findings)
    wanted = [
        (Asked(severity=Severity.GAP), *GAPS),
        (Asked(severity=Severity.CONCERN), *CONCERNS),
        *((Asked(rules=(rule.code,)), plural.one, plural.many) for plural, rule in _shown()),
    ]
    numbers = [(asked.count(listed), one, many) for asked, one, many in wanted]
    told = [Count(number, count(number, one, many, lang), asks) for (number, asks), one, many in numbers]
    return [one for one in told if one.number][:4]


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


def _orphans(unowned: list[tuple[Plural, int]], rows: int, lang: str) -> str:
    if not unowned:
        return count(
            rows,
            "Somebody is named for the one activity",
            "Somebody is named for every one of the {n} activities",
            lang,
        )
    kinds = listed((count(number, plural.one, plural.many, lang) for plural, number in unowned), lang)
    return count(sum(number for _, number in unowned), *ACTIVITIES, lang, all=rows, kinds=kinds)
