"""RACI2xx: somebody does the work, not too many, and one knows who."""

import re
from collections.abc import Iterator

from raci.model import Act, RoleKind, Unnamed
from raci.model.letters import Letter
from raci.rules.doers import OBTAINED, is_urged
from raci.rules.row import Row
from raci.rules.rule import About, Fix, Hit, Place, Plural, Reach, Severity, Unites, rule
from raci.rules.view import View
from raci.rules.ways import adopted, gains
from raci.words.sentences import Word

HELPED = Word("“{activity}” is help for {roles}: whom among them is not said")
OPEN = Word("“{activity}” is open to anybody ({roles}): no clause asks a superior to sign it first")
WHOLE = Word("“{activity}” is left to {roles} as a whole: who decides on it is not said")
TOGETHER = Word("“{activity}” is left to {roles} together: to none of them in particular")
COMPANY = re.compile(r"(本)?公司|企业|(the|our) company", re.IGNORECASE)

UNIDENTIFIED = Plural("{n} names nobody in particular", "{n} name nobody in particular", 2)


@rule(
    "RACI201",
    Severity.NOTE,
    About.ROW,
    says="Nobody is named to do “{activity}”; at most one can read that {roles} answers for it",
    why="Somebody is held to account for work that no one was given.",
    source="Smith & Erwin, Role & Responsibility Charting (RACI): no R means the job may not get done",
)
def nobody_responsible(view: View) -> Iterator[Hit]:
    """An activity that somebody answers for has an R. Most readers take the one that answers to do it: a note.

    Who answers for what it helps with does it (RACI305).

    Bad:
        - stated: {sales: A}

    Good:
        - stated: {sales: A/R, finance: I}
    """

    for row in view.rows:
        heads = row.by[Letter.A]
        if heads and not row.by[Letter.R] and not {*heads} & {*row.by[Letter.S]}:
            fixes = [
                Fix("{role} to do it too", {"role": view.matrix.role[role].name}, (gains(row, role, Letter.R),))
                for role in heads
                if view.agrees(role) and not (row.activity.act == Act.ACCEPT and role in view.did_before(row))
            ]
            args = {"activity": row.name, "roles": view.names(heads)}
            yield Hit(Place((row.id,), heads, row.process.id), args, (*adopted(row, view), *fixes))


@rule(
    "RACI202",
    Severity.CONCERN,
    About.ROW,
    says="{count} roles do “{activity}”: {roles}",
    why="Where many do the same work nobody feels in charge; often the activity hides several.",
    source="Smith & Erwin: lots of R; a limit of 3 is a heuristic of agilesriram.blogspot.com/2014/07, edit it",
    limit="responsible",
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
    About.ROW,
    says="“{activity}” is to be done by {roles}: nobody can tell who that is",
    why="Work given to “the departments concerned” is given to nobody.",
    source="operations policy, gaps found by careful readers: 相关部门 carries real work in six clauses",
    rank=7,
    mends="Only the text can say who that is: name the departments, or the one that leads them.",
    unites=Unites.DOERS,
    unowned=UNIDENTIFIED,
    hangs_on=Reach.AROUND,
)
def responsible_unidentified(view: View) -> Iterator[Hit]:
    """The R is an identifiable role, not a group. Where somebody else is named besides, it is a concern, where that one
    presses for it a note.

    A group that one can tell, such as all departments, is a concern; who may ask for a thing, and rate another, a note,
    and so is what the company as a whole does. Who asks also hands in; whom a list helps does nothing.

    Bad:
        - stated: {everybody: R}
        - stated: {management: A, everybody: R}

    Good:
        - stated: {management: A, sales: R}
    """

    requested = {(row.process.id, row.by[Letter.R]) for row in view.every if row.activity.act == Act.REQUEST}
    for row in view.rows:
        vague = tuple(role for role in row.by[Letter.R] if view.is_nobody(role))
        is_helped = bool(row.helper) and not any(map(view.is_unspecified, vague))
        hands_in = row.activity.act == Act.DELIVER and (row.process.id, vague) in requested
        if vague and not hands_in and not is_helped:
            args = {"activity": row.name, "roles": view.names(vague)}
            severity, says = _vaguely(row, vague, view)
            yield Hit(Place((row.id,), vague, row.process.id), args, adopted(row, view), severity, says)


