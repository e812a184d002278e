"""View: one layer of a matrix, its letters counted once, so that rules stay plain and a large matrix is fast."""

import re
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from raci.model import Act, Activity, Matrix, RoleKind
from raci.model.letters import Layer, Letter, Letters
from raci.rules.chains import chains
from raci.rules.row import OWNERS as OWNERS
from raci.rules.row import Row as Row
from raci.rules.sides import side, sides
from raci.words.sentences import Text

CONCERNED = re.compile(r"相关|有关|\bconcerned\b|\brelated\b|\brelevant\b", re.IGNORECASE)


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
        """The steps of the flows as chains of work, each in the order of the file."""

        return tuple(
            tuple(self.row[activity.id] for id_ in chain for activity in self.matrix.steps[id_])
            for chain in chains(self.matrix, self.layer)
        )

    @cached_property
    def chain_of(self) -> Mapping[str, tuple[Row, ...]]:
        """Step -> the chain it stands in; rows outside the flows are left out."""

        return {row.id: chain for chain in self.chains for row in chain}

    @cached_property
    def place_of(self) -> Mapping[str, int]:
        """Step -> its place in its chain, from 0; rows outside the flows are left out."""

        return {row.id: place for chain in self.chains for place, row in enumerate(chain)}

    @cached_property
    def last_report(self) -> Mapping[tuple[str, tuple[str, ...]], int]:
        """(First step of a chain, owners) -> the place of the last report in it that these owners give to others."""

        return {
            (chain[0].id, row.owners): place
            for chain in self.chains
            for place, row in enumerate(chain)
            if row.activity.act == Act.REPORT and row.activity.to
        }

    def did_before(self, gate: Row) -> Mapping[str, Row]:
        """The side that did what a gate judges: role -> its first piece of it, carrying out before the rest.

        It judges the rows of its chain or, outside the flows, the other rows about its topics. To that side belong who
        does, coordinates, delivers, or asks to be judged; the department that leads a team; and a foreman, who stands
        over doers and has superiors himself.
        """

        if gate.is_flow:
            return self._did_before[gate.id]
        about = [self._did_about[topic] for topic in gate.activity.topic]
        return ChainMap(*(done for done, _ in about), *(besides for _, besides in about))

    @cached_property
    def _did_about(self) -> Mapping[str, tuple[dict[str, Row], dict[str, Row]]]:
        duties = {topic: [row for row in rows if not row.is_flow] for topic, rows in self.by_topic.items()}
        return {topic: side(rows, self._leaders) for topic, rows in duties.items()}

    @cached_property
    def _did_before(self) -> Mapping[str, Mapping[str, Row]]:
        return {gate: side for chain in self.chains for gate, side in sides(chain, self._leaders).items()}

    def _leaders(self, work: Row) -> Iterator[str]:
        kind = {role.id: role.kind for role in self.matrix.roles}
        for doer in work.owners:
            for role in self.lines[doer] if kind[doer] in (RoleKind.BODY, RoleKind.ROLE) else ():
                is_foreman = kind[role] in (RoleKind.BODY, RoleKind.ROLE) and self.lines[role]
                if kind[role] == RoleKind.DEPARTMENT or is_foreman:
                    yield role

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

    def is_outside(self, role: str) -> bool:
        return self.matrix.role[role].kind == RoleKind.OUTSIDE

    def is_unspecified(self, role: str) -> bool:
        """True for a group that not even its own members can tell, such as "the departments concerned"."""

        name = self.matrix.role[role].name
        return self.is_nobody(role) and bool(CONCERNED.search(f"{name.zh} {name.en}"))

    def agrees(self, role: str) -> bool:
        """True for a party whose being asked is somebody's agreement: inside the company, and one can tell who."""

        return not self.is_nobody(role) and not self.is_outside(role)

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
