"""Nodes -> values that hold other values: lists, lines of key: value, records, and texts in two languages."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeVar

from raci.file.fields import kind_of, word
from raci.file.mistyped import intended
from raci.file.nodes import LIMIT_NODES, Node
from raci.file.reader import Either, Keyed, Many, Reader, Record
from raci.file.report import Report
from raci.words.sentences import Text

T = TypeVar("T")
K = TypeVar("K", bound=str)


class Need(NamedTuple):
    """A field that must be there."""

    read: Reader[Any]


def many(read_one: Reader[T], single: bool = False, most: int = LIMIT_NODES) -> Reader[tuple[T, ...]]:
    """A reader of a list of at most so many; with `single` one bare item is a list of one."""

    def read(node: Node, report: Report) -> tuple[T, ...] | None:
        if node.items is None and not (single and node.text is not None):
            key = node.pairs[0][0] if node.pairs else node
            if not report.is_mistyped(key, key.text or ""):
                report.add(node, "list", got=kind_of(node))
            return None
        items = [node] if node.items is None else node.items
        if len(items) > most:
            report.add(node, "many", count=len(items), limit=most)
            return None
        return tuple(value for item in items if (value := read_one(item, report)) is not None)

    return Reader(read, Many(read_one, single, most))


def keyed(read_key: Reader[K], read_value: Reader[T]) -> Reader[Mapping[K, T]]:
    """A reader of key: value lines where the keys are ids."""

    def read(node: Node, report: Report) -> Mapping[K, T] | None:
        values = {read_key(key, report): read_value(value, report) for key, value in pairs_of(node, report)}
        return {key: value for key, value in values.items() if key is not None and value is not None}

    return Reader(read, Keyed(read_key, read_value))


def record(build: Callable[..., T], fields: Mapping[str, Need | Reader[Any]], **constant: Any) -> Reader[T]:
    """A reader of one value with named fields; builds only when every field could be read."""

    readers = {name: field.read if isinstance(field, Need) else field for name, field in fields.items()}
    needed = tuple(name for name, field in fields.items() if isinstance(field, Need))
    has_line = "line" in getattr(build, "__dataclass_fields__", {})

    def read(node: Node, report: Report) -> T | None:
        before = report.count
        values: dict[str, Any] = {}
        for key, value in pairs_of(node, report):
            name = key.text or ""
            if read_field := readers.get(name):
                values[name] = read_field(value, report)
            elif report.is_mistyped(key, name):
                values[intended(name)] = None  # not missing as well
            else:
                report.suggest(key, "key", name, list(fields), key=kind_of(key), allowed=", ".join(fields))
        if node.pairs is not None:
            for missing in [name for name in needed if name not in values]:
                report.add(node, "key-missing", key=missing)
        if report.count > before:
            return None
        return build(**values, **constant, **({"line": node.line} if has_line else {}))

    return Reader(read, Record(build, readers, needed))


def pairs_of(node: Node, report: Report) -> list[tuple[Node, Node]]:
    """The key and value nodes of a mapping, each key once; () after reporting that it is none."""

    if node.pairs is None:
        if node.text is None or not report.is_mistyped(node, node.text):
            report.add(node, "mapping", got=kind_of(node))
        return []
    if len({key.text for key, _ in node.pairs}) == len(node.pairs):
        return node.pairs
    first: dict[str | None, tuple[Node, Node]] = {}
    for key, value in node.pairs:
        if first.setdefault(key.text, (key, value))[0] is not key:
            report.add(key, "key-twice", key=kind_of(key))
    return list(first.values())


_TEXT = record(Text, {"en": Need(word), "zh": Need(word)})


def _text(node: Node, report: Report) -> Text | None:
    if node.pairs is not None:
        return _TEXT(node, report)
    text = word(node, report)
    return None if text is None else Text(text, text)


text = Reader(_text, Either(word, _TEXT))
"""A reader of a Text from {en: , zh: }, or from one plain string for both."""