@rule(
    "RACI107",
    Severity.GAP,
    About.ROW,
    says="“{activity}” is left to {roles}, outside the company: nobody inside does it or answers for it",
    why="The company cannot oblige outsiders; somebody inside must obtain what they are to give.",
    source="operations policy 四(二)3: customers rate, and nobody is named to ask them",
    rank=4,
    unowned=UNIDENTIFIED,
)
def left_to_outsiders(view: View) -> Iterator[Hit]:
    """Somebody inside has an activity. In a duty list it is a concern, as is what only outsiders can give; else a gap.

    Bad:
        roles: [{id: buyers, name: Buyers, kind: outside}]
        activities:
          - stated: {buyers: R}

    Good:
        roles: [{id: buyers, name: Buyers, kind: outside}]
        activities:
          - stated: {buyers: C, sales: A/R}
    """

    for row in view.rows:
        if row.owners and all(map(view.is_outside, row.owners)) and not row.helper:
            args = {"activity": row.name, "roles": view.names(row.owners)}
            is_theirs = row.activity.act == Act.EVALUATE
            severity = Severity.CONCERN if row.is_duty or is_theirs else Severity.GAP
            says = OBTAINED if is_theirs else ""
            yield Hit(Place((row.id,), row.owners, row.process.id), args, adopted(row, view), severity, says)


@rule(
    "RACI204",
    Severity.CONCERN,
    About.ROW,
    says="“{activity}” is about the work of others, and who does that work is not said",
    why="Checking, guiding and helping do not do the work: somebody must be told to.",
    source="inventory of twenty responsibility systems: duties that are checked or announced and that nobody does",
    rank=6,
    mends="Only the text can say who does the work that is looked after here.",
)
def doer_unnamed(view: View) -> Iterator[Hit]:
    """Work that somebody checks or guides is done by somebody.

    Bad:
        - act: monitor
          unnamed: doer
          stated: {sales: A/R}

    Good:
        - act: monitor
          stated: {sales: A/R, finance: I}
    """

    for row in view.rows:
        if Unnamed.DOER in row.activity.unnamed and row.owners:
            yield Hit(Place((row.id,), row.owners, row.process.id), {"activity": row.name})


@rule(
    "RACI205",
    Severity.CONCERN,
    About.ROLE,
    says="No post carries out {count} of {all} duties of {role}",
    why="A unit does nothing by itself: a duty that no post has is done by whoever has time.",
    source="inventory of twenty responsibility systems: unit duties that no post picks up",
    hangs_on=Reach.TEXT,
)
def carried_by_nobody(view: View) -> Iterator[Hit]:
    """Where duties of a unit are traced to posts, all of them are.

    Bad:
        roles:
          - {id: unit, name: Unit, kind: department}
          - {id: clerk, name: Clerk, kind: role}
        processes:
          - {id: u, name: U, kind: duties, of: unit}
          - {id: c, name: C, kind: duties, of: clerk}
        activities:
          - {process: u, carried: a3, stated: {unit: A/R}}
          - {process: u, stated: {unit: A/R}}
          - {process: c, stated: {clerk: A/R}}

    Good:
        roles:
          - {id: unit, name: Unit, kind: department, leads: [clerk]}
          - {id: clerk, name: Clerk, kind: role}
        processes:
          - {id: u, name: U, kind: duties, of: unit}
          - {id: c, name: C, kind: duties, of: clerk}
        activities:
          - {process: u, carried: a2, stated: {unit: A/R}}
          - {process: c, stated: {clerk: A/R}}
    """

    for unit in view.matrix.roles:
        duties = [row for row in view.rows if row.process.of == unit.id and not row.activity.open_ended]
        left = [row.id for row in duties if not row.activity.carried]
        if unit.kind == RoleKind.DEPARTMENT and not unit.inferred and 0 < len(left) < len(duties):
            traced = [id_ for row in duties if row.activity.carried for id_ in (row.id, *row.activity.carried)]
            args = {"role": unit.name, "count": len(left), "all": len(duties)}
            yield Hit(Place(tuple(dict.fromkeys(left + traced)), (unit.id,)), args)


def _vaguely(row: Row, vague: tuple[str, ...], view: View) -> tuple[Severity, str]:
    """How grave it is that these are to do the work, and the sentence, "" for that of the rule."""

    if any(map(view.agrees, row.owners)):
        return Severity.NOTE if is_urged(row, view) else Severity.CONCERN, ""
    if row.activity.act == Act.REQUEST:
        return Severity.NOTE, OPEN
    if row.helper:
        return Severity.NOTE, HELPED
    names = [view.matrix.role[role].name for role in vague]
    if all(COMPANY.fullmatch(name.zh) or COMPANY.fullmatch(name.en) for name in names):
        return Severity.NOTE, WHOLE
    if any(map(view.is_unspecified, vague)):
        return Severity.GAP, ""
    return Severity.NOTE if row.activity.act == Act.EVALUATE else Severity.CONCERN, TOGETHER
