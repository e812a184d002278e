"""Reader: what reads one value of a file, and the shape of what it reads, from which the JSON Schema is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeAlias, TypeVar

from raci.file.nodes import Node
from raci.file.report import Report

T = TypeVar("T")

SCALAR = ("string", "number", "boolean")
"""What other readers of YAML take a plain text for: 1.2 for a number, true for a truth."""


@dataclass(frozen=True)
class Plain:
    """One scalar: what other readers of YAML may take it for, the form of its text, its bounds, what it is in words."""

    types: tuple[str, ...]
    form: str = ""
    longest: int | None = None
    low: float | None = None
    high: float | None = None
    about: str = ""


@dataclass(frozen=True)
class Choice:
    """One value of an enumeration."""

    values: type[Enum]


@dataclass(frozen=True)
class Either:
    """One plain value, or the keys that say the same in more words."""

    plain: "Reader[Any]"
    keys: "Reader[Any]"


@dataclass(frozen=True)
class Many:
    """A list of at most so many; with `single` one bare scalar too."""

    item: "Reader[Any]"
    single: bool
    most: int


@dataclass(frozen=True)
class Keyed:
    """Lines of key: value; `empty` are texts that say nothing in place of a value, as nothing at all does then."""

    key: "Reader[Any]"
    value: "Reader[Any]"
    empty: tuple[str, ...] = ()


@dataclass(frozen=True)
class Record:
    """Named fields, some of which must be there, or one of `some`; what they are built into says what it is."""

    build: Callable[..., Any]
    fields: Mapping[str, "Reader[Any]"]
    needed: tuple[str, ...]
    some: tuple[str, ...] = ()


Shape: TypeAlias = Plain | Choice | Either | Many | Keyed | Record


@dataclass(frozen=True, slots=True)
class Reader(Generic[T]):
    """Takes a node and the Report, gives a value, or None after it has reported why there is none."""

    read: Callable[[Node, Report], T | None]
    shape: Shape

    def __call__(self, node: Node, report: Report) -> T | None:
        return self.read(node, report)
