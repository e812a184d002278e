"""RACI5xx, second half: a second pair of eyes; at a gate, over a plan, over the work of a stand-in."""

from collections.abc import Iterable, Iterator

from raci.model import Act, Relation
from raci.model.letters import Letter
from raci.rules.agreement import Approvers, approvers, is_own_craft, unagreed
from raci.rules.row import Row
from raci.rules.rule import About, Hit, Place, Reach, Severity, Unites, rule
from raci.rules.separation import ISACA
from raci.rules.view import View
from raci.words.sentences import Text, Word

SIGNED = Word("“{activity}” is drawn up by {role}, and no clause says that anybody else signs it off")
RULED = Word(
    "“{activity}” is done by {role}, and no clause says that anybody else has to agree, or who approves “{topic}”"
)


@rule(
    "RACI505",
    Severity.NOTE,
    About.ROW,
    says="“{activity}” is decided by one party alone: {role}",
    why="At a gate a second look is worth most; ask whether one pair of eyes is meant.",
    source="certsensei, CISA: the person performing the work is not the sole approver",
    hangs_on=Reach.AROUND,
)
def gate_alone(view: View) -> Iterator[Hit]:
    """At a gate the one that checks is not alone in answering for it, but for an approval that another has screened.

    Bad:
        - act: approve
          stated: {management: A/R}

    Good:
        - act: approve
          refused: a3
          when: {text: within five days, exact: true}
          stated: {management: A, finance: R}
        - act: approve
          refused: a3
          when: {text: within five days, exact: true}
          stated: {management: A/R, finance: R}
        - act: report
          to: [sales]
          stated: {management: A/R, sales: I}
    """

    for row in view.rows:
        looks = [role for role in row.by[Letter.C] if view.agrees(role)]
        heads = row.by[Letter.A]
        is_alone = not looks and heads == row.by[Letter.R] and len(heads) == 1
        if row.activity.is_gate and is_alone and not _screened_by_another(row, view):
            args = {"activity": row.name, "role": view.matrix.role[heads[0]].name}
            yield Hit(Place((row.id,), heads, row.process.id), args)


@rule(
    "RACI507",
    Severity.CONCERN,
    About.ROW,
    says="“{activity}” is done by {role}, and no clause says that anybody else has to agree",
    why="Plans and rules bind others, and money, promises, people and systems bind the company: a second party agrees.",
    source=ISACA + "; operations policy 二(一)1, 二(三)1, 二(六)1",
    rank=5,
    mends="Only the text can say whose agreement is needed.",
    many="No clause says that anybody besides the doer has to agree to: {all}",
    unites=Unites.STAKES,
    of_roles=True,
    hangs_on=Reach.AROUND,
)
def nobody_agrees(view: View) -> Iterator[Hit]:
    """Plans, rules and what commits the company have, besides their author, one who answers, is asked, or approves;
    or they fall under rules or plans of the author that another one answers for.

    Where only systems are at stake, a craft of the department that runs them, it is a note. Rules that touch, besides
    their own topic, one that commits the company also leave open who approves the single case.

    Bad:
        topics: [{id: contracts, name: Contracts, commits: true}]
        activities:
          - process: duties
            act: plan
            stated: {sales: A/R}
          - process: duties
            topic: contracts
            stated: {sales: A/R}

    Good:
        topics: [{id: contracts, name: Contracts, commits: true}]
        activities:
          - process: duties
            act: plan
            stated: {sales: R, management: A}
          - process: duties
            topic: contracts
            stated: {sales: A/R, finance: C}
    """

    approving = approvers(view)
    for row in filter(unagreed(view, approving), view.rows):
        args: dict[str, object] = {"activity": row.name, "role": view.matrix.role[row.owners[0]].name}
        severity = Severity.NOTE if is_own_craft(row, view) else Severity.CONCERN
        says = SIGNED if row.activity.act == Act.REPORT else ""
        if left := _left_to_rules(row, approving, view):
            says, args["topic"] = RULED, left
        yield Hit(Place((row.id,), row.owners, row.process.id), args, (), severity, says)


@rule(
    "RACI508",
    Severity.CONCERN,
    About.CELL,
    says="{role} stands in for those whom it also checks: “{before}”, and “{after}”",
    why="As long as one stands in for the other, nobody checks that work.",
    source=ISACA + "; inventory of twenty responsibility systems: standing in that breaks a check",
    hangs_on=Reach.ROLE,
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
          stated: {boss: A/R, head: I}
    """

    for taken in view.rows:
        for role in taken.owners if taken.activity.stands_in else ():
            owned = [row for row in view.rows_of[role] if role in row.owners]
            checks = [row for row in owned if _checks(row, taken.activity.stands_in)]
            if checks:
                args = {"role": view.matrix.role[role].name, "before": taken.name, "after": checks[0].name}
                place = Place((taken.id, *(row.id for row in checks)), (role,), taken.process.id)
                yield Hit(place, args)


def _left_to_rules(row: Row, approving: Approvers, view: View) -> tuple[Text, ...]:
    """What commits the company and nobody approves, of what the rules of a row touch besides their own topic."""

    touched = row.activity.topic[1:] if row.activity.act == Act.SET_RULES else ()
    topics = [view.matrix.topic[topic] for topic in touched if not approving(topic)]
    return tuple(topic.name for topic in topics if topic.commits)


def _checks(row: Row, roles: Iterable[str]) -> bool:
    return any(row.activity.involves.get(role) == Relation.CHECKED for role in roles)


def _screened_by_another(row: Row, view: View) -> bool:
    """True for an approval where the gate just before it is a screening in other hands: two have looked then."""

    if row.activity.act != Act.APPROVE or row.id not in view.chain_of:
        return False
    chain, gate = view.chain_of[row.id], row
    for place in range(view.position[row.id] - 1, -1, -1):
        gate = chain[place]
        if gate.activity.is_gate:
            break
    return gate.activity.act == Act.SCREEN and any(view.agrees(role) and role not in row.owners for role in gate.owners)
