"""RACI2xx: somebody does the work, not too many, and one knows who."""

from collections.abc import Iterator

from raci.letters import Letter
from raci.rules.accountable import adopted, gains
from raci.rules.rule import Fix, Hit, Place, Severity, rule
from raci.rules.view import View


@rule(
    "RACI201",
    Severity.GAP,
    says="“{activity}” is answered for by {roles}, but nobody does it",
    why="Somebody is held to account for work that no one was given.",
    source="Smith & Erwin, Role & Responsibility Charting (RACI): no R means the job may not get done",
)
def nobody_responsible(view: View) -> Iterator[Hit]:
    """An activity that somebody answers for has an R.

    Bad:
        - stated: {sales: A}

    Good:
        - stated: {sales: A/R}
    """

    for row in view.rows:
        heads = row.by[Letter.A]
        if heads and not row.by[Letter.R]:
            fixes = [
                Fix("{role} to do it too", {"role": view.matrix.role[role].name}, (gains(row, role, Letter.R),))
                for role in heads
                if not view.is_nobody(role)
            ]
            args = {"activity": row.name, "roles": view.names(heads)}
            yield Hit(Place((row.id,), heads, row.process.id), args, (*adopted(row, view), *fixes))


@rule(
    "RACI202",
    Severity.CONCERN,
    says="{count} roles do “{activity}”: {roles}",
    why="Where many do the same work nobody feels in charge; often the activity hides several.",
    source="Smith & Erwin: lots of R; a limit of 3 is a heuristic of agilesriram.blogspot.com/2014/07, edit it",
)
def crowd_responsible(view: View) -> Iterator[Hit]:
    """No more roles are responsible than the limit allows.

    Bad:
        - stated: {sales: A/R, finance: R, service: R, operations: R}

    Good:
        - stated: {sales: A/R, finance: R, service: R}
    """

    for row in view.rows:
        doers = row.by[Letter.R]
        if len(doers) > view.matrix.limits.responsible:
            args = {"activity": row.name, "count": len(doers), "roles": view.names(doers)}
            yield Hit(Place((row.id,), doers, row.process.id), args)


@rule(
    "RACI203",
    Severity.GAP,
    says="“{activity}” is to be done by {roles}: nobody can tell who that is",
    why="Work given to “the departments concerned” is given to nobody.",
    source="operations policy, gaps found by careful readers: 相关部门 carries real work in six clauses",
)
def responsible_unidentified(view: View) -> Iterator[Hit]:
    """The R is an identifiable role, not a group.

    Bad:
        - stated: {management: A, everybody: R}

    Good:
        - stated: {management: A, sales: R}
    """

    for row in view.rows:
        vague = tuple(role for role in row.by[Letter.R] if view.is_nobody(role))
        if vague:
            args = {"activity": row.name, "roles": view.names(vague)}
            yield Hit(Place((row.id,), vague, row.process.id), args, adopted(row, view))
