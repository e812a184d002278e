"""Matrix and findings -> its areas at a glance: every process and list of duties, and who answers for each row."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from raci.model import Activity, Matrix, Process, ProcessKind
from raci.model.letters import Layer, Letter
from raci.rules import Cause, Finding, Severity, causes
from raci.rules.chains import chains
from raci.rules.rule import About
from raci.views.cause_filter import CauseFilter
from raci.views.relay import dropped_rows, unowned_rows


class Ownership(StrEnum):
    """Somebody answers; one does it, and who answers is not written; nobody, several or a group."""

    OWNED = "owned"
    UNSAID = "unsaid"
    OPEN = "open"


class Join(StrEnum):
    """How an area follows the one before it: in one chain of work, in one whose hand-off is broken, or not at all."""

    PASSED = "passed"
    DROPPED = "dropped"
    APART = "apart"


@dataclass(frozen=True)
class Area:
    """A process or list of duties: (row, who answers) in order, rows that take over from nobody, causes of gaps."""

    process: Process
    rows: tuple[tuple[str, Ownership], ...]
    breaks: frozenset[str]
    gaps: tuple[Cause, ...]
    join: Join


def areas(matrix: Matrix, layer: Layer, findings: Iterable[Finding]) -> tuple[Area, ...]:
    """The areas that have rows: the steps of flows first, then everything else, both in the order of the file."""

    live = [finding for finding in findings if not finding.accepted]
    states, every = ownership(matrix, layer, live), causes(live)
    breaks = dropped_rows(live)
    listed = [process for process in matrix.processes if matrix.steps[process.id]]
    listed.sort(key=lambda process: process.kind != ProcessKind.FLOW)
    followers = {then for chain in chains(matrix, layer) for then in pairwise(chain)}
    before = [None, *listed]
    return tuple(
        _area(matrix, process, states, breaks, every, is_next=bool(last and (last.id, process.id) in followers))
        for last, process in zip(before, listed, strict=False)
    )


def ownership(matrix: Matrix, layer: Layer, findings: Iterable[Finding]) -> Mapping[str, Ownership]:
    """Row -> who answers for it. Open is what a gap finds that nobody answers for, and nothing else."""

    left = unowned_rows(findings)
    return {row.id: _state(row, layer, left) for row in matrix.activities}


def broken(findings: Iterable[Finding]) -> list[Cause]:
    """The causes in which a hand-off is broken."""

    live = [cause for cause in causes(findings) if not cause.accepted]
    return [cause for cause in live if any(finding.rule.about == About.HANDOFF for finding in cause.findings)]


def _state(row: Activity, layer: Layer, left: Container[str]) -> Ownership:
    if row.id in left:
        return Ownership.OPEN
    return Ownership.OWNED if row.holders(Letter.A, layer) else Ownership.UNSAID


def _area(
    matrix: Matrix,
    process: Process,
    states: Mapping[str, Ownership],
    breaks: frozenset[str],
    listed: Iterable[Cause],
    *,
    is_next: bool,
) -> Area:
    rows = [row.id for row in matrix.steps[process.id]]
    gaps = CauseFilter.read({"severity": Severity.GAP, "process": process.id}, matrix)
    here = tuple(gaps.of(listed))
    is_dropped = rows[0] in breaks
    join = Join.DROPPED if is_dropped else Join.PASSED if is_next else Join.APART
    return Area(process, tuple((row, states[row]) for row in rows), breaks & {*rows[1:]}, here, join)
