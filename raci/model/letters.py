"""Letters, where they come from, and the marks they make in a cell."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from raci.model.conditions import Condition, condition_in_words
from raci.words.sentences import Text


class Letter(StrEnum):
    """The five letters in order of strength: the one place where that order stands."""

    A = "A"
    R = "R"
    S = "S"
    C = "C"
    I = "I"  # noqa: E741 (the field's own letter)


class Origin(StrEnum):
    """Where a letter comes from."""

    STATED = "stated"
    DECIDED = "decided"
    PROPOSED = "proposed"


class Layer(StrEnum):
    """What is shown and judged: the text alone, decisions over it, open proposals over both."""

    STATED = "stated"
    TODAY = "today"
    PROPOSED = "proposed"


Letters = tuple[Letter, ...]


@lru_cache(1_000)
def letters_of(cell: str) -> Letters:
    """The letters of a cell such as "A/R" in the order of `Letter`; () for "". Raises ValueError for anything else."""

    letters = {Letter(part.strip()) for part in cell.split("/")} if cell.strip() else set()
    return tuple(letter for letter in Letter if letter in letters)


def is_cell(cell: str) -> bool:
    """True for what `letters_of` reads."""

    try:
        letters_of(cell)
    except ValueError:
        return False
    return True


def cell_of(letters: Iterable[Letter]) -> str:
    """The letters joined by "/", "" for none."""

    return "/".join(letters)


@dataclass(frozen=True, slots=True)
class Mark:
    """What one role holds in one activity, `when` not always; no letters means that it is taken away."""

    letters: Letters
    origin: Origin = Origin.STATED
    why: Text | None = None
    on: date | None = None
    when: Condition | None = None

    @property
    def cell(self) -> str:
        return cell_of(self.letters)

    def in_words(self, lang: str) -> str:
        """The cell, and in brackets when it holds, such as "A (up to 50,000 CNY)"; "" for none."""

        if not self.when:
            return self.cell
        when = condition_in_words(self.when, lang)
        return f"{self.cell}（{when}）" if lang == "zh" else f"{self.cell} ({when})"


Marks = Mapping[str, Mark]
"""Role id -> Mark."""
