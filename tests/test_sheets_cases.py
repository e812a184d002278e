"""Matrices as people really write them: every file of `cases/import/` is read as its oracle says."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from raci.sheets import as_json, document, read

CASES = Path(__file__).parent / "cases" / "import"


@cache
def cases() -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Name of the file, one matrix as read and the same as the oracle has it; also files that hold the same table."""

    found = []
    for path in sorted(CASES.glob("*.expected.json")):
        oracle = json.loads(path.read_text(encoding="utf-8"))
        same = [one.name for one in CASES.glob(path.name.removesuffix(".expected.json") + ".*") if one != path]
        for name in sorted({oracle["source"], *oracle.get("also", []), *same}):
            reading = as_json(read(document((CASES / name).read_bytes(), name), name))
            pairs = zip(_matrices(reading), _matrices(oracle), strict=False)
            assert reading["tables"] == oracle["tables"], name
            found += [(name, got, wanted) for got, wanted in pairs]
    return found


def _matrices(told_file: dict[str, Any]) -> list[dict[str, Any]]:
    return told_file.get("matrices", [told_file])


def _in_order(items: list[dict[str, str]]) -> list[list[tuple[str, str]]]:
    return sorted(sorted(item.items()) for item in items)


def test_there_are_cases() -> None:
    assert len({name for name, _, _ in cases()}) >= 38


def test_roles_are_read_in_the_order_met() -> None:
    assert {name: got["roles"] for name, got, wanted in cases() if got["roles"] != wanted["roles"]} == {}


@pytest.mark.parametrize("what", ["name", "group", "id", "letters"])
def test_of_every_activity_is_read(what: str) -> None:
    wrong = {
        name: [
            (mine[what], theirs[what])
            for mine, theirs in zip(got["activities"], wanted["activities"], strict=False)
            if mine[what] != theirs[what]
        ]
        for name, got, wanted in cases()
        if [one[what] for one in got["activities"]] != [one[what] for one in wanted["activities"]]
    }
    assert wrong == {}


@pytest.mark.parametrize("what", ["notes", "unread"])
def test_of_every_cell_is_kept(what: str) -> None:
    assert {name: got[what] for name, got, wanted in cases() if _in_order(got[what]) != _in_order(wanted[what])} == {}


def test_several_matrices_bear_their_nearest_heading() -> None:
    assert {
        name: got["title"] for name, got, wanted in cases() if "title" in wanted and got["title"] != wanted["title"]
    } == {}
