"""Parties by name within a sentence: with an article where English wants one, and joined into one list."""

from collections.abc import Iterable

from raci.model import Matrix, Role, RoleKind
from raci.model.conditions import Condition, condition_in_words
from raci.words.lists import listed
from raci.words.sentences import in_brackets, say

UNITS = ("department", "team", "committee", "office", "centre", "center", "board", "unit", "group", "section")
"""Ends of the names of departments that English gives an article; Finance and Operations get none."""
BARE = ("all ", "each ", "every ", "any ", "no ", "management")
"""Beginnings of names that never get an article."""

Party = tuple[str, Condition | None]
"""A role, and when it holds what is said of it; None for always."""


def joined(names: Iterable[str], lang: str) -> str:
    """Names as one subject, such as A, B and C; "" for none."""

    every = list(names)
    if lang == "zh" or len(every) < 2:
        return listed(every, lang)
    return say("{names} and {last}", lang, names=listed(every[:-1], lang), last=every[-1])


def named(matrix: Matrix, role: str, lang: str) -> str:
    """One party within a sentence; the id where the matrix has lost it."""

    known = matrix.role.get(role)
    if known is None:
        return role
    name = known.label.of(lang)
    return name if lang == "zh" else _with_article(name, known)


def parties(matrix: Matrix, holders: Iterable[Party], lang: str) -> str:
    """Several parties as one subject, those that do not always hold it with their case in brackets."""

    return joined((_when(named(matrix, role, lang), when, lang) for role, when in holders), lang)


def _when(name: str, when: Condition | None, lang: str) -> str:
    return in_brackets(name, condition_in_words(when, lang), lang) if when else name


def _with_article(name: str, role: Role) -> str:
    low = name.lower()
    if low.startswith("the "):
        return f"the {name[4:]}"
    is_plain = role.kind == RoleKind.DEPARTMENT and not low.endswith(UNITS)
    is_many = role.kind == RoleKind.OUTSIDE and low.endswith("s")
    return name if is_plain or is_many or low.startswith(BARE) else f"the {name}"
