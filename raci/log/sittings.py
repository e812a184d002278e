"""Sittings: a workshop in the log, and how far it has come."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from raci.log.events import Opened
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
    """A workshop as it was opened, by whom, and how far it has come; `numbers` are the events that led there."""

    opened: Opened
    author: str
    numbers: Mapping[Stage, int]

    @property
    def stage(self) -> Stage:
        return list(self.numbers)[-1]


def changed(workshop: Workshop, body: Replanned | Cancelled | Reopened, number: int) -> Workshop:
    """The workshop after that event, which has the number."""

    match body:
        case Replanned(rows=rows, seats=seats):
            return replace(workshop, opened=replace(workshop.opened, rows=rows, seats=seats))
        case Cancelled():
            return replace(workshop, numbers={**workshop.numbers, Stage.CANCELLED: number})
        case Reopened():
            numbers: dict[Stage, int] = {stage: at for stage, at in workshop.numbers.items() if stage != Stage.CLOSED}
            return replace(workshop, numbers={**numbers, Stage.REVEALED: numbers.get(Stage.REVEALED, number)})
