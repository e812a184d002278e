"""The log: events that are only added; the matrix of the file with them folded over it is the matrix of today."""

from raci.log.cells import Cell, Misfit
from raci.log.events import (
    Accepted,
    Ballot,
    Body,
    Closed,
    Confirmed,
    Decision,
    Event,
    Kind,
    Opened,
    Parked,
    Revealed,
    Settled,
)
from raci.log.opposite import undo
from raci.log.today import Entry, Excuse, Stage, Today, Workshop, acceptance_of, fold, version_at
from raci.log.wire import decode, encode

__all__ = [
    "Accepted",
    "Ballot",
    "Body",
    "Cell",
    "Closed",
    "Confirmed",
    "Decision",
    "Entry",
    "Event",
    "Excuse",
    "Kind",
    "Misfit",
    "Opened",
    "Parked",
    "Revealed",
    "Settled",
    "Stage",
    "Today",
    "Workshop",
    "acceptance_of",
    "decode",
    "encode",
    "fold",
    "undo",
    "version_at",
]
