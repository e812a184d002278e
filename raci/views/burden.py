"""Matrix -> load: how many activities each role answers for, does, helps with, is asked before and told after."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import floor

from raci.model import Matrix, Role
from raci.model.facts import joined
from raci.model.letters import Layer, Letter
from raci.rules.workload import FEW
from raci.views.tables import Table
from raci.words.sentences import Word, count, say

MOST_ROLES = 15
MOST_NAMED = 2  # roles in a title; where more of them share the first place, none stands out
MORE = (Word("{n} role with less to do is not shown"), Word("{n} roles with less to do are not shown"))


@dataclass(frozen=True)
class Load:
    """One role: letter -> number of activities, 0 for none; `is_over`: it answers for more than the limit."""

    role: Role
    counts: Mapping[Letter, int]
    is_over: bool


@dataclass(frozen=True)
class Burden:
    """`loads`: roles that hold a letter, most A and R first, at most 15; `more`: how many others hold one.

    `limit` is in activities, share times all of them; `is_judged` is False where they are too few to judge a share.
    """

    loads: tuple[Load, ...]
    more: int
    activities: int
    limit: float
    is_judged: bool

    @property
    def most(self) -> int:
        """Of how many activities a role may hold A at most, as a whole number."""

        return floor(self.limit)


def burden(matrix: Matrix, layer: Layer) -> Burden:
    """Letters of all activities as the layer shows them; A/R in one cell counts as one A and one R. Empty: no loads."""

    rows = len(matrix.activities)
    limit = matrix.limits.share * rows
    counted: dict[str, Counter[Letter]] = {}
    for activity in matrix.activities:
        for role, mark in activity.marks(layer).items():
            counted.setdefault(role, Counter()).update(mark.letters)
    held = [role for role in matrix.roles if any(counted.get(role.id, {}).values())]
    held.sort(key=lambda role: -counted[role.id][Letter.A] - counted[role.id][Letter.R])
    loads = [_load(role, counted[role.id], limit, rows >= FEW) for role in held[:MOST_ROLES]]
    return Burden(tuple(loads), len(held) - len(loads), rows, limit, rows >= FEW)


def title(burden: Burden, lang: str) -> str:
    """The finding in a sentence: who answers for most, and whether that is too much."""

    most = max((load.counts[Letter.A] for load in burden.loads), default=0)
    if not burden.loads:
        return say("Nobody holds a letter", lang)
    if not most:
        return say("Nobody answers for any of the {all} activities", lang, all=burden.activities)
    first = _first(burden, most, lang)
    if not burden.is_judged:
        return first
    words = Word("more than the limit of {limit}") if most > burden.limit else Word("the limit is {limit}")
    return say("{first}; {second}", lang, first=first, second=say(words, lang, limit=burden.most))


def table(burden: Burden, lang: str) -> Table:
    """The same as a table: one row a role, one column a letter and what is to be said of the role, "" for nothing."""

    heads = [say("Role", lang), *Letter, say("Remark", lang)]
    rows = [
        [load.role.label.of(lang), *(str(load.counts[letter]) for letter in Letter), remark(load, lang)]
        for load in burden.loads
    ]
    return Table(heads, rows)


def remark(load: Load, lang: str) -> str:
    """What marks a role that answers for too much, "" for the others."""

    return say("over the limit", lang) if load.is_over else ""


def footnote(burden: Burden, lang: str) -> str:
    """How many roles are left out, "" for none."""

    return count(burden.more, *MORE, lang) if burden.more else ""


def _load(role: Role, counted: Counter[Letter], limit: float, is_judged: bool) -> Load:
    return Load(role, {letter: counted[letter] for letter in Letter}, is_judged and counted[Letter.A] > limit)


def _first(burden: Burden, most: int, lang: str) -> str:
    first = [load.role.label for load in burden.loads if load.counts[Letter.A] == most]
    fields = {"n": most, "all": burden.activities}
    if len(first) > MOST_NAMED:
        return say("No role stands out: each answers for at most {n} of {all} activities", lang, **fields)
    if len(first) > 1:
        return say("{roles} each answer for {n} of {all} activities", lang, roles=joined(first, lang), **fields)
    return say("{role} answers for {n} of {all} activities", lang, role=first[0].of(lang), **fields)
