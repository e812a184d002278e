"""Hopes: what ways may gain at most, told without judging anything, so that few of them have to be tried."""

from collections.abc import Iterable, Iterator

from raci.rules import Finding, Judged
from raci.rules.causes import decided_row
from raci.rules.order import score
from raci.rules.row import OWNERS
from raci.rules.view import View
from raci.views.plan.outcome import COUNTED, Gain, rank
from raci.views.plan.way import Way


class Hopes:
    """The causes that hang on a row, a role or a topic, kept up to date with what has been decided.

    What a way settles by chance elsewhere is left out: it is counted when the way is tried, but may be tried late.
    """

    def __init__(self, state: Judged) -> None:
        self._causes: dict[str, set[str]] = {}
        self._worth: dict[str, tuple[int, float]] = {}
        self.follow(state, state.by_cause)

    def follow(self, state: Judged, touched: Iterable[str]) -> None:
        """Take in how these causes stand now."""

        for id_ in touched:
            self._worth.pop(id_, None)
            if rank(state, id_) < len(COUNTED):
                cause = state.cause(id_)
                self._worth[id_] = (int(rank(state, id_) == 0), score(cause.rule, cause.weight))
                for name in {name for finding in cause.findings for name in _hangs_on(finding, state.view)}:
                    self._causes.setdefault(name, set()).add(id_)

    def of(self, ways: Iterable[Way], view: View) -> Gain:
        """At most what the ways gain together."""

        names = {name for way in ways for name in _touches(way, view)}
        causes = {id_ for name in names for id_ in self._causes.get(name, ()) if id_ in self._worth}
        worth = [self._worth[id_] for id_ in causes]
        return Gain(sum(gaps for gaps, _ in worth), sum(weight for _, weight in worth), True)


def _hangs_on(finding: Finding, view: View) -> Iterator[str]:
    row = decided_row(finding, view)
    yield from (row,) if row else (*finding.place.roles, finding.place.topic)


def _touches(way: Way, view: View) -> Iterator[str]:
    """Rows, roles that enter a row or leave it, and topics whose owners change."""

    yield from filter(None, (way.row, way.about))
    for change in way.changes:
        yield change.activity
        if not change.before or not change.after:
            yield change.role
        if not {*change.before, *change.after}.isdisjoint(OWNERS):
            yield from view.row[change.activity].activity.topic
