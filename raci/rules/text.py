"""RACI8xx: the text itself; damaged, undecided, overdue."""

from collections.abc import Iterator

from raci.i18n import Text
from raci.letters import Letter, Origin
from raci.model import Matrix
from raci.rules.rule import Hit, Place, Severity, rule
from raci.rules.view import View


@rule(
    "RACI801",
    Severity.NOTE,
    says="The source of “{activity}” is damaged: part of the text is cut off or unreadable",
    why="What was lost may name an owner or a deadline; read the original before you decide.",
    source="operations policy: five of twelve pages are at hand",
)
def source_damaged(view: View) -> Iterator[Hit]:
    """The text behind a row is whole.

    Bad:
        - damaged: true
          stated: {sales: A/R}

    Good:
        - stated: {sales: A/R}
    """

    for row in view.rows:
        if row.activity.damaged:
            yield Hit(Place((row.id,), (), row.process.id), {"activity": row.name})


@rule(
    "RACI802",
    Severity.NOTE,
    says="“{activity}” rests on proposals: nobody has agreed yet on {roles}",
    why="A proposal shows what could be; only a decision makes it so.",
    source="the three layers of this tool",
)
def undecided(view: View) -> Iterator[Hit]:
    """Who owns a row has been stated or decided.

    Bad:
        layer: proposed
        activities:
          - stated: {}
            proposed: {sales: {letters: A/R, why: W}}

    Good:
        layer: proposed
        activities:
          - stated: {sales: A/R}
            proposed: {finance: {letters: C, why: W}}
    """

    for row in view.rows:
        marks = row.activity.marks(view.layer)
        roles = tuple(
            role
            for role in row.owners
            if marks[role].origin == Origin.PROPOSED and {Letter.A, Letter.R} & set(marks[role].letters)
        )
        if roles:
            yield Hit(Place((row.id,), roles, row.process.id), {"activity": row.name, "roles": view.names(roles)})


@rule(
    "RACI803",
    Severity.CONCERN,
    says="The review was due on {day}",
    why="A matrix that nobody rereads is wrong within a year, and trusted all the same.",
    source="flowtino.com, RACI matrix guide: silently stale for a year",
)
def review_overdue(view: View) -> Iterator[Hit]:
    """The review date lies ahead.

    Bad:
        review: {due: 2000-01-01}

    Good:
        review: {due: 2999-01-01}
    """

    review = view.matrix.review
    if review and review.due < view.today:
        yield Hit(Place(), {"day": review.due})


@rule(
    "RACI804",
    Severity.CONCERN,
    says="The exception from {rule} at {place} ended on {day}",
    why="An exception was accepted for a time; after it somebody must decide again.",
    source="SAP, compensating controls: mitigations are reviewed when they expire",
)
def exception_expired(view: View) -> Iterator[Hit]:
    """Accepted exceptions have not ended.

    Bad:
        activities:
          - stated: {}
        accept:
          - {rule: RACI100, at: a1, why: W, until: 2000-01-01}

    Good:
        activities:
          - stated: {}
        accept:
          - {rule: RACI100, at: a1, why: W, until: 2999-01-01}
    """

    for one in view.matrix.accept:
        if one.until < view.today:
            place, name = _spot(one.at, view.matrix)
            yield Hit(place, {"rule": one.rule, "place": name, "day": one.until})


def _spot(at: str, matrix: Matrix) -> tuple[Place, Text | str]:
    """The place that an exception names by id, and what it is called."""

    if at in matrix.activity:
        return Place((at,)), matrix.activity[at].name
    if at in matrix.process:
        return Place(process=at), matrix.process[at].name
    return (Place(roles=(at,)), matrix.role[at].name) if at in matrix.role else (Place(), at)
