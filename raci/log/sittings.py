"""Sittings: a workshop in the log, and how far it has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from raci.log.events import Opened


class Stage(StrEnum):
    """How far a workshop has come."""

    OPEN = "open"
    REVEALED = "revealed"
    CLOSED = "closed"


@dataclass(frozen=True)
class Workshop:
    """A workshop as it was opened, by whom, and how far it has come; `numbers` are the events that led there."""

    opened: Opened
    author: str
    numbers: Mapping[Stage, int]

    @property
    def stage(self) -> Stage:
        return list(self.numbers)[-1]
