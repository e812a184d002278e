"""The heads of a slip -> which column is which: ours by name, the others by role."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from raci.model import Matrix
from raci.views.tables import SLIP_COLUMNS, alike, role_heads
from raci.words.problem import Problem
from raci.words.sentences import LANGUAGES, Text
from raci.workshop.slip_said import MESSAGES, plain, problem, short

ROWS_ABOVE = 50
"""A title and blank rows may stand above the heads, and not a whole table."""


class Heads(NamedTuple):
    """Which row the heads are, from 0; column of ours -> place from 0; place from 0 -> role."""

    row: int
    ours: dict[str, int]
    roles: dict[int, str]


def read_heads(matrix: Matrix, rows: list[list[str]], problems: list[Problem]) -> Heads | None:
    """The heads of a slip, None where a column is lost or stands twice; what is wrong is added to the problems."""

    known = names(matrix)
    top = _head_row(rows, {*known, *map(alike, SLIP_COLUMNS)})
    ours = _ours(rows[top])
    roles = _roles(rows, top, set(ours.values()), known, problems)
    lost: list[str | Text] = [name for name in SLIP_COLUMNS if name not in ours]
    named = zip(matrix.role, *(role_heads(matrix, lang) for lang in ("en", "zh")), strict=True)
    lost += [Text(en, zh) for role, en, zh in named if role not in roles.values()]
    problems.extend(problem(top + 1, 0, "head", name=name) for name in lost)
    stands_twice = any(one.says == MESSAGES["twice"][0] for one in problems)
    return None if lost or stands_twice else Heads(top, ours, roles)


def _head_row(rows: list[list[str]], known: set[str]) -> int:
    """Which of the first rows, from 0, holds the most heads."""

    return max(range(len(rows[:ROWS_ABOVE])), key=lambda number: (len({*map(alike, rows[number])} & known), -number))


def _ours(heads: list[str]) -> dict[str, int]:
    """Column of ours -> its place from 0: the first of that very name, else one of a name like it."""

    found = {}
    for name in SLIP_COLUMNS:
        exact = [place for place, head in enumerate(heads) if plain(head) == name]
        near = [place for place, head in enumerate(heads) if alike(head) == alike(name)]
        if exact or near:
            found[name] = (exact or near)[0]
    return found


def _roles(
    rows: list[list[str]], top: int, ours: set[int], known: Mapping[str, str], problems: list[Problem]
) -> dict[int, str]:
    """Place of a column from 0 -> role."""

    found: dict[int, str] = {}
    for place in range(max(map(len, rows))):
        head, role = cell_at(rows[top], place), known.get(alike(cell_at(rows[top], place)), "")
        if place in ours:
            continue
        if role and role in found.values():
            problems.append(problem(top + 1, place + 1, "twice", role=role))
        elif role:
            found[place] = role
        elif head.strip():
            problems.append(problem(top + 1, place + 1, "column", name=short(head)))
        elif any(cell_at(row, place).strip() for row in rows[top + 1 :]):
            problems.append(problem(top + 1, place + 1, "nameless", n=place + 1))
    return found


def names(matrix: Matrix) -> dict[str, str]:
    """What the head of a column may say -> role; a name that two roles share stands for neither."""

    named = [(alike(head), role) for lang in LANGUAGES for head, role in _heads(matrix, lang)]
    named += [(alike(word), role.id) for role in matrix.roles for word in (role.id, role.name.en, role.name.zh)]
    claims: dict[str, set[str]] = {}
    for word, role in named:
        claims.setdefault(word, set()).add(role)
    return {word: next(iter(roles)) for word, roles in claims.items() if len(roles) == 1}


def _heads(matrix: Matrix, lang: str) -> Iterable[tuple[str, str]]:
    return zip(role_heads(matrix, lang), matrix.role, strict=True)


def cell_at(row: list[str], place: int) -> str:
    """The cell, "" where the row is shorter."""

    return row[place] if place < len(row) else ""
