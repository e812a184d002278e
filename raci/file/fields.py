"""Nodes -> single values: small readers for the fields of a file, each reporting what is wrong and reading on."""

import re
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from raci.file.mistyped import meant
from raci.file.nodes import Node
from raci.file.reader import SCALAR, Choice, Plain, Reader
from raci.file.report import KINDS, Report
from raci.words.sentences import Word

E = TypeVar("E", bound=Enum)

LIMIT_TEXT = 5_000  # characters; an Excel cell holds 32,767
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?")
ID = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*")
UNSEEN = r"\u0000-\u0008\u000b-\u001f\u007f-\u009f"
CONTROL = re.compile(f"[{UNSEEN}]")
"""The control characters of Unicode but for the end of a line and the tab."""
WRITTEN = rf"[^{UNSEEN}]*[^\s{UNSEEN}][^{UNSEEN}]*"
"""The form of a text: no control characters, and not blanks alone."""


def kind_of(node: Node) -> str:
    """What stands there, in words."""

    if node.pairs is not None:
        return Word("keys with values")
    if node.items is not None:
        return Word("a list")
    return Word("nothing") if node.is_null else f'"{_short(node.text or "")}"'


def _short(value: str) -> str:
    return value if len(value) <= 40 else value[:39] + "…"


def _word(node: Node, report: Report) -> str | None:
    if node.text is None:
        report.add(node, "text", got=kind_of(node))
    elif node.is_null or not node.text.strip():
        report.add(node, "blank")
    elif len(node.text) > LIMIT_TEXT:
        report.add(node, "long", length=len(node.text), limit=LIMIT_TEXT)
    elif bad := CONTROL.search(node.text):
        report.add(node, "control", character=f"U+{ord(bad[0]):04X}")
    else:
        return node.text.strip()
    return None


word = Reader(_word, Plain(SCALAR, WRITTEN, LIMIT_TEXT))
"""A reader of text without markup: a non-empty str."""


def _flag(node: Node, report: Report) -> bool | None:
    if node.plain and node.text in ("true", "false"):
        return node.text == "true"
    if node.plain and (text := meant(node.text or "").lower()) in ("true", "false"):
        report.note(node, "read-as", value=kind_of(node), meant=text)
        return text == "true"
    report.add(node, "flag", value=kind_of(node))
    return None


flag = Reader(_flag, Plain(("boolean",)))


def number(low: float, high: float, whole: bool = True) -> Reader[Any]:
    """A reader of numbers from low to high."""

    def read(node: Node, report: Report) -> Any:
        written = NUMBER.fullmatch(_certain(node, NUMBER, report))
        number = float(written[0]) if written else None
        if number is None or not low <= number <= high or (whole and not number.is_integer()):
            report.add(node, "number", value=kind_of(node), low=low, high=high)
            return None
        return int(number) if whole else number

    types = ("integer" if whole else "number", "string")  # a number in quotes is one as well
    return Reader(read, Plain(types, NUMBER.pattern, low=low, high=high))


def _day(node: Node, report: Report) -> date | None:
    try:
        if DAY.fullmatch(day := _certain(node, DAY, report)):
            return date.fromisoformat(day)
    except ValueError:
        pass
    report.add(node, "date", value=kind_of(node))
    return None


day = Reader(_day, Plain(("string",), DAY.pattern, about="year-month-day, such as 2027-06-30"))


def choice(values: type[E]) -> Reader[E]:
    """A reader of one value of an enumeration."""

    allowed = [member.value for member in values]

    def read(node: Node, report: Report) -> E | None:
        text = word(node, report)
        if text is None or text in allowed:
            return None if text is None else values(text)
        if (certain := meant(text).lower()) in allowed:
            report.note(node, "read-as", value=f'"{text}"', meant=certain)
            return values(certain)
        if report.is_mistyped(node, text):
            return None
        if near := report.near(text, allowed):
            report.add(node, "choice-near", value=_short(text), near=near)
        else:
            report.add(node, "choice", value=_short(text), allowed=", ".join(allowed))
        return None

    return Reader(read, Choice(values))


def _certain(node: Node, form: re.Pattern[str], report: Report) -> str:
    """The value as written, or in ordinary characters, with a note, where only these make it a value of the form."""

    text = (node.text or "").strip()
    plain = meant(text)
    if not form.fullmatch(text) and form.fullmatch(plain):
        report.note(node, "read-as", value=kind_of(node), meant=plain)
        return plain
    return text


def _slug(node: Node, report: Report) -> str | None:
    if word(node, report) is None:
        return None
    id_ = _certain(node, ID, report)
    if not ID.fullmatch(id_):
        if not report.is_mistyped(node, id_):
            report.add(node, "id", value=_short(id_))
        return None
    return id_


def _id(about: str) -> Plain:
    """The shape of an id; other readers of YAML take 3.1 for a number, which has no form but is no less than 0."""

    return Plain(SCALAR, ID.pattern, LIMIT_TEXT, low=0, about=about)


slug = Reader(_slug, _id("small letters, digits, dots and hyphens, such as 3.1.2-b"))
"""A reader of an id as written, without looking whether it exists."""


def given(kind: str) -> Reader[str]:
    """A reader of the id of a new thing; a second use is reported."""

    def read(node: Node, report: Report) -> str | None:
        id_ = slug(node, report)
        if id_ is None:
            return None
        first = report.ids.setdefault(kind, {}).setdefault(id_, node)
        if first is not node:
            report.add(node, "id-twice", kind=KINDS[kind], value=id_, first=first.line)
        return id_

    return Reader(read, _id(f"its own id, which no other {kind} has"))


def reference(*kinds: str) -> Reader[str]:
    """A reader of the id of something that must exist somewhere in the file, as one of these kinds."""

    def read(node: Node, report: Report) -> str | None:
        id_ = slug(node, report)
        if id_ is not None:
            report.references.append((kinds, id_, node))
        return id_

    return Reader(read, _id(f"an id that stands in this file: {', '.join(kinds)}"))
