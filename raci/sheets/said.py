"""What the signs of a file mean, and what one cell says under it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

ORDER = "ARSCI"
UNKNOWN = "?"
"""What a symbol means when the file explains it by a word that is none of the five letters."""

PLAIN_LETTERS = {letter: letter for letter in ORDER}


@dataclass(frozen=True)
class Scheme:
    """What the signs of one file mean. Symbol (as `symbols.symbol` gives it) -> letters such as "A/R", NOTHING or
    UNKNOWN; `glosses` are the words of the legend, `footnotes` mark -> text, `both` how BOTH is read in cells."""

    letters: Mapping[str, str] = field(default_factory=lambda: dict(PLAIN_LETTERS))
    glosses: Mapping[str, str] = field(default_factory=dict)
    footnotes: Mapping[str, str] = field(default_factory=dict)
    both: str = "R"
    roster: frozenset[str] = frozenset()
    """Numbers that stand for a role."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """`letters` in the order of `ORDER`, "" for none. `unread`: something in the cell could not be read.
    `kind`: letter, nothing, sign (a short sign without a meaning), number, loose (a letter before free text), text."""

    letters: str = ""
    note: str = ""
    unread: bool = False
    kind: str = "text"
    mark: str = ""


EMPTY = Parsed(kind="nothing")


def joined(letters: Iterable[str]) -> str:
    """Such as A/R: every letter once, in the order of `ORDER`."""

    held = set(letters)
    return "/".join(letter for letter in ORDER if letter in held)
