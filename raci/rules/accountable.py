"""RACI1xx: somebody answers for every activity, and only one."""

from collections.abc import Iterator

from raci.changes import Change
from raci.letters import Layer, Letter, Letters
from raci.model import Unnamed
from raci.rules.rule import About, Fix, Hit, Place, Severity, rule
from raci.rules.view import Row, View

CLASSIC = "Smith & Erwin, Role & Responsibility Charting (RACI): exactly one A per activity"


@rule(
    "RACI100",
    Severity.GAP,
    About.ROW,
    says="Nobody owns “{activity}”: no role does it and none answers for it",
    why="Work without an owner is left undone, and nobody notices until it is missed.",
    source="Smith & Erwin, Role & Responsibility Charting (RACI): horizontal analysis",
)
def nobody_owns(view: View) -> Iterator[Hit]:
    """Some role holds R or A.

    Bad:
        - stated: {}
        - stated: {sales: I}

    Good:
        - stated: {sales: A/R}
    """

    for row in view.rows:
        if not row.owners:
            yield Hit(Place((row.id,), process=row.process.id), {"activity": row.name}, adopted(row, view))


@rule(
    "RACI101",
    Severity.GAP,
    About.ROW,
    says="“{activity}” is done by {roles}, but nobody answers for it",
    why="Whoever does the work cannot decide alone, and when it fails nobody has to explain it.",
    source=CLASSIC,
)
def nobody_accountable(view: View) -> Iterator[Hit]:
    """An activity that somebody does has an A. In a duty list it is a concern, elsewhere a gap.

    Bad:
        - stated: {sales: R}

    Good:
        - stated: {sales: A/R}
        - stated: {sales: R, management: A}
    """

    for row in view.rows:
        doers = row.by[Letter.R]
        if doers and not row.by[Letter.A]:
            place = Place((row.id,), doers, row.process.id)
            fixes = [*adopted(row, view), *(answers(row, role, view) for role in doers if not view.is_nobody(role))]
            severity = Severity.CONCERN if row.is_duty else Severity.GAP
            yield Hit(place, {"activity": row.name, "roles": view.names(doers)}, tuple(fixes), severity)


@rule(
    "RACI102",
    Severity.GAP,
    About.ROW,
    says="{count} roles answer for “{activity}”: {roles}",
    why="Two owners each believe that the other one decides; decisions become slow and contested.",
    source=CLASSIC,
)
def several_accountable(view: View) -> Iterator[Hit]:
    """No activity has two A.

    Bad:
        - stated: {sales: A, finance: A/R}

    Good:
        - stated: {sales: A, finance: R}
    """

    for row in view.rows:
        heads = row.by[Letter.A]
        if len(heads) > 1:
            args = {"activity": row.name, "count": len(heads), "roles": view.names(heads)}
            fixes = tuple(only_one(row, role, heads, view) for role in heads if not view.is_nobody(role))
            yield Hit(Place((row.id,), heads, row.process.id), args, fixes)


@rule(
    "RACI103",
    Severity.GAP,
    About.ROW,
    says="“{activity}” is answered for by {role}, which names nobody in particular",
    why="An accountable group is nobody: each member expects another one to answer.",
    source="Smith & Erwin, Role & Responsibility Charting (RACI): accountability cannot be shared",
)
def accountable_unidentified(view: View) -> Iterator[Hit]:
    """The A is one identifiable role, not a group.

    Bad:
        - stated: {everybody: A, sales: R}

    Good:
        - stated: {management: A, everybody: R}
    """

    for row in view.rows:
        heads = row.by[Letter.A]
        if len(heads) == 1 and view.is_nobody(heads[0]):
            args = {"activity": row.name, "role": view.matrix.role[heads[0]].name}
            fixes = [_moved(row, heads[0], role, view) for role in row.by[Letter.R] if not view.is_nobody(role)]
            yield Hit(Place((row.id,), heads, row.process.id), args, tuple(fixes))


@rule(
    "RACI104",
    Severity.GAP,
    About.ROW,
    says="“{activity}” takes effect after approval, and the text does not say whose",
    why="An approval that belongs to nobody is given by whoever is asked first, or by silence.",
    source="inventory of twenty responsibility systems: approvals without a party",
)
def approver_unnamed(view: View) -> Iterator[Hit]:
    """An approval that the text speaks of has a party.

    Bad:
        - unnamed: approver
          stated: {sales: A/R}

    Good:
        - stated: {sales: R, management: A}
    """

    for row in view.rows:
        if Unnamed.APPROVER in row.activity.unnamed:
            yield Hit(Place((row.id,), row.owners, row.process.id), {"activity": row.name})


def adopted(row: Row, view: View) -> tuple[Fix, ...]:
    """The fix that the open proposals for a row are agreed on, where they leave it with one clear owner."""

    proposed = row.activity.proposed if view.layer != Layer.PROPOSED else {}
    after = {**row.held, **{role: mark.letters for role, mark in proposed.items()}}
    heads, doers = ([role for role in after if letter in after[role]] for letter in (Letter.A, Letter.R))
    if not proposed or len(heads) != 1 or not doers or any(map(view.is_nobody, [*heads, *doers])):
        return ()
    changes = [Change(row.id, role, row.held.get(role, ()), mark.letters, mark.why) for role, mark in proposed.items()]
    told = {"head": view.matrix.role[heads[0]].name, "doers": view.names(doers)}
    return (Fix("as proposed: {head} to answer for it, done by {doers}", told, tuple(changes)),)


def answers(row: Row, role: str, view: View) -> Fix:
    """The fix that a role which already does the work also answers for it."""

    return Fix("{role} to answer for it too", {"role": view.matrix.role[role].name}, (gains(row, role, Letter.A),))


def only_one(row: Row, kept: str, heads: tuple[str, ...], view: View) -> Fix:
    """The fix that one role keeps the A and the others are consulted, or go on doing the work."""

    changes = [loses(row, role, Letter.A, Letter.C) for role in heads if role != kept]
    return Fix("{role} alone to answer for it", {"role": view.matrix.role[kept].name}, tuple(changes))


def gains(row: Row, role: str, letter: Letter) -> Change:
    """The change that adds a letter; A and R stand together, any other letter is replaced."""

    held = row.held.get(role, ())
    kept = {old for old in held if {old, letter} == {Letter.A, Letter.R}}
    return Change(row.id, role, held, in_order(kept | {letter}))


def loses(row: Row, role: str, letter: Letter, instead: Letter) -> Change:
    """The change that takes a letter; where nothing is left the role gets another one instead."""

    held = row.held[role]
    left = set(held) - {letter}
    return Change(row.id, role, held, in_order(left or {instead}))


def in_order(letters: set[Letter]) -> Letters:
    return tuple(letter for letter in Letter if letter in letters)


def _moved(row: Row, old: str, new: str, view: View) -> Fix:
    changes = (loses(row, old, Letter.A, Letter.I), gains(row, new, Letter.A))
    return Fix("{role} to answer for it", {"role": view.matrix.role[new].name}, changes)
