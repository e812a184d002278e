"""Roles, processes, activities, matrix: the values of a responsibility matrix, and all counting of letters.

Every value is frozen; an edit makes a new Matrix. Positions in the source file are carried along and never compared.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from raci.i18n import Text
from raci.letters import Layer, Letter, Letters, Mark, Marks, Origin


class RoleKind(StrEnum):
    DEPARTMENT = "department"
    ROLE = "role"
    BODY = "body"
    GROUP = "group"
    OUTSIDE = "outside"


class ProcessKind(StrEnum):
    """flow: ordered steps, hand-offs are checked; duties: a list; oversight: recurring control, in no order."""

    FLOW = "flow"
    DUTIES = "duties"
    OVERSIGHT = "oversight"


class Act(StrEnum):
    REQUEST = "request"
    SCREEN = "screen"
    APPROVE = "approve"
    PLAN = "plan"
    DO = "do"
    COORDINATE = "coordinate"
    MONITOR = "monitor"
    REPORT = "report"
    ACCEPT = "accept"
    DELIVER = "deliver"
    ARCHIVE = "archive"
    EVALUATE = "evaluate"
    AUDIT = "audit"
    SET_RULES = "set-rules"
    SUPPORT = "support"


class Power(StrEnum):
    """The kinds of authority a role can hold."""

    PROPOSE = "propose"
    GUIDE = "guide"
    INSPECT = "inspect"
    SUPERVISE = "supervise"
    DECIDE = "decide"


@dataclass(frozen=True)
class Source:
    document: str
    note: Text | None = None


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
class Exclusion:
    """A boundary: this role leaves a topic to another one and keeps only what `remains`."""

    topic: str
    held_by: str | None = None
    remains: Text | None = None


@dataclass(frozen=True)
class Authority:
    kind: Power
    object: Text


@dataclass(frozen=True)
class Indicator:
    name: Text
    target: Text | None = None
    method: Text | None = None


@dataclass(frozen=True)
class Role:
    id: str
    name: Text
    kind: RoleKind
    in_scope: bool = False
    reports_to: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    answers: Text | None = None
    aliases: tuple[str, ...] = ()
    excludes: tuple[Exclusion, ...] = ()
    authority: tuple[Authority, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    qualifications: tuple[Text, ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Topic:
    id: str
    name: Text
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Process:
    id: str
    name: Text
    kind: ProcessKind
    clause: str = ""
    part_of: Text | None = None
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class When:
    text: Text
    exact: bool


@dataclass(frozen=True, kw_only=True)
class Activity:
    id: str
    process: str
    clause: str = ""
    name: Text
    act: Act
    topic: tuple[str, ...] = ()
    output: Text | None = None
    to: tuple[str, ...] = ()
    when: When | None = None
    refused: str | None = None
    stated: Marks = field(default_factory=dict)
    decided: Marks = field(default_factory=dict)
    proposed: Marks = field(default_factory=dict)
    unclear: tuple[Text, ...] = ()
    damaged: bool = False
    open_ended: bool = False
    line: int = field(default=0, compare=False)

    def marks(self, layer: Layer) -> Marks:
        """Role id -> Mark as this layer shows it; a mark without letters is kept, so that its reason can be read."""

        if layer == Layer.STATED:
            return self.stated
        today = {**self.stated, **self.decided} if self.decided else self.stated
        return {**today, **self.proposed} if layer == Layer.PROPOSED and self.proposed else today

    def holders(self, letter: Letter, layer: Layer) -> list[str]:
        """Role ids that hold the letter."""

        return [role for role, mark in self.marks(layer).items() if letter in mark.letters]

    def missing(self, layer: Layer) -> Letters:
        """A, R, both or neither: the letters that every activity needs and this one lacks."""

        held = {letter for mark in self.marks(layer).values() for letter in mark.letters}
        return tuple(letter for letter in (Letter.A, Letter.R) if letter not in held)

    def has_gap(self, layer: Layer) -> bool:
        """True unless exactly one role is accountable and somebody is responsible."""

        return bool(self.missing(layer)) or len(self.holders(Letter.A, layer)) > 1


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
    id: str
    title: Text
    source: Source | None = None
    review: Review | None = None
    limits: Limits = Limits()
    roles: tuple[Role, ...] = ()
    topics: tuple[Topic, ...] = ()
    processes: tuple[Process, ...] = ()
    activities: tuple[Activity, ...] = ()
    accept: tuple[Acceptance, ...] = ()

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
    def steps(self) -> Mapping[str, tuple[Activity, ...]]:
        """Process id -> its activities in the order of the file; processes without activities are kept, empty."""

        found: dict[str, list[Activity]] = {process.id: [] for process in self.processes}
        for activity in self.activities:
            found[activity.process].append(activity)
        return {process: tuple(rows) for process, rows in found.items()}

    def lacking(self, letter: Letter, layer: Layer) -> tuple[Activity, ...]:
        """The activities in which nobody holds the letter, A or R."""

        return tuple(activity for activity in self.activities if letter in activity.missing(layer))

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
    found = {letter for mark in marks for letter in mark.letters}
    order = list(Letter)
    top = min(found, key=order.index)
    letters = (Letter.A, Letter.R) if {Letter.A, Letter.R} <= found else (top,)
    origins = {mark.origin for mark in marks if top in mark.letters}
    return Mark(letters, next(origin for origin in Origin if origin in origins))
