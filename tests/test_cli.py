"""The command line: what it prints, what it writes, and its exit status: 0 clean, 1 gaps, 2 unreadable."""

import io
import json
import os
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from raci import cli, rules
from raci.cli.export_formats import INSTALL
from raci.model.letters import Layer
from raci.model.selection import Selection
from raci.out import export, formats, frames
from raci.views.cause_filter import selected
from raci.views.tables import long, wide
from tests.matrices import POLICY, ROOT, matrix_of, policy, text_of

CLEAN = "stated: {ops: A/R, fin: I}"
ORPHAN = "stated: {}"
TOLD = "Nobody is named to do “N” or to answer for it (1)"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
HEAVY = ["pandas", "plotly", "streamlit", "xlsxwriter"]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Writes a matrix of these rows and gives its name in the current folder."""

    def write(*rows: str, name: str = "m.yaml", more: str = "") -> str:
        Path(name).write_text(text_of(*rows, more=more), encoding="utf-8")
        return name

    monkeypatch.chdir(tmp_path)
    return write


def run(*args: str, stdout: Any = subprocess.PIPE, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A call in a process of its own, from the root of the project, its output buffered as in a user's shell."""

    env = os.environ | {"PYTHONUNBUFFERED": ""} | environment
    return subprocess.run([sys.executable, *args], cwd=ROOT, env=env, stdout=stdout, stderr=subprocess.PIPE)


# check


