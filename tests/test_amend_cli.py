"""`raci amend`: the clauses that the decisions in a log rewrite, as a file; what cannot be had is said."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from raci import cli
from raci.log import Body, Decision, Revealed
from raci.model.changes import Change
from raci.model.letters import letters_of
from raci.people import typed
from raci.store import address_of, open_store
from tests.matrices import POLICY
from tests.workshops import CODE, GIVEN, OPENED


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The policy with a log beside it: a workshop, its decision, and one of outside."""

    monkeypatch.delenv("RACI_DATABASE_URL", raising=False)
    shutil.copy(POLICY, tmp_path / "m.yaml")
    store = open_store(address_of(tmp_path / "workspace.db"))
    outside = Decision((Change("4.1.2-a", "management", (), letters_of("A")),), "somebody must")
    bodies: list[Body] = [OPENED, Revealed(CODE), GIVEN, outside]
    for number, body in enumerate(bodies):
        store.append("operations-policy", number, typed("Li"), body)
    return tmp_path


def test_the_decisions_since_a_version_or_of_a_workshop(folder: Path, capsysbinary: Any) -> None:
    file = str(folder / "m.yaml")
    for asked, clauses in (
        (["--since", "3"], {"四(一)2"}),
        (["--workshop", CODE], {"三(三)1"}),
        ([], {"四(一)2", "三(三)1"}),
    ):
        assert cli.main(["amend", file, "--format", "md", "--lang", "zh", *asked]) == cli.CLEAN
        told = capsysbinary.readouterr().out.decode()
        assert {clause for clause in ("四(一)2", "三(三)1") if f"| {clause}" in told} == clauses
    assert "<ins>由管理层负责</ins>搭建公司运营风险的管理机制" in told and "they pay for it" in told


def test_the_files_are_written(folder: Path) -> None:
    for form, begins in (("docx", b"PK"), ("md", b"# Policy changes"), ("csv", b"\xef\xbb\xbfclause")):
        out = folder / f"changes.{form}"
        log = ["--log", str(folder / "workspace.db")]
        assert cli.main(["amend", str(folder / "m.yaml"), "--format", form, "--out", str(out), *log]) == cli.CLEAN
        assert out.read_bytes().startswith(begins)


def test_chosen_entries_and_both_languages(folder: Path, capsysbinary: Any) -> None:
    file, out = str(folder / "m.yaml"), folder / "both.docx"
    assert cli.main(["amend", file, "--format", "md", "--entries", "4"]) == cli.CLEAN
    told = capsysbinary.readouterr().out.decode()
    assert "somebody must" in told and "they pay for it" not in told and "chosen decisions: entries 4" in told
    assert cli.main(["amend", file, "--both", "--out", str(out)]) == cli.CLEAN and out.read_bytes()[:2] == b"PK"


def test_what_cannot_be_had_is_said_with_what_to_do(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(folder / "m.yaml")
    for asked, told in (
        (["--since", "9"], "version 9 is not there: the log ends with entry 4; ask for a number from 0 to 4"),
        (["--both", "--format", "csv"], "csv holds one language; use --format docx, or run it once a language"),
        (["--entries", "7"], "version 7 is not there"),
        (["--workshop", "X"], f"the log has no workshop X; use one of these: {CODE}"),
        (["--log", str(folder / "no.db")], f"there is no log at {folder}/no.db; name it with --log"),
        (["--log", "sqlite:///"], "cannot"),
    ):
        assert cli.main(["amend", file, "--format", "md", *asked]) == cli.UNREADABLE
        assert told in capsys.readouterr().err
    assert not (folder / "no.db").exists()


def test_decisions_that_no_longer_fit_are_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / "m.yaml"
    text = file.read_text(encoding="utf-8")
    assert "  - id: 4.1.2-a" in text
    file.write_text(text.replace("id: 4.1.2-a", "id: 4.1.2-z"), encoding="utf-8")
    assert cli.main(["amend", str(file), "--format", "md"]) == cli.CLEAN
    assert (
        "decisions that no longer fit the file are left out: entries 4; see them in the record"
        in capsys.readouterr().err
    )
