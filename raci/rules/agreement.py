"""RACI5xx, second half: a second pair of eyes; at a gate, over a plan, over the work of a stand-in."""

from collections.abc import Iterable, Iterator

from raci.letters import Letter
from raci.model import Act, Relation, RoleKind, Unnamed
from raci.rules.rule import About, Hit, Place, Severity, rule
from raci.rules.separation import ISACA
from raci.rules.view import Row, View


@rule(
    "RACI505",
    Severity.NOTE,
    About.ROW,
    says="{role} alone decides “{activity}”: it does the check and answers for it",
    why="At a gate a second look is worth most; ask whether one pair of eyes is meant.",
    source="certsensei, CISA: the person performing the work is not the sole approver",
)
def gate_alone(view: View) -> Iterator[Hit]:
    """At a gate the one that checks is not alone in answering for it.

    Bad:
        - act: approve
          stated: {management: A/R}

    Good:
        - act: approve
          stated: {management: A, finance: R}
        - act: approve
          stated: {management: A/R, finance: R}
    """

    for row in view.rows:
        looks = [role for role in row.by[Letter.C] if view.matrix.role[role].kind != RoleKind.OUTSIDE]
        if row.activity.is_gate and not looks and row.by[Letter.A] == row.by[Letter.R] and len(row.by[Letter.A]) == 1:
            yield Hit(
                Place((row.id,), row.by[Letter.A], row.process.id),
                {"activity": row.name, "role": view.matrix.role[row.by[Letter.A][0]].name},
            )


@rule(
    "RACI507",
    Severity.CONCERN,
    About.ROW,
    says="{role} alone settles “{activity}”: nobody else has to agree",
    why="A plan or a rule that others must follow holds better when somebody besides its author has agreed to it.",
    source=ISACA + "; operations policy 二(一)1, 二(三)1, 二(六)1",
)
def nobody_agrees(view: View) -> Iterator[Hit]:
    """A plan or a set of rules has, besides its author, one who answers for it, is asked, or approves it.

    Bad:
        - process: duties
          act: plan
          stated: {sales: A/R}

    Good:
        - process: duties
          act: plan
          stated: {sales: R, management: A}
        - process: duties
          act: plan
          stated: {sales: A/R, finance: C}
    """

    approvals = [(topic, row.owners) for row in view.of_act(Act.APPROVE) for topic in row.activity.topic]
    for row in view.of_act(Act.PLAN, Act.SET_RULES):
        approved = any(topic in row.activity.topic and {*by} - {*row.owners} for topic, by in approvals)
        settled = approved or Unnamed.APPROVER in row.activity.unnamed
        if row.is_duty and len(row.owners) == 1 and not row.by[Letter.C] and not settled:
            args = {"activity": row.name, "role": view.matrix.role[row.owners[0]].name}
            yield Hit(Place((row.id,), row.owners, row.process.id), args)


@rule(
    "RACI508",
    Severity.CONCERN,
    About.CELL,
    says="{role} stands in for those that it checks (“{before}”, “{after}”)",
    why="As long as one stands in for the other, nobody checks that work.",
    source=ISACA + "; inventory of twenty responsibility systems: standing in that breaks a check",
)
def stands_in_and_checks(view: View) -> Iterator[Hit]:
    """Who checks or assesses a role does not stand in for it.

    Bad:
        - stands_in: clerk
          stated: {head: A/R, clerk: I}
        - act: evaluate
          involves: {clerk: checked}
          stated: {head: A/R}

    Good:
        - stands_in: clerk
          stated: {head: A/R, clerk: I}
        - act: evaluate
          involves: {clerk: checked}
          stated: {boss: A/R}
    """

    for taken in view.rows:
        for role in taken.owners if taken.activity.stands_in else ():
            owned = [row for row in view.rows_of[role] if role in row.owners]
            checks = [row for row in owned if _checks(row, taken.activity.stands_in)]
            if checks:
                args = {"role": view.matrix.role[role].name, "before": taken.name, "after": checks[0].name}
                place = Place((taken.id, *(row.id for row in checks)), (role,), taken.process.id)
                yield Hit(place, args)


def _checks(row: Row, roles: Iterable[str]) -> bool:
    return any(row.activity.involves.get(role) == Relation.CHECKED for role in roles)
