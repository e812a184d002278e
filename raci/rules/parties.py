"""RACI71x: the parties behind the letters; who they are, whether anybody described them, what they may do."""

import re
from collections.abc import Iterator

from raci.model import Relation, Role, RoleKind
from raci.rules.persons import one_party
from raci.rules.row import Row
from raci.rules.rule import About, Hit, Place, Reach, Severity, rule
from raci.rules.view import View

INVENTORY = "inventory of twenty responsibility systems: "
COMPANY = re.compile("本?公司|本?企业")
POWER = (Relation.ASSIGNED, Relation.DIRECTED, Relation.CHECKED)
"""What one can do to another party only with authority over it."""


@rule(
    "RACI710",
    Severity.CONCERN,
    About.ROLE,
    says="{role} has a part in the work, and no clause describes it",
    why="Whoever has no description of its own cannot know what the others expect of it.",
    source=INVENTORY + "parties named but never defined",
    rank=4,
    mends="Only the text can describe it, or leave its work to somebody described.",
)
def never_described(view: View) -> Iterator[Hit]:
    """Where duties are listed by role, whoever owns work has a list.

    Of whoever stands over what is described it is a note; so it is where one list is all there is.

    Bad:
        roles:
          - {id: sales, name: Sales, kind: role, leads: [clerk]}
          - {id: clerk, name: Clerk, kind: role}
        processes: [{id: p, name: P, kind: duties, of: sales}]
        activities:
          - stated: {sales: A/R, clerk: R}

    Good:
        roles:
          - {id: sales, name: Sales, kind: role, leads: [clerk]}
          - {id: clerk, name: Clerk, kind: role}
        processes: [{id: p, name: P, kind: duties, of: sales}, {id: q, name: Q, kind: duties, of: clerk}]
        activities:
          - stated: {sales: A/R}
          - {process: q, stated: {clerk: A/R}}
    """

    for role in _undescribed(view):
        rows = _owned(role, view)
        if rows:
            is_low = view.lines[role.id] or not _leads(view, role)
            severity = Severity.CONCERN if is_low and len(view.described) > 1 else Severity.NOTE
            yield Hit(Place(rows, (role.id,)), {"role": role.name}, (), severity)


@rule(
    "RACI715",
    Severity.NOTE,
    About.MATRIX,
    says="Named here, and described nowhere: {roles}",
    why="Whoever has no description of its own cannot know what the others expect of it.",
    source=INVENTORY + "parties named but never defined",
)
def only_named(view: View) -> Iterator[Hit]:
    """Where duties are listed by role, every role inside the company has a list, also one without work of its own.

    Bad:
        roles:
          - {id: sales, name: Sales, kind: role}
          - {id: it, name: IT, kind: department}
        processes: [{id: p, name: P, kind: duties, of: sales}]
        activities:
          - stated: {sales: A/R}
            involves: {it: served}

    Good:
        roles:
          - {id: sales, name: Sales, kind: department}
          - {id: buyer, name: Buyer, kind: outside}
        processes: [{id: p, name: P, kind: duties, of: sales}]
        activities:
          - stated: {sales: A/R}
            involves: {buyer: served}
    """

    named = [role for role in _undescribed(view) if not COMPANY.fullmatch(role.name.zh)]
    unclear = {
        role for names in one_party(view.matrix.roles) for role in names
    }  # what these are is asked of all at once
    rest = [role.id for role in named if role.id not in unclear and not _owned(role, view)]
    if rest:
        yield Hit(Place(roles=tuple(rest)), {"roles": view.names(rest)})


@rule(
    "RACI711",
    Severity.GAP,
    About.ROLE,
    says="No one post is named for these {count} duties; “{role}” is our guess",
    why="A duty without a named holder binds nobody: each reader gives it to somebody else.",
    source=INVENTORY + "roles without a name",
    rank=6,
    mends="Only the text can name the post whose duties these are.",
)
def title_missing(view: View) -> Iterator[Hit]:
    """Every role with duties has a title of its own in the source.

    Bad:
        roles: [{id: head, name: Head, kind: role, inferred: true}]
        activities:
          - stated: {head: A/R}

    Good:
        roles: [{id: head, name: Head, kind: role}]
        activities:
          - stated: {head: A/R, clerk: I}
    """

    for role in view.roles:
        if role.inferred:
            args = {"role": role.name, "count": _duties(role, view)}
            yield Hit(Place(roles=(role.id,)), args)


