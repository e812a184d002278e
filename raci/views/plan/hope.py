"""Hopes: what ways may gain at most, told without judging anything, so that few of them have to be tried."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from raci.model.amendments import OF_ROLES, Amended
from raci.rules import Finding, Judged
from raci.rules.causes import decided_row
from raci.rules.order import score
from raci.rules.row import OWNERS
from raci.rules.rule import About
from raci.rules.view import View
from raci.views.plan.outcome import COUNTED, Gain, gravest, rank
from raci.views.plan.way import Way


class Hold(NamedTuple):
    """What keeps a cause as grave as it is: a finding by the row, roles or topic that it hangs on, and its field."""

    names: frozenset[str]
    field: Amended | None


class Hopes:
    """The causes that hang on a row, a role or a topic, kept up to date with what has been decided.

    What a way settles by chance elsewhere is left out: it is counted when the way is tried, but may be tried late.
    """

    def __init__(self, state: Judged) -> None:
        self._causes: dict[str, set[str]] = {}
        self._worth: dict[str, tuple[int, float]] = {}
        self._holds: dict[str, tuple[Hold, ...]] = {}
        self.follow(state, state.by_cause)

    def follow(self, state: Judged, touched: Iterable[str]) -> None:
        """Take in how these causes stand now."""

        for id_ in touched:
            self._worth.pop(id_, None)
            if rank(state, id_) < len(COUNTED):
                cause = state.cause(id_)
                self._worth[id_] = (int(rank(state, id_) == 0), score(cause.rule, cause.weight))
                self._holds[id_] = tuple({_hold(finding, state.view) for finding in gravest(state, id_)})
                for name in {name for hold in self._holds[id_] for name in hold.names}:
                    self._causes.setdefault(name, set()).add(id_)

    def of(self, ways: Iterable[Way], view: View) -> Gain:
        """At most what the ways gain together; a cause is closed when all that makes it as grave as it is may go."""

        ways = list(ways)
        touched = {name for way in ways for name in _touches(way, view)}
        fields = {(amendment.at, amendment.field) for way in ways for amendment in way.amendments}
        near = {id_ for name in touched | {at for at, _ in fields} for id_ in self._causes.get(name, ())}
        worth = [
            self._worth[id_]
            for id_ in near
            if id_ in self._worth and all(_goes(hold, touched, fields) for hold in self._holds[id_])
        ]
        return Gain(sum(gaps for gaps, _ in worth), sum(weight for _, weight in worth), True)


def _goes(hold: Hold, touched: set[str], fields: set[tuple[str, Amended]]) -> bool:
    if not hold.names.isdisjoint(touched):
        return True
    return hold.field is not None and any((name, hold.field) in fields for name in hold.names)


def _hold(finding: Finding, view: View) -> Hold:
    row = decided_row(finding, view)
    named = (row,) if row else (finding.place.topic,) if finding.rule.about == About.TOPIC else finding.place.roles
    return Hold(frozenset(filter(None, named)), finding.rule.amends)


def _touches(way: Way, view: View) -> Iterator[str]:
    """Rows whose letters change, roles that enter or leave one or are amended, and topics whose owners change."""

    yield from (amendment.at for amendment in way.amendments if amendment.field in OF_ROLES)
    for change in way.changes:
        yield change.activity
        if not change.before or not change.after:
            yield change.role
        if not {*change.before, *change.after}.isdisjoint(OWNERS):
            yield from view.row[change.activity].activity.topic
