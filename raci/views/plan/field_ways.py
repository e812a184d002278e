"""Ways by amendment: what follows a no, when, who receives, the scope, whom one reports to."""

from collections.abc import Iterator, Sequence

from raci.model import Act, Relation, RoleKind, When
from raci.model.amendments import Amended, Amendment
from raci.model.letters import Letter
from raci.rules import Finding
from raci.rules.row import Row
from raci.rules.view import View
from raci.views.plan.way import Kind, Way
from raci.words.sentences import Text

WITHIN = When(Text("within five working days", "五个工作日内"), exact=True)
EVERY = When(Text("every quarter", "每季度一次"), exact=True)
"""What stands for a time until those who must agree set another one."""
WORK = (Act.REQUEST, Act.PLAN, Act.DO, Act.COORDINATE, Act.DELIVER, Act.ORDER)
"""Acts whose result a gate can send back."""


def of_row(row: Row, findings: Sequence[Finding], view: View) -> Iterator[Way]:
    """Ways out of what is found in one row that letters cannot mend."""

    rules = {finding.rule.code for finding in findings}
    fields = {"RACI602": after_a_no, "RACI605": after_a_no, "RACI603": _in_time, "RACI604": _often, "RACI306": received}
    kinds = {after_a_no: Kind.REFUSED, _in_time: Kind.WHEN, _often: Kind.OFTEN, received: Kind.RECEIVE}
    for way_of in dict.fromkeys(fields[code] for code in fields if code in rules):
        for way in way_of(row, view):
            who = way.value if isinstance(way.value, tuple) else ()
            yield Way(kinds[way_of], who, row.id, amendments=(way,), doers=row.by[Letter.R])


def after_a_no(row: Row, view: View) -> Iterator[Amendment]:
    """A no sends the work back to the last piece of it before the gate, else to whoever tells of the refusal."""

    chain = view.chain_of.get(row.id, ())
    at = chain.index(row) if chain else 0
    before = [step for step in chain[:at] if step.activity.act in WORK]
    reports = [step for step in chain[at:] if step.activity.act == Act.REPORT]
    for step in [*before[-1:], *reports[:1]][:1]:
        yield Amendment(row.id, Amended.REFUSED, step.id)


def received(row: Row, view: View) -> Iterator[Amendment]:
    """The result goes to the superior of its owner, else to the owner of the next step, else to whom it serves."""

    chain = view.chain_of.get(row.id, ())
    then = chain[chain.index(row) + 1 :][:1] if chain else ()
    above = [role for owner in row.owners for role in view.lines[owner]]
    following = [role for row in then for role in row.owners]
    served = [role for role, kind in row.activity.involves.items() if kind in (Relation.SERVED, Relation.ASKS)]
    able = [role for role in (*above, *following, *served) if view.agrees(role) and role not in row.owners]
    for role in able[:1]:
        yield Amendment(row.id, Amended.TO, (*row.activity.to, role))


def _in_time(row: Row, view: View) -> Iterator[Amendment]:
    yield Amendment(row.id, Amended.WHEN, WITHIN)


def _often(row: Row, view: View) -> Iterator[Amendment]:
    yield Amendment(row.id, Amended.WHEN, EVERY)


def of_roles(findings: Sequence[Finding], view: View) -> Iterator[Way]:
    """Ways out of what is found of roles: named in the scope, an auditor under a body, both ends of a line equal."""

    for finding in findings:
        if finding.rule.code == "RACI705":
            role = finding.place.roles[0]
            if view.agrees(role):
                yield Way(Kind.SCOPE, (role,), about=role, amendments=(Amendment(role, Amended.IN_SCOPE, True),))
        elif finding.rule.code == "RACI511":
            yield from _under(finding.place.roles[0], view)
        elif finding.rule.code == "RACI703":
            yield from _line(finding.place.roles[0], finding.place.roles[1], view)


def _under(role: str, view: View) -> Iterator[Way]:
    """The auditor reports to a body over which nobody stands and whose own list of those it leads does not deny it."""

    for body in view.matrix.roles:
        denied = body.leads and role not in body.leads
        if body.kind == RoleKind.BODY and body.id != role and not view.lines[body.id] and not denied:
            yield _reports(role, (body.id,))
            return


def _line(lower: str, upper: str, view: View) -> Iterator[Way]:
    """The lower end says what the upper end says."""

    role, leads = view.matrix.role[lower], lower in view.matrix.role[upper].leads
    rest = tuple(head for head in role.reports_to if head != upper)
    yield _reports(lower, (upper,) if leads else rest)


def _reports(role: str, upper: tuple[str, ...]) -> Way:
    return Way(Kind.LINE, upper, about=role, amendments=(Amendment(role, Amended.REPORTS_TO, upper),))
