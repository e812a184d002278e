"""Motions: decisions over several rows that a workshop votes on and applies as one, and the second votes on an item."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, NamedTuple

from raci.model.amendments import OF_ROLES
from raci.model.changes import Change
from raci.model.field_changes import FieldChange
from raci.words.sentences import Text, Word

MOTION = "motion:"
"""Begins the id of a motion among the items of a workshop; no id of a row has a colon."""
TURN = "|"
"""Stands before the number of a second or a later vote, in what the ballot box knows a row or a motion by."""


@dataclass(frozen=True)
class Motion:
    """A decision over several rows, put to the vote under one title; letters, and fields that letters cannot say."""

    title: Text
    changes: tuple[Change, ...]
    fields: tuple[FieldChange, ...] = ()
    why: Text | None = None

    @property
    def rows(self) -> tuple[str, ...]:
        """The rows that it changes, in its order."""

        amended = (field.at for field in self.fields if field.field not in OF_ROLES)
        return tuple(dict.fromkeys([*(change.activity for change in self.changes), *amended]))

    def without(self, rows: Collection[str]) -> "Motion":
        """What is left of it where some rows are settled on their own."""

        changes = tuple(change for change in self.changes if change.activity not in rows)
        return replace(self, changes=changes, fields=tuple(field for field in self.fields if field.at not in rows))


@dataclass(frozen=True)
class Split:
    """The rows of a motion that are settled on their own from here on, all of them; none where it is whole again."""

    kind: ClassVar[str] = "split"
    plural: ClassVar[Word] = Word("Decisions split")

    workshop: str
    motion: str
    rows: tuple[str, ...]


@dataclass(frozen=True)
class Voting:
    """The seats vote once more on a row or a motion, blind as before; or, where it is no longer open, the answers of
    that vote are revealed. `turn` counts the votes on the item: 2 is the second one."""

    kind: ClassVar[str] = "vote"
    plural: ClassVar[Word] = Word("Second votes")

    workshop: str
    item: str
    turn: int
    is_open: bool


class Vote(NamedTuple):
    """How often an item has been voted on, and whether the last vote is still blind."""

    turn: int
    is_open: bool

    @property
    def revealed(self) -> int:
        """The number of the last vote whose answers are open."""

        return self.turn - self.is_open


ONCE = Vote(1, is_open=False)


def motion_id(number: int) -> str:
    """The id of the motion with that number, from 0, among the items of a workshop."""

    return f"{MOTION}{number + 1}"


def motions_of(motions: Sequence[Motion], apart: Mapping[str, tuple[str, ...]]) -> dict[str, Motion]:
    """Id -> motion without the rows that are settled on their own."""

    return {
        motion_id(number): motion.without(apart.get(motion_id(number), ())) for number, motion in enumerate(motions)
    }


def vote_key(item: str, turn: int) -> str:
    """What the ballot box knows a vote on an item by; the first one is the item itself."""

    return item if turn == 1 else f"{item}{TURN}{turn}"


def item_of(key: str) -> str:
    """The item of a vote, back from its key."""

    return key.partition(TURN)[0]
