"""Builders that tests share: the smallest whole matrix around the lines a test is about, and the policy's letters."""

import csv
import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from textwrap import indent
from typing import Any

from hypothesis import settings

from raci.file import nodes
from raci.file.load import load, loads
from raci.model import Matrix
from raci.model.changes import Change
from raci.model.letters import Layer, Mark, Origin

ROOT = Path(__file__).parents[1]
POLICY = ROOT / "data" / "operations-policy.yaml"
DATA = sorted((ROOT / "data").glob("*.yaml"))
PROPERTY = settings(deadline=None, database=None, derandomize=True)


def matrix_of(*rows: str, more: str = "") -> Matrix:
    return loads(text_of(*rows, more=more))


def text_of(*rows: str, more: str = "") -> str:
    """A file around activities given as YAML lines: a1, a2, ... of the flow p, and every role named in a cell.

    What a row leaves out stands above it, so its letters begin in line 12; `more` adds or replaces top-level keys.
    """

    roles = dict.fromkeys(role for row in rows for origin in Origin for role in _plain(row).get(origin, {}))
    head = {"id": "m", "title": "M", "roles": [{"id": role, "name": role, "kind": "role"} for role in roles]}
    head |= {"topics": [{"id": "t", "name": "T"}], "processes": [{"id": "p", "name": "P", "kind": "flow"}]}
    listed = ["activities:" if rows else "activities: []", *map(_activity, range(1, len(rows) + 1), rows)]
    return "\n".join([*_lines(head, more), *listed, more])


@cache
def shipped(path: Path) -> Matrix:
    """A matrix of `data/`, read once for all tests: it is a value."""

    return load(path)


def policy() -> Matrix:
    return shipped(POLICY)


def labels() -> list[list[str]]:
    """[activity, role, letters] as careful readers found them in the policy; no role where it names nobody."""

    return list(csv.reader((ROOT / "tests/cases/policy-stated.csv").read_text(encoding="utf-8").splitlines()))[1:]


def _activity(number: int, row: str) -> str:
    filled = {"id": "a" + str(number), "process": "p", "clause": "1", "name": "N", "act": "do", "stated": {}}
    return "  - " + indent("\n".join([*_lines(filled, row), row]), "    ").lstrip()


def _lines(values: dict[str, Any], given: str) -> list[str]:
    return [key + ": " + json.dumps(value) for key, value in values.items() if key not in _plain(given)]


def _plain(text: str) -> Any:
    return nodes.plain(nodes.parse(text)) if text else {}


def applied(matrix: Matrix, changes: Iterable[Change], on: date | None = None) -> Matrix:
    """A new matrix with the changes as decisions of that day, which answer the proposals of a row, or as proposals."""

    layer, rows = Layer.TODAY if on else Layer.PROPOSED, dict(matrix.activity)
    for change in changes:
        row = rows[change.activity]
        held = row.letters(change.role, layer), row.when_held(change.role, layer)
        if held != (change.before, change.when_before):
            raise ValueError(f"{change.activity}, {change.role}: expected {change.before} but found {held}")
        if on:
            mark = Mark(change.after, Origin.DECIDED, change.why, on, change.when)
            rows[row.id] = replace(row, decided={**row.decided, change.role: mark}, proposed={})
        else:
            mark = Mark(change.after, Origin.PROPOSED, change.why, when=change.when)
            rows[row.id] = replace(row, proposed={**row.proposed, change.role: mark})
    return replace(matrix, activities=tuple(rows.values()))
