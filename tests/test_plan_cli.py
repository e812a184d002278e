"""`raci plan`: text for people in both languages, JSON and CSV for programs, and what the plan rests on."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from raci import cli, rules
from raci.model.letters import Layer
from raci.out import decisions, frames
from raci.views.plan import plan
from tests.matrices import DATA, POLICY, ROOT, policy, shipped, text_of

KEYS = ["title", "changes", "amendments", "closes", "opens", "agree", "stakes", "reason"]


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Any:
    """What a call prints, on standard output and beside it."""

    def run(*args: str) -> tuple[str, str]:
        assert cli.main(["plan", *args]) == cli.CLEAN
        return capsys.readouterr()

    return run


def test_json_is_a_list_of_decisions_with_ids_of_causes(told: Any) -> None:
    out, beside = told(str(POLICY), "--layer", "stated", "--format", "json")
    found = json.loads(out)
    known = {cause.id for cause in rules.causes(rules.check(policy(), Layer.STATED))}
    assert {tuple(one) for one in found} == {tuple(KEYS)}
    assert all(one["closes"] for one in found) and set(found[0]["closes"]) <= known
    assert set(found[0]["changes"][0]) == {"activity", "role", "before", "after"}
    amended = next(one for one in found if one["amendments"])
    assert set(amended["amendments"][0]) == {"at", "field", "before", "after"}
    assert set(found[0]["agree"]) <= set(policy().role)
    assert beside.endswith("Made from open proposals, ways out of the rules, and patterns across rows.\n")


def test_csv_has_one_row_a_decision(told: Any) -> None:
    out, _ = told(str(POLICY), "--layer", "stated", "--format", "csv")
    head, *rows = csv.reader(io.StringIO(out.removeprefix("\ufeff")))
    made = plan(policy(), Layer.STATED)
    assert tuple(head) == decisions.COLUMNS
    assert [row[1] for row in rows] == [one.title.of("en") for one in made.decisions]


def test_text_tells_now_and_then_who_must_agree_and_how_far_it_goes(told: Any) -> None:
    out, beside = told(str(POLICY), "--layer", "stated")
    gaps = plan(policy(), Layer.STATED).gaps
    assert out.startswith(f"Operations responsibility policy (Stated): {gaps} gaps\n")
    assert f"gaps closed so far: {gaps} of {gaps}" in out
    assert "“Inspect and accept the finished project” (3.3.1) Operations R → S" in out
    assert "   must agree: " in out and beside == ""


def test_chinese_is_chinese_throughout(told: Any) -> None:
    out, _ = told(str(POLICY), "--layer", "stated", "--lang", "zh")
    assert out.startswith("运营职责管理制度（原文）：")
    english = [line for line in out.splitlines() if any("a" <= char <= "z" for char in line)]
    assert english == []


def test_a_matrix_without_proposals_says_so(told: Any, tmp_path: Path) -> None:
    file = tmp_path / "m.yaml"
    file.write_text(text_of("stated: {a: A/R, b: I}", "stated: {}"), encoding="utf-8")
    out, _ = told(str(file))
    assert "There are no open proposals: rules and patterns across rows alone speak here." in out
    assert told(str(file), "--lang", "zh")[0].splitlines()[1] == "没有未决建议，仅依据规则和各行之间的共同点拟定。"


def test_where_only_the_text_helps_the_plan_says_so(told: Any, tmp_path: Path) -> None:
    file = tmp_path / "m.yaml"
    file.write_text(text_of("unnamed: approver\nstated: {a: A/R, b: I}"), encoding="utf-8")
    assert told(str(file))[0].endswith("No letter and no amended field settles anything here; only the text can.\n")


def test_the_same_plan_whatever_the_order_of_sets() -> None:
    def run(seed: str) -> bytes:
        words = [sys.executable, "-m", "raci", "plan", str(POLICY), "--layer", "stated", "--format", "json"]
        return subprocess.run(words, cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True).stdout

    assert run("1") == run("2") != b""


def test_a_file_that_cannot_be_read_is_told_with_status_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["plan", str(tmp_path / "none.yaml")]) == cli.UNREADABLE
    assert "none.yaml" in capsys.readouterr().err


def test_every_matrix_has_a_plan_in_every_format() -> None:
    for path in DATA:
        made = plan(shipped(path))
        for lang in ("en", "zh"):
            assert "\n".join(decisions.text(made, lang))
            assert len(json.loads(decisions.json(made, lang))) == len(frames.plan(made, lang)) == len(made.decisions)
