"""A row -> the ways to settle it, each with what it would settle and raise before it is applied."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from raci import rules
from raci.changes import Change, on_top
from raci.letters import Layer, Letter, Letters, letters_of
from raci.log import Ballot
from raci.model import Activity, Matrix
from raci.rules import SEVERITIES, Effect, Finding, Fix

LIMIT_TIES = 3  # ballots that are equally frequent; more would be the whole room again
OWNERS = (Letter.A, Letter.R)


class Source(StrEnum):
    """Where a candidate comes from."""

    FINDING = "finding"
    PROPOSAL = "proposal"
    BALLOTS = "ballots"


@dataclass(frozen=True)
class Candidate:
    """One way to settle a row: changes with their sentence, everybody who suggests it, and the effect in findings."""

    fix: Fix
    sources: tuple[Source, ...]
    effect: Effect

    @property
    def changes(self) -> tuple[Change, ...]:
        return self.fix.changes

    def message(self, lang: str) -> str:
        return self.fix.message(lang)


def candidates(
    matrix: Matrix, layer: Layer, activity: str, ballots: Iterable[Ballot], found: Iterable[Finding]
) -> list[Candidate]:
    """The ways that findings, the open proposal and the most frequent ballots suggest, the same changes once; those
    with the best balance of gaps, then of concerns, come first. Nothing suggested: []."""

    row = matrix.activity[activity]
    cast = [one for one in ballots if one.activity == activity and not one.is_unsure]
    offered: dict[frozenset[tuple[str, str, Letters]], list[tuple[Fix, Source]]] = {}
    for fix, source in [*_fixes(row, found), *_proposal(row, layer), *_most_frequent(matrix, row, layer, cast)]:
        key = frozenset((one.activity, one.role, one.after) for one in fix.changes if one.before != one.after)
        if key:
            offered.setdefault(key, []).append((fix, source))
    settled = [_candidate(same, matrix, layer) for same in offered.values()]
    return sorted(settled, key=lambda one: _balance(one.effect))


def _candidate(same: list[tuple[Fix, Source]], matrix: Matrix, layer: Layer) -> Candidate:
    fix = same[0][0]
    return Candidate(fix, tuple(dict.fromkeys(source for _, source in same)), rules.effect_of(fix, matrix, layer))


def _fixes(row: Activity, found: Iterable[Finding]) -> Iterator[tuple[Fix, Source]]:
    for finding in found:
        if row.id in finding.place.activities and not finding.accepted:
            here = (fix for fix in finding.fixes if any(change.activity == row.id for change in fix.changes))
            yield from ((fix, Source.FINDING) for fix in here)


def _proposal(row: Activity, layer: Layer) -> Iterator[tuple[Fix, Source]]:
    changes = tuple(
        Change(row.id, role, row.letters(role, layer), mark.letters, mark.why) for role, mark in row.proposed.items()
    )
    if changes:
        yield Fix("as proposed", {}, changes), Source.PROPOSAL


def _most_frequent(matrix: Matrix, row: Activity, layer: Layer, ballots: list[Ballot]) -> Iterator[tuple[Fix, Source]]:
    """Who answers and who works, as most seats see it; with a tie the first few of their views.

    Who is asked and told is left out: hardly two seats agree on all of it, and it is not what the room argues about.
    """

    views = Counter(frozenset(seen.items()) for one in ballots if (seen := _owners(one)))
    most = max(views.values(), default=0)
    for view in [view for view, times in views.items() if times == most][:LIMIT_TIES]:
        seats = (one.seat for one in ballots if _owners(one) == dict(view))
        roles = tuple(matrix.role[seat].label if seat in matrix.role else seat for seat in seats)
        yield Fix("as {seats} see it", {"seats": roles}, _as_seen(row, layer, dict(view), matrix)), Source.BALLOTS


def _owners(ballot: Ballot) -> dict[str, Letters]:
    """Role -> A, R or both, without the roles that the seat gives neither."""

    letters = {role: letters_of(cell) for role, cell in ballot.filled.items()}
    owning = {role: tuple(letter for letter in held if letter in OWNERS) for role, held in letters.items()}
    return {role: held for role, held in owning.items() if held}


def _as_seen(row: Activity, layer: Layer, view: dict[str, Letters], matrix: Matrix) -> tuple[Change, ...]:
    """What a view changes: the roles that it names hold what it says; the others give up the letters it gives away."""

    given = {letter for letters in view.values() for letter in letters}
    kept = {role: tuple(one for one in row.letters(role, layer) if one not in given) for role in matrix.role}
    return on_top(matrix, layer, (Change(row.id, role, (), view.get(role, left)) for role, left in kept.items()))


def _balance(effect: Effect) -> list[int]:
    """Findings raised minus settled, from the worst severity on: less is better. One that grew worse counts too."""

    before, after = (list(found) for found in zip(*effect.changed, strict=True)) if effect.changed else ([], [])
    raised = Counter(one.severity for one in [*effect.raised, *after])
    settled = Counter(one.severity for one in [*effect.settled, *before])
    return [raised[severity] - settled[severity] for severity in SEVERITIES]
