"""Events: what a group decided, in order, never changed.

Each is one class: `kind` is what it is called in the log and in an address, `plural` what people call such entries, and
its fields are its JSON. A new field needs a default, for the logs that were written without it, and `LATER`, so that
what those logs say is written as it was.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar, Generic, TypeVar, get_args

from raci.log.followed import LATER, Answered, Assigned, Declined, Parked, Settled
from raci.log.motions import Motion, Split, Voting
from raci.log.replanned import Belated, Cancelled, Reopened, Replanned
from raci.log.reshaped import Reshaped
from raci.log.rounds import Round
from raci.model.changes import Change
from raci.model.field_changes import FieldChange
from raci.words.sentences import Word


@dataclass(frozen=True, slots=True)
class Decision:
    """Cells that change together, with one reason, in the language it was given in.

    `undoes` is the number of the event that this one takes back, here and below. `agreed` are roles, as are those that
    `tolerated` it, who can live with it; `dissent` are pairs of role and opinion.
    """

    kind: ClassVar[str] = "cell"
    plural: ClassVar[Word] = Word("Decisions")

    changes: tuple[Change, ...]
    why: str
    agreed: tuple[str, ...] = ()
    dissent: tuple[tuple[str, str], ...] = ()
    conditions: str = ""
    workshop: str = ""
    undoes: int | None = None
    tolerated: tuple[str, ...] = field(default=(), metadata=LATER)


@dataclass(frozen=True)
class Amends:
    """Fields of rows and roles, which letters cannot say, that change together with one reason."""

    kind: ClassVar[str] = "amend"
    plural: ClassVar[Word] = Word("Amendments of the text")

    fields: tuple[FieldChange, ...]
    why: str
    workshop: str = ""
    undoes: int | None = None
    agreed: tuple[str, ...] = field(default=(), metadata=LATER)
    dissent: tuple[tuple[str, str], ...] = field(default=(), metadata=LATER)
    conditions: str = field(default="", metadata=LATER)
    tolerated: tuple[str, ...] = field(default=(), metadata=LATER)


@dataclass(frozen=True)
class Accepted:
    """A finding accepted as it is: rule and place, why, until when, the compensating control. `is_withdrawn`: no more.

    `at` is the id of an activity, a role or a process; `until_before`: until when it was accepted there so far,
    () for not at all, which is what a file must still hold for this to fit.
    """

    kind: ClassVar[str] = "accept"
    plural: ClassVar[Word] = Word("Accepted exceptions")

    rule: str
    at: str
    why: str
    until: date
    control: str
    workshop: str = ""
    is_withdrawn: bool = False
    undoes: int | None = None
    until_before: tuple[date, ...] = ()


@dataclass(frozen=True)
class Confirmed:
    """What a department says of its column, read out or signed on a day of its own.

    `column` is what it speaks of, as `raci.log.columns` tells a column; earlier versions wrote none.
    """

    kind: ClassVar[str] = "confirm"
    plural: ClassVar[Word] = Word("What departments say")

    role: str
    agrees: bool
    why: str = ""
    workshop: str = ""
    day: date | None = field(default=None, metadata=LATER)
    column: tuple[tuple[str, str], ...] = field(default=(), metadata=LATER)


@dataclass(frozen=True)
class Opened:
    """A workshop: its unguessable code, title and day, the rows to settle and the seats (roles) in the room.

    `motions` are decisions over several rows, each settled as one; `all_rows` are theirs too. `asks`: of what time its
    ballots speak, in one round or in both.
    """

    kind: ClassVar[str] = "open"
    plural: ClassVar[Word] = Word("Workshops opened")

    workshop: str
    title: str
    day: date
    rows: tuple[str, ...]
    seats: tuple[str, ...]
    motions: tuple[Motion, ...] = field(default=(), metadata=LATER)
    asks: tuple[Round, ...] = field(default=(Round.FROM_NOW,), metadata=LATER)

    @property
    def all_rows(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys([*self.rows, *(row for motion in self.motions for row in motion.rows)]))


@dataclass(frozen=True)
class Revealed:
    """The ballots of a workshop are open to everybody from here on."""

    kind: ClassVar[str] = "reveal"
    plural: ClassVar[Word] = Word("Ballots revealed")

    workshop: str


@dataclass(frozen=True)
class Closed:
    """A workshop is over; the matrix is reviewed again by that day, where the day so far was `review_before`."""

    kind: ClassVar[str] = "close"
    plural: ClassVar[Word] = Word("Workshops ended")

    workshop: str
    review: date | None = None
    review_before: date | None = None


@dataclass(frozen=True)
class Merged:
    """What had been decided up to the event with the number `upto` stands in the file from here on."""

    kind: ClassVar[str] = "merge"
    plural: ClassVar[Word] = Word("Written into the file")

    upto: int
    workshop: str = ""


@dataclass(frozen=True)
class Newer:
    """An event of a kind that this version does not know: a later one wrote it. It is never written from here."""

    kind: str
    workshop: str = ""


Body = (
    Decision
    | Amends
    | Reshaped
    | Accepted
    | Assigned
    | Parked
    | Settled
    | Answered
    | Confirmed
    | Declined
    | Opened
    | Revealed
    | Belated
    | Closed
    | Replanned
    | Cancelled
    | Reopened
    | Split
    | Voting
    | Merged
)

BODIES: Mapping[str, type[Body]] = {body.kind: body for body in get_args(Body)}
"""Kind of an event -> the class of its body."""


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the log of a matrix; numbers count from 1 without gaps, `at` is UTC."""

    matrix: str
    number: int
    at: datetime
    author: str
    body: Body | Newer


T = TypeVar("T", bound=Body)


@dataclass(frozen=True)
class Entry(Generic[T]):
    """An event together with its body, whose kind is known."""

    event: Event
    body: T
