"""RACI3xx: the others in a row; asked, told, or left out."""

from collections.abc import Iterator

from raci.model import Act
from raci.model.changes import Change
from raci.model.letters import Letter
from raci.rules.outputs import has_output
from raci.rules.row import Row
from raci.rules.rule import About, Fix, Hit, Place, Reach, Severity, rule
from raci.rules.view import View
from raci.words.sentences import Word

ANSWERS_AND_HELPS = Word("“{activity}”: {role} only helps with it and yet answers for it; who leads it is not said")


@rule(
    "RACI301",
    Severity.CONCERN,
    About.ROW,
    says="{count} roles are asked before “{activity}”: {roles}",
    why="Every question costs time and invites a veto; some of those asked only need to be told.",
    source="ixcoach.com, limit the consulteds: 2 to 3 as a heuristic; edit the limit in the file",
    limit="consulted",
)
def many_consulted(view: View) -> Iterator[Hit]:
    """No more roles are consulted than the limit, and not more than half of all.

    Bad:
        - stated: {sales: A/R, a: C, b: C, c: C, d: C}

    Good:
        - stated: {sales: A/R, a: C, b: C, c: C}
        - stated: {d: A/R, e: I}
    """

    limit = min(view.matrix.limits.consulted, max(1, len(view.matrix.roles) // 2))
    for row in view.rows:
        consulted = row.by[Letter.C]
        if len(consulted) > limit:
            args = {"activity": row.name, "count": len(consulted), "roles": view.names(consulted)}
            yield Hit(
                Place((row.id,), consulted, row.process.id), args, _informed_instead(row, consulted[limit:], view)
            )


@rule(
    "RACI302",
    Severity.NOTE,
    About.ROW,
    says="{count} roles are told about “{activity}”: {roles}",
    why="What everybody is told nobody reads; tell those who must act on it.",
    source="Smith & Erwin: lots of I; the limit of 6 is a heuristic, edit it in the file",
    limit="informed",
)
def many_informed(view: View) -> Iterator[Hit]:
    """No more roles are informed than the limit allows.

    Bad:
        - stated: {sales: A/R, a: I, b: I, c: I, d: I, e: I, f: I, g: I}

    Good:
        - stated: {sales: A/R, a: I, b: I, c: I, d: I, e: I, f: I}
        - stated: {g: A/R, sales: I}
    """

    for row in view.rows:
        informed = row.by[Letter.I]
        if len(informed) > view.matrix.limits.informed:
            args = {"activity": row.name, "count": len(informed), "roles": view.names(informed)}
            yield Hit(Place((row.id,), informed, row.process.id), args)


@rule(
    "RACI303",
    Severity.NOTE,
    About.ROW,
    says="“{activity}” involves only {roles}; nobody else is asked or told",
    why="In a process the next one waits for the result; work that nobody hears of runs in parallel or stops.",
    source="Smith & Erwin: no C and no I, parallel or uninformed actions",
    hangs_on=Reach.AROUND,
)
def nobody_else_knows(view: View) -> Iterator[Hit]:
    """A step of a flow involves more than one role: by a letter, by what it is about, by what another hands in for it,
    or by a later report on it. That a result is for nobody is told of the result (RACI306).

    Bad:
        - stated: {sales: A/R}

    Good:
        - stated: {sales: A/R, finance: I}
        - process: duties
          stated: {sales: A/R}
    """

    for row in view.steps:
        receivers = [role for role in (*row.held, *row.activity.to) if role not in row.owners]
        is_shared = row.id in view.reported or _brings_in_others(row) or _is_handed_in(row, view)
        is_told = is_shared or (not receivers and has_output(row, view))
        if len(row.owners) == 1 and all(map(view.is_unspecified, receivers)) and not is_told:
            args = {"activity": row.name, "roles": view.names(row.owners)}
            yield Hit(Place((row.id,), row.owners, row.process.id), args)


@rule(
    "RACI304",
    Severity.CONCERN,
    About.ROW,
    says="Every role has a part in “{activity}”",
    why="When all are involved the matrix no longer says who matters.",
    source="Smith & Erwin: every box filled, justifiable benefit or just covering all the bases",
)
def everybody_involved(view: View) -> Iterator[Hit]:
    """Some role stays out of a row, where there are more than three roles.

    Bad:
        - stated: {sales: A/R, a: C, b: I, c: I}

    Good:
        - stated: {sales: A/R, a: C, b: I}
        - stated: {c: A/R, sales: I}
    """

    roles = len(view.matrix.roles)
    for row in view.rows:
        if len(row.held) == roles > 3:
            yield Hit(Place((row.id,), process=row.process.id), {"activity": row.name})


@rule(
    "RACI305",
    Severity.CONCERN,
    About.CELL,
    says="“{activity}” gives {role} more than one letter: {letters}",
    why="Apart from A with R a cell holds one letter: whoever does the work need not be asked or told about it.",
    source="Wikipedia, Responsibility assignment matrix: at most one type per role and task, A with R excepted",
)
def cell_unresolved(view: View) -> Iterator[Hit]:
    """A cell holds one letter, or A with R.

    Bad:
        - stated: {sales: A/R, finance: C/I}

    Good:
        - stated: {sales: A/R, finance: C}
    """

    for row in view.rows:
        for role, letters in row.held.items():
            if len(letters) > 1 and letters != (Letter.A, Letter.R):
                args = {"role": view.matrix.role[role].name, "letters": letters, "activity": row.name}
                kept = letters[:2] if letters[:2] == (Letter.A, Letter.R) else letters[:1]
                fix = Fix("keep only {letters}", {"letters": kept}, (Change(row.id, role, letters, kept),))
                says = ANSWERS_AND_HELPS if letters == (Letter.A, Letter.S) else ""
                yield Hit(Place((row.id,), (role,), row.process.id), args, (fix,), None, says)


def _brings_in_others(row: Row) -> bool:
    """True for work with others: to coordinate them, or to deal with them."""

    return row.activity.act == Act.COORDINATE or any(role not in row.owners for role in row.activity.involves)


def _is_handed_in(row: Row, view: View) -> bool:
    """True where the step before it hands something over from somebody else."""

    place = view.position[row.id]
    before = view.chain_of[row.id][place - 1] if place else row
    return any(role in row.owners for role in before.activity.to) and not {*before.owners} & {*row.owners}


def _informed_instead(row: Row, surplus: tuple[str, ...], view: View) -> tuple[Fix, ...]:
    """The fix that those asked beyond the limit are told instead; none where one of them holds another letter too."""

    if any(row.held[role] != (Letter.C,) for role in surplus):
        return ()
    changes = tuple(Change(row.id, role, (Letter.C,), (Letter.I,)) for role in surplus)
    return (Fix("told instead of asked: {roles}", {"roles": view.names(surplus)}, changes),)
