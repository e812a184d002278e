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


def of_row(row: Row, found: Sequence[Finding], view: View) -> Iterator[Way]:
    """Ways out of what is found in one row that letters cannot mend."""

    rules = {one.rule.code for one in found}
    fields = {"RACI602": after_a_no, "RACI605": after_a_no, "RACI603": _in_time, "RACI604": _often, "RACI306": received}
    kinds = {after_a_no: Kind.REFUSED, _in_time: Kind.WHEN, _often: Kind.OFTEN, received: Kind.RECEIVE}
    for way_of in dict.fromkeys(fields[code] for code in fields if code in rules):
        for one in way_of(row, view):
            who = one.value if isinstance(one.value, tuple) else ()
            yield Way(kinds[way_of], who, row.id, amendments=(one,), doers=row.by[Letter.R])


def after_a_no(row: Row, view: View) -> Iterator[Amendment]:
    """A no sends the work back to the last piece of it before the gate, else to whoever tells of the refusal."""

    chain = view.chain_of.get(row.id, ())
    place = chain.index(row) if chain else 0
    before = [one for one in chain[:place] if one.activity.act in WORK]
    told = [one for one in chain[place:] if one.activity.act == Act.REPORT]
    for one in [*before[-1:], *told[:1]][:1]:
        yield Amendment(row.id, Amended.REFUSED, one.id)


def received(row: Row, view: View) -> Iterator[Amendment]:
    """The result goes to the superior of its owner, else to the owner of the next step, else to whom it serves."""

    chain = view.chain_of.get(row.id, ())
    then = chain[chain.index(row) + 1 :][:1] if chain else ()
    above = [role for owner in row.owners for role in view.lines[owner]]
    following = [role for one in then for role in one.owners]
    served = [role for role, kind in row.activity.involves.items() if kind in (Relation.SERVED, Relation.ASKS)]
    able = [role for role in (*above, *following, *served) if view.agrees(role) and role not in row.owners]
    for role in able[:1]:
        yield Amendment(row.id, Amended.TO, (*row.activity.to, role))


def _in_time(row: Row, view: View) -> Iterator[Amendment]:
    yield Amendment(row.id, Amended.WHEN, WITHIN)


def _often(row: Row, view: View) -> Iterator[Amendment]:
    yield Amendment(row.id, Amended.WHEN, EVERY)


def of_roles(found: Sequence[Finding], view: View) -> Iterator[Way]:
    """Ways out of what is found of roles: named in the scope, an auditor under a body, both ends of a line equal."""

    for one in found:
        if one.rule.code == "RACI705":
            role = one.place.roles[0]
            if view.agrees(role):
                yield Way(Kind.SCOPE, (role,), about=role, amendments=(Amendment(role, Amended.IN_SCOPE, True),))
        elif one.rule.code == "RACI511":
            yield from _under(one.place.roles[0], view)
        elif one.rule.code == "RACI703":
            yield from _line(one.place.roles[0], one.place.roles[1], view)


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
    rest = tuple(one for one in role.reports_to if one != upper)
    yield _reports(lower, (upper,) if leads else rest)


def _reports(role: str, upper: tuple[str, ...]) -> Way:
    return Way(Kind.LINE, upper, about=role, amendments=(Amendment(role, Amended.REPORTS_TO, upper),))
