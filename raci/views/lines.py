"""Matrix -> its reporting lines: who reports to whom, who says so, and where the two ends of a line disagree."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from raci.model import Matrix, Role
from raci.model.facts import joined
from raci.words.lists import sentences
from raci.words.sentences import Word, count, say

Pair = tuple[str, str]
"""The ids of the lower and the upper end of a line."""


class Teller(StrEnum):
    """Which end states a line."""

    LOWER = "lower"
    UPPER = "upper"
    BOTH = "both"


class Status(StrEnum):
    """one-end: the other one states no line at all; denied: it states others (RACI703); circle: RACI702."""

    AGREED = "agreed"
    ONE_END = "one-end"
    DENIED = "denied"
    CIRCLE = "circle"


STATUSES = {
    Status.AGREED: Word("both ends say so"),
    Status.ONE_END: Word("only one end says so"),
    Status.DENIED: Word("the other end says otherwise"),
    Status.CIRCLE: Word("runs in a circle"),
}
TITLES = {
    Status.CIRCLE: (
        Word("{n} of {all} reporting lines runs in a circle"),
        Word("{n} of {all} reporting lines run in a circle"),
    ),
    Status.DENIED: (
        Word("on {n} of {all} reporting lines the two ends disagree"),
        Word("on {n} of {all} reporting lines the two ends disagree"),
    ),
    Status.ONE_END: (
        Word("{n} of {all} reporting lines is stated by one end only"),
        Word("{n} of {all} reporting lines are stated by one end only"),
    ),
}
"""Status -> how many lines have it, the gravest first."""


@dataclass(frozen=True)
class Line:
    """One line between two roles, with who states it."""

    lower: Role
    upper: Role
    teller: Teller
    status: Status


@dataclass(frozen=True)
class Chart:
    """Roles with a line, the lines, and the roles that have none: all in the order of the file."""

    placed: tuple[Role, ...]
    lines: tuple[Line, ...]
    alone: tuple[Role, ...]


def chart(matrix: Matrix) -> Chart:
    """Every reporting line that the matrix states. Without any line everybody is `alone`."""

    tellers = _stated(matrix)
    placed = tuple(role for role in matrix.roles if any(role.id in pair for pair in tellers))
    alone = tuple(role for role in matrix.roles if role not in placed)
    circular = _circular(tellers)
    lines = tuple(
        _line(matrix.role[pair[0]], matrix.role[pair[1]], teller, pair in circular) for pair, teller in tellers.items()
    )
    return Chart(placed, lines, alone)


def title(chart: Chart, lang: str) -> str:
    """The finding in a sentence: what is wrong with the lines, the gravest first, or that nothing is."""

    counted = Counter(line.status for line in chart.lines)
    if not chart.lines:
        return say("No reporting line is stated", lang)
    sentences = [
        count(counted[status], *words, lang, all=len(chart.lines))
        for status, words in TITLES.items()
        if counted[status]
    ]
    if not sentences:
        return say("Both ends agree on every reporting line: {all}", lang, all=len(chart.lines))
    first = sentences[0][0].upper() + sentences[0][1:]
    return say("{first}; {second}", lang, first=first, second=sentences[1]) if len(sentences) > 1 else first


def described(chart: Chart, lang: str) -> list[str]:
    """The same in words, one sentence a line; the last one names the roles without any. An empty chart gives []."""

    return [*(sentence(line, lang) for line in chart.lines), *([footnote(chart, lang)] if chart.alone else [])]


def sentence(line: Line, lang: str) -> str:
    """Who reports to whom, and who says so."""

    ends = {"lower": line.lower.label, "upper": line.upper.label}
    names = {end: name.of(lang) for end, name in ends.items()}
    words = say("{lower} reports to {upper}", lang, **names)
    teller, other = ("upper", "lower") if line.teller == Teller.UPPER else ("lower", "upper")
    if line.teller == Teller.BOTH:
        who = say("both say so", lang)
    elif _denies(line.lower, line.upper, line.teller):
        who = say("{teller} says so, {other} says otherwise", lang, teller=names[teller], other=names[other])
    else:
        who = say("only {teller} says so", lang, teller=names[teller])
    parts = [words, who, *([say("the line runs in a circle", lang)] if line.status == Status.CIRCLE else [])]
    return sentences(parts, lang)


def footnote(chart: Chart, lang: str) -> str:
    """The roles that have no line, "" for none."""

    if not chart.alone:
        return ""
    return say("Without any reporting line: {roles}", lang, roles=joined((role.label for role in chart.alone), lang))


def _stated(matrix: Matrix) -> dict[Pair, Teller]:
    """Every line that one of its ends states, in the order of the file."""

    lower = dict.fromkeys((role.id, upper) for role in matrix.roles for upper in role.reports_to)
    upper = dict.fromkeys((lower, role.id) for role in matrix.roles for lower in role.leads)
    tellers = {**dict.fromkeys(lower, Teller.LOWER), **dict.fromkeys(upper, Teller.UPPER)}
    return {**tellers, **dict.fromkeys(lower.keys() & upper.keys(), Teller.BOTH)}


def _line(lower: Role, upper: Role, teller: Teller, is_circular: bool) -> Line:
    if is_circular:
        status = Status.CIRCLE
    elif teller == Teller.BOTH:
        status = Status.AGREED
    else:
        status = Status.DENIED if _denies(lower, upper, teller) else Status.ONE_END
    return Line(lower, upper, teller, status)


def _denies(lower: Role, upper: Role, teller: Teller) -> bool:
    """True where the end that does not state the line states others, as RACI703 has it."""

    return bool({Teller.LOWER: upper.leads, Teller.UPPER: lower.reports_to, Teller.BOTH: ()}[teller])


def _circular(pairs: Iterable[Pair]) -> set[Pair]:
    """The lines whose upper end stands, over any number of lines, under their lower end."""

    over: dict[str, set[str]] = {}
    for lower, upper in pairs:
        over.setdefault(lower, set()).add(upper)
    return {(lower, upper) for lower, uppers in over.items() for upper in uppers if lower in _above(upper, over)}


def _above(role: str, over: dict[str, set[str]]) -> set[str]:
    """The role and everybody over it; a circle ends where it began."""

    reached, new = {role}, {role}
    while new:
        new = {upper for lower in new for upper in over.get(lower, ())} - reached
        reached |= new
    return reached
