"""Who else agrees to what binds others or commits the company."""

from collections.abc import Callable, Mapping, Sequence, Set
from functools import cache

from raci.model import Act, Stake, Unnamed
from raci.model.letters import Letter
from raci.rules.row import Row
from raci.rules.view import View

COMMITTING = (Act.DO, Act.COORDINATE, Act.REPORT, Act.ORDER, Act.PAY)
"""Acts by which the company is bound where their topic commits it; watching, helping and booking bind nobody."""

Approvers = Callable[[str], Set[str]]
"""Topic -> whoever approves something about it."""


def approvers(view: View) -> Approvers:
    """Who approves what, whichever row says so; the rows are gone through when it is first asked."""

    @cache
    def counted() -> Mapping[str, Set[str]]:
        approving: dict[str, set[str]] = {}
        for row in view.every:
            for topic in row.activity.topic:
                approving.setdefault(topic, set()).update(_approving(row))
        return approving

    return lambda topic: counted().get(topic, frozenset())


def unagreed(view: View, approving: Approvers) -> Callable[[Row], bool]:
    """Row of a list -> True where it binds or commits, and nobody besides the one that does it agrees to it."""

    def is_unagreed(row: Row) -> bool:
        if row.is_flow or len(row.owners) != 1 or not _binds(row, view):
            return False
        if Unnamed.APPROVER in row.activity.unnamed or any(map(view.agrees, row.by[Letter.C])):
            return False
        return not any(approving(topic) - {*row.owners} for topic in row.activity.topic)

    return is_unagreed


def commits(row: Row, view: View) -> bool:
    """True where its main topic commits money, promises, people or systems."""

    return any(view.matrix.topic[topic].commits for topic in row.activity.topic[:1])


def is_own_craft(row: Row, view: View) -> bool:
    """True where data and safety are at stake, and neither money nor people, customers or the law."""

    stakes = {stake for topic in row.activity.topic[:1] for stake in view.matrix.topic[topic].stakes}
    return bool(stakes) and stakes <= {Stake.SAFETY, Stake.DATA}


def _approving(row: Row) -> Sequence[str]:
    """At an approval its owners, of plans and rules whoever answers for what others draw up."""

    if row.activity.act in (Act.PLAN, Act.SET_RULES):
        return [role for role in row.by[Letter.A] if role not in row.by[Letter.R]]
    return row.owners if row.activity.act == Act.APPROVE else ()


def _binds(row: Row, view: View) -> bool:
    """True for plans and rules, and for doing what commits money, promises, people or systems."""

    return row.activity.act in (Act.PLAN, Act.SET_RULES) or (row.activity.act in COMMITTING and commits(row, view))
