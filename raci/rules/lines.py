"""RACI7xx, first part: who stands over whom, and whom the policy names."""

from collections.abc import Iterator

from raci.model import Role, RoleKind
from raci.model.amendments import Amended
from raci.rules.row import OWNERS
from raci.rules.rule import About, Hit, Place, Reach, Severity, rule
from raci.rules.view import View
from raci.words.sentences import Word

UNDEFINED = Word("No clause says who “{role}” is, and the scope of the policy does not name that party")
UNLED = Word("The text does not say to whom {roles} reports")
EITHER = Word("{role} is to report to {roles}: whether to one of them or to each is not said")
UNDEFINED_ALL = Word("No clause says who these are, and the scope of the policy does not name them: {all}")


@rule(
    "RACI702",
    Severity.GAP,
    About.ROLE,
    says="The reporting lines run in a circle: {roles}",
    why="In a circle nobody has the last word.",
    source="inventory of twenty responsibility systems: stated reporting lines",
    rank=5,
    mends="Only the text can say who stands over whom.",
    hangs_on=Reach.TEXT,
)
def reporting_cycle(view: View) -> Iterator[Hit]:
    """Reporting lines end somewhere.

    Bad:
        roles:
          - {id: a, name: A, kind: role, reports_to: [b]}
          - {id: b, name: B, kind: role, reports_to: [a]}

    Good:
        roles:
          - {id: a, name: A, kind: role, reports_to: [b]}
          - {id: b, name: B, kind: role}
    """

    in_circles: set[str] = set()
    for role in view.matrix.roles:
        if role.id not in in_circles and view.is_under(role.id, role.id):
            over = [other.id for other in view.matrix.roles if view.is_under(role.id, other.id)]
            ring = [other for other in over if view.is_under(other, role.id)]
            in_circles.update(ring)
            yield Hit(Place(roles=tuple(ring)), {"roles": view.names(ring)})


@rule(
    "RACI703",
    Severity.GAP,
    About.LINE,
    says="Only {teller} says that {lower} reports to {upper}; the other end of the line says otherwise",
    why="Whoever is in doubt follows the one he likes better, or nobody.",
    source="inventory of twenty responsibility systems: both ends of a line, compared",
    rank=4,
    mends="Only the text can say who stands over whom: mend one end of the line.",
    hangs_on=Reach.TEXT,
)
def reporting_mismatch(view: View) -> Iterator[Hit]:
    """Where both ends speak of their lines, they agree.

    Bad:
        roles:
          - {id: a, name: A, kind: role, reports_to: [b]}
          - {id: b, name: B, kind: role, leads: [c]}
          - {id: c, name: C, kind: role, reports_to: [b]}

    Good:
        roles:
          - {id: a, name: A, kind: role, reports_to: [b]}
          - {id: b, name: B, kind: role, leads: [a]}
    """

    for role in view.matrix.roles:
        for upper in map(view.matrix.role.__getitem__, dict.fromkeys(role.reports_to)):
            if upper.leads and role.id not in upper.leads:
                yield _mismatch(role, upper, role)
        for lower in map(view.matrix.role.__getitem__, dict.fromkeys(role.leads)):
            if lower.reports_to and role.id not in lower.reports_to:
                yield _mismatch(lower, role, role)


@rule(
    "RACI704",
    Severity.CONCERN,
    About.ROLE,
    says="Several superiors are named for {role}: {roles}",
    why="Two superiors give two orders; the subordinate chooses, or waits.",
    source="Fayol, unity of command; inventory of twenty responsibility systems",
    hangs_on=Reach.TEXT,
)
def several_superiors(view: View) -> Iterator[Hit]:
    """A role reports to one other role. Of several that its own description names it may mean one or each.

    Bad:
        roles:
          - {id: a, name: A, kind: role, reports_to: [b, c]}
          - {id: b, name: B, kind: role}
          - {id: c, name: C, kind: role}

    Good:
        roles:
          - {id: a, name: A, kind: role, reports_to: [b]}
          - {id: b, name: B, kind: role}
    """

    for role, superiors in view.lines.items():
        if len(superiors) > 1:
            args = {"role": view.matrix.role[role].name, "roles": view.names(superiors)}
            own = view.matrix.role[role].reports_to
            says = EITHER if {*superiors} <= {*own} else ""
            yield Hit(Place(roles=(role, *superiors)), args, says=says)


