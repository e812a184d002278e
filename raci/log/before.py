"""The file as it was before the log: what has been written into it since is taken out again."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from raci.log.cells import Cell
from raci.log.events import Accepted, Amends, Closed, Decision, Event
from raci.log.excuses import Excuse
from raci.log.reshaped import Reshaped
from raci.log.shape import before_shape
from raci.model import Acceptance, Activity, Matrix, Review
from raci.model.amendments import Amended, apply_amendments
from raci.model.conditions import Condition
from raci.model.field_changes import FieldChange, has_place, lost_names, turned_field
from raci.model.letters import Layer, Letters, Mark, Origin
from raci.words.sentences import Text

UNTOLD = Text("–", "–")
"""In place of a reason that the file no longer holds and the log never had."""

Held = tuple[Letters, Condition | None]
"""The letters of a cell and when they hold."""


def before_log(matrix: Matrix, events: Iterable[Event]) -> Matrix:
    """The file with every row, cell, exception and review day as the first event that changes it found it.

    Without it a version of last week would hold what was decided yesterday, once that stands in the file.
    """

    reshaped: list[Reshaped] = []
    cells: dict[Cell, Held] = {}
    fields: dict[tuple[str, Amended], FieldChange] = {}
    excuses: dict[Excuse, tuple[date, ...]] = {}
    reviews: list[date | None] = []
    for event in events:
        if isinstance(event.body, Reshaped):
            reshaped.append(event.body)
        match event.body:
            case Decision(changes=changes):
                for change in changes:
                    cells.setdefault((change.activity, change.role), (change.before, change.when_before))
            case Amends(fields=changed) | Reshaped(fields=changed):
                for each in changed:
                    fields.setdefault((each.at, each.field), turned_field(each))
            case Accepted(rule=rule, at=at, until_before=before):
                excuses.setdefault((rule, at), before)
            case Closed(review=date(), review_before=before):
                reviews.append(before)
    matrix = before_shape(matrix, reshaped)
    first = reviews[0] if reviews else matrix.review and matrix.review.due
    known = [field.amendment for field in fields.values() if has_place(matrix, field) and not lost_names(matrix, field)]
    return replace(
        apply_amendments(matrix, known),
        activities=_rows(apply_amendments(matrix, known), cells),
        accept=_accept(matrix, excuses),
        review=Review(first) if first else None,
    )


def _rows(matrix: Matrix, cells: Mapping[Cell, Held]) -> tuple[Activity, ...]:
    by_row: dict[str, dict[str, Held]] = {}
    for (activity, role), held in cells.items():
        by_row.setdefault(activity, {})[role] = held
    return tuple(_row(row, by_row[row.id]) if row.id in by_row else row for row in matrix.activities)


def _row(row: Activity, wanted: Mapping[str, Held]) -> Activity:
    decided = dict(row.decided)
    for role, (letters, when) in wanted.items():
        today, stated = (
            (row.letters(role, layer), row.when_held(role, layer)) for layer in (Layer.TODAY, Layer.STATED)
        )
        if today == (letters, when):
            continue
        decided.pop(role, None)
        if stated != (letters, when):
            decided[role] = Mark(letters, Origin.DECIDED, when=when)
    return row if decided == dict(row.decided) else replace(row, decided=decided)


def _accept(matrix: Matrix, wanted: Mapping[Excuse, tuple[date, ...]]) -> tuple[Acceptance, ...]:
    kept = [
        acceptance
        for acceptance in matrix.accept
        if acceptance.until in wanted.get((acceptance.rule, acceptance.at), (acceptance.until,))
    ]
    known = {(acceptance.rule, acceptance.at, acceptance.until) for acceptance in kept}
    lost = [(*key, day) for key, days in wanted.items() for day in days if (*key, day) not in known]
    return (*kept, *(Acceptance(rule, at, UNTOLD, day) for rule, at, day in lost))
