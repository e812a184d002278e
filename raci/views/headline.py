"""Matrix and findings -> the answer in a minute: one sentence, the causes it rests on, and what has been settled."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from raci.model import Matrix
from raci.model.letters import Layer
from raci.rules import RULES, Cause, Finding, Rule, Severity, causes
from raci.rules import effect as effects
from raci.rules.rule import Plural
from raci.views.areas import Ownership, ownership
from raci.views.briefly import short
from raci.views.cause_filter import CauseFilter
from raci.words.lists import listed
from raci.words.sentences import Word, count, say

UNOWNED = (
    Word("Nobody answers for {n} of {all} activities"),
    Word("Nobody answers for {n} of {all} activities"),
)
MOSTLY = (
    Word("Nobody answers for {n} of {all} activities, {most} of them in {area}"),
    Word("Nobody answers for {n} of {all} activities, {most} of them in {area}"),
)
MOST = 2
"""Rows of one area from which the sentence names it."""


GAPS = (Word("{n} gap in who owns what"), Word("{n} gaps in who owns what"))
CONCERNS = (Word("{n} concern"), Word("{n} concerns"))


class Count(NamedTuple):
    """A number with the words around it, and the parameters of the page of findings that lead to what it counts."""

    number: int
    says: str
    asks: dict[str, str]


class Progress(NamedTuple):
    """Gaps of the text: how many there are, how many are settled by decisions, how many more by open proposals, and of
    how many more these would leave only a concern."""

    gaps: int
    decided: int
    proposed: int
    eased: int = 0


def sentence(matrix: Matrix, layer: Layer, findings: Iterable[Finding], lang: str) -> str:
    """What leadership must know, in one sentence: how much nobody answers for, and the gravest thing besides."""

    rows = len(matrix.activities)
    if not rows:
        return say("This matrix has no activities yet", lang)
    findings = list(findings)
    words = _orphans(matrix, unowned(matrix, findings), lang)
    besides = _besides(findings)
    return say("{first}; {second}", lang, first=words, second=short(besides, lang)) if besides else words


def unowned(matrix: Matrix, findings: Iterable[Finding]) -> tuple[str, ...]:
    """The rows that nobody answers for, in the order of the file."""

    states = ownership(matrix, Layer.TODAY, findings)
    return tuple(row for row, state in states.items() if state == Ownership.OPEN)


def behind(findings: Iterable[Finding]) -> list[Cause]:
    """The causes that the sentence tells of: rows that nobody answers for, the gravest first, then the other one."""

    findings = list(findings)
    besides = _besides(findings)
    answerless = [cause for cause in _live(findings) if cause.rule.unowned and cause.severity == Severity.GAP]
    return [*answerless, *([besides] if besides else [])]


def settled(stated: Iterable[Finding], today: Iterable[Finding], proposed: Iterable[Finding]) -> Progress:
    """What decisions have settled of the gaps of the text, and what the open proposals would settle of today's.

    A gap that is only made smaller, to a concern, is not settled, and told apart; the page that compares does so too.
    """

    text, now, then = (list(causes) for causes in (stated, today, proposed))
    gaps = CauseFilter(severity=Severity.GAP)
    by_now, by_then = effects.compare(text, now), effects.compare(now, then)
    return Progress(
        gaps.count(causes(text)).number,
        gaps.count(by_now.settled).number,
        gaps.count(by_then.settled).number,
        gaps.count(change.before for change in by_then.eased).number,
    )


def counts(findings: Iterable[Finding], lang: str) -> list[Count]:
    """At most four numbers in words, each with the way to what it counts."""

    listed = causes(findings)
    wanted = [
        (CauseFilter(severity=Severity.GAP), *GAPS),
        (CauseFilter(severity=Severity.CONCERN), *CONCERNS),
        *((CauseFilter(rules=(rule.code,)), plural.one, plural.many) for plural, rule in _shown()),
    ]
    numbers = [(asks.count(listed), single, many) for asks, single, many in wanted]
    numbers_in_words = [
        Count(number, count(number, single, many, lang), asks) for (number, asks), single, many in numbers
    ]
    return [words for words in numbers_in_words if words.number][:4]


def reasons(findings: Iterable[Finding], lang: str) -> str:
    """Why nobody answers for rows, as counts in words, each row under the first of its reasons; "" for no such row."""

    unowned_by: dict[str, set[Plural]] = {}
    for finding in findings:
        if finding.rule.unowned and finding.severity == Severity.GAP and not finding.accepted:
            unowned_by.setdefault(finding.place.activities[0], set()).add(finding.rule.unowned)
    numbers = Counter(min(plurals, key=_turn) for plurals in unowned_by.values())
    listed_ = sorted(numbers.items(), key=lambda number: _turn(number[0]))
    return listed((count(number, plural.one, plural.many, lang) for plural, number in listed_), lang)


def _shown() -> list[tuple[Plural, Rule]]:
    """The rules whose findings are told as a number of their own, those that leadership is shown first."""

    plurals = [(rule.plural, rule) for rule in RULES.values() if rule.plural]
    return sorted(plurals, key=lambda shown: shown[0].turn)


def _turn(plural: Plural) -> int:
    return plural.turn


def _live(findings: Iterable[Finding]) -> list[Cause]:
    return [cause for cause in causes(findings) if not cause.accepted and cause.severity != Severity.NOTE]


def _besides(findings: Iterable[Finding]) -> Cause | None:
    """The gravest cause that is not a row without anybody to answer for it."""

    return next((cause for cause in _live(findings) if not cause.rule.unowned), None)


def _orphans(matrix: Matrix, rows: tuple[str, ...], lang: str) -> str:
    """How many rows nobody answers for, and where most of them are."""

    every = len(matrix.activities)
    if not rows:
        return say("Somebody is named for every one of the {all} activities", lang, all=every)
    area, most = Counter(matrix.activity[row].process for row in rows).most_common(1)[0]
    if most < MOST or most == len(rows):
        return count(len(rows), *UNOWNED, lang, all=every)
    name = matrix.process[area].name.of(lang)
    return count(len(rows), *MOSTLY, lang, all=every, most=most, area=name)
