"""What somebody wants an item of today's matrix to be -> the body of the event that makes it so."""

from collections.abc import Iterable
from typing import NamedTuple

from raci.log.reshaped import Reshaped
from raci.log.today import Today
from raci.model import Topic
from raci.model.item_changes import Item, ItemKind, items_of
from raci.model.shaping import addition, field_changes, fresh_id, order_change, place_in, retirement
from raci.words.sentences import Text


class WantedItem(NamedTuple):
    """An item as somebody wants it, behind which of those beside it, and the topics that it needs besides."""

    kind: ItemKind
    item: Item
    behind: str
    topics: tuple[Topic, ...] = ()


def reshaping(today: Today, wanted: WantedItem, why: str) -> Reshaped:
    """The event that adds the item, or makes the one of its id so; without any change where it is so already."""

    kind, item, matrix = wanted.kind, wanted.item, today.matrix
    behind = place_in(matrix, kind, item, wanted.behind)
    last = matrix.topics[-1].id if matrix.topics else ""
    topics = tuple(addition(ItemKind.TOPIC, topic, last) for topic in wanted.topics)
    now = items_of(matrix, kind).get(item.id)
    if now is None:
        return Reshaped((*topics, addition(kind, item, behind)), why)
    order = order_change(matrix, kind, item.id, behind)
    return Reshaped(topics, why, (order,) if order else (), field_changes(kind, now, item))


def retiring(today: Today, kind: ItemKind, id_: str, why: str) -> Reshaped:
    """The event that retires an item, a process with its rows."""

    return Reshaped(retirement(today.matrix, kind, id_), why)


def is_change(body: Reshaped) -> bool:
    return bool(body.items or body.orders or body.fields)


def new_id(today: Today, name: str, kind: ItemKind) -> str:
    """An id for a new item, which nothing of the file or the log has ever had."""

    return fresh_id(name, taken_ids(today), "a" if kind == ItemKind.ACTIVITY else kind.value)


def new_topics(today: Today, names: Iterable[str]) -> list[Topic]:
    """Topics with these names, each once."""

    taken, topics = taken_ids(today), []
    for name in dict.fromkeys(names):
        topics.append(Topic(fresh_id(name, taken, ItemKind.TOPIC.value), Text(name, name)))
        taken.add(topics[-1].id)
    return topics


def taken_ids(today: Today) -> set[str]:
    """The ids of all that the file or the log has ever had."""

    ids = {id_ for state in (today.file, today.matrix) for each in ItemKind for id_ in items_of(state, each)}
    return ids | {id_ for _, id_ in today.reshaped_by}
