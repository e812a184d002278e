"""What comes first: kind of cause x gate or not x what is at stake x rows touched, weighed here and nowhere else."""

from collections.abc import Iterable, Iterator

from raci.model import Stake
from raci.model.terms import STAKES
from raci.rules.finding import Finding, Weight
from raci.rules.rule import About, Place, Rule, Severity
from raci.rules.view import View
from raci.words.lists import listed, sentences
from raci.words.sentences import count, say

GATE = 2.0
"""How much more a finding matters where the work goes on or stops."""
FEW, MANY = 2, 5
"""Rows touched from which a finding counts half as much again, and twice."""
LADDER = {severity: step for step, severity in enumerate(Severity)}
"""Severity -> how far down it stands, 0 for the gravest."""

Gravity = tuple[bool, int, float, str]


def score(rule: Rule, weight: Weight) -> float:
    """How much a thing matters among those of its severity; greater than 0."""

    rows = 2.0 if weight.rows >= MANY else 1.5 if weight.rows >= FEW else 1.0
    return rule.rank * (GATE if weight.is_gate else 1.0) * (1 + len(weight.stakes)) * rows


def gravity(finding: Finding) -> Gravity:
    """Sort key, the gravest first: live before accepted, gap before concern before note, then score, then rule."""

    return (
        finding.accepted is not None,
        LADDER[finding.severity],
        -score(finding.rule, finding.weight),
        finding.rule.code,
    )


def order(finding: Finding) -> tuple[int, str, float]:
    """Sort key of a list: gaps before concerns before notes, rules by code, within a rule what matters most first."""

    return LADDER[finding.severity], finding.rule.code, -score(finding.rule, finding.weight)


def weighed(about: About, place: Place, view: View) -> Weight:
    """The weight of a finding here: the gate it is about, the stakes of its topics, the rows it touches."""

    first = view.matrix.activity[place.activities[0]] if place.activities else None
    topics = [place.topic] if place.topic else list(first.topic) if first else []
    stakes = {stake for id_ in topics for stake in view.matrix.topic[id_].stakes}
    is_gate = bool(first and first.is_gate and about in (About.ROW, About.CELL))
    in_turn = tuple(stake for stake in Stake if stake in stakes) if stakes else ()
    return Weight(is_gate, in_turn, len(set(place.activities)))


def because(rule: Rule, weight: Weight, lang: str) -> str:
    """Why something stands where it stands, in words: its kind, a gate, what is at stake, how many activities."""

    return _listed([say(rule.title, lang), *_reasons(weight, lang)], lang)


def _reasons(weight: Weight, lang: str) -> Iterator[str]:
    if weight.is_gate:
        yield say("here the work goes on or stops", lang)
    if weight.stakes:
        yield say(
            "at stake: {stakes}", lang, stakes=listed((say(STAKES[stake], lang) for stake in weight.stakes), lang)
        )
    if weight.rows:
        yield count(weight.rows, "{n} activity", "{n} activities", lang)


def _listed(parts: Iterable[str], lang: str) -> str:
    return sentences(parts, lang)
