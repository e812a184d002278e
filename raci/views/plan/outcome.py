"""Consequence: what ways close and open on top of what has been decided, and how much that is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from raci.model.amendments import Amendment, amended_value
from raci.model.changes import Change, on_top
from raci.model.letters import Layer
from raci.rules import SEVERITIES, Cause, Finding, Judged, Severity, rejudged
from raci.rules.causes import in_order
from raci.rules.order import score
from raci.views.plan.way import Way

COUNTED = (Severity.GAP, Severity.CONCERN)
"""What a decision is taken for; a note is worth a look and no vote."""


class Gain(NamedTuple):
    """Compared from left to right: gaps closed, how much what is closed matters; then whether somebody has proposed all
    of it, and the fewer cells and fields to change."""

    gaps: int = 0
    weight: float = 0.0
    proposed: bool = False
    effort: int = 0


@dataclass(frozen=True)
class Consequence:
    """`after` is the diagnosis with the candidate decided; `touched` the causes that have changed at all."""

    after: Judged
    changes: tuple[Change, ...]
    amendments: tuple[Amendment, ...]
    closes: tuple[Cause, ...]
    opens: tuple[Cause, ...]
    touched: frozenset[str]
    gain: Gain


def outcome(ways: Iterable[Way], before: Judged) -> Consequence | None:
    """What the ways do together; None where they change nothing or open a gap."""

    ways = list(ways)
    matrix = before.view.matrix
    changed = {(change.activity, change.role): change for way in ways for change in way.changes}
    changes = on_top(matrix, Layer.STATED, changed.values())
    fields = {(amendment.at, amendment.field): amendment for way in ways for amendment in way.amendments}
    amendments = tuple(
        amendment
        for amendment in fields.values()
        if amended_value(matrix, amendment.at, amendment.field) != amendment.value
    )
    if not changes and not amendments:
        return None
    after = rejudged(before, changes, amendments)
    touched = _touched(before, after)
    if _raises_a_gap(before, after, touched):
        return None
    left = _left(before, after, touched)
    closes = [id_ for id_ in touched if rank(after, left.get(id_, id_)) > rank(before, id_) < len(COUNTED)]
    opens = [id_ for id_ in touched if rank(after, id_) < rank(before, id_) and _is_new(before, after, id_)]
    closed, opened = _causes(before, closes), _causes(after, opens)
    gaps = sum(finding.severity == Severity.GAP for finding in closed)
    weight = sum(score(finding.rule, finding.weight) for finding in closed) - sum(
        score(finding.rule, finding.weight) for finding in opened
    )
    gain = Gain(gaps, weight, all(way.proposed for way in ways), -len(changes) - len(amendments))
    return Consequence(after, changes, amendments, closed, opened, frozenset(touched), gain)


def live_rows(judged: Judged) -> Mapping[str, list[Finding]]:
    """Row -> its findings that nobody has accepted, where one of them is a gap or a concern."""

    rows: dict[str, list[Finding]] = {}
    for row, same in judged.by_row.items():
        live = [finding for finding in same if not finding.accepted]
        if row and any(finding.severity in COUNTED for finding in live):
            rows[row] = live
    return rows


def _touched(before: Judged, after: Judged) -> list[str]:
    was, now = before.by_cause, after.by_cause
    return [id_ for id_ in {**was, **now} if was.get(id_) is not now.get(id_)]


def _left(before: Judged, after: Judged, touched: Iterable[str]) -> dict[str, str]:
    """Cause that is gone -> the new one that is its rest: what rows had in common is settled, one still has this."""

    gone, come = ([id_ for id_ in touched if id_ not in other.by_cause] for other in (after, before))
    inside = {finding.id: id_ for id_ in gone for finding in before.by_cause[id_]}
    rest: dict[str, str] = {}
    for id_ in come:
        olds = {inside.get(finding.id) for finding in after.by_cause[id_]}
        if len(olds) == 1 and (old := olds.pop()):
            rest.setdefault(old, id_)
    return rest


def rank(judged: Judged, id_: str) -> int:
    """0 for a cause that is a gap, 1 for a concern, 2 for everything less, accepted ones included."""

    live = [SEVERITIES.index(finding.severity) for finding in judged.by_cause.get(id_, ()) if not finding.accepted]
    return min([*live, len(COUNTED)])


def gravest(judged: Judged, id_: str) -> list[Finding]:
    """The live findings that make a cause as grave as it is."""

    live = [finding for finding in judged.by_cause[id_] if not finding.accepted]
    worst = min(SEVERITIES.index(finding.severity) for finding in live)
    return [finding for finding in live if SEVERITIES.index(finding.severity) == worst]


def _raises_a_gap(before: Judged, after: Judged, touched: Iterable[str]) -> bool:
    """True where a finding that is a gap was none before, or a cause is a gap that was none."""

    if any(rank(after, id_) == 0 < rank(before, id_) for id_ in touched):
        return True
    return not _gaps(after, touched) <= _gaps(before, touched)


def _gaps(judged: Judged, ids: Iterable[str]) -> set[str]:
    findings = (finding for id_ in ids for finding in judged.by_cause.get(id_, ()))
    return {finding.id for finding in findings if finding.severity == Severity.GAP}


def _is_new(before: Judged, after: Judged, id_: str) -> bool:
    """True unless all that makes it a gap or a concern stood in another cause before, which is left of that one."""

    known = {
        finding.id
        for row in after.by_cause[id_]
        for finding in before.by_rule[row.rule.code]
        if finding.severity in COUNTED
    }
    return any(
        finding.id not in known
        for finding in after.by_cause[id_]
        if finding.severity in COUNTED and not finding.accepted
    )


def _causes(judged: Judged, ids: Iterable[str]) -> tuple[Cause, ...]:
    """The causes, those that matter most first."""

    return tuple(in_order(judged.cause(id_) for id_ in ids))
