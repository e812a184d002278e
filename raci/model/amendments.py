"""Amendment: one field of a row, a party or a process that letters cannot say, with its new value; and them applied."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from raci.model.matrix import Matrix
from raci.model.roles import Holders, RoleKind
from raci.model.work import Act, Process, ProcessKind, When
from raci.words.sentences import Text


class Amended(StrEnum):
    """The fields that can be decided like letters; what stands behind the dot is the name that the model has for it."""

    TO = "to"
    WHEN = "when"
    REFUSED = "refused"
    IN_SCOPE = "in_scope"
    ANSWERS = "answers"
    REPORTS_TO = "reports_to"
    NAME = "activity.name"
    ACT = "activity.act"
    TOPIC = "activity.topic"
    PROCESS = "activity.process"
    ROLE_NAME = "role.name"
    ALIASES = "role.aliases"
    KIND = "role.kind"
    HOLDERS = "role.holders"
    STAND_IN = "role.stand_in"
    PROCESS_NAME = "process.name"
    PROCESS_KIND = "process.kind"
    CHAIN = "process.chain"

    @property
    def attribute(self) -> str:
        """What the model calls it."""

        return self.value.rpartition(".")[2]


OF_ROLES = frozenset(
    {
        *(Amended.IN_SCOPE, Amended.ANSWERS, Amended.REPORTS_TO, Amended.ROLE_NAME, Amended.ALIASES, Amended.KIND),
        *(Amended.HOLDERS, Amended.STAND_IN),
    }
)
"""Fields of a role."""
OF_PROCESSES = frozenset({Amended.PROCESS_NAME, Amended.PROCESS_KIND, Amended.CHAIN})
"""Fields of a process."""
OF_ROWS = frozenset(Amended) - OF_ROLES - OF_PROCESSES
"""Fields of an activity."""

Value = tuple[str, ...] | When | str | bool | Text | Act | RoleKind | ProcessKind | Holders | None
"""What the model holds in such a field, such as ids of roles for `to`, a When for `when`, the id of an activity for
`refused`, a Text for a name; empty is (), None, "" or False."""


@dataclass(frozen=True)
class Amendment:
    """A field of the activity, role or process `at` takes this value."""

    at: str
    field: Amended
    value: Value
    why: Text | None = None


def having(matrix: Matrix, field: Amended) -> Mapping[str, Any]:
    """Id -> each activity, role or process of the matrix, whichever has such a field."""

    if field in OF_ROLES:
        return matrix.role
    return matrix.process if field in OF_PROCESSES else matrix.activity


def amended_value(matrix: Matrix, at: str, field: Amended) -> Value:
    """What the matrix holds in the field. Raises KeyError for an activity, role or process that it does not know."""

    value: Value = getattr(having(matrix, field)[at], field.attribute)
    return value


def apply_amendments(matrix: Matrix, amendments: Iterable[Amendment]) -> Matrix:
    """A new matrix with the amendments made, the last one of a field winning; the same matrix for none.

    Raises KeyError for an activity, role or process that the matrix does not know.
    """

    rows, roles, processes = dict(matrix.activity), dict(matrix.role), dict[str, Process](matrix.process)
    amended = list(amendments)
    for one in amended:
        holders: dict[str, Any] = roles if one.field in OF_ROLES else processes if one.field in OF_PROCESSES else rows
        holders[one.at] = replace(holders[one.at], **{one.field.attribute: one.value})
    if not amended:
        return matrix
    lists = {"activities": tuple(rows.values()), "roles": tuple(roles.values()), "processes": tuple(processes.values())}
    return replace(matrix, **lists)  # type: ignore[arg-type]
