"""Plan and causes -> what a board is asked first: decisions that close gaps, clauses to write, then everything else."""

from collections.abc import Sequence

from raci.rules import Cause, Severity
from raci.views.plan import Decision, Plan

Step = Decision | tuple[Cause, ...]
"""A decision, or causes of one kind that only an amended text can settle."""


def steps(plan: Plan, live: Sequence[Cause], most: int) -> list[Step]:
    """At most so many: gaps before concerns, decisions before clauses, each kind of clause once."""

    settled = {cause.id for decision in plan.decisions for cause in decision.closes}
    left = [cause for cause in live if cause.id not in settled and cause.rule.mends and not cause.fixes]
    decided = {gaps: [decision for decision in plan.decisions if bool(decision.gaps) == gaps] for gaps in (True, False)}
    listed: list[Step] = [*decided[True], *_clauses(left, Severity.GAP)]
    listed += [*decided[False], *_clauses(left, Severity.CONCERN)]
    return listed[:most]


def closed(step: Step) -> tuple[Cause, ...]:
    """The causes that it settles."""

    return step.closes if isinstance(step, Decision) else step


def _clauses(left: Sequence[Cause], severity: Severity) -> list[tuple[Cause, ...]]:
    kinds: dict[str, list[Cause]] = {}
    for cause in left:
        if cause.severity == severity:
            kinds.setdefault(cause.rule.code, []).append(cause)
    return [tuple(same) for same in kinds.values()]
