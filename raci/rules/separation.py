"""RACI5xx, first half: separation of duties; who asks, does or checks is not who approves, accepts or is checked.

A matrix shows who holds which duty, not who acts in a single case: the static part of segregation of duties
(ISACA Journal 2016/3). "A different person in each case" is an exception to accept, with that control named.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache

from raci.model import GATES, Act, Relation, RoleKind
from raci.model.letters import Letter
from raci.rules.one_hand import both, first_about, keep_first
from raci.rules.row import Row
from raci.rules.rule import About, Hit, Place, Plural, Severity, rule
from raci.rules.view import View
from raci.words.sentences import Word

ISACA = "ISACA Journal 2016/3, Implementing Segregation of Duties"
CHECKS = (Act.EVALUATE, Act.AUDIT, Act.MONITOR)
ASKED = (Act.REQUEST, Act.SCREEN, Act.PLAN)
AMONG_OTHERS = Word(
    "{role} accepts its own work together with {others}, and nobody independent is named: “{before}”, then “{after}”"
)
ITSELF = Word("{role} is also to check its own work: “{activity}”")
JUDGES = Word("{role} sets the rules (“{before}”) and also judges others by them (“{after}”)")
JUDGES_ALL = Word("{role} sets the rules and also judges others by them: {all}")
ALONE = Word("{role} does both “{before}” and “{after}”, and nobody else is named to watch over it")
ALL_ALONE = Word("{role} does these, and nobody else is named to watch over them: {all}")


@rule(
    "RACI501",
    Severity.GAP,
    About.CELL,
    says="“{before}” and the decision on it, “{after}”, are in one hand: {role}",
    why="Whoever asks for something and approves it himself meets no second pair of eyes.",
    source=ISACA,
    rank=9,
    mends="Only the text can name somebody else to decide.",
)
def requests_and_approves(view: View) -> Iterator[Hit]:
    """Who requests, screens or plans has no hand in the approval that follows. In a duty list it is a concern.

    Bad:
        - act: request
          stated: {sales: R, management: A}
        - act: approve
          stated: {finance: A, sales: R}

    Good:
        - act: request
          stated: {sales: R, management: A}
        - act: approve
          refused: a3
          when: {text: within five days, exact: true}
          stated: {management: A/R, finance: C}
        - act: report
          to: [sales]
          stated: {management: A/R, sales: I}
    """

    for chain in view.chains:
        requests: dict[str, Row] = {}
        for row in chain:
            if row.activity.act == Act.APPROVE:
                yield from both(view, requests, row, row.owners)
                requests = {}
            elif row.activity.act in ASKED:
                keep_first(requests, row, row.by[Letter.R])
    first = first_about(view, lambda row: row.activity.act in ASKED and not row.is_flow)
    for gate in view.of_act(Act.APPROVE):
        if not gate.is_flow:
            before = {role: work for role in view.with_mates(gate.owners) if (work := first(gate, role))}
            yield from _mildly(both(view, before, gate, gate.owners))


@rule(
    "RACI502",
    Severity.GAP,
    About.CELL,
    says="{role} accepts its own work: both “{before}” and “{after}” are in its hands",
    why="Nobody fails his own work. Acceptance protects only when it is independent of those who did the work.",
    source=ISACA + "; operations policy 三(一)2 with 三(三)1",
    rank=10,
    mends="Only the text can name somebody independent to accept.",
)
def does_and_accepts(view: View) -> Iterator[Hit]:
    """Neither the doers, nor their team, its leader, their foreman or their department accept the work.

    Bad:
        - act: do
          stated: {sales: A/R}
        - act: accept
          stated: {management: A, sales: R}

    Good:
        - act: do
          stated: {sales: A/R, management: I}
        - act: accept
          refused: a1
          when: {text: within five days, exact: true}
          stated: {management: A, finance: R, sales: S}
    """

    for gate in view.of_act(Act.ACCEPT):
        hits = [_beside(hit, gate, view) for hit in both(view, view.did_before(gate), gate, gate.owners)]
        yield from hits if gate.is_flow else _mildly(hits)


@rule(
    "RACI503",
    Severity.CONCERN,
    About.CELL,
    says="“{before}” and the check on it, “{after}”, are in one hand: {role}",
    why="A check by those who are checked finds what they want found.",
    source=ISACA + ": verification is a duty of its own",
    rank=4,
    follows=True,
    plural=Plural("{n} decision on a check of own work", "{n} decisions on checks of own work", 4),
)
def checks_own_work(view: View) -> Iterator[Hit]:
    """Who evaluates, audits or monitors neither owns what is checked nor is checked.

    To follow up others is what leading means; whoever also set the rules by which they are judged is a note. So is to
    watch over the own work where nobody else looks, and what a post has to say of its own work in a list.

    Bad:
        - act: do
          topic: events
          stated: {marketing: A/R}
        - act: evaluate
          topic: events
          stated: {marketing: A/R}

    Good:
        - act: do
          topic: events
          stated: {marketing: A/R, finance: I}
        - act: evaluate
          topic: events
          stated: {finance: A/R, marketing: I}
    """

    work = first_about(view, lambda row: row.activity.act not in CHECKS)
    rules = first_about(view, lambda row: row.activity.act == Act.SET_RULES)
    is_unseen = _unseen(view)
    for check in view.of_act(*CHECKS):
        sides = view.with_mates(check.owners)
        done = {role: (rules if _follows_up(check, role) else work)(check, role) for role in sides}
        checked = {role: row for role, row in done.items() if row}
        if check.activity.act == Act.MONITOR:
            checked = {role: row for role, row in checked.items() if _follows_up(check, role) or is_unseen(row, role)}
        hits = [_milder(hit, check, view) for hit in both(view, checked, check, check.owners)]
        yield from hits
        named = {hit.place.roles[0] for hit in hits}
        yield from (_of_itself(check, role, view) for role in _checked_by_itself(check, view) if role not in named)


@rule(
    "RACI504",
    Severity.CONCERN,
    About.CELL,
    says="“{activity}” is answered for by {role}, yet done by somebody above that party: {superior}",
    why="Nobody can hold the own superior to account; authority must go with accountability.",
    source="RACI approach, R. Smith: place A where the authority is",
)
def accountable_below_responsible(view: View) -> Iterator[Hit]:
    """The accountable role does not report to the one that does the work.

    Bad:
        - stated: {clerk: A, boss: R}

    Good:
        - stated: {boss: A, clerk: R}
    """

    for row in view.rows:
        for head in row.by[Letter.A]:
            above = tuple(doer for doer in row.by[Letter.R] if doer != head and view.is_under(head, doer))
            if above:
                names = {"role": view.matrix.role[head].name, "superior": view.names(above)}
                yield Hit(Place((row.id,), (head, *above), row.process.id), {"activity": row.name, **names})


def _beside(hit: Hit, gate: Row, view: View) -> Hit:
    """The same, with those who accept along with the doer where nobody can tell who they are."""

    others = [role for role in gate.owners if role not in hit.place.roles]
    if hit.says or not others or any(map(view.agrees, others)):
        return hit
    return replace(hit, args={**hit.args, "others": view.names(others)}, says=AMONG_OTHERS)


def _milder(hit: Hit, check: Row, view: View) -> Hit:
    if _follows_up(check, hit.place.roles[0]):
        return replace(hit, severity=Severity.NOTE, says=hit.says or JUDGES, many=JUDGES_ALL)
    if check.activity.act == Act.MONITOR:
        return replace(hit, severity=Severity.NOTE, says=hit.says or ALONE, many=ALL_ALONE)
    is_post = view.matrix.role[hit.place.roles[0]].kind == RoleKind.ROLE
    return replace(hit, severity=Severity.NOTE, many=ALL_ALONE) if check.is_duty and is_post else hit


def _checked_by_itself(check: Row, view: View) -> list[str]:
    """The owners of an evaluation that, by the text, looks at them as well; where everybody rates himself, none."""

    involves = check.activity.involves if check.activity.act == Act.EVALUATE else {}
    looked_at = [role for role in check.owners if involves.get(role) == Relation.CHECKED]
    return [role for role in looked_at if not view.matrix.role[role].everyone]


def _of_itself(check: Row, role: str, view: View) -> Hit:
    args = {"activity": check.name, "role": view.matrix.role[role].name}
    return Hit(Place((check.id,), (role,), check.process.id), args, (), None, ITSELF)


def _unseen(view: View) -> Callable[[Row, str], bool]:
    """What tells, for a row and its doer, that nobody else checks it, decides on it, or audits the company."""

    audited = any(activity.act == Act.AUDIT for activity in view.matrix.activities)

    @cache
    def looking(topic: str) -> set[str]:
        looks = (other for other in view.by_topic[topic] if other.activity.act in (*CHECKS, *GATES))
        return {owner for other in looks for owner in other.owners if view.agrees(owner)}

    def is_unseen(row: Row, role: str) -> bool:
        return not audited and not any(looking(topic) - {role} for topic in row.activity.topic)

    return is_unseen


def _mildly(hits: Iterable[Hit]) -> Iterator[Hit]:
    """The same hits as concerns: lists of duties do not say which work meets which gate."""

    return (replace(hit, severity=Severity.CONCERN) for hit in hits)


def _follows_up(check: Row, role: str) -> bool:
    """True where the check looks, by the text, at others and not at the role."""

    checked = [other for other, relation in check.activity.involves.items() if relation == Relation.CHECKED]
    return bool(checked) and role not in checked
