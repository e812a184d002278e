"""RACI4xx: what a role carries over all rows; too much, or no part at all."""

from collections.abc import Iterator

from raci.model import RoleKind
from raci.model.letters import Letter
from raci.rules.row import OWNERS
from raci.rules.rule import About, Hit, Place, Plural, Severity, rule
from raci.rules.view import View
from raci.words.sentences import Word

SHARE = "F10 zircote, RACI guide: not more than 60 % of the activities; edit the limit in the file"
PERHAPS = Word("From “{first}” to “{last}” no step names {role}; perhaps it is meant by “{groups}” there")
PERHAPS_ALL = Word("From “{first}” to “{last}” no step names {all}; perhaps they are meant by “{groups}” there")
FEW = 5  # rows below which a share says nothing


@rule(
    "RACI401",
    Severity.CONCERN,
    About.ROLE,
    says="{count} of {all} activities are answered for by {role}",
    why="What everything must pass through is a bottleneck; some of it can be answered for closer to the work.",
    source=SHARE,
    limit="share",
)
def accountable_overload(view: View) -> Iterator[Hit]:
    """No role is accountable for more than its share of the rows.

    Bad:
        - stated: {sales: A/R}
        - stated: {sales: A/R}
        - stated: {sales: A/R}
        - stated: {sales: A/R}
        - stated: {finance: A/R}

    Good:
        - stated: {sales: A/R, ops: I}
        - stated: {sales: A/R, ops: I}
        - stated: {sales: A/R, ops: I}
        - stated: {finance: A/R, ops: I}
        - stated: {finance: A/R, sales: I}
    """

    yield from _overloaded(view, Letter.A)


@rule(
    "RACI402",
    Severity.CONCERN,
    About.ROLE,
    says="{count} of {all} activities are done by {role}",
    why="Nobody can stay on top of so much; at the busiest moment everything waits for the same people.",
    source=SHARE,
    limit="share",
)
def responsible_overload(view: View) -> Iterator[Hit]:
    """No role is responsible for more than its share of the rows.

    Bad:
        - stated: {sales: R, management: A}
        - stated: {sales: R, management: A}
        - stated: {sales: R, finance: A}
        - stated: {sales: R, finance: A}
        - stated: {finance: A/R}

    Good:
        - stated: {sales: R, management: A}
        - stated: {sales: R, management: A}
        - stated: {sales: R, finance: A}
        - stated: {finance: A/R, sales: I}
        - stated: {finance: A/R, ops: I}
    """

    yield from _overloaded(view, Letter.R)


@rule(
    "RACI403",
    Severity.NOTE,
    About.ROLE,
    says="Every one of the {all} activities involves {role}",
    why="A role without an empty cell is involved out of habit; some of its letters can go.",
    source="Smith & Erwin, vertical analysis: no empty spaces in a column",
)
def in_every_row(view: View) -> Iterator[Hit]:
    """No role holds a letter in every row.

    Bad:
        - stated: {sales: A/R, finance: C}
        - stated: {sales: A/R}
        - stated: {sales: A/R}
        - stated: {sales: I, finance: A/R}
        - stated: {sales: I, finance: A/R}

    Good:
        - stated: {sales: A/R, finance: C}
        - stated: {sales: A/R, finance: I}
        - stated: {sales: A/R, ops: I}
        - stated: {sales: I, finance: A/R}
        - stated: {finance: A/R, ops: I}
    """

    if len(view.rows) >= FEW and not _is_whole(view):
        for role in view.roles:
            if len(view.letters_of.get(role.id, ())) == len(view.rows):
                yield Hit(Place(roles=(role.id,)), {"role": role.name, "all": len(view.rows)})


@rule(
    "RACI404",
    Severity.CONCERN,
    About.ROLE,
    says="No step from “{first}” to “{last}” names {role}",
    why="The policy names the department, but in the flow of work nobody asks it, tells it or waits for it.",
    source="Smith & Erwin, vertical analysis: an empty column, role not needed or activities missing",
    rank=5,
    fold="absent",
    mends="The text must give it a step, or somebody asks or tells it in one (C, I).",
    many="No step from “{first}” to “{last}” names {all}",
    plural=Plural(
        "{n} decision on departments that no step names",
        "{n} decisions on departments that no step names",
        2,
    ),
)
def absent_from_processes(view: View) -> Iterator[Hit]:
    """Every department in scope holds a letter in some step of a flow.

    A note where the text speaks of "the departments concerned", since these may be any of them.

    Bad:
        roles:
          - {id: sales, name: Sales, kind: department, in_scope: true}
        activities:
          - process: duties
            stated: {sales: A/R}
          - stated: {finance: A/R}

    Good:
        roles:
          - {id: sales, name: Sales, kind: department, in_scope: true}
          - {id: finance, name: Finance, kind: department, in_scope: true}
        activities:
          - process: duties
            stated: {sales: A/R}
          - stated: {finance: A/R, sales: I}
    """

    present = {role for row in view.steps for role in row.held}
    groups = view.names(role.id for role in view.matrix.roles if view.is_unspecified(role.id))
    says, many = (PERHAPS, PERHAPS_ALL) if groups else ("", "")
    for role in view.roles:
        if view.steps and role.in_scope and role.kind == RoleKind.DEPARTMENT and role.id not in present:
            args: dict[str, object] = {"role": role.name, "first": view.steps[0].name, "last": view.steps[-1].name}
            args |= {"groups": groups} if groups else {}
            severity = Severity.NOTE if groups else Severity.CONCERN
            yield Hit(Place(roles=(role.id,)), args, (), severity, says, many)


@rule(
    "RACI405",
    Severity.NOTE,
    About.ROLE,
    says="{role}: asked, told or called for help, but the owner of nothing",
    why="Either the role can do more than it is given, or it need not be part of this at all.",
    source="Smith & Erwin, vertical analysis: no R and no A in a column",
)
def never_owns(view: View) -> Iterator[Hit]:
    """A role in scope that holds letters owns something.

    Bad:
        roles:
          - {id: sales, name: Sales, kind: department, in_scope: true}
        activities:
          - stated: {finance: A/R, sales: C}

    Good:
        roles:
          - {id: sales, name: Sales, kind: department, in_scope: true}
          - {id: finance, name: Finance, kind: department, in_scope: true}
        activities:
          - stated: {finance: A/R, sales: C}
          - stated: {sales: A/R, finance: I}
    """

    for role in view.roles:
        held = view.letters_of.get(role.id, [])
        if role.in_scope and held and not any(letter in letters for letters in held for letter in OWNERS):
            yield Hit(Place(roles=(role.id,)), {"role": role.name})


def _overloaded(view: View, letter: Letter) -> Iterator[Hit]:
    rows = len(view.rows)
    for role in view.roles:
        count = sum(letter in cell for cell in view.letters_of.get(role.id, ()))
        if rows >= FEW and count > view.matrix.limits.share * rows and not _is_whole(view):
            yield Hit(Place(roles=(role.id,)), {"role": role.name, "count": count, "all": rows})


def _is_whole(view: View) -> bool:
    """True for the description of a single role: that it holds every duty there is its subject, not its load."""

    return len(view.described) == 1
