"""Way: one step out of a cause, in one row or of one role; decisions are made of ways that belong together."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from raci.model.amendments import Amendment
from raci.model.changes import Change
from raci.words.sentences import Text


class Kind(StrEnum):
    """What a way does, in the order in which a board would rather decide it."""

    ANSWER = "answer"
    DO = "do"
    OWN = "own a topic"
    LEAVE = "leave a topic"
    REFUSED = "after a no"
    RECEIVE = "receive"
    PART = "part"
    ASK = "ask"
    SCOPE = "scope"
    LINE = "line"
    WHEN = "when"
    OFTEN = "how often"


@dataclass(frozen=True)
class Way:
    """`who` are the roles that its sentence names: who answers, receives, is asked; `doers` do the row as it stands.

    `row` is the activity, `about` the role or topic of a way that belongs to no single row.
    """

    kind: Kind
    who: tuple[str, ...]
    row: str = ""
    about: str = ""
    changes: tuple[Change, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    doers: tuple[str, ...] = ()
    proposed: bool = False
    why: Text | None = None

    def with_fields(self, more: Iterable[Amendment]) -> "Way":
        return replace(self, amendments=(*self.amendments, *more))
