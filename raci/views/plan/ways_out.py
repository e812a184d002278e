"""Ways out of one cause: what letters and amended clauses can do about it, as decisions, and who must agree."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from raci.model import Matrix
from raci.model.amendments import Amended
from raci.model.letters import Layer
from raci.rules import Cause, Finding, Judged, judged
from raci.rules.causes import decided_row
from raci.rules.view import View
from raci.views.plan.decision import Decision
from raci.views.plan.greedy import concerned, decision, every_way
from raci.views.plan.outcome import COUNTED, Consequence, outcome, rank
from raci.views.plan.patterns import Bundle, bundles
from raci.views.plan.way import Way

LIMIT_TRIED = 12  # ways out of one cause that are tried; nobody compares more


class Means(StrEnum):
    """What a way out needs: letters that somebody has proposed, other letters, or a clause that says more."""

    PROPOSAL = "proposal"
    LETTERS = "letters"
    CLAUSE = "clause"
    BOTH = "both"
    NONE = "none"


@dataclass(frozen=True)
class WayOut:
    """A decision on one cause; `settles`: the cause is gone afterwards. `leaves`: what its steps still have then."""

    decision: Decision
    settles: bool
    leaves: tuple[Cause, ...]


@dataclass(frozen=True)
class Outlook:
    """Where a cause leads, told without judging anything: what its first way out needs, and who must agree."""

    means: Means
    agree: tuple[str, ...] = ()


def ways_out(matrix: Matrix, layer: Layer, cause: Cause, today: date | None = None) -> list[WayOut]:
    """The ways out, those that settle the cause first; [] where only the text can. None of them opens a gap."""

    state = judged(matrix, layer, today or date.today())
    if cause.id not in state.by_cause:
        return []
    tried = (_way_out(bundle, cause, state) for bundle in _bundles(cause, _ways(matrix, layer, state), state))
    return sorted((way_out for way_out in tried if way_out), key=lambda way_out: not way_out.settles)


def leads(matrix: Matrix, layer: Layer, causes: Iterable[Cause], today: date | None = None) -> Mapping[str, Outlook]:
    """Id of a cause -> where it leads."""

    state = judged(matrix, layer, today or date.today())
    ways, outlooks = _ways(matrix, layer, state), {}
    by_place: dict[str, list[Way]] = {}
    for way in ways:
        by_place.setdefault(way.row or way.about, []).append(way)
    for cause in causes:
        own = [way for name in _places(cause, state.view) for way in by_place.get(name, ())]
        outlooks[cause.id] = _lead(_first(own, cause), state.view) if own else Outlook(Means.NONE)
    return outlooks


def _ways(matrix: Matrix, layer: Layer, state: Judged) -> list[Way]:
    proposed = {row.id: row.proposed for row in matrix.activities if row.proposed and layer != Layer.PROPOSED}
    return list(every_way(state, proposed))


def _places(cause: Cause, view: View) -> list[str]:
    """The rows that a decision on it is about; where it is about none, its roles and its topic."""

    rows = dict.fromkeys(decided_row(finding, view) for finding in cause.findings if not finding.accepted)
    others = [finding.place for finding in cause.findings if not decided_row(finding, view)]
    about = [name for place in others for name in ((place.topic,) if place.topic else place.roles)]
    return [*filter(None, rows), *dict.fromkeys(about)]


def _bundles(cause: Cause, ways: Iterable[Way], state: Judged) -> list[Bundle]:
    """The ways of the cause, together and alone; those for most of its rows first, then those somebody proposed."""

    places = set(_places(cause, state.view))
    own = [way for way in ways if (way.row or way.about) in places or (way.row and way.about in places)]
    head = cause.head.rule.amends

    def turn(bundle: Bundle) -> tuple[int, bool, bool]:
        rows = len({way.row for way in bundle.ways})
        return (
            -rows,
            not any(_fits(way, head) for way in bundle.ways),
            not all(way.proposed for way in bundle.ways),
        )

    return sorted(bundles(own, state.view), key=turn)[:LIMIT_TRIED]


def _fits(way: Way, field: Amended | None) -> bool:
    """True for a way of the kind that the gravest finding asks for: its field amended, else letters."""

    return any(amendment.field == field for amendment in way.amendments) if field else bool(way.changes)


def _way_out(bundle: Bundle, cause: Cause, state: Judged) -> WayOut | None:
    result = outcome(bundle.ways, state)
    if result is None:
        return None
    settles = rank(result.after, cause.id) > rank(state, cause.id) or cause.id not in result.after.by_cause
    return WayOut(decision(bundle, result, state), settles, _leaves(result))


def _leaves(result: Consequence) -> tuple[Cause, ...]:
    """Gaps and concerns of the steps that the decision changes, as they are afterwards; what it opens is told apart."""

    view, opened = result.after.view, {cause.id for cause in result.opens}
    rows = {change.activity for change in result.changes} | {amendment.at for amendment in result.amendments}
    steps = {view.row[row].process.id for row in rows if row in view.row}
    near = dict.fromkeys(id_ for id_, same in result.after.by_cause.items() if _steps(same, view) & steps)
    ids = [id_ for id_ in near if id_ not in opened and rank(result.after, id_) < len(COUNTED)]
    return tuple(cause for cause in map(result.after.cause, ids) if not cause.accepted)


def _steps(same: Iterable[Finding], view: View) -> set[str]:
    return {view.row[row].process.id for finding in same if (row := decided_row(finding, view))}


def _first(ways: list[Way], cause: Cause) -> Way:
    field = cause.head.rule.amends
    return min(ways, key=lambda way: (not _fits(way, field), not way.proposed))


def _lead(way: Way, view: View) -> Outlook:
    if way.changes:
        means = Means.BOTH if way.amendments else Means.PROPOSAL if way.proposed else Means.LETTERS
    else:
        means = Means.CLAUSE
    return Outlook(means, concerned(way.changes, way.amendments, view))
