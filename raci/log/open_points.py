"""What is still to be answered: rows left open, and objections to a column; who brings the answer, and when."""

from dataclasses import dataclass
from datetime import date

from raci.log.events import Event
from raci.log.fold import Today
from raci.log.followed import Assignment
from raci.model import Matrix
from raci.words.sentences import Text


@dataclass(frozen=True)
class OpenPoint:
    """One question, by the number of the entry that asked it: of an activity, or of the role that objects.

    `owner` is a role or a person, "" for nobody; `due` None for no day; `asked` is the day of the entry.
    """

    number: int
    activity: str
    role: str
    question: str
    owner: str
    due: date | None
    asked: date
    workshop: str
    is_overdue: bool

    @property
    def cause(self) -> str:
        """What it is called where somebody is named for it."""

        return f"entry:{self.number}"

    def about(self, matrix: Matrix) -> Text:
        """The name of the activity, or of the role that objects."""

        if self.role:
            return matrix.role[self.role].label if self.role in matrix.role else Text(self.role, self.role)
        row = matrix.activity.get(self.activity)
        return row.name if row else Text(self.activity, self.activity)


def open_points(today: Today, day: date) -> list[OpenPoint]:
    """The points, the earliest day first, those without a day last. `day` is today."""

    entries = [*(question.event for question in today.parked), *(objection.event for objection in today.objections)]
    points = [_point(event, today, day) for event in entries]
    return sorted(points, key=lambda point: (point.due is None, point.due or day, point.number))


def _point(event: Event, today: Today, day: date) -> OpenPoint:
    body, held = event.body, today.assigned.get(f"entry:{event.number}", Assignment())
    row, role = getattr(body, "activity", ""), getattr(body, "role", "")
    question = getattr(body, "question", "") or getattr(body, "why", "")
    owner, due = held.owner or getattr(body, "owner", ""), held.due or getattr(body, "due", None)
    is_late = bool(due and due < day)
    return OpenPoint(event.number, row, role, question, owner, due, event.at.date(), body.workshop, is_late)
