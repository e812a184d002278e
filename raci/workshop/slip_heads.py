"""The heads of a slip -> which column is which: ours by name, the others by role."""

from collections.abc import Mapping
from typing import NamedTuple

from raci.model import Matrix
from raci.views.tables import SLIP_COLUMNS, VOTE_COLUMN, alike, role_heads, roles_by_head
from raci.words.problem import Problem
from raci.words.sentences import Text
from raci.workshop.slip_said import MESSAGES, plain, problem, short

OURS = (*SLIP_COLUMNS, VOTE_COLUMN)
ROWS_ABOVE = 50
"""A title and blank rows may stand above the heads, and not a whole table."""


class Heads(NamedTuple):
    """Which row the heads are, from 0; column of ours -> place from 0; place from 0 -> role."""

    row: int
    ours: dict[str, int]
    roles: dict[int, str]


def read_heads(matrix: Matrix, rows: list[list[str]], problems: list[Problem]) -> Heads | None:
    """The heads of a slip, None where a column is lost or stands twice; what is wrong is added to the problems."""

    known = roles_by_head(matrix)
    top = _head_row(rows, {*known, *map(alike, OURS)})
    ours = _ours(rows[top])
    roles = _roles(rows, top, set(ours.values()), known, problems)
    lost: list[str | Text] = [name for name in SLIP_COLUMNS if name not in ours]
    named = zip(matrix.role, *(role_heads(matrix, lang) for lang in ("en", "zh")), strict=True)
    lost += [Text(en, zh) for role, en, zh in named if role not in roles.values()]
    problems.extend(problem(top + 1, 0, "head", name=name) for name in lost)
    stands_twice = any(problem.says == MESSAGES["twice"][0] for problem in problems)
    return None if lost or stands_twice else Heads(top, ours, roles)


def _head_row(rows: list[list[str]], known: set[str]) -> int:
    """Which of the first rows, from 0, holds the most heads."""

    return max(range(len(rows[:ROWS_ABOVE])), key=lambda number: (len({*map(alike, rows[number])} & known), -number))


def _ours(heads: list[str]) -> dict[str, int]:
    """Column of ours -> its place from 0: the first of that very name, else one of a name like it."""

    columns = {}
    for name in OURS:
        exact = [column for column, head in enumerate(heads) if plain(head) == name]
        near = [column for column, head in enumerate(heads) if alike(head) == alike(name)]
        if exact or near:
            columns[name] = (exact or near)[0]
    return columns


def _roles(
    rows: list[list[str]], top: int, ours: set[int], known: Mapping[str, str], problems: list[Problem]
) -> dict[int, str]:
    """Place of a column from 0 -> role."""

    roles: dict[int, str] = {}
    for column in range(max(map(len, rows))):
        head, role = cell_at(rows[top], column), known.get(alike(cell_at(rows[top], column)), "")
        if column in ours:
            continue
        if role and role in roles.values():
            problems.append(problem(top + 1, column + 1, "twice", role=role))
        elif role:
            roles[column] = role
        elif head.strip():
            problems.append(problem(top + 1, column + 1, "column", name=short(head)))
        elif any(cell_at(row, column).strip() for row in rows[top + 1 :]):
            problems.append(problem(top + 1, column + 1, "nameless", n=column + 1))
    return roles


def cell_at(row: list[str], column: int) -> str:
    """The cell, "" where the row is shorter."""

    return row[column] if column < len(row) else ""
