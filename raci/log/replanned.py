"""Events that change the course of a workshop that has been opened: another plan, called off, taken up again."""

from dataclasses import dataclass
from typing import ClassVar

from raci.words.sentences import Word


@dataclass(frozen=True)
class Replanned:
    """Before the reveal the workshop gets other rows to settle, or other seats; answers that were given stay."""

    kind: ClassVar[str] = "replan"
    plural: ClassVar[Word] = Word("Workshops replanned")

    workshop: str
    rows: tuple[str, ...]
    seats: tuple[str, ...]


@dataclass(frozen=True)
class Belated:
    """Answers that came after the reveal, pairs of seat and activity, are taken in as late, or left out.

    What they say stands beside the blind vote and is never part of it.
    """

    kind: ClassVar[str] = "late"
    plural: ClassVar[Word] = Word("Late answers")

    answers: tuple[tuple[str, str], ...]
    is_taken: bool
    workshop: str


@dataclass(frozen=True)
class Cancelled:
    """The workshop does not take place, or not to its end; what it has decided stands, its ballots stay shut."""

    kind: ClassVar[str] = "cancel"
    plural: ClassVar[Word] = Word("Workshops cancelled")

    workshop: str
    why: str


@dataclass(frozen=True)
class Reopened:
    """A workshop that was over goes on deciding."""

    kind: ClassVar[str] = "reopen"
    plural: ClassVar[Word] = Word("Workshops reopened")

    workshop: str
