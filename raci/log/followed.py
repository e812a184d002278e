"""Events by which a cause or a question is followed until it is settled: who has it, by when, and what came of it."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from raci.words.sentences import Text, Word


@dataclass(frozen=True)
class Assignment:
    """Who brings a cause to its end (a role, or a person by name) and by when; on the agenda of which day, if any."""

    owner: str = ""
    due: date | None = None
    agenda: date | None = None


@dataclass(frozen=True)
class Assigned:
    """A cause is given to somebody, or put on an agenda, or neither any more.

    `cause` is its id; `about` what it said then, which is all that is left of it once it is settled; `at` the activity,
    role or process that it is about, "" for none.
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
