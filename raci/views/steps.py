"""Plan and causes -> what a board is asked first: decisions that close gaps, clauses to write, then everything else."""

from collections.abc import Sequence

from raci.rules import Cause, Severity
from raci.views.plan import Decision, Plan

Step = Decision | tuple[Cause, ...]
"""A decision, or causes of one kind that only an amended text can settle."""


def steps(plan: Plan, live: Sequence[Cause], most: int) -> list[Step]:
    """At most so many: gaps before concerns, decisions before clauses, each kind of clause once."""

    settled = {cause.id for one in plan.decisions for cause in one.closes}
    left = [cause for cause in live if cause.id not in settled and cause.rule.mends and not cause.fixes]
    decided = {gaps: [one for one in plan.decisions if bool(one.gaps) == gaps] for gaps in (True, False)}
    asked: list[Step] = [*decided[True], *_clauses(left, Severity.GAP)]
    asked += [*decided[False], *_clauses(left, Severity.CONCERN)]
    return asked[:most]


def closed(step: Step) -> tuple[Cause, ...]:
    """The causes that it settles."""

    return step.closes if isinstance(step, Decision) else step


def _clauses(left: Sequence[Cause], severity: Severity) -> list[tuple[Cause, ...]]:
    kinds: dict[str, list[Cause]] = {}
    for cause in left:
        if cause.severity == severity:
            kinds.setdefault(cause.rule.code, []).append(cause)
    return [tuple(same) for same in kinds.values()]
