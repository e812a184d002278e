"""Sittings: a workshop in the log, and how far it has come."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from raci.log.events import Opened
from raci.log.motions import ONCE, Motion, Split, Vote, Voting, motions_of, vote_key
from raci.log.replanned import Cancelled, Reopened, Replanned


class Stage(StrEnum):
    """How far a workshop has come."""

    OPEN = "open"
    REVEALED = "revealed"
    CLOSED = "closed"
    CANCELLED = "cancelled"


OVER = (Stage.CLOSED, Stage.CANCELLED)
"""Stages at which nothing more is decided."""


@dataclass(frozen=True)
class Workshop:
    """A workshop as it was opened, by whom, and how far it has come; `numbers` are the events that led there.

    `apart`: id of a motion -> its rows that are settled on their own; `votes`: item -> its votes after the first.
    """

    opened: Opened
    author: str
    numbers: Mapping[Stage, int]
    apart: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    votes: Mapping[str, Vote] = field(default_factory=dict)

    @property
    def stage(self) -> Stage:
        return list(self.numbers)[-1]

    @property
    def motions(self) -> dict[str, Motion]:
        """Id -> motion, without the rows that are settled on their own."""

        return motions_of(self.opened.motions, self.apart)

    @property
    def votes_again(self) -> list[str]:
        """What the ballot box knows the votes after the first by, whose answers are open; an item's in their order."""

        return [vote_key(item, turn) for item, vote in self.votes.items() for turn in range(2, vote.revealed + 1)]

    def vote(self, item: str) -> Vote:
        """How often the seats have voted on a row or a motion."""

        return self.votes.get(item, ONCE)


def changed(workshop: Workshop, body: Replanned | Cancelled | Reopened | Split | Voting, number: int) -> Workshop:
    """The workshop after that event, which has the number."""

    match body:
        case Replanned(rows=rows, seats=seats):
            return replace(workshop, opened=replace(workshop.opened, rows=rows, seats=seats))
        case Split(motion=motion, rows=rows):
            return replace(workshop, apart={**workshop.apart, motion: rows})
        case Voting(item=item, turn=turn, is_open=is_open):
            return replace(workshop, votes={**workshop.votes, item: Vote(turn, is_open)})
        case Cancelled():
            return replace(workshop, numbers={**workshop.numbers, Stage.CANCELLED: number})
        case Reopened():
            numbers: dict[Stage, int] = {stage: at for stage, at in workshop.numbers.items() if stage != Stage.CLOSED}
            return replace(workshop, numbers={**numbers, Stage.REVEALED: numbers.get(Stage.REVEALED, number)})