@rule(
    "RACI712",
    Severity.NOTE,
    About.ROLE,
    says="These names may all mean one party: {roles}",
    why="What one name promises, readers do not expect of the other; or both wait for each other.",
    source=INVENTORY + "probably the same party under several names",
    hangs_on=Reach.TEXT,
)
def names_unclear(view: View) -> Iterator[Hit]:
    """A party has one name.

    Bad:
        roles:
          - {id: it, name: IT department, kind: department, perhaps: [tech]}
          - {id: tech, name: Technology, kind: department}

    Good:
        roles:
          - {id: it, name: IT department, kind: department, aliases: [Technology]}
    """

    for names in one_party(view.matrix.roles):
        yield Hit(Place(roles=names), {"roles": view.names(names)})


@rule(
    "RACI714",
    Severity.CONCERN,
    About.ROLE,
    says="The duties of {role} reach over {others}, and the text gives no authority to direct or check there",
    why="A duty to direct without the right to direct ends in requests.",
    source=INVENTORY + "duties that exceed the stated authority",
)
def authority_missing(view: View) -> Iterator[Hit]:
    """Who states whom he leads directs, assigns and checks nobody else in the company.

    Bad:
        roles:
          - {id: head, name: Head, kind: role, leads: [clerk]}
          - {id: clerk, name: Clerk, kind: role}
          - {id: it, name: IT, kind: department}
        activities:
          - stated: {head: A/R}
            involves: {it: directed, clerk: checked}

    Good:
        roles:
          - {id: head, name: Head, kind: role, leads: [clerk]}
          - {id: clerk, name: Clerk, kind: role}
        activities:
          - stated: {head: A/R, clerk: I}
            involves: {clerk: directed}
    """

    for role in view.roles:
        if not role.leads or role.authority:
            continue
        rows = {row.id: _beyond(row, role, view) for row in view.rows_of.get(role.id, ()) if role.id in row.owners}
        others = list(dict.fromkeys(other for beyond in rows.values() for other in beyond))
        if others:
            touched = tuple(row for row, beyond in rows.items() if beyond)
            yield Hit(Place(touched, (role.id, *others)), {"role": role.name, "others": view.names(others)})


def _duties(role: Role, view: View) -> int:
    """Statements of its own list, or, where the matrix lists none by role, the rows it owns."""

    own = {row.activity.clause for row in view.rows if row.process.of == role.id}
    return len(own) or sum(role.id in row.owners for row in view.rows)


def _undescribed(view: View) -> list[Role]:
    """Roles of the company without a list of duties; [] where a scope clause says who is meant, or nobody has one.

    A unit that the title names is described by the whole; “the supervisor” may be any supervisor who has a list.
    """

    if not view.described or any(role.in_scope for role in view.matrix.roles):
        return []
    described = [name for id_ in view.described for name in _called(view.matrix.role[id_])]
    left = [role for role in view.roles if role.id not in view.described and role.kind != RoleKind.OUTSIDE]
    left = [role for role in left if not any(name.endswith(_called(role)) for name in described)]
    return [role for role in left if role.kind != RoleKind.DEPARTMENT or role.name.zh not in view.matrix.title.zh]


def _called(role: Role) -> tuple[str, ...]:
    return tuple(name.casefold() for name in (role.name.zh, *role.aliases))


def _owned(role: Role, view: View) -> tuple[str, ...]:
    """The rows that one identifiable role owns; () for a group."""

    return () if role.kind == RoleKind.GROUP else tuple(row.id for row in view.rows if role.id in row.owners)


def _leads(view: View, role: Role) -> bool:
    return any(role.id in superiors for superiors in view.lines.values())


def _beyond(row: Row, role: Role, view: View) -> list[str]:
    """Whom the role directs, assigns or checks in a row without standing over them."""

    kinds = (RoleKind.ROLE, RoleKind.DEPARTMENT)
    return [
        other
        for other, relation in row.activity.involves.items()
        if relation in POWER
        and view.matrix.role[other].kind in kinds
        and not view.is_under(other, role.id)
        and other != role.id
    ]
