"""FieldChange: one field of a row, party or process that letters cannot say, before and after."""

from collections.abc import Container
from dataclasses import dataclass

from raci.model.amendments import Amended, Amendment, Value, having
from raci.model.matrix import Matrix


@dataclass(frozen=True)
class FieldChange:
    """A field of the activity, role or process `at`: the value it had when this was decided, and the one it takes."""

    at: str
    field: Amended
    before: Value
    after: Value

    @property
    def amendment(self) -> Amendment:
        return Amendment(self.at, self.field, self.after)


def turned_field(change: FieldChange) -> FieldChange:
    """The change that takes this one back."""

    return FieldChange(change.at, change.field, change.after, change.before)


def has_place(matrix: Matrix, change: FieldChange) -> bool:
    """True where the matrix has the activity, role or process."""

    return change.at in having(matrix, change.field)


def lost_names(matrix: Matrix, change: FieldChange) -> list[str]:
    """Ids in the new value that the matrix does not have."""

    known = _named(matrix, change.field)
    named = change.after if isinstance(change.after, tuple) else (change.after,) if change.after else ()
    return [] if known is None else [id_ for id_ in named if isinstance(id_, str) and id_ not in known]


def _named(matrix: Matrix, field: Amended) -> Container[str] | None:
    """The ids that such a field may name; None for a field that names none."""

    match field:
        case Amended.TO | Amended.REPORTS_TO | Amended.STAND_IN:
            return matrix.role
        case Amended.REFUSED:
            return matrix.activity
        case Amended.TOPIC:
            return matrix.topic
        case Amended.PROCESS:
            return matrix.process
        case _:
            return None
