"""Items: the rows, parties, processes and topics of a matrix, added, retired and put in another order."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from raci.model.matrix import Matrix
from raci.model.roles import Role
from raci.model.work import Activity, Process, Topic


class ItemKind(StrEnum):
    """What a matrix lists."""

    ROLE = "role"
    TOPIC = "topic"
    PROCESS = "process"
    ACTIVITY = "activity"


Item = Role | Topic | Process | Activity

LISTS = {
    ItemKind.ROLE: "roles",
    ItemKind.TOPIC: "topics",
    ItemKind.PROCESS: "processes",
    ItemKind.ACTIVITY: "activities",
}
"""Kind -> the list of the matrix that holds such items."""


@dataclass(frozen=True)
class ItemChange:
    """An item before and after: None before it is added, None once it is retired.

    `behind` is the id after which it stands, "" for the first place.
    """

    kind: ItemKind
    at: str
    before: Item | None
    after: Item | None
    behind: str = ""

    @property
    def item(self) -> Item | None:
        """The item as it is, or was last."""

        return self.after or self.before


@dataclass(frozen=True)
class OrderChange:
    """Items of one kind in their order before and after; all others stay where they are."""

    kind: ItemKind
    before: tuple[str, ...]
    after: tuple[str, ...]


def turned_item(change: ItemChange) -> ItemChange:
    """The change that takes this one back."""

    return replace(change, before=change.after, after=change.before)


def turned_order(change: OrderChange) -> OrderChange:
    """The change that takes this one back."""

    return replace(change, before=change.after, after=change.before)


def items_of(matrix: Matrix, kind: ItemKind) -> Mapping[str, Item]:
    """Id -> item, in the order of the matrix."""

    items: Sequence[Any] = getattr(matrix, LISTS[kind])
    return {item.id: item for item in items}


def with_item(matrix: Matrix, change: ItemChange) -> Matrix:
    """The matrix with that item at its place, at the end where the one before it is gone."""

    items: list[Any] = list(getattr(matrix, LISTS[change.kind]))
    ids = [item.id for item in items]
    position = 0 if not change.behind else ids.index(change.behind) + 1 if change.behind in ids else len(items)
    return replace(matrix, **{LISTS[change.kind]: (*items[:position], change.item, *items[position:])})  # type: ignore[arg-type]


def in_order(matrix: Matrix, kind: ItemKind, ids: Collection[str]) -> tuple[str, ...]:
    """Those of the ids that the matrix has, in the order in which it has them."""

    return tuple(id_ for id_ in items_of(matrix, kind) if id_ in ids)


def with_order(matrix: Matrix, kind: ItemKind, ids: Sequence[str]) -> Matrix:
    """The matrix with these items in this order, at the places that they hold together."""

    items = items_of(matrix, kind)
    moved = iter([items[id_] for id_ in ids if id_ in items])
    return replace(matrix, **{LISTS[kind]: tuple(next(moved) if id_ in ids else item for id_, item in items.items())})  # type: ignore[arg-type]


def moved(ids: Iterable[str], id_: str, behind: str) -> tuple[str, ...]:
    """The ids with one of them put behind another, to the front for ""."""

    rest = [other for other in ids if other != id_]
    position = rest.index(behind) + 1 if behind in rest else 0
    return (*rest[:position], id_, *rest[position:])