@rule(
    "RACI705",
    Severity.GAP,
    About.ROLE,
    says="The scope of the policy does not name {role}, a party with a part in {count} of its activities",
    why="A policy binds those it names; the others never agreed to the part it gives them.",
    source="operations policy 一(二): the scope clause names six departments and all employees",
    rank=4,
    fold="scope",
    mends="The scope clause must name it, or the work must go to somebody whom it names.",
    many="The scope of the policy does not name {all}",
    amends=Amended.IN_SCOPE,
)
def outside_scope(view: View) -> Iterator[Hit]:
    """Where the scope names roles, every identifiable role with a letter is covered. Only C, I or S is a note.

    A scope that names all staff covers everybody inside whom a clause defines by work or by a line, and no outsider.

    Bad:
        roles:
          - {id: sales, name: Sales, kind: department, in_scope: true}
          - {id: audit, name: Audit, kind: department}
        activities:
          - stated: {sales: A/R, audit: R}

    Good:
        roles:
          - {id: sales, name: Sales, kind: department, in_scope: true}
          - {id: audit, name: Audit, kind: department, in_scope: true}
        activities:
          - stated: {sales: A/R, audit: R}
    """

    if not any(role.in_scope for role in view.matrix.roles):
        return
    for role in view.roles:
        rows = view.rows_of.get(role.id, [])
        if rows and not _is_covered(role, view) and role.kind != RoleKind.GROUP:
            owns = any(letter in row.held[role.id] for row in rows for letter in OWNERS)
            severity = Severity.GAP if owns else Severity.NOTE
            place = Place(tuple(row.id for row in rows), (role.id,))
            words = (UNDEFINED, UNDEFINED_ALL) if _covers_all(view) else ("", "")
            args = {"role": role.name} | ({} if _covers_all(view) else {"count": len(rows)})
            yield Hit(place, args, (), severity, *words)


@rule(
    "RACI709",
    Severity.CONCERN,
    About.ROLE,
    says="No clause says in so many words who appoints {role}, in charge of {roles}",
    why="Who is put in charge by nobody can be called to account by nobody, and has nowhere to go for help.",
    source="operations policy 三(二)1, 四(一)3",
    takes_in=True,
    amends=Amended.REPORTS_TO,
)
def leads_unled(view: View) -> Iterator[Hit]:
    """A post that works and leads others, but for heads of all staff, reports to somebody, where a body is known.

    Bad:
        roles:
          - {id: a, name: A, kind: role, leads: [b]}
          - {id: b, name: B, kind: role}
          - {id: top, name: T, kind: body}
        activities:
          - stated: {a: A/R}

    Good:
        roles:
          - {id: a, name: A, kind: role, leads: [b], reports_to: [top]}
          - {id: b, name: B, kind: role}
          - {id: top, name: T, kind: body}
        activities:
          - stated: {a: A/R, b: I}
    """

    if not any(role.kind == RoleKind.BODY for role in view.matrix.roles):
        return
    known = view.described or view.rows_of  # of a party that is only named, nothing is known
    for role in view.roles:
        led = [who for who, above in view.lines.items() if role.id in above and not view.matrix.role[who].everyone]
        if role.kind == RoleKind.ROLE and led and role.id in known and not view.lines[role.id]:
            rows = tuple(row.id for row in view.rows_of.get(role.id, ()) if role.id in row.owners)
            yield Hit(Place(rows, (role.id, *led)), {"role": role.name, "roles": view.names(led)})


@rule(
    "RACI713",
    Severity.CONCERN,
    About.MATRIX,
    says="The text does not say to whom these report: {roles}",
    why="Without a superior nobody sets priorities, settles disputes or stands in.",
    source="inventory of twenty responsibility systems: defined roles with no reporting line",
    hangs_on=Reach.TEXT,
)
def line_missing(view: View) -> Iterator[Hit]:
    """Where posts have lists of duties, everybody with such a list reports to somebody or leads somebody.

    Bad:
        roles: [{id: a, name: A, kind: role}]
        processes: [{id: p, name: P, kind: duties, of: a}]

    Good:
        roles:
          - {id: a, name: A, kind: role, reports_to: [b]}
          - {id: b, name: B, kind: role}
        processes: [{id: p, name: P, kind: duties, of: a}, {id: q, name: Q, kind: duties, of: b}]
    """

    described = [role for role in view.matrix.roles if role.id in view.described]
    leading = {superior for superiors in view.lines.values() for superior in superiors}
    alone = [role.id for role in described if not view.lines[role.id] and role.id not in leading]
    if alone and any(role.kind == RoleKind.ROLE for role in described):
        yield Hit(Place(roles=tuple(alone)), {"roles": view.names(alone)}, says="" if len(alone) > 1 else UNLED)


def _is_covered(role: Role, view: View) -> bool:
    if role.in_scope or not _covers_all(view):
        return role.in_scope
    if role.kind in (RoleKind.ROLE, RoleKind.OUTSIDE):
        return True
    leads = any(role.id in superiors for superiors in view.lines.values())
    return leads or bool(view.lines[role.id]) or any(role.id in row.owners for row in view.rows_of[role.id])


def _covers_all(view: View) -> bool:
    return any(role.everyone and role.in_scope for role in view.matrix.roles)


def _mismatch(lower: Role, upper: Role, teller: Role) -> Hit:
    args = {"lower": lower.name, "upper": upper.name, "teller": teller.name}
    return Hit(Place(roles=(lower.id, upper.id)), args)
