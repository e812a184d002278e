"""What an event did to rows and columns in words, such as The row “Archive” is added to Closing."""

from collections.abc import Iterator, Mapping

from raci.log.field_words import field_in_words
from raci.log.names import Names
from raci.log.reshaped import Reshaped
from raci.model import Activity, Process
from raci.model.item_changes import ItemChange, ItemKind, OrderChange
from raci.words.lists import listed, more, sentences
from raci.words.sentences import Word, say

LIMIT_SHOWN = 6
"""Things of one kind that are told one by one."""

ADDED = {
    ItemKind.ROLE: Word("The party “{name}” is added"),
    ItemKind.TOPIC: Word("The topic “{name}” is added"),
    ItemKind.PROCESS: Word("The process “{name}” is added"),
    ItemKind.ACTIVITY: Word("The row “{name}” is added to {process}"),
}
RETIRED = {
    ItemKind.ROLE: Word("The party “{name}” is retired"),
    ItemKind.TOPIC: Word("The topic “{name}” is retired"),
    ItemKind.PROCESS: Word("The process “{name}” is retired"),
    ItemKind.ACTIVITY: Word("The row “{name}” of {process} is retired"),
}
ORDERED = {
    ItemKind.ROLE: Word("The parties stand in another order: {names}"),
    ItemKind.TOPIC: Word("The topics stand in another order: {names}"),
    ItemKind.PROCESS: Word("The processes stand in another order: {names}"),
    ItemKind.ACTIVITY: Word("The rows stand in another order: {names}"),
}


def shape_in_words(body: Reshaped, names: Names) -> str:
    """Everything that the event changed, one sentence each."""

    new = {change.at: change.after.name.of(names.lang) for change in body.items if isinstance(change.after, Process)}
    said = [*(_item(change, names, new) for change in body.items[:LIMIT_SHOWN])]
    said += more(len(body.items) - LIMIT_SHOWN, names.lang)
    said += [_order(change, names) for change in body.orders]
    said += [field_in_words(change, names) for change in body.fields[:LIMIT_SHOWN]]
    said += more(len(body.fields) - LIMIT_SHOWN, names.lang)
    return sentences(said, names.lang)


def touched(body: Reshaped) -> Iterator[tuple[ItemKind, str]]:
    """Kind and id of everything that the event names."""

    for change in body.items:
        yield change.kind, change.at
    for order in body.orders:
        yield from ((order.kind, id_) for id_ in order.after)


def _item(change: ItemChange, names: Names, new: Mapping[str, str]) -> str:
    """`new`: id of a process that comes with it -> name."""

    item, lang = change.item, names.lang
    process = (new.get(item.process) or names.process(item.process)) if isinstance(item, Activity) else ""
    name = item.name.of(lang) if item else change.at
    return say((ADDED if change.after else RETIRED)[change.kind], lang, name=name, process=process)


def _order(change: OrderChange, names: Names) -> str:
    by_kind = {
        ItemKind.ROLE: names.role,
        ItemKind.TOPIC: names.topic,
        ItemKind.PROCESS: names.process,
        ItemKind.ACTIVITY: names.activity,
    }
    ids = [by_kind[change.kind](id_) for id_ in change.after]
    shown = listed([*ids[:LIMIT_SHOWN], *more(len(ids) - LIMIT_SHOWN, names.lang)], names.lang)
    return say(ORDERED[change.kind], names.lang, names=shown)
