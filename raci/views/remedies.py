"""Causes -> what would settle each: an open proposal, an amended clause, or a decision that nobody has prepared."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from raci.rules import SEVERITIES, Cause, Finding, Severity, causes


class Remedy(StrEnum):
    """What a cause waits for."""

    PROPOSED = "proposed"
    CLAUSE = "clause"
    OPEN = "open"


def by_remedy(live: Iterable[Cause], proposed: Iterable[Finding]) -> Mapping[Remedy, tuple[Cause, ...]]:
    """Each cause under what it waits for, in their order; `proposed` is the diagnosis with the open proposals."""

    left = {cause.id: cause.severity for cause in causes(proposed) if not cause.accepted}
    parts: dict[Remedy, list[Cause]] = {remedy: [] for remedy in Remedy}
    for cause in live:
        parts[remedy_of(cause, left)].append(cause)
    return {remedy: tuple(same) for remedy, same in parts.items()}


def remedy_of(cause: Cause, left: Mapping[str, Severity]) -> Remedy:
    """`left`: id of a cause -> how grave it still is once the open proposals are taken."""

    if cause.id not in left or SEVERITIES.index(left[cause.id]) > SEVERITIES.index(cause.severity):
        return Remedy.PROPOSED
    return Remedy.CLAUSE if cause.rule.mends and not cause.fixes else Remedy.OPEN


def weighty(findings: Iterable[Finding]) -> list[Cause]:
    """The live causes of the gravest kind that there is: gaps, else concerns; a note is for nobody to settle."""

    live = [cause for cause in causes(findings) if not cause.accepted and cause.severity != Severity.NOTE]
    return [cause for cause in live if cause.severity == live[0].severity]
