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
    pairs = [(before, after) for before in gone for after in come if _names(before) & _names(after)]
    left, right = [before.id for before, _ in pairs], [after.id for _, after in pairs]
    return {before.id: after.id for before, after in pairs if left.count(before.id) == right.count(after.id) == 1}


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
        reports_to=_ids_of(role.reports_to, ids),
        leads=_ids_of(role.leads, ids),
        perhaps=_ids_of(role.perhaps, ids),
        stand_in=_ids_of(role.stand_in, ids),
        excludes=tuple(replace(exclusion, held_by=_id_of(exclusion.held_by, ids)) for exclusion in role.excludes),
        indicators=tuple(replace(indicator, assessor=_id_of(indicator.assessor, ids)) for indicator in role.indicators),
        interfaces=tuple(replace(interface, parties=_ids_of(interface.parties, ids)) for interface in role.interfaces),
    )


def _process(process: Process, ids: Mapping[str, str]) -> Process:
    return replace(process, of=_id_of(process.of, ids))


def _activity(row: Activity, ids: Mapping[str, str]) -> Activity:
    above = row.escalation
    return replace(
        row,
        to=_ids_of(row.to, ids),
        escalation=replace(above, to=_ids_of(above.to, ids)) if above else None,
        stated=_keys(row.stated, ids),
        decided=_keys(row.decided, ids),
        proposed=_keys(row.proposed, ids),
        involves=_keys(row.involves, ids),
        stands_in=_ids_of(row.stands_in, ids),
        quotes=_keys(row.quotes, ids),
    )


def _keys(held: Mapping[str, T], ids: Mapping[str, str]) -> dict[str, T]:
    return {ids.get(role, role): value for role, value in held.items()}


def _ids_of(roles: Iterable[str], ids: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(ids.get(role, role) for role in roles)


def _id_of(role: str | None, ids: Mapping[str, str]) -> str | None:
    return ids.get(role, role) if role else role
