"""`raci draft`: what it prints, and what it says to a call that cannot be served."""

import json
from pathlib import Path
from typing import Any

import pytest

from raci import cli

CASES = Path(__file__).parent / "cases" / "draft"
POLICY = "一、采购部职责\n1.负责采购，报总经理批准。\n2.不得拆单。\n"


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    path = tmp_path / "policy.txt"
    path.write_text(POLICY, encoding="utf-8")
    return path


def test_json_has_places_in_the_file_and_a_reason_for_silence(policy: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["draft", str(policy), "--json"]) == cli.CLEAN
    told = json.loads(capsys.readouterr().out)
    assert [party["name"] for party in told["parties"]] == ["采购部", "总经理"]
    for draft in told["drafts"]:
        start, end = draft["party_at"]
        assert POLICY[start:end] == draft["party"] and draft["band"] in ("sure", "likely", "doubtful")
    assert {(draft["party"], draft["letter"]) for draft in told["drafts"]} == {("采购部", "R"), ("总经理", "A")}
    assert [(POLICY[slice(*one["sentence"])], one["reason"]) for one in told["silent"]] == [
        ("不得拆单。", "prohibition")
    ]


def test_only_the_parties_of_the_list_are_looked_for(
    policy: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = tmp_path / "parties.yaml"
    listed.write_text("- {name: 总经理, aliases: [老总]}\n", encoding="utf-8")
    assert cli.main(["draft", str(policy), "--parties", str(listed), "--json"]) == cli.CLEAN
    assert {draft["party"] for draft in json.loads(capsys.readouterr().out)["drafts"]} == {"总经理"}


def test_a_switch_makes_owners_answer_for_their_duties(policy: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["draft", str(policy), "--json", "--switch", "owner=A/R"]) == cli.CLEAN
    told = json.loads(capsys.readouterr().out)["drafts"]
    assert {draft["letter"] for draft in told if draft["party"] == "采购部"} == {"A", "R"}


def test_a_matrix_is_written_that_can_be_checked(
    policy: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "matrix.yaml"
    assert cli.main(["draft", str(policy), "--out", str(out)]) == cli.CLEAN
    assert cli.main(["check", str(out)]) in (cli.CLEAN, cli.GAPS)


def test_gold_is_measured_by_text_band_and_rule(capsys: pytest.CaptureFixture[str]) -> None:
    golds = [str(CASES / f"{name}.gold.yaml") for name in ("d1-purchasing", "d6-delegation")]
    assert cli.main(["draft", "--measure", *golds]) == cli.CLEAN
    told = capsys.readouterr().out
    words = ("d1-purchasing", "parties confirmed", "sure", "zh.for-decision", "left out", "what is left to do")
    assert all(word in told for word in words)


def test_a_call_that_cannot_be_served_says_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "list.yaml").write_text("a: b\n", encoding="utf-8")
    (tmp_path / "empty.txt").write_text(" ", encoding="utf-8")
    (tmp_path / "policy.txt").write_text(POLICY, encoding="utf-8")
    text = str(tmp_path / "policy.txt")
    for call, said in (
        (["draft"], "no file is named"),
        (["draft", str(tmp_path / "no.txt")], "cannot be read"),
        (["draft", str(tmp_path / "empty.txt")], "there is no text"),
        (["draft", text, "--parties", str(tmp_path / "list.yaml")], "no list of parties"),
        (["draft", text, "--measure", str(tmp_path / "list.yaml")], "no gold"),
    ):
        assert cli.main(call) == cli.UNREADABLE and said in capsys.readouterr().err, call
    with pytest.raises(SystemExit):
        cli.main(["draft", text, "--switch", "owner=B"])
    assert "write owner=R or A/R" in capsys.readouterr().err


def test_a_reading_is_measured_by_a_matrix_that_was_made_by_hand(
    policy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the clauses it cites; its roles are the confirmed parties, and what is left to do is counted."""

    made = tmp_path / "made.yaml"
    assert cli.main(["draft", str(policy), "--out", str(made)]) == cli.CLEAN
    capsys.readouterr()
    assert cli.main(["draft", str(policy), "--measure", str(made)]) == cli.CLEAN
    told = capsys.readouterr().out
    assert told.count("1.000 / 1.000 / 1.000") >= 4 and "what is left to do" in told
