"""Matrix and findings -> the work as a relay: who runs each leg, who hands on to whom, and where the baton falls."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from raci.model import Activity, Matrix, Process, ProcessKind
from raci.model.letters import Layer, Letter
from raci.rules import Finding, Severity
from raci.rules.chains import chains as joined
from raci.rules.rule import About


@dataclass(frozen=True)
class Leg:
    """One step of a flow: who answers for it, does it, is asked before and told after. Each () where nobody is."""

    activity: Activity
    heads: tuple[str, ...]
    doers: tuple[str, ...]
    helpers: tuple[str, ...]
    consulted: tuple[str, ...]
    informed: tuple[str, ...]
    is_dropped: bool
    is_unowned: bool

    @property
    def runner(self) -> str:
        """Who carries the baton here: the first who does it, else the first who answers for it, "" for nobody."""

        return next(iter((*self.doers, *self.heads)), "")

    @property
    def owners(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.heads, *self.doers)))


@dataclass(frozen=True)
class RelayStage:
    """A process of the relay and its legs, in their order."""

    process: Process
    legs: tuple[Leg, ...]


def stages(matrix: Matrix, layer: Layer, findings: Iterable[Finding]) -> tuple[RelayStage, ...]:
    """The flows of the matrix in order; () where there is none."""

    findings = list(findings)
    dropped, unowned = dropped_rows(findings), unowned_rows(findings)
    return tuple(
        RelayStage(
            process,
            tuple(_leg(row, layer, row.id in dropped, row.id in unowned) for row in matrix.steps[process.id]),
        )
        for process in matrix.processes
        if process.kind == ProcessKind.FLOW and matrix.steps[process.id]
    )


def dropped_rows(findings: Iterable[Finding]) -> frozenset[str]:
    """The rows that take over from nobody: the hand-off to them is broken."""

    live = (finding for finding in findings if finding.rule.about == About.HANDOFF and not finding.accepted)
    return frozenset(finding.place.activities[0] for finding in live)


def unowned_rows(findings: Iterable[Finding]) -> frozenset[str]:
    """The rows of which a gap says that nobody answers for them."""

    live = (
        finding
        for finding in findings
        if finding.severity == Severity.GAP and finding.rule.unowned and not finding.accepted
    )
    return frozenset(finding.place.activities[0] for finding in live)


def chains(matrix: Matrix, layer: Layer) -> list[tuple[Process, ...]]:
    """The flows that are read as one chain of work, where a chain has more than one; in the order of the file."""

    return [tuple(map(matrix.process.__getitem__, chain)) for chain in joined(matrix, layer) if len(chain) > 1]


def lanes(legs: Iterable[Leg], matrix: Matrix) -> tuple[str, ...]:
    """The roles that own, help with, are asked or told of one of the legs, in the order of the file; owners first."""

    owners, others = set[str](), set[str]()
    for leg in legs:
        owners.update(leg.owners)
        others.update((*leg.helpers, *leg.consulted, *leg.informed))
    return tuple(sorted((role for role in matrix.role if role in owners | others), key=lambda role: role not in owners))


def handovers(legs: Sequence[Leg]) -> Mapping[tuple[str, str], tuple[Leg, ...]]:
    """(giver, taker) -> the legs that the taker takes over from the giver; "" stands for nobody. One leg: {}."""

    by_pair: dict[tuple[str, str], list[Leg]] = {}
    for before, after in pairwise(legs):
        if before.runner != after.runner:
            by_pair.setdefault((before.runner, after.runner), []).append(after)
    return {pair: tuple(legs) for pair, legs in by_pair.items()}


def _leg(row: Activity, layer: Layer, is_dropped: bool, is_unowned: bool) -> Leg:
    by = {letter: tuple(row.holders(letter, layer)) for letter in Letter}
    return Leg(row, by[Letter.A], by[Letter.R], by[Letter.S], by[Letter.C], by[Letter.I], is_dropped, is_unowned)
