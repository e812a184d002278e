"""Amendment: one field of a row or a role that letters cannot say, with its new value; and amendments applied."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from raci.model.matrix import Matrix
from raci.model.work import When
from raci.words.sentences import Text


class Amended(StrEnum):
    """The fields that can be decided like letters: three of an activity, three of a role, named as in the model."""

    TO = "to"
    WHEN = "when"
    REFUSED = "refused"
    IN_SCOPE = "in_scope"
    ANSWERS = "answers"
    REPORTS_TO = "reports_to"


OF_ROLES = frozenset({Amended.IN_SCOPE, Amended.ANSWERS, Amended.REPORTS_TO})
"""Fields of a role; the others are those of an activity."""

Value = tuple[str, ...] | When | str | bool | Text | None
"""What the model holds in such a field: roles for `to` and `reports_to`, a When for `when`, the id of an activity for
`refused`, a bool for `in_scope`, a Text for `answers`; empty is (), None or False."""


@dataclass(frozen=True)
class Amendment:
    """A field of the activity or role `at` takes this value."""

    at: str
    field: Amended
    value: Value
    why: Text | None = None


def amended_value(matrix: Matrix, at: str, field: Amended) -> Value:
    """What the matrix holds in the field. Raises KeyError for an activity or role that it does not know."""

    holder = matrix.role[at] if field in OF_ROLES else matrix.activity[at]
    value: Value = getattr(holder, field)
    return value


def apply_amendments(matrix: Matrix, amendments: Iterable[Amendment]) -> Matrix:
    """A new matrix with the amendments made, the last one of a field winning; the same matrix for none.

    Raises KeyError for an activity or role that the matrix does not know.
    """

    rows, roles = dict(matrix.activity), dict(matrix.role)
    amended = list(amendments)
    for one in amended:
        if one.field in OF_ROLES:
            roles[one.at] = replace(roles[one.at], **{one.field.value: one.value})  # type: ignore[arg-type]
        else:
            rows[one.at] = replace(rows[one.at], **{one.field.value: one.value})  # type: ignore[arg-type]
    return replace(matrix, activities=tuple(rows.values()), roles=tuple(roles.values())) if amended else matrix