def test_a_clean_file_is_summed_up_with_status_0(file: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", file(CLEAN)]) == 0
    assert capsys.readouterr() == ("m.yaml: 1 activity, 2 parties; 0 gaps\n", "")


def test_a_file_with_gaps_has_status_1(file: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", file(CLEAN, "stated: {ops: A/R, fin: A}")]) == 1
    line = "m.yaml:13: gap RACI102 2 roles answer for “N”: ops, fin (1); suggested: ops alone to answer for it\n"
    assert capsys.readouterr() == (f"{line}m.yaml: 2 activities, 2 parties; 1 gap\n", "")


def test_what_was_read_as_it_was_meant_is_told_beside_the_findings_and_changes_no_status(
    file: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", file("stated: {ops: ra, fin: i}", name="m.yml")]) == 0
    out, told = capsys.readouterr()
    assert out == "m.yml: 1 activity, 2 parties; 0 gaps\n"
    assert told.splitlines() == [
        'm.yml:12:19: note "ra" is read as A/R; write A/R',
        'm.yml:12:28: note "i" is read as I; write I',
    ]


def test_of_many_notes_the_first_are_told_and_the_others_counted(file: Any, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["export", file(*["stated: {ops: ra}"] * 30), "--lang", "zh"])
    lines = capsys.readouterr().err.splitlines()
    assert (len(lines), lines[-1]) == (cli.LIMIT_NOTES + 1, "m.yaml: 另有 10 项")


def test_a_check_speaks_chinese(file: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--lang", "zh", file(CLEAN, ORPHAN)]) == 1
    line, summary = capsys.readouterr().out.splitlines()
    assert line.startswith("m.yaml:13: 缺口 RACI100 “N”")
    assert summary == "m.yaml: 2 项活动，2 个角色；1 项缺口"


def test_concerns_and_notes_alone_have_status_0(file: Any, capsys: pytest.CaptureFixture[str]) -> None:
    name = file("act: approve\nstated: {ops: A/R}\nwhen: {text: soon, exact: false}")
    assert cli.main(["check", name]) == 0
    assert capsys.readouterr().out.endswith("m.yaml: 1 activity, 1 party; 0 gaps, 1 concern\n")


def test_an_accepted_gap_is_counted_and_not_listed(file: Any, capsys: pytest.CaptureFixture[str]) -> None:
    name = file(ORPHAN)
    with open(name, "a", encoding="utf-8") as end:
        end.write("\naccept: [{rule: RACI100, at: a1, why: small, until: 2999-01-01}]\n")
    assert cli.main(["check", name]) == 0
    assert capsys.readouterr().out == "m.yaml: 1 activity, 0 parties; 0 gaps, 1 accepted\n"


def test_rules_can_be_selected_and_ignored(file: Any, capsys: pytest.CaptureFixture[str]) -> None:
    name = file(ORPHAN, "act: approve\nstated: {ops: A/R}\nwhen: {text: soon, exact: false}")
    assert cli.main(["check", name, "--select", "raci6,RACI303"]) == 0
    assert cli.main(["check", name, "--ignore", "RACI1,RACI303"]) == 0
    assert cli.main(["check", name, "--ignore", "RACI303"]) == 1
    counts = [line.split("; ")[1] for line in capsys.readouterr().out.splitlines() if "activities" in line]
    assert counts == ["0 gaps, 1 concern", "0 gaps, 1 concern", "1 gap, 1 concern"]


def test_a_severity_hides_what_is_less_severe(file: Any, capsys: pytest.CaptureFixture[str]) -> None:
    name = file(ORPHAN, "act: approve\nstated: {ops: A/R}\nwhen: {text: soon, exact: false}")
    ends = [cli.main(["check", name, "--severity", severity]) for severity in ("note", "concern", "gap")]
    counts = [line.split("; ")[1] for line in capsys.readouterr().out.splitlines() if "activities" in line]
    assert ends == [1, 1, 1]
    assert counts == ["1 gap, 1 concern", "1 gap, 1 concern", "1 gap"]


def test_a_limit_replaces_that_of_the_file_and_leaves_the_others(file: Any, capsys: pytest.CaptureFixture[str]) -> None:
    name = file(CLEAN)
    with open(name, "a", encoding="utf-8") as end:
        end.write("\nlimits: {informed: 0}\n")
    for limit in ("consulted=4", "informed=1", "share=0.5"):
        cli.main(["check", name, "--select", "RACI302", "--limit", "responsible=2", "--limit", limit])
    counts = [line.split("; ")[-1] for line in capsys.readouterr().out.splitlines() if "activity" in line]
    assert counts == ["0 gaps, 1 note", "0 gaps", "0 gaps, 1 note"]


@pytest.mark.parametrize("form", ["json", "github", "sarif", "csv"])
def test_the_other_formats_tell_every_file_that_can_be_read(form: Any, file: Any, capfdbinary: Any) -> None:
    clean, gaps = file(CLEAN, name="clean.yaml"), file(ORPHAN, name="gaps.yaml")
    assert cli.main(["check", "--format", form, clean, gaps, "nowhere.yaml"]) == 2
    out, err = capfdbinary.readouterr()
    assert out.decode("utf-8").count(TOLD) == 1
    assert err == b"nowhere.yaml: there is no such file; check the path\n"


@pytest.mark.parametrize("form", ["json", "github", "sarif", "csv"])
def test_the_other_formats_are_utf_8_in_every_terminal(form: Any) -> None:
    told = run("-m", "raci", "check", str(POLICY), "--lang", "zh", "--format", form, PYTHONIOENCODING="ascii")
    assert "“搭建公司运营风险的管理机制”".encode() in told.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="needs file names that are any bytes")
@pytest.mark.parametrize("form", ["text", "json", "github", "sarif", "csv"])
def test_a_file_name_that_is_no_utf_8_gets_no_traceback(form: Any, file: Any) -> None:
    Path(file(ORPHAN)).rename(os.fsdecode(b"\xff.yaml"))
    told = run("-m", "raci", "check", "--format", form, os.fsdecode(os.fsencode(Path.cwd()) + b"/\xff.yaml"))
    assert (told.returncode, told.stderr) == (1, b"")


def test_every_problem_of_a_file_is_told_with_status_2(file: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", file("stated: {ops: X}\ndamaged: no")]) == 2
    assert capsys.readouterr() == (
        "",
        'm.yaml:12:19: "X" holds something other than letters; use A, R, S, C, I, two in one cell as A/R\n'
        'm.yaml:13:14: "no" is neither true nor false; write true or false\n',
    )


def test_problems_are_told_in_chinese(file: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--lang", "zh", file("damaged: no")]) == 2
    assert capsys.readouterr().err == 'm.yaml:13:14: "no" 既不是 true 也不是 false；请写 true 或 false\n'


def test_a_missing_file_has_status_2(file: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "nowhere.yaml"]) == 2
    assert capsys.readouterr() == ("", "nowhere.yaml: there is no such file; check the path\n")


def test_the_layer_decides_what_is_a_gap(file: Any) -> None:
    name = file("stated: {}\nproposed: {ops: {letters: A/R, why: w}}")
    assert [cli.main(["check", name, "--layer", layer]) for layer in Layer] == [1, 1, 0]


def test_every_file_is_checked_and_the_worst_status_counts(file: Any, capsys: pytest.CaptureFixture[str]) -> None:
    clean, gaps = file(CLEAN, name="clean.yaml"), file(ORPHAN, name="gaps.yaml")
    assert cli.main(["check", clean, gaps]) == 1
    assert cli.main(["check", "nowhere.yaml", gaps, clean]) == 2
    assert capsys.readouterr().out.count("clean.yaml: ") == 2


# explain and rules


def test_a_rule_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", "raci502"]) == 0
    assert capsys.readouterr() == (formats.explained(rules.RULES["RACI502"], "en") + "\n", "")


def test_a_family_is_explained_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", "RACI5", "--lang", "zh"]) == 0
    told = capsys.readouterr().out.split("\n\n\n")
    assert [one[:7] for one in told] == [code for code in rules.RULES if code.startswith("RACI5")]
    assert "理由：" in told[0]


def test_an_unknown_rule_is_told_with_a_near_one(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["explain", "RACI5O2"])
    assert ended.value.code == 2
    assert capsys.readouterr().err.endswith("unknown rule RACI5O2; did you mean RACI502?\n")


def test_the_rules_are_listed_one_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["rules"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line[:7] for line in lines] == list(rules.RULES)
    assert lines[0] == "RACI100  gap      Nobody owns"


def test_the_rules_are_listed_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["rules", "--lang", "zh"]) == 0
    assert capsys.readouterr().out.splitlines()[0].split() == ["RACI100", "缺口", "无人承担"]


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_a_file_that_cannot_be_read_is_seen_in_every_report(
    file: Any, capsys: pytest.CaptureFixture[str], form: Any
) -> None:
    assert cli.main(["check", file("damaged: no"), "--format", form]) == 2
    assert "neither true nor false" in capsys.readouterr().out


def test_accepted_findings_are_shown_when_asked_for(file: Any, capsys: pytest.CaptureFixture[str]) -> None:
    name = file("stated: {fin: R}", more="accept: [{rule: RACI101, at: a1, why: small, until: 2999-01-01}]")
    for more, shown in (([], False), (["--show-accepted"], True)):
        cli.main(["check", name, "--format", "sarif", *more])
        results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
        assert ("RACI101" in [one["ruleId"] for one in results]) is shown


def test_a_job_gets_its_summary(
    file: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    assert cli.main(["check", file("stated: {}"), "--format", "github"]) == 1
    assert "RACI100" in (tmp_path / "summary.md").read_text(encoding="utf-8")


def test_an_accepted_rule_that_nobody_knows_is_a_problem_of_the_file(
    file: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    name = file(CLEAN, more="accept: [{rule: RACI999, at: a1, why: small, until: 2999-01-01}]")
    assert cli.main(["check", name]) == 2
    assert "what is accepted names the unknown rule RACI999; " in capsys.readouterr().err


# export


def test_an_export_is_wide_csv_of_today_on_standard_output(file: Any, capfdbinary: Any) -> None:
    name = file("stated: {ops: A/R}\ndecided: {fin: {letters: C, on: 2026-12-01, why: w}}")
    assert cli.main(["export", name]) == 0
    heads = "Id,Process,Clause,Activity,ops,fin"
    assert capfdbinary.readouterr() == (b"\xef\xbb\xbf" + f"{heads}\r\na1,P,1,N,A/R,C\r\n".encode(), b"")


def test_an_export_goes_to_a_file(file: Any, capsys: pytest.CaptureFixture[str]) -> None:
    name = file(CLEAN)
    assert cli.main(["export", name, "--out", "m.csv"]) == 0
    assert Path("m.csv").read_bytes() == export.csv(wide(matrix_of(CLEAN), Layer.TODAY, "en"))
    assert capsys.readouterr() == ("", "")


def test_shape_layer_and_language_can_be_chosen(tmp_path: Path) -> None:
    out = tmp_path / "p.csv"
    args = ["--shape", "long", "--layer", "proposed", "--lang", "zh", "--out", str(out)]
    assert cli.main(["export", str(POLICY), *args]) == 0
    assert out.read_bytes() == export.csv(long(policy(), Layer.PROPOSED, "zh"))


def test_a_workbook_goes_to_a_file(file: Any) -> None:
    name = file(CLEAN)
    assert cli.main(["export", name, "--format", "xlsx", "--lang", "zh", "--out", "m.xlsx"]) == 0
    assert openpyxl.load_workbook("m.xlsx").sheetnames == ["责任矩阵", "字母明细", "释义"]


def test_a_workbook_goes_to_standard_output(file: Any, capfdbinary: Any) -> None:
    assert cli.main(["export", file(CLEAN), "--format", "xlsx"]) == 0
    book = openpyxl.load_workbook(io.BytesIO(capfdbinary.readouterr().out))
    assert book.sheetnames == ["Matrix", "Letters", "Definitions"]


def test_a_workbook_is_not_written_into_a_terminal(
    file: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert cli.main(["export", file(CLEAN), "--format", "xlsx"]) == 2
    assert capsys.readouterr() == ("", "a workbook cannot be shown in a terminal; add --out FILE.xlsx\n")


def test_letters_go_to_json_as_the_frame_has_them(capfdbinary: Any) -> None:
    args = ["--format", "json", "--layer", "stated", "--lang", "zh", "--role", "finance"]
    assert cli.main(["export", str(POLICY), *args]) == 0
    rows = Selection.read({"role": "finance"}, policy()).of(policy(), Layer.STATED)
    assert capfdbinary.readouterr() == (frames.json(frames.letters(rows, Layer.STATED, "zh")), b"")


def test_letters_go_to_parquet_with_their_types(file: Any) -> None:
    assert cli.main(["export", file(CLEAN), "--format", "parquet", "--out", "m.parquet"]) == 0
    table = pd.read_parquet("m.parquet")
    pd.testing.assert_frame_equal(table, frames.letters(matrix_of(CLEAN)))
    assert list(table.letter) == ["A", "R", "I"]


def test_a_parquet_file_is_not_written_into_a_terminal(
    file: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert cli.main(["export", file(CLEAN), "--format", "parquet"]) == 2
    assert capsys.readouterr() == ("", "a Parquet file cannot be shown in a terminal; add --out FILE.parquet\n")


def test_without_pandas_all_but_the_frames_works_and_they_say_what_is_missing() -> None:
    def call(*args: str) -> subprocess.CompletedProcess[bytes]:
        without = "import sys; sys.modules['pandas'] = sys.modules['pyarrow'] = None; from raci import cli"
        return run("-c", f"{without}; sys.exit(cli.main({list(args)}))")

    works = [["--version"], ["rules"], ["check", str(POLICY)], ["export", str(POLICY)]]
    assert [call(*args).returncode for args in works] == [0, 0, 1, 0]
    assert call("export", str(POLICY), "--format", "xlsx").stdout.startswith(b"PK")
    missing = "needs pandas and pyarrow; run: pip install 'pandas>=3,<4' 'pyarrow>=20'\n"
    for form in ("json", "parquet"):
        told = call("export", str(POLICY), "--format", form)
        assert (told.returncode, told.stdout, told.stderr.decode()) == (2, b"", f"{POLICY}: {form} {missing}")


def test_what_is_missing_is_what_the_package_calls_its_extra() -> None:
    extra = PROJECT["project"]["optional-dependencies"]["analysis"]
    assert "pip install " + " ".join(f"'{need}'" for need in extra) == INSTALL


def test_an_unreadable_matrix_is_not_exported(file: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["export", file("damaged: no"), "--lang", "zh", "--out", "m.csv"]) == 2
    assert capsys.readouterr().err == 'm.yaml:13:14: "no" 既不是 true 也不是 false；请写 true 或 false\n'
    assert not Path("m.csv").exists()


def test_an_export_holds_just_the_rows_asked_for(capfdbinary: Any) -> None:
    args = ["--role", "finance", "--letter", "R", "--process", "approval", "--text", "review", "--gaps"]
    assert cli.main(["export", str(POLICY), *args]) == 0
    asked = {"role": "finance", "letter": "R", "process": "approval", "text": "review", "gaps": "yes"}
    rows = selected(Selection.read(asked, policy()), policy(), Layer.TODAY)
    assert capfdbinary.readouterr().out == export.csv(wide(rows, Layer.TODAY, "en"))


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_an_export_of_rows_that_nobody_knows_is_refused(
    file: Any, capsys: pytest.CaptureFixture[str], form: Any
) -> None:
    args = ["--role", "opps", "--letter", "X", "--format", form, "--out", "m.csv"]
    assert cli.main(["export", file(CLEAN), *args]) == 2
    assert capsys.readouterr().err == (
        "m.yaml: role=opps names nothing here; did you mean ops?\n"
        "m.yaml: letter=X names nothing here; allowed is A, R, S, C, I\n"
    )
    assert not Path("m.csv").exists()


def test_a_place_that_cannot_be_written_is_told_with_status_2(file: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["export", file(CLEAN), "--out", "no/m.csv"]) == 2
    assert capsys.readouterr() == ("", "no/m.csv cannot be written: No such file or directory\n")
    assert cli.main(["export", file(CLEAN), "--out", ".", "--lang", "zh"]) == 2
    assert capsys.readouterr() == ("", "无法写入 .：Is a directory\n")


# the call itself


def test_the_version_is_that_of_the_package(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(metadata, "version", lambda name: f"{name} as installed")
    assert shown_version(capsys) == "raci raci-matrix as installed\n"


def test_the_version_of_a_folder_that_is_not_installed_is_that_of_its_project(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(metadata, "version", not_installed)
    assert shown_version(capsys) == f"raci {PROJECT['project']['version']}\n"
    monkeypatch.setattr("raci.cli.version.PROJECT", Path("nowhere.toml"))
    assert shown_version(capsys) == "raci unknown\n"


def shown_version(capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--version"])
    assert ended.value.code == 0
    return capsys.readouterr().out


def not_installed(name: str) -> str:
    raise metadata.PackageNotFoundError(name)


def test_help_names_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--help"])
    told = capsys.readouterr().out
    assert ended.value.code == 0
    assert "check     list what is wrong with matrix files" in told
    assert "explain   say what a rule asks and why, with examples" in told
    assert "rules     list the rules: code, severity, name" in told
    assert "export    write a matrix as CSV, XLSX, Markdown, HTML or data" in told
    assert "schema    write the JSON Schema of a matrix file" in told


def test_help_of_check_shows_calls_that_work(
    file: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SystemExit):
        cli.main(["check", "--help"])
    told = capsys.readouterr().out
    calls = [line.split(" > ")[0].split()[3:] for line in told.splitlines() if line.startswith("  python -m raci")]
    assert len(calls) == 4
    name = file(CLEAN)
    assert [cli.main([name if word == "data/*.yaml" else word for word in call]) for call in calls] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["--select", "RACI5O2"], "argument --select: unknown rule RACI5O2; did you mean RACI502?"),
        (["--ignore", "all"], "argument --ignore: unknown rule ALL; `python -m raci rules` lists them all"),
        (["--layer", "todya"], "argument --layer: there is no todya; did you mean today?"),
        (["--severity", "x"], "argument --severity: there is no x; use gap, concern, note"),
        (["--limit", "consulte=4"], "argument --limit: unknown limit consulte; did you mean consulted?"),
        (["--limit", "4"], "argument --limit: unknown limit 4; write NAME=N"),
        (
            ["--limit", "responsible=0"],
            "argument --limit: responsible=0 is out of bounds; write a number from 1 to 1000",
        ),
        (["--limit", "share=60%"], "argument --limit: share=60% is out of bounds; write a number from 0 to 1"),
        (["--limit", "share=nan"], "argument --limit: share=nan is out of bounds; write a number from 0 to 1"),
    ],
)
def test_a_slip_in_an_option_is_told_with_what_to_write(
    args: Any, told: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["check", "m.yaml", *args])
    assert ended.value.code == 2
    assert capsys.readouterr().err.endswith(f"error: {told}\n")


@pytest.mark.parametrize("args", [[], ["check"], ["explain"], ["check", "--layer", "x", "f"], ["export", "a", "b"]])
def test_a_call_that_makes_no_sense_has_status_2(args: Any, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(args)
    assert ended.value.code == 2
    assert "error: " in capsys.readouterr().err


def test_the_package_can_be_called_by_name() -> None:
    told = run("-m", "raci", "check", "data/operations-policy.yaml", "--severity", "gap")
    lines = told.stdout.decode("utf-8").splitlines()
    assert (told.returncode, told.stderr) == (1, b"")
    causes = sum(not line.startswith(" ") for line in lines) - 1
    assert lines[-1] == f"data/operations-policy.yaml: 98 activities, 27 parties; {causes} gaps"


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif", "csv"])
def test_a_check_starts_without_the_heavy_libraries(form: Any) -> None:
    call = f"import sys; from raci import cli; cli.main(['check', {str(POLICY)!r}, '--format', {form!r}])"
    told = run("-c", f"{call}; print([name for name in {HEAVY} if name in sys.modules])")
    assert told.stdout.splitlines()[-1] == b"[]"


@pytest.mark.parametrize("command", ["check", "export"])
def test_a_reader_that_closes_early_gets_no_traceback(command: Any) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    told = run("-m", "raci", command, str(POLICY), stdout=writer)
    os.close(writer)
    assert (told.returncode in (0, 1), told.stderr) == (True, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the always full device of Linux")
@pytest.mark.parametrize("command", ["check", "export"])
def test_a_full_disk_behind_standard_output_is_told_with_status_2(command: Any) -> None:
    with open("/dev/full", "wb") as full:
        told = run("-m", "raci", command, str(POLICY), stdout=full)
    assert told.returncode == 2
    assert told.stderr.endswith(b" cannot be written: No space left on device\n")
    assert b"None" not in told.stderr


def test_a_terminal_that_knows_no_chinese_gets_no_traceback() -> None:
    told = run("-m", "raci", "check", str(POLICY), "--lang", "zh", PYTHONIOENCODING="ascii")
    assert (told.returncode, told.stderr) == (1, b"")
