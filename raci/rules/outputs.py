"""RACI306, RACI307: the results of the work; who receives them."""

from collections.abc import Callable, Iterator
from functools import cache

from raci.model import Act, Unnamed
from raci.model.amendments import Amended
from raci.model.changes import Change
from raci.model.letters import Layer, Letter
from raci.rules.agreement import approvers, commits, is_own_craft, unagreed
from raci.rules.doers import runs
from raci.rules.row import Row
from raci.rules.rule import About, Fix, Hit, Place, Reach, Severity, Unites, rule
from raci.rules.view import View
from raci.words.sentences import Word


@rule(
    "RACI306",
    Severity.CONCERN,
    About.ROW,
    says="Nobody is named to receive “{output}”, the result of “{activity}”",
    why="A report without a reader changes nothing, and nobody has to answer it.",
    source="operations policy, found by careful readers: the acceptance, audit and sales reports go to nobody",
    rank=4,
    mends="The text must say who receives it, or somebody is told (I).",
    many="Nobody is named to receive the results of: {all}",
    unites=Unites.RESULTS,
    amends=Amended.TO,
    hangs_on=Reach.AROUND,
)
def output_to_nobody(view: View) -> Iterator[Hit]:
    """A named output or a report has a recipient, in the text or as an I.

    A plan serves its author; of one that commits the company it is a note, and nothing where nobody agrees to it
    (RACI507): whoever is to agree has it before him. On a plan of systems others must act, too.

    Bad:
        - output: Report
          stated: {sales: A/R}

    Good:
        - output: Report
          to: [finance]
          stated: {sales: A/R}
        - output: Report
          stated: {sales: A/R, finance: I}
    """

    has_taker, is_unagreed = _takers(view), unagreed(view, approvers(view))
    for row in view.rows:
        is_told = row.activity.to or row.by[Letter.I] or has_taker(row)
        is_asked = row.activity.act == Act.PLAN and is_unagreed(row) and not is_own_craft(row, view)
        if row.owners and has_output(row, view) and not is_told and not is_asked:
            args = {"activity": row.name} | ({"output": row.activity.output} if row.activity.output else {})
            severity = Severity.NOTE if row.activity.act == Act.PLAN else Severity.CONCERN
            says = "" if row.activity.output else Word("Nobody is named to receive the result of “{activity}”")
            yield Hit(Place((row.id,), (), row.process.id), args, _received(row, view), severity, says)


ALSO = Word("“{activity}” goes to {every}: nobody can tell who is meant by “{roles}”")


@rule(
    "RACI307",
    Severity.CONCERN,
    About.ROW,
    says="“{activity}” goes to {roles}: nobody can tell who receives it",
    why="What goes to “the departments concerned” is received by whoever happens to be asked, or by nobody.",
    source="operations policy 二(四)3, 三(三)2: 相关部门 is to receive feedback and results",
    mends="Only the text can say which departments receive it.",
    amends=Amended.TO,
)
def recipient_unidentified(view: View) -> Iterator[Hit]:
    """A recipient can be told by name.

    Bad:
        roles: [{id: some, name: Departments concerned, kind: group}]
        activities:
          - to: [some]
            stated: {sales: A/R}

    Good:
        roles: [{id: staff, name: Sales staff, kind: group}]
        activities:
          - to: [staff]
            stated: {sales: A/R}
    """

    for row in view.rows:
        named = dict.fromkeys((*row.activity.to, *row.by[Letter.I]))
        vague = tuple(role for role in named if view.is_unspecified(role) and role not in row.owners)
        if row.owners and vague:
            args = {"activity": row.name, "roles": view.names(vague)}
            says, others = ("", {}) if len(named) == len(vague) else (ALSO, {"every": view.names(named)})
            yield Hit(Place((row.id,), vague, row.process.id), args | others, (), None, says)


def _received(row: Row, view: View) -> tuple[Fix, ...]:
    """The fix that those who are told as proposed are told."""

    proposed = row.activity.proposed if view.layer != Layer.PROPOSED else {}
    informed = {role: mark for role, mark in proposed.items() if mark.letters == (Letter.I,) and role not in row.held}
    if not informed:
        return ()
    changes = tuple(Change(row.id, role, (), mark.letters, mark.why) for role, mark in informed.items())
    return (Fix("as proposed, told: {roles}", {"roles": view.names(informed)}, changes),)


def has_output(row: Row, view: View) -> bool:
    """True for a result that is meant for somebody: rules are for everybody, files are kept, plans serve their author
    where they commit nobody else."""

    act = row.activity.act
    if act == Act.PLAN and not commits(row, view):
        return False
    return act not in (Act.SET_RULES, Act.ARCHIVE) and (row.activity.output is not None or act == Act.REPORT)


def _takers(view: View) -> Callable[[Row], bool]:
    """Row -> True where it is plain who takes its result: the approver, the superior of an auditor, or whoever runs the
    evaluation. What holds for a process is asked once of each."""

    steps = view.matrix.steps

    @cache
    def is_audited(process: str) -> bool:
        return any(step.act == Act.AUDIT for step in steps[process])

    @cache
    def is_run(process: str) -> bool:
        return any(any(map(view.agrees, view.row[step.id].owners)) for step in steps[process] if runs(step))

    def has_taker(row: Row) -> bool:
        if Unnamed.APPROVER in row.activity.unnamed or row.is_duty:
            return Unnamed.APPROVER in row.activity.unnamed
        if row.activity.act == Act.EVALUATE:
            return is_run(row.process.id)
        is_report = row.activity.act == Act.REPORT and is_audited(row.process.id)
        return is_report and all(map(view.lines.get, row.owners))

    return has_taker
