"""RACI5xx, second half: a second pair of eyes; at a gate, over a plan, over the work of a stand-in."""

from collections.abc import Iterable, Iterator

from raci.model import Act, Relation, Stake, Unnamed
from raci.model.letters import Letter
from raci.rules.row import Row
from raci.rules.rule import About, Hit, Place, Reach, Severity, Unites, rule
from raci.rules.separation import ISACA
from raci.rules.view import View
from raci.words.sentences import Word

SIGNED = Word("“{activity}” is drawn up by {role}, and no clause says that anybody else signs it off")
COMMITTING = (Act.DO, Act.COORDINATE, Act.REPORT, Act.ORDER, Act.PAY)
"""Acts by which the company is bound where their topic commits it; watching, helping and booking bind nobody."""


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
    """Plans, rules and what commits the company have, besides their author, one who answers, is asked, or approves.

    Where only systems are at stake, a craft of the department that runs them, it is a note.

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

    approvers: dict[str, set[str]] = {}
    for gate in view.every:
        for topic in gate.activity.topic if gate.activity.act == Act.APPROVE else ():
            approvers.setdefault(topic, set()).update(gate.owners)
    for row in view.rows:
        if row.is_flow or len(row.owners) != 1 or not _binds(row, view):
            continue
        approved = any(approvers.get(topic, set()) - {*row.owners} for topic in row.activity.topic)
        settled = approved or Unnamed.APPROVER in row.activity.unnamed
        if not settled and not any(map(view.agrees, row.by[Letter.C])):
            args = {"activity": row.name, "role": view.matrix.role[row.owners[0]].name}
            severity = Severity.NOTE if _is_own_craft(row, view) else Severity.CONCERN
            says = SIGNED if row.activity.act == Act.REPORT else ""
            yield Hit(Place((row.id,), row.owners, row.process.id), args, (), severity, says)


@rule(
    "RACI508",
    Severity.CONCERN,
    About.CELL,
    says="“{before}” puts one party in the place of those that it checks in “{after}”: {role}",
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


def _binds(row: Row, view: View) -> bool:
    """True for plans and rules, and for doing what commits money, promises, people or systems."""

    if row.activity.act in (Act.PLAN, Act.SET_RULES):
        return True
    main = row.activity.topic[:1]
    return row.activity.act in COMMITTING and any(view.matrix.topic[topic].commits for topic in main)


def _is_own_craft(row: Row, view: View) -> bool:
    """True where data and safety are at stake, and neither money nor people, customers or the law."""

    stakes = {stake for topic in row.activity.topic[:1] for stake in view.matrix.topic[topic].stakes}
    return bool(stakes) and stakes <= {Stake.SAFETY, Stake.DATA}


def _checks(row: Row, roles: Iterable[str]) -> bool:
    return any(row.activity.involves.get(role) == Relation.CHECKED for role in roles)


def _screened_by_another(row: Row, view: View) -> bool:
    """True for an approval where the gate just before it is a screening in other hands: two have looked then."""

    if row.activity.act != Act.APPROVE or row.id not in view.chain_of:
        return False
    chain, gate = view.chain_of[row.id], row
    for place in range(view.place[row.id] - 1, -1, -1):
        gate = chain[place]
        if gate.activity.is_gate:
            break
    return gate.activity.act == Act.SCREEN and any(view.agrees(role) and role not in row.owners for role in gate.owners)
