"""Today: what has come of a log so far, as everybody reads it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from raci.log.cells import Cell
from raci.log.events import Confirmed, Entry
from raci.log.excuses import Excuse
from raci.log.fields import Place
from raci.log.followed import Assignment, Declined, Parked
from raci.log.misfits import Misfit
from raci.log.shape import Part
from raci.log.sittings import Workshop
from raci.log.upto import Listed, Upto
from raci.model import Matrix
from raci.words.problem import Problem
from raci.words.sentences import Word

NEWER = Problem(
    "",
    0,
    0,
    Word("a newer app has written into the log of this matrix"),
    Word("install the latest app, which knows what it says; nothing is lost"),
)
"""Why a log is not understood to its end: what it says would pass for the whole, and a decision might contradict it."""


@dataclass(frozen=True)
class Today:
    """The matrix after the events up to `number` (0: none), and what the log says beside it.

    `misfits` in the order of the log; `parked` are rows still open, without those that the file has lost, which are
    misfits, and those that a workshop has dealt with or somebody has answered since; `confirmed` is what each role of
    the file said last, `objections` those of it that object and have no answer, `declined` the rows that a role does
    not take. `assigned`: cause -> who has it.
    `decided_by`, `accepted_by`, `amended_by`, `assigned_by` name the event that a cell, an exception, a field, a cause
    stands by, `reshaped_by` the one that added or retired a row, a party, a process or a topic last; `undone` the event
    that took another one back. `newer` are the events that only a later version understands: what they say is not in
    here. `file` is the matrix without the log.
    """

    matrix: Matrix
    file: Matrix
    number: int = 0
    misfits: tuple[Misfit, ...] = ()
    parked: tuple[Entry[Parked], ...] = ()
    confirmed: Mapping[str, Entry[Confirmed]] = field(default_factory=dict)
    declined: Mapping[Cell, Entry[Declined]] = field(default_factory=dict)
    objections: tuple[Entry[Confirmed], ...] = ()
    assigned: Mapping[str, Assignment] = field(default_factory=dict)
    workshops: Mapping[str, Workshop] = field(default_factory=dict)
    decided_by: Mapping[Cell, int] = field(default_factory=dict)
    accepted_by: Mapping[Excuse, int] = field(default_factory=dict)
    amended_by: Mapping[Place, int] = field(default_factory=dict)
    assigned_by: Mapping[str, int] = field(default_factory=dict)
    reshaped_by: Mapping[Part, int] = field(default_factory=dict)
    undone: Mapping[int, int] = field(default_factory=dict)
    events: Upto = field(default_factory=lambda: Upto(Listed(), 0, {}))
    newer: tuple[int, ...] = ()


def incomplete(today: Today) -> Problem | None:
    """Why what the log says is not the whole of it; None on most days."""

    return NEWER if today.newer else None
