"""RACI8xx, second part: the text itself; what it leaves open, undecided, overdue."""

from collections.abc import Iterator
from dataclasses import replace

from raci.model import Acceptance, Matrix
from raci.model.letters import Letter, Origin
from raci.rules.damage import one_text
from raci.rules.numbering import oddities
from raci.rules.rule import About, Hit, Place, Reach, Severity, Unites, rule
from raci.rules.view import View
from raci.words.sentences import Text


@rule(
    "RACI805",
    Severity.NOTE,
    About.ROW,
    says="The numbering of the source is off at “{activity}”: {what}",
    why="A missing number may be a missing duty; a number used twice cannot be cited.",
    source="inventory of twenty responsibility systems: gaps, repetitions and misprints in numbered lists",
    hangs_on=Reach.TEXT,
)
def numbering_off(view: View) -> Iterator[Hit]:
    """A numbered list counts from one, each number once, each item on its own line.

    Bad:
        - {clause: "1", printed: "1", stated: {sales: A/R}}
        - {clause: "3", printed: "3", stated: {sales: A/R}}

    Good:
        - {clause: "1", printed: "1", stated: {sales: A/R, finance: I}}
        - {clause: "2", printed: "2", stated: {sales: A/R, finance: I}}
    """

    for activities in view.matrix.steps.values():
        for activity, before, what in oddities(activities):
            rows = (activity.id, before.id) if before else (activity.id,)
            yield Hit(Place(rows, (), activity.process), {"activity": activity.name, "what": what})


@rule(
    "RACI807",
    Severity.NOTE,
    About.ROW,
    says="“{activity}” leaves something open. {what}",
    why="What a careful reader could not tell, those who must act on it cannot tell either.",
    source="the notes `unclear` of the file, made when the source was read",
    rank=4,
    unites=Unites.REMARKS,
    yields=True,
    mends="Only the text can settle what it leaves open.",
    hangs_on=Reach.TEXT,
)
def left_open(view: View) -> Iterator[Hit]:
    """The text leaves nothing open.

    Bad:
        - unclear: [Who receives it is not said.]
          stated: {sales: A/R}

    Good:
        - stated: {sales: A/R, finance: I}
    """

    for row in view.rows:
        if row.activity.unclear:
            what = one_text(row.activity.unclear)
            yield Hit(Place((row.id,), (), row.process.id), {"activity": row.name, "what": what})


@rule(
    "RACI802",
    Severity.NOTE,
    About.ROW,
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
    About.MATRIX,
    says="The review was due on {day}",
    why="A matrix that nobody rereads is wrong within a year, and trusted all the same.",
    source="flowtino.com, RACI matrix guide: silently stale for a year",
    hangs_on=Reach.TEXT,
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
    About.MATRIX,
    says="The exception from {rule} at {place} ended on {day}",
    why="An exception was accepted for a time; after it somebody must decide again.",
    source="SAP, compensating controls: mitigations are reviewed when they expire",
    hangs_on=Reach.TEXT,
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

    latest: dict[tuple[str, str], Acceptance] = {}
    for acceptance in sorted(view.matrix.accept, key=lambda acceptance: acceptance.until):
        latest[acceptance.rule, acceptance.at] = acceptance  # a renewed exception has not ended
    for acceptance in view.matrix.accept:
        if acceptance.until < view.today and acceptance is latest[acceptance.rule, acceptance.at]:
            place, name = _spot(acceptance.at, view.matrix)
            part = f"{acceptance.rule}@{acceptance.at}"
            yield Hit(replace(place, part=part), {"rule": acceptance.rule, "place": name, "day": acceptance.until})


def _spot(at: str, matrix: Matrix) -> tuple[Place, Text | str]:
    """The place that an exception names by id, and what it is called."""

    if at in matrix.activity:
        return Place((at,)), matrix.activity[at].name
    if at in matrix.process:
        return Place(process=at), matrix.process[at].name
    return (Place(roles=(at,)), matrix.role[at].name) if at in matrix.role else (Place(), at)
