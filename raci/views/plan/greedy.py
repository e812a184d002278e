"""The plan: again and again the decision that closes most, recomputed on top of all that came before it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from raci.model import Matrix
from raci.model.amendments import OF_ROLES, Amended, Amendment, amended_value
from raci.model.changes import Change
from raci.model.letters import Layer, Marks
from raci.rules import Judged, View, judged
from raci.rules.causes import decided_row
from raci.views.plan import field_ways, letter_ways
from raci.views.plan.decision import Decision, Plan, Restated
from raci.views.plan.hope import Hopes
from raci.views.plan.outcome import Consequence, Gain, live_rows, outcome, rank
from raci.views.plan.patterns import Bundle, bundles
from raci.views.plan.way import Kind, Way

LIMIT_DECISIONS = 40  # nobody votes on more; what matters most comes first


@dataclass
class Option:
    """A bundle not yet taken. `gain` is what it gained when last tried, or may gain; `fresh` while that holds."""

    bundle: Bundle
    place: int
    gain: Gain
    fresh: bool = False
    outcome: Consequence | None = None

    @property
    def bid(self) -> tuple[Gain, int]:
        return self.gain, -self.place

    def try_on(self, state: Judged) -> None:
        self.outcome, self.fresh = outcome(self.bundle.ways, state), True
        self.gain = self.outcome.gain if self.outcome else Gain()


def plan(matrix: Matrix, layer: Layer = Layer.TODAY, today: date | None = None, *, most: int = LIMIT_DECISIONS) -> Plan:
    """The shortest list of decisions that closes most causes, at most so many; empty where none closes anything."""

    state = judged(matrix, layer, today or date.today())
    proposed = {row.id: row.proposed for row in matrix.activities if row.proposed and layer != Layer.PROPOSED}
    gaps = sum(rank(state, id_) == 0 for id_ in state.by_cause)
    options = bundles(every_way(state, proposed), state.view)
    return Plan(matrix, layer, gaps, tuple(_chosen(options, state, most)), bool(proposed))


def every_way(state: Judged, proposed: Mapping[str, Marks]) -> Iterator[Way]:
    """Every way out of anything live, row by row, then those of roles and topics."""

    view = state.view
    rows = live_rows(state)
    for row, findings in sorted(rows.items(), key=lambda item: view.index[item[0]]):
        by_letters = list(letter_ways.of_row(view.row[row], findings, proposed.get(row, {}), view))
        known = {way.kind for way in by_letters} & {Kind.RECEIVE}
        yield from by_letters
        yield from (way for way in field_ways.of_row(view.row[row], findings, view) if way.kind not in known)
    live = [finding for same in state.by_rule.values() for finding in same if not finding.accepted]
    yield from letter_ways.parts(live, proposed, view)
    yield from letter_ways.one_owner(live, view)
    yield from field_ways.of_roles(live, view)


def _chosen(listed: list[Bundle], state: Judged, most: int) -> Iterator[Decision]:
    """Decisions until none gains anything: an option is tried only when it could be the best one."""

    hopes = Hopes(state)
    options = [Option(bundle, number, hopes.of(bundle.ways, state.view)) for number, bundle in enumerate(listed)]
    for _ in range(most):
        best = _best(options, state)
        if best is None or best.outcome is None:
            return
        chosen, result = _needed(best, options, state)
        yield decision(chosen, result, state)
        options = [option for option in options if option.bundle is not chosen]
        state = result.after
        hopes.follow(state, result.touched)
        _mark_stale(options, result, hopes, state)


def _best(options: list[Option], state: Judged) -> Option | None:
    """The option that gains most, None where none gains anything."""

    while options:
        best = max(options, key=lambda option: option.bid)
        if best.fresh or best.gain.weight <= 0:
            return best if best.gain.weight > 0 else None
        best.try_on(state)
    return None


def _mark_stale(options: Iterable[Option], result: Consequence, hopes: Hopes, state: Judged) -> None:
    """No option is fresh any more; those on the same rows may even have gained, so that only hope is left of them."""

    rows = {change.activity for change in result.changes} | {amendment.at for amendment in result.amendments}
    for option in options:
        option.fresh = False
        if any(way.row in rows or way.about in rows for way in option.bundle.ways):
            option.gain = hopes.of(option.bundle.ways, state.view)


def _needed(best: Option, options: list[Option], state: Judged) -> tuple[Bundle, Consequence]:
    """The bundle without the ways that close nothing, where it closes as much without them."""

    result = best.outcome
    assert result is not None
    inside = [finding for cause in result.closes for finding in cause.findings]
    rows = {decided_row(finding, state.view) for finding in inside}
    about = {part for finding in inside for part in (*finding.place.roles, finding.place.topic)}
    kept = tuple(way for way in best.bundle.ways if (way.row in rows if way.row else way.about in about))
    if not kept or len(kept) == len(best.bundle.ways):
        return best.bundle, result
    less = outcome(kept, state)
    if less is None or less.gain < result.gain:
        return best.bundle, result
    same = (option.bundle for option in options if option.bundle.ways == kept)
    return next(same, best.bundle.of(kept, state.view)), less


def decision(chosen: Bundle, result: Consequence, state: Judged) -> Decision:
    """What can be voted on, of a bundle and what came of it on top of that state."""

    matrix = state.view.matrix
    restated = (
        Restated(amended_value(matrix, amendment.at, amendment.field), amendment) for amendment in result.amendments
    )
    why = tuple((way.row, way.why) for way in chosen.ways if way.why)
    return Decision(
        title=chosen.title,
        changes=result.changes,
        amendments=tuple(restated),
        closes=result.closes,
        opens=result.opens,
        agree=concerned(result.changes, result.amendments, result.after.view),
        why=why,
    )


def concerned(changes: Iterable[Change], amendments: Iterable[Amendment], view: View) -> tuple[str, ...]:
    """Whose letters, work or lines change, in the order of the file; groups and outsiders cannot agree."""

    named = {change.role for change in changes}
    for amendment in amendments:
        named |= set(_concerned(amendment, view))
    return tuple(role.id for role in view.matrix.roles if role.id in named and view.agrees(role.id))


def _concerned(amendment: Amendment, view: View) -> Iterator[str]:
    if amendment.at in view.row and amendment.field not in OF_ROLES:
        yield from view.row[amendment.at].owners
    else:
        yield amendment.at
    if amendment.field == Amended.REFUSED and isinstance(amendment.value, str):
        yield from view.row[amendment.value].owners
    elif isinstance(amendment.value, tuple):
        yield from amendment.value
