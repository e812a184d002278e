"""The twenty systems: every statement of the source is there, and what a careful reader found comes out."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from raci import rules
from raci.file import nodes
from raci.file.load import load
from raci.model import Matrix
from raci.rules import Finding
from raci.views import tables
from tests.conftest import ROOT

TODAY = date(2026, 11, 24)

COUNTS = {
    "fashion-retail": (13, [17, 19, 26, 12]),
    "property-management": (22, [11, 16, 15]),
    "internet-platform": (30, [12, 12, 6, 13, 9, 9, 9, 7, 9, 6, 7, 6]),
    "operations-centre-template": (6, [21]),
    "operations-content-and-duties": (5, [6]),
    "marketing-department": (11, [11, 8]),
    "business-operations-post": (7, [17]),
    "operations-centre-posts": (14, [5, 4, 4, 4, 4, 3]),
    "operations-staff": (7, [9]),
    "operations-post": (4, [12]),
    "operations-centre-with-hr": (7, [12]),
    "business-operations-centre": (3, [7]),
    "operations-centre-regulation": (14, [9, 7, 4, 4]),
    "apparel-franchise": (33, [10, 31, 24, 5, 31, 21]),
    "operations-manager": (24, [21]),
    "brand-custody": (18, [4, 4, 4, 7, 7]),
    "website-operations": (15, [19]),
    "product-management": (3, [8]),
    "hr-outsourcing": (5, [10]),
    "aquarium": (3, [4]),
}
"""Matrix -> parties named, and statements of each role that holds duties, in the order of the source.

Counted by a careful reader in the source documents, not here.
"""

CHECKABLE = {"REPORTING", "TWO-SUPERIORS", "NO-LINE", "UNDEFINED-PARTY", "NAME-MISSING"}
CHECKABLE |= {"NUMBERING", "TEXT-LOST", "APPROVER-UNNAMED", "OPEN-ENDED"}
"""Defects that can be told from the text without reading for sense."""

ONE_LINE = {"operations-manager"}
"""Systems that stand in one single line of their source, and are cited by section alone."""

TRADITIONAL = "運營責與門務業員經產調對應該開關發現劃據實"
"""Characters that only the traditional script has; texts are in simplified Chinese, whatever the source is in."""

CASES: dict[str, Any] = nodes.plain(
    nodes.parse((ROOT / "tests/cases/systems-defects.yaml").read_text(encoding="utf-8"))
)
ENTRIES = [(name, defect) for name, case in CASES.items() for defect in case["inventory"]]


@cache
def system(name: str) -> Matrix:
    return load(Path(ROOT / "data" / f"{name}.yaml"))


@cache
def places(name: str) -> frozenset[tuple[str, str]]:
    return frozenset(about(finding) for finding in rules.check(system(name), today=TODAY))


def about(finding: Finding) -> tuple[str, str]:
    """Rule, and topic, first activity or first role."""

    place = finding.place
    return finding.rule.code, (place.topic or next(iter((*place.activities, *place.roles)), "-"))


def named(found: dict[str, list[str]]) -> set[tuple[str, str]]:
    return {(code, place) for code, listed in found.items() for place in listed}


def test_all_twenty_are_there() -> None:
    assert sorted(CASES) == sorted(COUNTS) == sorted({p.stem for p in ROOT.glob("data/*.yaml")} - {"operations-policy"})


@pytest.mark.parametrize("name", COUNTS)
def test_every_party_and_every_statement_is_there(name: Any) -> None:
    matrix = system(name)
    statements: dict[str | None, set[str]] = {}
    for row in matrix.activities:
        statements.setdefault(matrix.process[row.process].of, set()).add(row.clause)
    assert (len(matrix.roles), [len(found) for found in statements.values()]) == COUNTS[name]


def test_there_are_582_statements() -> None:
    assert sum(tables.statements(system(name)) for name in COUNTS) == 582


@pytest.mark.parametrize("name", COUNTS)
def test_every_duty_names_its_place_in_the_source(name: Any) -> None:
    matrix = system(name)
    assert matrix.source and matrix.source.place
    without = [row.id for row in matrix.activities if not (row.clause and (row.place or name in ONE_LINE))]
    assert without == []


@pytest.mark.parametrize("name", COUNTS)
def test_texts_are_in_both_languages_and_clean(name: Any) -> None:
    text = (ROOT / "data" / f"{name}.yaml").read_text(encoding="utf-8")
    assert [char for char in TRADITIONAL + "\ufffd" if char in text] == []
    names = [*(row.name for row in system(name).activities), *(role.name for role in system(name).roles)]
    assert [one for one in names if one.en == one.zh or not any("一" <= char <= "鿿" for char in one.zh)] == []


def test_every_defect_comes_out_where_the_case_says() -> None:
    said = {(name, *place) for name, defect in ENTRIES for place in named(defect.get("found", {}))}
    assert said - {(name, *place) for name in CASES for place in places(name)} == set()
    assert [one for one in ENTRIES if not any(one[1].get(key) for key in ("found", "missed", "disputed"))] == []


def test_a_defect_that_needs_no_reading_is_found() -> None:
    checkable = [(name, defect) for name, defect in ENTRIES if defect["tag"] in CHECKABLE]
    assert [one for one in checkable if not (one[1].get("found") or one[1]["disputed"])] == []


def test_the_cases_hold_every_defect_of_the_inventory() -> None:
    assert len(ENTRIES) == 151


@pytest.mark.parametrize("name", COUNTS)
def test_every_finding_is_judged_or_listed_as_open(name: Any) -> None:
    found = [pair for one in CASES[name]["inventory"] for pair in named(one.get("found", {}))]
    beyond = CASES[name]["beyond"]
    judged = [*named(beyond.get("right") or {}), *named(beyond.get("open") or {})]
    judged += [
        (one["rule"], at) for kind in ("arguable", "wrong") for one in beyond.get(kind) or [] for at in one["at"]
    ]
    assert len(judged) == len(set(judged)) and not set(judged) & set(found)
    assert set(judged) | set(found) == places(name)


def test_every_doubt_has_a_reason() -> None:
    doubts = [
        one for case in CASES.values() for kind in ("arguable", "wrong") for one in case["beyond"].get(kind) or []
    ]
    assert [one for one in doubts if not one["why"]] == []
