"""Events by which a cause or a question is followed until it is settled: who has it, by when, and what came of it."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import ClassVar

from raci.words.sentences import Text, Word

LATER = {"later": True}
"""Of a field that came after its class: it is not written while it holds its default."""


@dataclass(frozen=True)
class Assignment:
    """Who brings a cause to its end (a role, or a person by name) and by when; on the agenda of which day, if any."""

    owner: str = ""
    due: date | None = None
    agenda: date | None = None


@dataclass(frozen=True)
class AssignedCause:
    """One of the causes of an entry; its fields mean what they mean in `Assigned`."""

    cause: str
    about: Text
    before: Assignment
    after: Assignment
    at: str = ""

    def turned(self) -> "AssignedCause":
        """The same, back to what was there before."""

        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True)
class Assigned:
    """A cause is given to somebody, or put on an agenda, or neither any more.

    `cause` is its id; `about` what it said then, which is all that is left of it once it is settled; `at` the activity,
    role or process that it is about, "" for none. `also` are the other causes of a decision that went the same way at
    once; earlier versions wrote an entry for each.
    """

    kind: ClassVar[str] = "assign"
    plural: ClassVar[Word] = Word("Owners and agenda")

    cause: str
    about: Text
    before: Assignment
    after: Assignment
    at: str = ""
    workshop: str = ""
    undoes: int | None = None
    also: tuple[AssignedCause, ...] = field(default=(), metadata=LATER)

    @property
    def causes(self) -> tuple[AssignedCause, ...]:
        """All of its causes."""

        return (AssignedCause(self.cause, self.about, self.before, self.after, self.at), *self.also)

    def turned(self, number: int) -> "Assigned":
        """What takes this back, which is the entry with that number."""

        also = tuple(given.turned() for given in self.also)
        return replace(self, before=self.after, after=self.before, also=also, undoes=number)


@dataclass(frozen=True)
class Parked:
    """A row left open: the question, who brings the answer, and by when; `undoes` where that had been taken back.

    `also` are the other rows of a decision that was left open as one; earlier versions wrote none.
    """

    kind: ClassVar[str] = "park"
    plural: ClassVar[Word] = Word("Left open")

    activity: str
    question: str
    owner: str
    due: date
    workshop: str = ""
    undoes: int | None = None
    also: tuple[str, ...] = field(default=(), metadata=LATER)

    @property
    def rows(self) -> tuple[str, ...]:
        """All of its rows."""

        return (self.activity, *self.also)


@dataclass(frozen=True)
class Settled:
    """A parked row that needs no answer any more; `parked` is the number of the event that parked it.

    `undoes` is the same number where the parking has been taken back. Earlier versions wrote nothing there.
    """

    kind: ClassVar[str] = "settle"
    plural: ClassVar[Word] = Word("No longer open")

    activity: str
    parked: int
    workshop: str = ""
    undoes: int | None = None


@dataclass(frozen=True)
class Answered:
    """What was left open, or objected to, in the entry `question` needs no more: because of `why`.

    `by` is the number of the decision that answers it; None where nothing is changed. An answer is as good as its
    decision: where that is taken back, the question is open again.
    """

    kind: ClassVar[str] = "answer"
    plural: ClassVar[Word] = Word("Questions answered")

    question: int
    why: str
    by: int | None = None
    activity: str = ""
    role: str = ""
    workshop: str = ""
    undoes: int | None = None


@dataclass(frozen=True)
class Declined:
    """A role does not take a row that it works on and nobody answers for, and why. `is_withdrawn`: no more."""

    kind: ClassVar[str] = "decline"
    plural: ClassVar[Word] = Word("Not taken")

    role: str
    activity: str
    why: str
    workshop: str = ""
    is_withdrawn: bool = False
    undoes: int | None = None
