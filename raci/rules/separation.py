"""RACI5xx, first half: separation of duties; who asks, does or checks is not who approves, accepts or is checked.

A matrix shows who holds which duty, not who acts in a single case: the static part of segregation of duties
(ISACA Journal 2016/3). "A different person in each case" is an exception to accept, with that control named.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from raci.letters import Letter
from raci.model import Act, RoleKind
from raci.rules.rule import About, Hit, Place, Severity, rule
from raci.rules.view import Row, View

ISACA = "ISACA Journal 2016/3, Implementing Segregation of Duties"
CHECKS = (Act.EVALUATE, Act.AUDIT, Act.MONITOR)


@rule(
    "RACI501",
    Severity.GAP,
    About.CELL,
    says="{role} does “{before}” and also decides on it in “{after}”",
    why="Whoever asks for something and approves it himself meets no second pair of eyes.",
    source=ISACA,
)
def requests_and_approves(view: View) -> Iterator[Hit]:
    """Who requests, screens or plans does not answer for the approval that follows.

    Bad:
        - act: request
          stated: {sales: R, management: A}
        - act: approve
          stated: {sales: A, finance: R}

    Good:
        - act: request
          stated: {sales: R, management: A}
        - act: approve
          stated: {management: A/R}
    """

    for chain in view.chains:
        asked: dict[str, Row] = {}
        for row in chain:
            if row.activity.act == Act.APPROVE:
                yield from _both(view, asked, row, row.by[Letter.A])
                asked = {}
            elif row.activity.act in (Act.REQUEST, Act.SCREEN, Act.PLAN):
                _keep_first(asked, row, row.by[Letter.R])


@rule(
    "RACI502",
    Severity.GAP,
    About.CELL,
    says="{role} carries out projects and also accepts them",
    why="Nobody fails his own work. Acceptance protects only when it is independent of those who did the work.",
    source=ISACA + "; operations policy 三(一)2 with 三(三)1",
)
def does_and_accepts(view: View) -> Iterator[Hit]:
    """Neither who does the work nor the department that leads the team accepts it.

    Bad:
        - act: do
          stated: {sales: A/R}
        - act: accept
          stated: {management: A, sales: R}

    Good:
        - act: do
          stated: {sales: A/R}
        - act: accept
          stated: {management: A, finance: R, sales: S}
    """

    for chain in view.chains:
        done: dict[str, Row] = {}
        for row in chain:
            if row.activity.act == Act.DO:
                _keep_first(done, row, _doers(row, view))
        for gate in chain:
            if gate.activity.act == Act.ACCEPT:
                for hit in _both(view, done, gate, gate.owners):
                    yield replace(hit, args={"role": hit.args["role"]})


@rule(
    "RACI503",
    Severity.CONCERN,
    About.CELL,
    says="{role} does “{before}” and checks it itself in “{after}”",
    why="A check by those who are checked finds what they want found.",
    source=ISACA + ": verification is a duty of its own",
)
def checks_own_work(view: View) -> Iterator[Hit]:
    """Who evaluates, audits or monitors does not own what is checked.

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
          stated: {marketing: A/R}
        - act: evaluate
          topic: events
          stated: {finance: A/R}
    """

    work: dict[str, dict[str, Row]] = {}
    for topic, rows in view.by_topic.items():
        work[topic] = {}
        for row in rows:
            if row.activity.act not in CHECKS:
                _keep_first(work[topic], row, row.owners)
    for check in view.of_act(*CHECKS):
        done: dict[str, Row] = {}
        for topic in check.activity.topic:
            done = {**work[topic], **done}
        yield from _both(view, done, check, check.owners)


@rule(
    "RACI504",
    Severity.CONCERN,
    About.CELL,
    says="{role} answers for “{activity}”, but reports to {superior}, who does it",
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


@rule(
    "RACI506",
    Severity.CONCERN,
    About.CELL,
    says="{role} decides which work goes ahead (“{before}”) and then carries it out (“{after}”)",
    why="Whoever picks the work also gains from it: nothing stops the own project from passing the own review.",
    source=ISACA + "; operations policy 三(一)1 with 三(一)2",
)
def screens_and_does(view: View) -> Iterator[Hit]:
    """Who screens applications does not own the work that follows.

    Bad:
        - act: screen
          stated: {sales: R, management: A}
        - act: do
          stated: {sales: A/R}

    Good:
        - act: screen
          stated: {finance: R, management: A}
        - act: do
          stated: {sales: A/R}
    """

    for chain in view.chains:
        screened: dict[str, Row] = {}
        works: dict[str, list[Row]] = {}
        for row in chain:
            if row.activity.act == Act.SCREEN:
                _keep_first(screened, row, row.owners)
            elif row.activity.act == Act.DO:
                for role in row.owners:
                    works.setdefault(role, []).append(row)
        for role, gate in screened.items():
            after = [row for row in works.get(role, ()) if chain.index(row) > chain.index(gate)]
            if after:
                args = {"role": view.matrix.role[role].name, "before": gate.name, "after": after[0].name}
                yield Hit(Place((gate.id, *(row.id for row in after)), (role,), gate.process.id), args)


def _keep_first(found: dict[str, Row], row: Row, roles: Iterable[str]) -> None:
    """Note the row for each of the roles that has none yet."""

    for role in roles:
        found.setdefault(role, row)


def _both(view: View, before: Mapping[str, Row], after: Row, roles: Iterable[str]) -> Iterator[Hit]:
    """A hit for each of the roles that also stands in a row before."""

    for role in roles:
        if first := before.get(role):
            args = {"role": view.matrix.role[role].name, "before": first.name, "after": after.name}
            yield Hit(Place((after.id, first.id), (role,), after.process.id), args)


def _doers(work: Row, view: View) -> Iterator[str]:
    """The owners of the work, and the departments that directly lead the teams among them."""

    for doer in work.owners:
        yield doer
        if view.matrix.role[doer].kind in (RoleKind.BODY, RoleKind.ROLE):
            yield from (role for role in view.lines[doer] if view.matrix.role[role].kind == RoleKind.DEPARTMENT)
