"""Nodes -> values: small readers for the fields of a file, each reporting what is wrong and reading on.

A reader takes a node and the Report and gives a value, or None after it has reported why there is none.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from typing import Any, NamedTuple, TypeVar

from raci.file.mistyped import intended, meant
from raci.file.nodes import LIMIT_NODES, Node
from raci.file.report import KINDS, Report
from raci.words.sentences import Text, Word

T = TypeVar("T")
E = TypeVar("E", bound=Enum)
Reader = Callable[[Node, Report], T | None]

LIMIT_TEXT = 5_000  # characters; an Excel cell holds 32,767
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?")
ID = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*")


class Need(NamedTuple):
    """A field that must be there."""

    read: Reader[Any]


def kind_of(node: Node) -> str:
    """What stands there, in words."""

    if node.pairs is not None:
        return Word("keys with values")
    if node.items is not None:
        return Word("a list")
    return Word("nothing") if node.is_null else f'"{_short(node.text or "")}"'


def _short(value: str) -> str:
    return value if len(value) <= 40 else value[:39] + "…"


def word(node: Node, report: Report) -> str | None:
    """Text without markup: a non-empty str."""

    if node.text is None:
        report.add(node, "text", got=kind_of(node))
    elif node.is_null or not node.text.strip():
        report.add(node, "blank")
    elif len(node.text) > LIMIT_TEXT:
        report.add(node, "long", length=len(node.text), limit=LIMIT_TEXT)
    elif bad := next((c for c in node.text if unicodedata.category(c) == "Cc" and c not in "\n\t"), None):
        report.add(node, "control", character=f"U+{ord(bad):04X}")
    else:
        return node.text.strip()
    return None


def text(node: Node, report: Report) -> Text | None:
    """A Text from {en: , zh: }, or from one plain string for both."""

    if node.pairs is not None:
        return _TEXT(node, report)
    found = word(node, report)
    return None if found is None else Text(found, found)


def flag(node: Node, report: Report) -> bool | None:
    if node.plain and node.text in ("true", "false"):
        return node.text == "true"
    if node.plain and (found := meant(node.text or "").lower()) in ("true", "false"):
        report.note(node, "read-as", value=kind_of(node), meant=found)
        return found == "true"
    report.add(node, "flag", value=kind_of(node))
    return None


def number(low: float, high: float, whole: bool = True) -> Reader[Any]:
    """A reader of numbers from low to high."""

    def read(node: Node, report: Report) -> Any:
        written = NUMBER.fullmatch(_certain(node, NUMBER, report))
        found = float(written[0]) if written else None
        if found is None or not low <= found <= high or (whole and not found.is_integer()):
            report.add(node, "number", value=kind_of(node), low=low, high=high)
            return None
        return int(found) if whole else found

    return read


def day(node: Node, report: Report) -> date | None:
    try:
        if DAY.fullmatch(found := _certain(node, DAY, report)):
            return date.fromisoformat(found)
    except ValueError:
        pass
    report.add(node, "date", value=kind_of(node))
    return None


def one_of(values: type[E]) -> Reader[E]:
    """A reader of one value of an enumeration."""

    allowed = [member.value for member in values]

    def read(node: Node, report: Report) -> E | None:
        found = word(node, report)
        if found is None or found in allowed:
            return None if found is None else values(found)
        if (certain := meant(found).lower()) in allowed:
            report.note(node, "read-as", value=f'"{found}"', meant=certain)
            return values(certain)
        if report.is_mistyped(node, found):
            return None
        if near := report.near(found, allowed):
            report.add(node, "choice-near", value=_short(found), near=near)
        else:
            report.add(node, "choice", value=_short(found), allowed=", ".join(allowed))
        return None

    return read


def _certain(node: Node, form: re.Pattern[str], report: Report) -> str:
    """The value as written, or in ordinary characters, with a note, where only these make it a value of the form."""

    text = (node.text or "").strip()
    plain = meant(text)
    if not form.fullmatch(text) and form.fullmatch(plain):
        report.note(node, "read-as", value=kind_of(node), meant=plain)
        return plain
    return text


def slug(node: Node, report: Report) -> str | None:
    """An id as written, without looking whether it exists."""

    if word(node, report) is None:
        return None
    found = _certain(node, ID, report)
    if not ID.fullmatch(found):
        if not report.is_mistyped(node, found):
            report.add(node, "id", value=_short(found))
        return None
    return found


def given(kind: str) -> Reader[str]:
    """A reader of the id of a new thing; a second use is reported."""

    def read(node: Node, report: Report) -> str | None:
        found = slug(node, report)
        if found is None:
            return None
        first = report.ids.setdefault(kind, {}).setdefault(found, node)
        if first is not node:
            report.add(node, "id-twice", kind=KINDS[kind], value=found, first=first.line)
        return found

    return read


def asked(*kinds: str) -> Reader[str]:
    """A reader of the id of something that must exist somewhere in the file, as one of these kinds."""

    def read(node: Node, report: Report) -> str | None:
        found = slug(node, report)
        if found is not None:
            report.asked.append((kinds, found, node))
        return found

    return read


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
        return tuple(found for item in items if (found := read_one(item, report)) is not None)

    return read


def keyed(read_key: Reader[str], read_value: Reader[T]) -> Reader[Mapping[str, T]]:
    """A reader of key: value lines where the keys are ids."""

    def read(node: Node, report: Report) -> Mapping[str, T] | None:
        found = {read_key(key, report): read_value(value, report) for key, value in pairs_of(node, report)}
        return {key: value for key, value in found.items() if key is not None and value is not None}

    return read


def record(build: Callable[..., T], fields: Mapping[str, Need | Reader[Any]], **constant: Any) -> Reader[T]:
    """A reader of one value with named fields; builds only when every field could be read."""

    readers = {name: field.read if isinstance(field, Need) else field for name, field in fields.items()}
    needed = [name for name, field in fields.items() if isinstance(field, Need)]
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

    return read


def pairs_of(node: Node, report: Report) -> list[tuple[Node, Node]]:
    """The key and value nodes of a mapping, each key once; () after reporting that it is none."""

    if node.pairs is None:
        if node.text is None or not report.is_mistyped(node, node.text):
            report.add(node, "mapping", got=kind_of(node))
        return []
    first: dict[str | None, tuple[Node, Node]] = {}
    for key, value in node.pairs:
        if first.setdefault(key.text, (key, value))[0] is not key:
            report.add(key, "key-twice", key=kind_of(key))
    return list(first.values())


_TEXT = record(Text, {"en": Need(word), "zh": Need(word)})
