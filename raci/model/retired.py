"""A matrix without some of its items, and without every mention of them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from raci.model.item_changes import ItemKind
from raci.model.matrix import Matrix
from raci.model.roles import Role
from raci.model.work import Activity, Process

T = TypeVar("T")

Retired = Mapping[ItemKind, Collection[str]]
"""Kind -> ids of what is retired."""


def without(matrix: Matrix, retired: Retired) -> Matrix:
    """The matrix without these items: rows of a process go with it, and nothing that stays names what is gone."""

    if not any(retired.values()):
        return matrix
    gone = {kind: frozenset(retired.get(kind, ())) for kind in ItemKind}
    processes = tuple(one for one in matrix.processes if one.id not in gone[ItemKind.PROCESS])
    lost = {row.id for row in matrix.activities if row.process in gone[ItemKind.PROCESS]}
    rows = gone[ItemKind.ACTIVITY] | lost
    roles, topics = gone[ItemKind.ROLE], gone[ItemKind.TOPIC]
    smaller = replace(
        matrix,
        roles=tuple(_role(role, roles, topics) for role in matrix.roles if role.id not in roles),
        topics=tuple(topic for topic in matrix.topics if topic.id not in topics),
        processes=tuple(_process(process, roles) for process in processes),
        activities=tuple(_row(row, roles, topics, rows) for row in matrix.activities if row.id not in rows),
    )
    places = {*smaller.role, *smaller.process, *smaller.activity}
    return replace(smaller, accept=tuple(one for one in matrix.accept if one.at in places))


def _role(role: Role, gone: Collection[str], topics: Collection[str]) -> Role:
    """What named a party that is gone names nobody."""

    return replace(
        role,
        reports_to=_kept(role.reports_to, gone),
        leads=_kept(role.leads, gone),
        perhaps=_kept(role.perhaps, gone),
        stand_in=_kept(role.stand_in, gone),
        excludes=tuple(
            replace(one, held_by=_named(one.held_by, gone)) for one in role.excludes if one.topic not in topics
        ),
        indicators=tuple(replace(one, assessor=_named(one.assessor, gone)) for one in role.indicators),
        interfaces=tuple(
            replace(one, parties=parties) for one in role.interfaces if (parties := _kept(one.parties, gone))
        ),
    )


def _process(process: Process, gone: Collection[str]) -> Process:
    return replace(process, of=_named(process.of, gone))


def _row(row: Activity, gone: Collection[str], topics: Collection[str], rows: Collection[str]) -> Activity:
    above = row.escalation
    upper = _kept(above.to, gone) if above else ()
    return replace(
        row,
        topic=_kept(row.topic, topics),
        to=_kept(row.to, gone),
        refused=_named(row.refused, rows),
        escalation=replace(above, to=upper) if above and upper else None,
        stated=_left(row.stated, gone),
        decided=_left(row.decided, gone),
        proposed=_left(row.proposed, gone),
        involves=_left(row.involves, gone),
        carried=_kept(row.carried, rows),
        stands_in=_kept(row.stands_in, gone),
        quotes=_left(row.quotes, gone),
    )


def _kept(ids: Iterable[str], gone: Collection[str]) -> tuple[str, ...]:
    return tuple(id_ for id_ in ids if id_ not in gone)


def _left(held: Mapping[str, T], gone: Collection[str]) -> dict[str, T]:
    return {id_: value for id_, value in held.items() if id_ not in gone}


def _named(id_: str | None, gone: Collection[str]) -> str | None:
    return None if id_ in gone else id_
