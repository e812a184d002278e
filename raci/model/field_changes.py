"""FieldChange: one field of a row or role that letters cannot say, before and after."""

from dataclasses import dataclass

from raci.model.amendments import OF_ROLES, Amended, Amendment, Value
from raci.model.matrix import Matrix


@dataclass(frozen=True)
class FieldChange:
    """A field of the activity or role `at`, with the value it had when this was decided and the one it takes."""

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
    """True where the matrix has the activity or role."""

    return change.at in (matrix.role if change.field in OF_ROLES else matrix.activity)


def lost_names(matrix: Matrix, change: FieldChange) -> list[str]:
    """Ids in the new value that the matrix does not have."""

    if change.field in (Amended.TO, Amended.REPORTS_TO) and isinstance(change.after, tuple):
        return [id_ for id_ in change.after if id_ not in matrix.role]
    if change.field == Amended.REFUSED and isinstance(change.after, str):
        return [] if change.after in matrix.activity else [change.after]
    return []
