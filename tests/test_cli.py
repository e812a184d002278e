"""The command line: what it prints, what it writes, and its exit status: 0 clean, 1 gaps, 2 unreadable."""

import io
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from raci import cli, export
from raci.letters import Layer
from raci.tables import long, wide
from tests.matrices import POLICY, ROOT, matrix_of, policy, text_of

CLEAN = "stated: {ops: A/R}"
HEAVY = ["pandas", "plotly", "streamlit", "xlsxwriter"]


@pytest.fixture
def file(tmp_path, monkeypatch):
    """Writes a matrix of these rows and gives its name in the current folder."""

    def write(*rows: str, name: str = "m.yaml") -> str:
        Path(name).write_text(text_of(*rows), encoding="utf-8")
        return name

    monkeypatch.chdir(tmp_path)
    return write


def run(*args: str, stdout=subprocess.PIPE, **environment: str) -> subprocess.CompletedProcess:
    """A call in a process of its own, from the root of the project, its output buffered as in a user's shell."""

    env = os.environ | {"PYTHONUNBUFFERED": ""} | environment
    return subprocess.run([sys.executable, *args], cwd=ROOT, env=env, stdout=stdout, stderr=subprocess.PIPE)


# check


def test_a_clean_file_is_summed_up_with_status_0(file, capsys):
    assert cli.main(["check", file(CLEAN)]) == 0
    assert capsys.readouterr() == ("m.yaml: 1 activity, 1 party; 0 rows without clear ownership\n", "")


def test_a_file_with_gaps_has_status_1(file, capsys):
    assert cli.main(["check", file(CLEAN, "stated: {ops: A, fin: C}")]) == 1
    assert capsys.readouterr() == ("m.yaml: 2 activities, 2 parties; 1 row without clear ownership\n", "")


def test_a_check_speaks_chinese(file, capsys):
    assert cli.main(["check", "--lang", "zh", file(CLEAN, "stated: {}")]) == 1
    assert capsys.readouterr() == ("m.yaml: 2 项活动，1 个角色；1 行职责不明\n", "")


def test_every_problem_of_a_file_is_told_with_status_2(file, capsys):
    assert cli.main(["check", file("stated: {ops: X}\ndamaged: no")]) == 2
    assert capsys.readouterr() == (
        "",
        'm.yaml:12:19: "X" holds something other than letters; use A, R, S, C, I, two in one cell as A/R\n'
        'm.yaml:13:14: "no" is neither true nor false; write true or false\n',
    )


def test_problems_are_told_in_chinese(file, capsys):
    assert cli.main(["check", "--lang", "zh", file("damaged: no")]) == 2
    assert capsys.readouterr().err == 'm.yaml:13:14: "no" 既不是 true 也不是 false; 请写 true 或 false\n'


def test_a_missing_file_has_status_2(file, capsys):
    assert cli.main(["check", "nowhere.yaml"]) == 2
    assert capsys.readouterr() == ("", "nowhere.yaml: there is no such file; check the path\n")


def test_the_layer_decides_what_is_a_gap(file, capsys):
    name = file("stated: {ops: A}\nproposed: {fin: {letters: R, why: w}}")
    assert [cli.main(["check", name, "--layer", layer]) for layer in Layer] == [1, 1, 0]


def test_every_file_is_checked_and_the_worst_status_counts(file, capsys):
    clean, gaps = file(CLEAN, name="clean.yaml"), file("stated: {}", name="gaps.yaml")
    assert cli.main(["check", clean, gaps]) == 1
    assert cli.main(["check", "nowhere.yaml", gaps, clean]) == 2
    assert capsys.readouterr().out.count("clean.yaml: ") == 2


# export


def test_an_export_is_wide_csv_of_today_on_standard_output(file, capfdbinary):
    name = file("stated: {ops: A/R}\ndecided: {fin: {letters: C, on: 2026-12-01, why: w}}")
    assert cli.main(["export", name]) == 0
    heads = "Id,Process,Clause,Activity,ops,fin"
    assert capfdbinary.readouterr() == (b"\xef\xbb\xbf" + f"{heads}\r\na1,P,1,N,A/R,C\r\n".encode(), b"")


def test_an_export_goes_to_a_file(file, capsys):
    name = file(CLEAN)
    assert cli.main(["export", name, "--out", "m.csv"]) == 0
    assert Path("m.csv").read_bytes() == export.csv(wide(matrix_of(CLEAN), Layer.TODAY, "en"))
    assert capsys.readouterr() == ("", "")


