"""What is still to be answered: rows left open, and objections to a column; who brings the answer, and when."""

from dataclasses import dataclass
from datetime import date

from raci.log.events import Decision, Event
from raci.log.followed import Assignment
from raci.log.today import Today
from raci.model import Matrix
from raci.model.letters import Layer
from raci.words.lists import more, phrases
from raci.words.sentences import LANGUAGES, Text


@dataclass(frozen=True)
class OpenPoint:
    """One question, by the number of the entry that asked it: of an activity, or of the role that objects.

    `owner` is a role or a person, "" for nobody; `due` None for no day; `since` is the day of the entry.
    """

    number: int
    activity: str
    role: str
    question: str
    owner: str
    due: date | None
    since: date
    workshop: str
    is_overdue: bool
    also: tuple[str, ...] = ()

    @property
    def rows(self) -> tuple[str, ...]:
        """The activities that it is about; none for an objection."""

        return () if self.role else (self.activity, *self.also)

    @property
    def cause(self) -> str:
        """What it is called where somebody is named for it."""

        return f"entry:{self.number}"

    def about(self, matrix: Matrix) -> Text:
        """The name of the activity, with how many more there are, or of the role that objects."""

        if self.role:
            return matrix.role[self.role].label if self.role in matrix.role else Text(self.role, self.role)
        row = matrix.activity.get(self.activity)
        name = row.name if row else Text(self.activity, self.activity)
        return Text(*(phrases([name.of(lang), *more(len(self.also), lang)], lang) for lang in LANGUAGES))


def open_points(today: Today, day: date) -> list[OpenPoint]:
    """The points, the earliest day first, those without a day last. `day` is today."""

    entries = [*(question.event for question in today.parked), *(objection.event for objection in today.objections)]
    points = [_point(event, today, day) for event in entries]
    return sorted(points, key=lambda point: (point.due is None, point.due or day, point.number))


def rows_asked(today: Today, point: OpenPoint) -> list[str]:
    """The activities that whoever talks about the point talks about, as far as the matrix has them.

    An objection names none: it is about those of its party's letters that its workshop changed, else about all rows of
    that workshop in which it holds one.
    """

    if not point.role:
        return [row for row in point.rows if row in today.matrix.activity]
    own = today.events.of(point.workshop) if point.workshop else today.events.between(1, point.number - 1)
    decided = (event.body for event in own if isinstance(event.body, Decision) and event.number < point.number)
    changes = (change for body in decided if body.workshop == point.workshop for change in body.changes)
    changed = {change.activity for change in changes if change.role == point.role}
    held = today.workshops.get(point.workshop)
    listed = held.opened.rows if held else ()
    marks = ((row, today.matrix.activity[row]) for row in listed if row in today.matrix.activity)
    holds = {row for row, activity in marks if activity.letters(point.role, Layer.TODAY)}
    return [row for row in today.matrix.activity if row in (changed or holds)]


def _point(event: Event, today: Today, day: date) -> OpenPoint:
    body, held = event.body, today.assigned.get(f"entry:{event.number}", Assignment())
    row, role = getattr(body, "activity", ""), getattr(body, "role", "")
    question = getattr(body, "question", "") or getattr(body, "why", "")
    owner, due = held.owner or getattr(body, "owner", ""), held.due or getattr(body, "due", None)
    is_late = bool(due and due < day)
    return OpenPoint(
        event.number,
        row,
        role,
        question,
        owner,
        due,
        event.at.date(),
        body.workshop,
        is_late,
        getattr(body, "also", ()),
    )
