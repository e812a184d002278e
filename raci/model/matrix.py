"""The matrix: roles, processes and activities of one file, found by id and counted.

Positions in the source file are carried along and never compared.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from raci.model.letters import Layer, Letter, Mark, Marks, Origin
from raci.model.roles import Role
from raci.model.work import Activity, Process, Topic
from raci.words.problem import Problem
from raci.words.sentences import Text


@dataclass(frozen=True)
class Damage:
    """A damaged place of the source that belongs to no activity: where, and what is lost or garbled."""

    what: Text
    place: str = ""


@dataclass(frozen=True)
class Source:
    """The document behind a matrix; `place` is where in it, such as L9-L233."""

    document: str
    place: str = ""
    note: Text | None = None
    damage: tuple[Damage, ...] = ()


@dataclass(frozen=True)
class Sector:
    """The trade a system is from; `stated` is False where it is our reading of the text."""

    name: Text
    stated: bool


@dataclass(frozen=True)
class Review:
    due: date


@dataclass(frozen=True)
class Limits:
    """How much is too much: counts per row, `share` of all rows in 0-1. Sources stand with the rules."""

    responsible: int = 3
    consulted: int = 3
    informed: int = 6
    share: float = 0.6


@dataclass(frozen=True)
class Acceptance:
    """An accepted exception: the rule, the place (id of an activity, role or process), why, until when."""

    rule: str
    at: str
    why: Text
    until: date
    control: Text | None = None
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Matrix:
    """One file. `notes` are places of it that were read as they were meant, not as they are written."""

    id: str
    title: Text
    sector: Sector | None = None
    source: Source | None = None
    review: Review | None = None
    limits: Limits = Limits()
    roles: tuple[Role, ...] = ()
    topics: tuple[Topic, ...] = ()
    processes: tuple[Process, ...] = ()
    activities: tuple[Activity, ...] = ()
    accept: tuple[Acceptance, ...] = ()
    notes: tuple[Problem, ...] = field(default=(), compare=False)

    @cached_property
    def role(self) -> Mapping[str, Role]:
        """Role id -> Role, in the order of the file; likewise `topic`, `process` and `activity`."""

        return {role.id: role for role in self.roles}

    @cached_property
    def topic(self) -> Mapping[str, Topic]:
        return {topic.id: topic for topic in self.topics}

    @cached_property
    def process(self) -> Mapping[str, Process]:
        return {process.id: process for process in self.processes}

    @cached_property
    def activity(self) -> Mapping[str, Activity]:
        return {activity.id: activity for activity in self.activities}

    @cached_property
    def listed(self) -> tuple[str, ...]:
        """Ids of the roles that have a list of duties of their own, in the order of the lists."""

        return tuple(dict.fromkeys(process.of for process in self.processes if process.of))

    @cached_property
    def steps(self) -> Mapping[str, tuple[Activity, ...]]:
        """Process id -> its activities in the order of the file; processes without activities are kept, empty."""

        rows: dict[str, list[Activity]] = {process.id: [] for process in self.processes}
        for activity in self.activities:
            rows[activity.process].append(activity)
        return {process: tuple(steps) for process, steps in rows.items()}

    def silent_roles(self, layer: Layer) -> tuple[Role, ...]:
        """Roles that hold no letter at all in this layer."""

        heard = {role for activity in self.activities for role, mark in activity.marks(layer).items() if mark.letters}
        return tuple(role for role in self.roles if role.id not in heard)


def roll_up(activities: Iterable[Activity], layer: Layer) -> Marks:
    """Role id -> the strongest letters it holds in any of the activities: A with R where both occur, else one letter.

    The origin is the firmest one that carries the strongest letter: stated before decided before proposed.
    """

    held: dict[str, list[Mark]] = {}
    for activity in activities:
        for role, mark in activity.marks(layer).items():
            if mark.letters:
                held.setdefault(role, []).append(mark)
    return {role: _strongest(marks) for role, marks in held.items()}


def _strongest(marks: list[Mark]) -> Mark:
    held = {letter for mark in marks for letter in mark.letters}
    order = list(Letter)
    top = min(held, key=order.index)
    letters = (Letter.A, Letter.R) if {Letter.A, Letter.R} <= held else (top,)
    origins = {mark.origin for mark in marks if top in mark.letters}
    return Mark(letters, next(origin for origin in Origin if origin in origins))
