"""Roles under another name: who is the same party in two matrices, and a matrix with the id that the other one uses."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from raci.model.matrix import Matrix
from raci.model.roles import Role
from raci.model.work import Activity, Process

T = TypeVar("T")


def renamed(old: Matrix, new: Matrix) -> dict[str, str]:
    """Id in `old` -> id in `new` of parties that only one side has by id, and that one of them knows by a common name.

    A name is common where it is the name or an alias on both sides and no other party of either side has it.
    """

    gone = [role for role in old.roles if role.id not in new.role]
    come = [role for role in new.roles if role.id not in old.role]
    pairs = [(one, other) for one in gone for other in come if _names(one) & _names(other)]
    left, right = [one.id for one, _ in pairs], [other.id for _, other in pairs]
    return {one.id: other.id for one, other in pairs if left.count(one.id) == right.count(other.id) == 1}


def with_roles_renamed(matrix: Matrix, ids: Mapping[str, str]) -> Matrix:
    """The matrix with these ids in place of its own, wherever it names a role; the order stays."""

    if not ids:
        return matrix
    return replace(
        matrix,
        roles=tuple(_role(role, ids) for role in matrix.roles),
        processes=tuple(_process(process, ids) for process in matrix.processes),
        activities=tuple(_activity(row, ids) for row in matrix.activities),
    )


def _names(role: Role) -> set[str]:
    return {name.casefold() for name in (role.name.en, role.name.zh, *role.aliases) if name}


def _role(role: Role, ids: Mapping[str, str]) -> Role:
    return replace(
        role,
        id=ids.get(role.id, role.id),
        reports_to=_all(role.reports_to, ids),
        leads=_all(role.leads, ids),
        perhaps=_all(role.perhaps, ids),
        stand_in=_all(role.stand_in, ids),
        excludes=tuple(replace(one, held_by=_one(one.held_by, ids)) for one in role.excludes),
        indicators=tuple(replace(one, assessor=_one(one.assessor, ids)) for one in role.indicators),
        interfaces=tuple(replace(one, parties=_all(one.parties, ids)) for one in role.interfaces),
    )


def _process(process: Process, ids: Mapping[str, str]) -> Process:
    return replace(process, of=_one(process.of, ids))


def _activity(row: Activity, ids: Mapping[str, str]) -> Activity:
    above = row.escalation
    return replace(
        row,
        to=_all(row.to, ids),
        escalation=replace(above, to=_all(above.to, ids)) if above else None,
        stated=_keys(row.stated, ids),
        decided=_keys(row.decided, ids),
        proposed=_keys(row.proposed, ids),
        involves=_keys(row.involves, ids),
        stands_in=_all(row.stands_in, ids),
        quotes=_keys(row.quotes, ids),
    )


def _keys(held: Mapping[str, T], ids: Mapping[str, str]) -> dict[str, T]:
    return {ids.get(role, role): value for role, value in held.items()}


def _all(roles: Iterable[str], ids: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(ids.get(role, role) for role in roles)


def _one(role: str | None, ids: Mapping[str, str]) -> str | None:
    return ids.get(role, role) if role else role
