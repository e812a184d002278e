"""The work: processes, their activities, and who holds which letter in each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from raci.model.conditions import Condition, meeting, uncovered
from raci.model.letters import Layer, Letter, Letters, Marks
from raci.words.sentences import Text


class ProcessKind(StrEnum):
    """flow: ordered steps, hand-offs are checked; duties: a list; oversight: recurring control, in no order."""

    FLOW = "flow"
    DUTIES = "duties"
    OVERSIGHT = "oversight"


ON_SCREEN = (ProcessKind.FLOW, ProcessKind.OVERSIGHT, ProcessKind.DUTIES)
"""Process steps come first on screen: that is where work changes hands. Files keep the order of the policy."""


class Statement(StrEnum):
    """What a list of duties calls itself; the same duty often stands in two of them."""

    DUTY = "duty"
    BASIC = "basic"
    SCOPE = "scope"
    CONTENT = "content"
    WORKFLOW = "workflow"
    FUNCTION = "function"


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
    ORDER = "order"
    PAY = "pay"
    RECORD = "record"


GATES = (Act.SCREEN, Act.APPROVE, Act.ACCEPT)
"""Acts at which the work goes on or does not."""


class Relation(StrEnum):
    """How the text names a party that holds no letter in an activity: none of these is a part in the work."""

    ASSIGNS = "assigns"
    ASKS = "asks"
    SUPPLIES = "supplies"
    ASSIGNED = "assigned"
    DIRECTED = "directed"
    CHECKED = "checked"
    TRAINED = "trained"
    SERVED = "served"


class Unnamed(StrEnum):
    """A party that the text needs and does not name: "after approval", and nobody knows whose."""

    APPROVER = "approver"
    DOER = "doer"
    LEAD = "lead"


class Stake(StrEnum):
    """What is lost or won with a topic."""

    MONEY = "money"
    PEOPLE = "people"
    CUSTOMERS = "customers"
    LAW = "law"
    SAFETY = "safety"
    DATA = "data"


@dataclass(frozen=True)
class Topic:
    """What work is about. `stakes`: what is at stake -> why; `commits`: whoever acts on it binds the company."""

    id: str
    name: Text
    stakes: Mapping[Stake, Text] = field(default_factory=dict)
    commits: bool = False
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Process:
    """A step of a flow or a list of duties; `of` is the role whose list it is, `place` where the source has it.

    Flows that name one `chain` are one run of work, from the first to the last of them.
    """

    id: str
    name: Text
    kind: ProcessKind
    clause: str = ""
    part_of: Text | None = None
    chain: str = ""
    of: str | None = None
    statement: Statement = Statement.DUTY
    place: str = ""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class When:
    text: Text
    exact: bool


@dataclass(frozen=True)
class Escalation:
    """Who decides when a matter exceeds the role that does the work."""

    to: tuple[str, ...]
    when: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Activity:
    """One piece of work. `clause` is how it is cited, `printed` the number that the source prints, `place` where.

    `applies` narrows it to a region, a kind of shop, a phase; `trigger` is the event or condition that sets it off;
    `stages` are ordered steps inside it; `carried` names the activities of posts that carry out this duty of a unit;
    `stands_in` the roles whose work it takes over; `quotes` the words of the source that give a role its letters.
    """

    id: str
    process: str
    clause: str = ""
    printed: str = ""
    place: str = ""
    name: Text
    act: Act
    topic: tuple[str, ...] = ()
    applies: Text | None = None
    trigger: Text | None = None
    stages: tuple[Text, ...] = ()
    output: Text | None = None
    to: tuple[str, ...] = ()
    when: When | None = None
    refused: str | None = None
    escalation: Escalation | None = None
    stated: Marks = field(default_factory=dict)
    decided: Marks = field(default_factory=dict)
    proposed: Marks = field(default_factory=dict)
    involves: Mapping[str, Relation] = field(default_factory=dict)
    unnamed: tuple[Unnamed, ...] = ()
    carried: tuple[str, ...] = ()
    stands_in: tuple[str, ...] = ()
    unclear: tuple[Text, ...] = ()
    damaged: bool = False
    open_ended: bool = False
    quotes: Mapping[str, str] = field(default_factory=dict)
    line: int = field(default=0, compare=False)

    @property
    def is_gate(self) -> bool:
        """True where somebody says yes or no."""

        return self.act in GATES

    def marks(self, layer: Layer) -> Marks:
        """Role id -> Mark as this layer shows it; a mark without letters is kept, so that its reason can be read."""

        if layer == Layer.STATED:
            return self.stated
        today = {**self.stated, **self.decided} if self.decided else self.stated
        return {**today, **self.proposed} if layer == Layer.PROPOSED and self.proposed else today

    def letters(self, role: str, layer: Layer) -> Letters:
        """What the role holds, () for nothing."""

        mark = self.marks(layer).get(role)
        return mark.letters if mark else ()

    def when_held(self, role: str, layer: Layer) -> Condition | None:
        """When the role holds what it holds; None for always, and for nothing."""

        mark = self.marks(layer).get(role)
        return mark.when if mark and mark.letters else None

    def holders(self, letter: Letter, layer: Layer) -> list[str]:
        """Role ids that hold the letter."""

        return [role for role, mark in self.marks(layer).items() if letter in mark.letters]

    def missing(self, layer: Layer) -> Letters:
        """A, R, both or neither: the letters that every activity needs and this one lacks."""

        held = {letter for mark in self.marks(layer).values() for letter in mark.letters}
        return tuple(letter for letter in (Letter.A, Letter.R) if letter not in held)

    def limits(self, layer: Layer) -> list[Condition | None]:
        """When each of the accountable answers, None for always."""

        return [mark.when for mark in self.marks(layer).values() if Letter.A in mark.letters]

    def has_gap(self, layer: Layer) -> bool:
        """True unless in every case exactly one role is accountable, and somebody is responsible."""

        limits = self.limits(layer)
        if self.missing(layer) or limits == [None]:
            return bool(self.missing(layer))
        return bool(meeting(limits) or uncovered(limits))
