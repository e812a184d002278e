"""Causes -> what would settle each: an open proposal, an amended clause, or a decision that nobody has prepared."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from raci.rules import Cause, Finding, Severity, causes
from raci.rules import effect as effects


class Remedy(StrEnum):
    """What a cause waits for."""

    PROPOSED = "proposed"
    CLAUSE = "clause"
    OPEN = "open"


def by_remedy(live: Iterable[Cause], proposed: Iterable[Finding]) -> Mapping[Remedy, tuple[Cause, ...]]:
    """Each cause under what it waits for, in their order; `proposed` is the diagnosis with the open proposals."""

    listed = list(live)
    closed = {cause.id for same in closed_by(listed, proposed) for cause in same}
    parts: dict[Remedy, list[Cause]] = {remedy: [] for remedy in Remedy}
    for cause in listed:
        needs = Remedy.CLAUSE if cause.rule.mends and not cause.head.fixes else Remedy.OPEN
        parts[Remedy.PROPOSED if cause.id in closed else needs].append(cause)
    return {remedy: tuple(same) for remedy, same in parts.items()}


def closed_by(live: Iterable[Cause], proposed: Iterable[Finding]) -> tuple[list[Cause], list[Cause]]:
    """The causes that the open proposals settle, and those of which they leave something less grave."""

    left = [cause for cause in causes(proposed) if not cause.accepted]
    effect = effects.between(live, left)
    return effect.settled, [change.before for change in effect.eased]


def weighty(findings: Iterable[Finding]) -> list[Cause]:
    """The live causes of the gravest kind that there is: gaps, else concerns; a note is for nobody to settle."""

    live = [cause for cause in causes(findings) if not cause.accepted and cause.severity != Severity.NOTE]
    return [cause for cause in live if cause.severity == live[0].severity]
