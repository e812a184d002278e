"""View: one layer of a matrix, its letters counted once, so that rules stay plain and a large matrix is fast."""

import re
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from raci.model import Act, Matrix, Role, RoleKind
from raci.model.letters import Layer, Letters
from raci.rules.chain_sides import did, reported, requests
from raci.rules.chains import chains
from raci.rules.persons import Mate, mates_of
from raci.rules.row import Row, first_rows, row_of
from raci.rules.superiors import everybody_above, lines_of
from raci.words.sentences import Text

CONCERNED = re.compile(r"相关|有关|\bconcerned\b|\brelated\b|\brelevant\b", re.IGNORECASE)


@dataclass(frozen=True)
class View:
    """Rows in the order of the file; roles, topics and reporting lines ready to ask. `today` judges dates.

    `only` narrows what is judged to some rows, `among` to some roles: `rows`, `steps`, `chains`, `topics` and `roles`
    hold what is judged, everything else the whole matrix, against which it is judged.
    """

    matrix: Matrix
    layer: Layer
    today: date = field(default_factory=date.today)
    only: frozenset[str] | None = None
    among: frozenset[str] | None = None

    @cached_property
    def every(self) -> tuple[Row, ...]:
        """All rows, whether or not they are judged."""

        process = self.matrix.process
        return tuple(row_of(activity, process[activity.process], self.layer) for activity in self.matrix.activities)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        return self.every if self.only is None else tuple(row for row in self.every if row.id in self.only)

    @cached_property
    def row(self) -> Mapping[str, Row]:
        return {row.id: row for row in self.every}

    @cached_property
    def index(self) -> Mapping[str, int]:
        """Row -> its place in the file, from 0."""

        return {row.id: position for position, row in enumerate(self.every)}

    @cached_property
    def role_index(self) -> Mapping[str, int]:
        return {role.id: position for position, role in enumerate(self.matrix.roles)}

    @cached_property
    def topic_index(self) -> Mapping[str, int]:
        """Topic -> its place among the topics in the order of their first rows, from 0."""

        return {topic: position for position, topic in enumerate(self.by_topic)}

    @property
    def roles(self) -> tuple[Role, ...]:
        every = self.matrix.roles
        return every if self.among is None else tuple(role for role in every if role.id in self.among)

    @cached_property
    def steps(self) -> tuple[Row, ...]:
        """The rows of the flows."""

        return tuple(row for row in self.rows if row.is_flow)

    @cached_property
    def chains(self) -> tuple[tuple[Row, ...], ...]:
        """The steps of the flows as chains of work, each in the order of the file."""

        if self.only is None:
            return self.every_chain
        return tuple(chain for chain in self.every_chain if any(row.id in self.only for row in chain))

    @cached_property
    def every_chain(self) -> tuple[tuple[Row, ...], ...]:
        return tuple(
            tuple(self.row[activity.id] for id_ in chain for activity in self.matrix.steps[id_])
            for chain in chains(self.matrix, self.layer)
        )

    @cached_property
    def chain_of(self) -> Mapping[str, tuple[Row, ...]]:
        """Step -> the chain it stands in; rows outside the flows are left out."""

        return {row.id: chain for chain in self.every_chain for row in chain}

    @cached_property
    def position(self) -> Mapping[str, int]:
        """Step -> its place in its chain; rows outside the flows are left out."""

        return {row.id: number for chain in self.chains for number, row in enumerate(chain)}

    @cached_property
    def reported(self) -> frozenset[str]:
        """Ids of the pieces of work whose owners tell somebody of it later in the chain."""

        return reported(self.chains)

    def did_before(self, gate: Row) -> Mapping[str, Row]:
        """The side that did what a gate judges: role -> its first piece of it, carrying out before the rest.

        It judges the rows of its chain or, outside the flows, the other rows about its topics. To that side belong who
        does, coordinates, delivers, or asks to be judged; the department that leads a team; and a foreman, who stands
        over doers and has superiors himself.
        """

        if not gate.is_flow:
            parts = [self._did_on[topic] for topic in gate.activity.topic]
            return ChainMap(*(doers for doers, _ in parts), *(others for _, others in parts))
        doers, others = self._did_in_chain_of[gate.id]
        asking = first_rows(self._asked_at.get(gate.id, ()))
        earlier = {
            role: row
            for role, row in asking.items()
            if role not in others or self.position[row.id] < self.position[others[role].id]
        }
        return ChainMap(doers, others | earlier)

    @cached_property
    def _did_in_chain_of(self) -> Mapping[str, tuple[dict[str, Row], dict[str, Row]]]:
        """Step -> who did the work of its chain; one and the same for all steps of it."""

        return {row.id: sides for chain in self.chains for sides in [did(chain, self._leaders)] for row in chain}

    @cached_property
    def _did_on(self) -> Mapping[str, tuple[dict[str, Row], dict[str, Row]]]:
        """Topic -> who did the work on it outside the flows."""

        return {
            topic: did([row for row in rows if not row.is_flow], self._leaders) for topic, rows in self.topics.items()
        }

    @cached_property
    def _asked_at(self) -> Mapping[str, list[Row]]:
        return requests(self.chains)

    def _leaders(self, work: Row) -> Iterator[str]:
        for doer in work.owners:
            for role in self.lines[doer] if self._is_small(doer) else ():
                is_foreman = self._is_small(role) and self.lines[role]
                if self.matrix.role[role].kind == RoleKind.DEPARTMENT or is_foreman:
                    yield role

    def _is_small(self, role: str) -> bool:
        return self.matrix.role[role].kind in (RoleKind.BODY, RoleKind.ROLE)

    @cached_property
    def letters_of(self) -> Mapping[str, list[Letters]]:
        """Role -> the letters of each of its filled cells; roles without any are left out."""

        return {role: [row.held[role] for row in rows] for role, rows in self.rows_of.items()}

    @cached_property
    def rows_of(self) -> Mapping[str, list[Row]]:
        """Role -> the rows in which it holds a letter; roles without any are left out."""

        by_role: dict[str, list[Row]] = {}
        for row in self.every:
            for role in row.held:
                by_role.setdefault(role, []).append(row)
        return by_role

    @cached_property
    def by_topic(self) -> Mapping[str, tuple[Row, ...]]:
        """Topic -> the rows about it."""

        by_topic: dict[str, list[Row]] = {}
        for row in self.every:
            for topic in dict.fromkeys(row.activity.topic):
                by_topic.setdefault(topic, []).append(row)
        return {topic: tuple(rows) for topic, rows in by_topic.items()}

    @cached_property
    def topics(self) -> Mapping[str, tuple[Row, ...]]:
        """Like `by_topic`, of the topics of the rows that are judged."""

        if self.only is None:
            return self.by_topic
        return {topic: self.by_topic[topic] for row in self.rows for topic in row.activity.topic}

    @cached_property
    def described(self) -> frozenset[str]:
        """Roles that have a list of duties of their own, whether or not anything stands in it."""

        return frozenset(self.matrix.listed)

    @cached_property
    def superiors(self) -> Mapping[str, frozenset[str]]:
        """Role -> everybody above it, directly or through others; both ends of a reporting line count."""

        return {role.id: everybody_above(role.id, self.lines) for role in self.matrix.roles}

    @cached_property
    def lines(self) -> Mapping[str, tuple[str, ...]]:
        """Role -> its direct superiors, as stated by itself or by them."""

        return lines_of(self.matrix.roles)

    @cached_property
    def mates(self) -> Mapping[str, tuple[Mate, ...]]:
        """Role -> the other roles of the persons who hold it; roles without any are left out."""

        return mates_of(self.matrix.roles)

    def with_mates(self, roles: Iterable[str]) -> dict[str, None]:
        """The roles, and those that are held by the same persons."""

        return dict.fromkeys(id_ for role in roles for id_ in (role, *(mate.role for mate in self.mates.get(role, ()))))

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
