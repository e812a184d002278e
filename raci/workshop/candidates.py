"""A row -> the ways to settle it, each with what it would settle and raise before it is applied."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from raci import rules
from raci.log import Ballot
from raci.model import Activity, Matrix
from raci.model.changes import Change, on_top
from raci.model.letters import Layer, Letter, Letters, letters_of
from raci.rules import SEVERITIES, Effect, Finding, Fix
from raci.rules.row import OWNERS
from raci.workshop.agreement import agreement
from raci.workshop.verdict import Verdict, verdict

LIMIT_TIES = 3  # ballots that are equally frequent; more would be the whole room again


class Suggester(StrEnum):
    """Where a candidate comes from."""

    FINDING = "finding"
    PROPOSAL = "proposal"
    BALLOTS = "ballots"


@dataclass(frozen=True)
class Candidate:
    """One way to settle a row: changes with their sentence, everybody who suggests it, and the effect in findings."""

    fix: Fix
    sources: tuple[Suggester, ...]
    effect: Effect

    @property
    def changes(self) -> tuple[Change, ...]:
        return self.fix.changes

    def message(self, lang: str) -> str:
        return self.fix.message(lang)


def candidates(
    matrix: Matrix, layer: Layer, activity: str, ballots: Iterable[Ballot], findings: Iterable[Finding]
) -> list[Candidate]:
    """The ways that findings, the open proposal and the most frequent ballots suggest, the same changes once.

    Where the seats agree on who answers, the ways that say the same come first, theirs before any other; then those
    with the best balance of gaps, then of concerns. Nothing suggested: [].
    """

    row = matrix.activity[activity]
    cast = [ballot for ballot in ballots if ballot.activity == activity and not ballot.is_unsure]
    offered: dict[frozenset[tuple[str, str, Letters]], list[tuple[Fix, Suggester]]] = {}
    for fix, source in [*_fixes(row, findings), *_proposal(row, layer), *_most_frequent(matrix, row, layer, cast)]:
        key = frozenset(
            (change.activity, change.role, change.after) for change in fix.changes if change.before != change.after
        )
        if key:
            offered.setdefault(key, []).append((fix, source))
    settled = [_candidate(same, matrix, layer) for same in offered.values()]
    agreed = agreement(row, cast, [ballot.seat for ballot in cast])
    owners = agreed.favoured if verdict(agreed) in (Verdict.AGREED, Verdict.ALMOST) else None
    return sorted(
        settled, key=lambda candidate: (*_dissents(candidate, matrix, layer, row, owners), *_balance(candidate.effect))
    )


def agreed_way(matrix: Matrix, layer: Layer, activity: str, ballots: Iterable[Ballot]) -> tuple[Change, ...]:
    """What most of the seats see alike changes of a row on whose owner all of them agree; () where it holds already."""

    row = matrix.activity[activity]
    cast = [ballot for ballot in ballots if ballot.activity == activity and not ballot.is_unsure]
    favoured = {*agreement(row, cast, [ballot.seat for ballot in cast]).favoured}
    for fix, _ in _most_frequent(matrix, row, layer, cast):
        after = {(change.activity, change.role): change.after for change in fix.changes}
        if {role for role, letter in _owned(row, layer, after) if letter == Letter.A} == favoured:
            return fix.changes
    return ()


def told_apart(
    matrix: Matrix, layer: Layer, activity: str, ways: Sequence[Iterable[Change]]
) -> list[tuple[tuple[str, str, Letters], ...]]:
    """For each way the cells, as row, role and letters, that set it apart from those with the same owners in the row;
    () for a way that no other looks like."""

    after = [{(change.activity, change.role): change.after for change in way} for way in ways]
    heads = [_owned(matrix.activity[activity], layer, cells) for cells in after]
    apart = []
    for head, cells in zip(heads, after, strict=True):
        alike = [other for other, same in zip(after, heads, strict=True) if same == head]
        touched = dict.fromkeys(cell for other in alike for cell in other)
        held = {(row, role): matrix.activity[row].letters(role, layer) for row, role in touched}
        differs = [cell for cell in touched if len({other.get(cell, held[cell]) for other in alike}) > 1]
        apart.append(tuple((*cell, cells.get(cell, held[cell])) for cell in differs))
    return apart


def _owned(row: Activity, layer: Layer, cells: Mapping[tuple[str, str], Letters]) -> frozenset[tuple[str, Letter]]:
    """Who would answer for the row and do it."""

    held = {role: mark.letters for role, mark in row.marks(layer).items()}
    held |= {role: letters for (activity, role), letters in cells.items() if activity == row.id}
    return frozenset((role, letter) for role, letters in held.items() for letter in letters if letter in OWNERS)


def _dissents(
    candidate: Candidate, matrix: Matrix, layer: Layer, row: Activity, owners: tuple[str, ...] | None
) -> tuple[bool, bool]:
    """Whether the way names other owners than the seats agree on, and whether it is not theirs."""

    if owners is None:
        return False, False
    cells = {(change.activity, change.role): change.after for change in candidate.changes}
    named = {role for role, letter in _owned(row, layer, cells) if letter == Letter.A}
    return named != {*owners}, Suggester.BALLOTS not in candidate.sources


def _candidate(same: list[tuple[Fix, Suggester]], matrix: Matrix, layer: Layer) -> Candidate:
    fix = same[0][0]
    return Candidate(fix, tuple(dict.fromkeys(source for _, source in same)), rules.effect_of(fix, matrix, layer))


def _fixes(row: Activity, findings: Iterable[Finding]) -> Iterator[tuple[Fix, Suggester]]:
    for finding in findings:
        if row.id in finding.place.activities and not finding.accepted:
            here = (fix for fix in finding.fixes if any(change.activity == row.id for change in fix.changes))
            yield from ((fix, Suggester.FINDING) for fix in here)


def _proposal(row: Activity, layer: Layer) -> Iterator[tuple[Fix, Suggester]]:
    changes = tuple(
        Change(row.id, role, row.letters(role, layer), mark.letters, mark.why) for role, mark in row.proposed.items()
    )
    if changes:
        yield Fix("as proposed", {}, changes), Suggester.PROPOSAL


def _most_frequent(
    matrix: Matrix, row: Activity, layer: Layer, ballots: list[Ballot]
) -> Iterator[tuple[Fix, Suggester]]:
    """Who answers and who works, as most seats see it; with a tie the first few of their views.

    Who is asked and told is left out: hardly two seats agree on all of it, and it is not what the room argues about.
    """

    views = Counter(frozenset(seen.items()) for ballot in ballots if (seen := _owners(ballot)))
    most = max(views.values(), default=0)
    for view in [view for view, times in views.items() if times == most][:LIMIT_TIES]:
        seats = (ballot.seat for ballot in ballots if _owners(ballot) == dict(view))
        roles = tuple(matrix.role[seat].label if seat in matrix.role else seat for seat in seats)
        yield Fix("as {seats} see it", {"seats": roles}, _as_seen(row, layer, dict(view), matrix)), Suggester.BALLOTS


def _owners(ballot: Ballot) -> dict[str, Letters]:
    """Role -> A, R or both, without the roles that the seat gives neither."""

    letters = {role: letters_of(cell) for role, cell in ballot.filled.items()}
    owning = {role: tuple(letter for letter in held if letter in OWNERS) for role, held in letters.items()}
    return {role: held for role, held in owning.items() if held}


def _as_seen(row: Activity, layer: Layer, view: dict[str, Letters], matrix: Matrix) -> tuple[Change, ...]:
    """What a view changes: the roles that it names hold what it says; the others give up the letters it gives away."""

    given = {letter for letters in view.values() for letter in letters}
    kept = {role: tuple(letter for letter in row.letters(role, layer) if letter not in given) for role in matrix.role}
    return on_top(matrix, layer, (Change(row.id, role, (), view.get(role, left)) for role, left in kept.items()))


def _balance(effect: Effect) -> list[int]:
    """Findings raised minus settled, from the worst severity on: less is better. One that grew worse counts too."""

    before, after = (list(causes) for causes in zip(*effect.changed, strict=True)) if effect.changed else ([], [])
    raised = Counter(cause.severity for cause in [*effect.raised, *after])
    settled = Counter(cause.severity for cause in [*effect.settled, *before])
    return [raised[severity] - settled[severity] for severity in SEVERITIES]
