"""View: one layer of a matrix, its letters counted once, so that rules stay plain and a large matrix is fast."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from raci.i18n import Text
from raci.letters import Layer, Letter, Letters
from raci.model import Act, Activity, Matrix, Process, ProcessKind, RoleKind

OWNERS = (Letter.A, Letter.R)


@dataclass(frozen=True, slots=True)
class Row:
    """One activity with the letters of its layer; `by` gives the roles of each letter, () for none."""

    activity: Activity
    process: Process
    held: Mapping[str, Letters]
    by: Mapping[Letter, tuple[str, ...]]

    @property
    def id(self) -> str:
        return self.activity.id

    @property
    def name(self) -> Text:
        return self.activity.name

    @property
    def is_flow(self) -> bool:
        return self.process.kind == ProcessKind.FLOW

    @property
    def is_duty(self) -> bool:
        return self.process.kind == ProcessKind.DUTIES

    @property
    def owners(self) -> tuple[str, ...]:
        """Roles that hold A or R, each once, the accountable first."""

        return tuple(dict.fromkeys((*self.by[Letter.A], *self.by[Letter.R])))


@dataclass(frozen=True)
class View:
    """Rows in the order of the file; roles, topics and reporting lines ready to ask. `today` judges dates."""

    matrix: Matrix
    layer: Layer
    today: date = field(default_factory=date.today)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        return tuple(self._row(activity) for activity in self.matrix.activities)

    @cached_property
    def row(self) -> Mapping[str, Row]:
        return {row.id: row for row in self.rows}

    @cached_property
    def steps(self) -> tuple[Row, ...]:
        """The rows of the flows."""

        return tuple(row for row in self.rows if row.is_flow)

    @cached_property
    def chains(self) -> tuple[tuple[Row, ...], ...]:
        """The steps of the flows as chains of work: flows that follow one another in the file belong together."""

        chains: list[list[Row]] = []
        follows = False
        for process in self.matrix.processes:
            is_flow = process.kind == ProcessKind.FLOW
            if is_flow and not follows:
                chains.append([])
            if is_flow:
                chains[-1] += [self.row[activity.id] for activity in self.matrix.steps[process.id]]
            follows = is_flow
        return tuple(tuple(chain) for chain in chains)

    @cached_property
    def letters_of(self) -> Mapping[str, list[Letters]]:
        """Role -> the letters of each of its filled cells; roles without any are left out."""

        return {role: [row.held[role] for row in rows] for role, rows in self.rows_of.items()}

    @cached_property
    def rows_of(self) -> Mapping[str, list[Row]]:
        """Role -> the rows in which it holds a letter; roles without any are left out."""

        found: dict[str, list[Row]] = {}
        for row in self.rows:
            for role in row.held:
                found.setdefault(role, []).append(row)
        return found

    @cached_property
    def by_topic(self) -> Mapping[str, tuple[Row, ...]]:
        """Topic -> the rows about it."""

        found: dict[str, list[Row]] = {}
        for row in self.rows:
            for topic in dict.fromkeys(row.activity.topic):
                found.setdefault(topic, []).append(row)
        return {topic: tuple(rows) for topic, rows in found.items()}

    @cached_property
    def described(self) -> frozenset[str]:
        """Roles that have a list of duties of their own, whether or not anything stands in it."""

        return frozenset(self.matrix.listed)

    @cached_property
    def superiors(self) -> Mapping[str, frozenset[str]]:
        """Role -> everybody above it, directly or through others; both ends of a reporting line count."""

        lines = self.lines
        return {role.id: _reached(role.id, lines) for role in self.matrix.roles}

    @cached_property
    def lines(self) -> Mapping[str, tuple[str, ...]]:
        """Role -> its direct superiors, as stated by itself or by them."""

        found = {role.id: dict.fromkeys(role.reports_to) for role in self.matrix.roles}
        for role in self.matrix.roles:
            for led in role.leads:
                found[led][role.id] = None
        return {role: tuple(superiors) for role, superiors in found.items()}

    def of_act(self, *acts: Act) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.activity.act in acts)

    def names(self, roles: Iterable[str]) -> tuple[Text, ...]:
        return tuple(self.matrix.role[role].name for role in roles)

    def is_nobody(self, role: str) -> bool:
        """True for a party that is no identifiable holder: a group, "the departments concerned"."""

        return self.matrix.role[role].kind == RoleKind.GROUP

    def is_under(self, role: str, other: str) -> bool:
        """True when `role` reports to `other`, directly or through others."""

        return other in self.superiors[role]

    def _row(self, activity: Activity) -> Row:
        by: dict[Letter, list[str]] = {letter: [] for letter in Letter}
        held = {}
        for role, mark in activity.marks(self.layer).items():
            if mark.letters:
                held[role] = mark.letters
                for letter in mark.letters:
                    by[letter].append(role)
        process = self.matrix.process[activity.process]
        return Row(activity, process, held, {letter: tuple(roles) for letter, roles in by.items()})


def _reached(role: str, lines: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Everybody above a role; a circle of lines ends where it began."""

    found: set[str] = set()
    open_roles = list(lines[role])
    while open_roles:
        above = open_roles.pop()
        if above not in found:
            found.add(above)
            open_roles += lines[above]
    return frozenset(found)