def test_shape_layer_and_language_can_be_chosen(tmp_path):
    out = tmp_path / "p.csv"
    args = ["--shape", "long", "--layer", "proposed", "--lang", "zh", "--out", str(out)]
    assert cli.main(["export", str(POLICY), *args]) == 0
    assert out.read_bytes() == export.csv(long(policy(), Layer.PROPOSED, "zh"))


def test_a_workbook_goes_to_a_file(file):
    name = file(CLEAN)
    assert cli.main(["export", name, "--format", "xlsx", "--lang", "zh", "--out", "m.xlsx"]) == 0
    assert openpyxl.load_workbook("m.xlsx").sheetnames == ["责任矩阵", "字母明细", "释义"]


def test_a_workbook_goes_to_standard_output(file, capfdbinary):
    assert cli.main(["export", file(CLEAN), "--format", "xlsx"]) == 0
    book = openpyxl.load_workbook(io.BytesIO(capfdbinary.readouterr().out))
    assert book.sheetnames == ["Matrix", "Letters", "Definitions"]


def test_a_workbook_is_not_written_into_a_terminal(file, capsys, monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert cli.main(["export", file(CLEAN), "--format", "xlsx"]) == 2
    assert capsys.readouterr() == ("", "a workbook cannot be shown in a terminal; add --out FILE.xlsx\n")


def test_an_unreadable_matrix_is_not_exported(file, capsys):
    assert cli.main(["export", file("damaged: no"), "--lang", "zh", "--out", "m.csv"]) == 2
    assert capsys.readouterr().err == 'm.yaml:13:14: "no" 既不是 true 也不是 false; 请写 true 或 false\n'
    assert not Path("m.csv").exists()


def test_a_place_that_cannot_be_written_is_told_with_status_2(file, capsys):
    assert cli.main(["export", file(CLEAN), "--out", "no/m.csv"]) == 2
    assert capsys.readouterr() == ("", "no/m.csv cannot be written: No such file or directory\n")
    assert cli.main(["export", file(CLEAN), "--out", ".", "--lang", "zh"]) == 2
    assert capsys.readouterr() == ("", "无法写入 .：Is a directory\n")


# the call itself


def test_help_names_both_commands(capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main(["--help"])
    told = capsys.readouterr().out
    assert ended.value.code == 0
    assert "check     list what is wrong with matrix files" in told
    assert "export    write a matrix as CSV or XLSX" in told


@pytest.mark.parametrize("args", [[], ["check"], ["explain"], ["check", "--layer", "x", "f"], ["export", "a", "b"]])
def test_a_call_that_makes_no_sense_has_status_2(args, capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main(args)
    assert ended.value.code == 2
    assert "error: " in capsys.readouterr().err


def test_the_package_can_be_called_by_name():
    told = run("-m", "raci", "check", "data/operations-policy.yaml", "--layer", "proposed")
    summary = b"data/operations-policy.yaml: 98 activities, 27 parties; 0 rows without clear ownership\n"
    assert (told.returncode, told.stdout, told.stderr) == (0, summary.replace(b"\n", os.linesep.encode()), b"")


def test_a_check_starts_without_the_heavy_libraries():
    call = f"import sys; from raci import cli; cli.main(['check', {str(POLICY)!r}])"
    told = run("-c", f"{call}; print([name for name in {HEAVY} if name in sys.modules])")
    assert told.stdout.splitlines()[-1] == b"[]"


@pytest.mark.parametrize("command", ["check", "export"])
def test_a_reader_that_closes_early_gets_no_traceback(command):
    reader, writer = os.pipe()
    os.close(reader)
    told = run("-m", "raci", command, str(POLICY), stdout=writer)
    os.close(writer)
    assert (told.returncode in (0, 1), told.stderr) == (True, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the always full device of Linux")
@pytest.mark.parametrize("command", ["check", "export"])
def test_a_full_disk_behind_standard_output_is_told_with_status_2(command):
    with open("/dev/full", "wb") as full:
        told = run("-m", "raci", command, str(POLICY), stdout=full)
    assert told.returncode == 2
    assert told.stderr.endswith(b" cannot be written: No space left on device\n")
    assert b"None" not in told.stderr


def test_a_terminal_that_knows_no_chinese_gets_no_traceback():
    told = run("-m", "raci", "check", str(POLICY), "--lang", "zh", "--layer", "proposed", PYTHONIOENCODING="ascii")
    assert (told.returncode, told.stderr) == (0, b"")
