"""Arguments of the command line as people type them -> values, or a sentence that says what to write."""

import argparse
from collections.abc import Callable
from difflib import get_close_matches
from enum import Enum
from typing import Any, TypeVar

from raci.file.schema import LIMIT_BOUNDS

E = TypeVar("E", bound=Enum)
LIMIT_DAYS = 36_500


def choice(values: type[E]) -> Callable[[str], E]:
    """A reader of one value of an enumeration. Raises ValueError with a sentence for the reader."""

    names = [member.value for member in values]

    def read(text: str) -> E:
        if text in names:
            return values(text)
        near = get_close_matches(text, names, n=1)
        raise ValueError(f"there is no {text}; " + (f"did you mean {near[0]}?" if near else f"use {', '.join(names)}"))

    return read


def limit(text: str) -> tuple[str, float]:
    """Such as ("consulted", 4). Raises ValueError with a sentence for the reader."""

    name, _, value = text.partition("=")
    if name not in LIMIT_BOUNDS:
        near = get_close_matches(name, LIMIT_BOUNDS, n=1)
        raise ValueError(f"unknown limit {name}; {f'did you mean {near[0]}?' if near else 'write NAME=N'}")
    low, high = LIMIT_BOUNDS[name]
    try:
        number = float(value) if name == "share" else int(value)
    except ValueError:
        number = -1
    if not low <= number <= high:
        raise ValueError(f"{name}={value} is out of bounds; write a number from {low} to {high}")
    return name, number


def pair(text: str) -> tuple[str, str]:
    """Such as ("3.1", "3.10"). Raises ValueError with a sentence for the reader."""

    name, sign, value = (part.strip() for part in text.partition("="))
    if not name or not sign:
        raise ValueError(f"{text} is no pair; write ID=ROW")
    return name, value


def days(text: str) -> int:
    """Such as 90. Raises ValueError with a sentence for the reader."""

    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:9]) <= LIMIT_DAYS:
        raise ValueError(f"{text} is no number of days; write one from 1 to {LIMIT_DAYS}")
    return int(text)


def entries(text: str) -> tuple[int, ...]:
    """Such as (3, 5). Raises ValueError with a sentence for the reader."""

    numbers = [part.strip() for part in text.split(",")]
    if not all(part.isascii() and part.isdigit() and len(part) < 10 for part in numbers):
        raise ValueError(f"{text} are no entries; write their numbers, such as 3,5")
    return tuple(dict.fromkeys(map(int, numbers)))


SWITCHES = {"owner": ("R", "A/R"), "responsible": ("R", "A/R"), "review": ("C", "R")}
"""Convention of reading a policy -> its settings, the first one being what holds when nothing is said."""


def switch(text: str) -> tuple[str, str]:
    """Such as ("owner", "A/R"). Raises ValueError with a sentence for the reader."""

    name, _, value = text.partition("=")
    allowed = SWITCHES.get(name)
    if allowed is None:
        raise ValueError(f"there is no switch {name}; use {', '.join(SWITCHES)}")
    spelled = {"AR": "A/R", "RA": "A/R", "R/A": "A/R"}.get(value.upper(), value.upper())
    if spelled not in allowed:
        raise ValueError(f"{name}={value} is no setting; write {name}={' or '.join(allowed)}")
    return name, spelled


def argument(read: Callable[[str], Any]) -> Callable[[str], Any]:
    """The reader of an argument for argparse, its ValueError shown to the user with its own sentence."""

    def convert(text: str) -> Any:
        try:
            return read(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return convert
