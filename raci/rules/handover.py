"""RACI6xx: the baton; from step to step, at a gate, in time."""

from collections.abc import Iterator
from itertools import pairwise

from raci.changes import Change
from raci.letters import Letter
from raci.rules.rule import About, Fix, Hit, Place, Severity, rule
from raci.rules.view import Row, View


@rule(
    "RACI601",
    Severity.CONCERN,
    About.PAIR,
    says="From “{before}” ({givers}) the work passes to “{after}” ({takers}), and neither has a part in the other",
    why="Nobody carries the result over: the next one learns of it by chance.",
    source="cioupdate.com, Using RACI to drive change: a missing C or I breaks the chain; the exact condition is ours",
)
def broken_hand_off(view: View) -> Iterator[Hit]:
    """Who owns a step has a letter in the step before, or the other way round.

    Bad:
        - stated: {sales: A/R}
        - stated: {finance: A/R}

    Good:
        - stated: {sales: A/R, finance: I}
        - stated: {finance: A/R}
        - stated: {sales: C, finance: A/R}
    """

    for chain in view.chains:
        for first, then in pairwise(chain):
            if first.owners and then.owners and not _is_carried(first, then):
                args = {"before": first.name, "givers": view.names(first.owners)}
                args |= {"after": then.name, "takers": view.names(then.owners)}
                place = Place((then.id, first.id), (*then.owners, *first.owners), then.process.id)
                yield Hit(place, args, (_told(first, then, view),))


@rule(
    "RACI602",
    Severity.GAP,
    About.ROW,
    says="Nothing is said on what happens when “{activity}” ends with a no",
    why="A refusal without a path leaves the work where it is: nobody is told, nobody mends it, nobody may appeal.",
    source="operations policy, found by careful readers: first review, plan review, acceptance have no way back",
)
def no_refusal_path(view: View) -> Iterator[Hit]:
    """A gate of a flow names the activity that follows a no.

    Bad:
        - act: approve
          stated: {management: A/R}

    Good:
        - act: approve
          refused: a2
          stated: {management: A/R}
        - stated: {sales: A/R}
    """

    for row in view.steps:
        if row.activity.is_gate and row.activity.refused is None:
            yield Hit(Place((row.id,), (), row.process.id), {"activity": row.name})


@rule(
    "RACI603",
    Severity.CONCERN,
    About.ROW,
    says="“{activity}” has no time limit",
    why="“Regularly” and “in time” mean something else to everybody; at a gate everything waits.",
    source="operations policy, gaps found by careful readers: no step of approval has a time limit",
)
def no_time_limit(view: View) -> Iterator[Hit]:
    """A time is exact, and a gate of a flow has one. In a duty list it is a note.

    Bad:
        - when: {text: regularly, exact: false}
          stated: {sales: A/R}
        - act: approve
          stated: {management: A/R}

    Good:
        - when: {text: every month, exact: true}
          stated: {sales: A/R}
        - act: approve
          when: {text: within five working days, exact: true}
          stated: {management: A/R}
        - stated: {sales: A/R}
    """

    for row in view.rows:
        when = row.activity.when
        if (when and not when.exact) or (when is None and row.is_flow and row.activity.is_gate):
            severity = Severity.NOTE if row.is_duty else Severity.CONCERN
            yield Hit(Place((row.id,), (), row.process.id), {"activity": row.name}, (), severity)


def _is_carried(first: Row, then: Row) -> bool:
    told = {*first.held, *first.activity.to}
    return any(role in told for role in then.owners) or any(role in then.held for role in first.owners)


def _told(first: Row, then: Row, view: View) -> Fix:
    """The fix that whoever takes over is told of the step before."""

    taker = then.owners[0]
    change = Change(first.id, taker, (), (Letter.I,))
    args = {"role": view.matrix.role[taker].name, "activity": first.name}
    return Fix("told of “{activity}”: {role}", args, (change,))
