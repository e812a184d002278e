"""Markdown, HTML and CSV with either separator: each reads back as the same matrix, and nothing in them is live."""

import csv
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from raci.file.load import load, loads
from raci.model import Activity, Matrix
from raci.model.letters import Layer
from raci.out import export, handout
from raci.sheets import document, read
from raci.views.tables import wide
from raci.words.sentences import Text
from tests.conftest import POLICY

LIVE = ["=1+1", "+1+1", "-1+1", "@SUM(1)", "\tTab", "\rReturn", "3.10", "<b>bold</b>", "a | b", '=HYPERLINK("x")']
WRITERS = {
    "wide.csv": lambda matrix: export.csv(wide(matrix, Layer.TODAY, "en"), ";"),
    "table.md": lambda matrix: handout.markdown(matrix, Layer.TODAY, "en"),
    "page.html": lambda matrix: handout.html(matrix, Layer.TODAY, "en"),
}


def live(after: str = "") -> Matrix:
    """A matrix whose names would be formulas, numbers or markup; `after` stands behind them."""

    lines = "\n".join(
        f"  - {{id: a{n}, process: p, name: x, act: do, stated: {{ops: A/R, it: C}}}}" for n in range(len(LIVE))
    )
    text = "id: live\ntitle: Live\nroles:\n  - {id: ops, name: Ops, kind: role}\n  - {id: it, name: IT, kind: role}\n"
    text += f"processes:\n  - {{id: p, name: Work, kind: duties}}\nactivities:\n{lines}\n"
    matrix = loads(text)
    named = (
        replace(row, name=Text(name + after, name + after)) for row, name in zip(matrix.activities, LIVE, strict=True)
    )
    return replace(matrix, activities=tuple(named))


@pytest.mark.parametrize("name", WRITERS)
def test_every_name_and_letter_reads_back_unchanged(name: str) -> None:
    for matrix in (live(" and plan the work"), load(POLICY)):
        [found] = read(document(WRITERS[name](matrix), name), name).matrices
        again = [(one.id, " ".join(one.name.split()), list(one.letters.values())) for one in found.activities]
        assert again == [(row.id, " ".join(row.name.en.split()), cells(row, matrix)) for row in matrix.activities]


def cells(row: Activity, matrix: Matrix) -> list[str]:
    """The letters of a row as they are told, in the order of the roles."""

    marks = row.marks(Layer.TODAY)
    return [marks[role.id].cell for role in matrix.roles if role.id in marks and marks[role.id].letters]


def test_the_page_is_one_file_without_script_and_says_what_it_shows() -> None:
    page = handout.html(load(POLICY), Layer.PROPOSED, "zh").decode()
    assert not re.search(r"<script|<link|<img|src=|url\(|https?://", page)
    assert '<html lang="zh-CN">' in page and "运营职责管理制度" in page and '<b class="A">A</b>' in page
    assert "<b>bold" not in handout.html(live(), Layer.TODAY, "en").decode()


@pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice here")
def test_libreoffice_opens_page_and_csv_and_runs_nothing(tmp_path: Path) -> None:
    for name in ("page.html", "wide.csv"):
        (tmp_path / name).write_bytes(WRITERS[name](live()))
        kind = ["--infilter=CSV:59,34,76,1"] if name == "wide.csv" else ["--infilter=HTML (StarCalc)"]
        home = f"-env:UserInstallation=file://{tmp_path}/home"
        call = ["soffice", home, "--headless", *kind, "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76"]
        call += ["--outdir", f"{tmp_path}/out", f"{tmp_path / name}"]
        subprocess.run(call, check=True, capture_output=True, timeout=90)
        text = (tmp_path / "out" / name).with_suffix(".csv").read_text(encoding="utf-8")
        shown = {" ".join(cell.lstrip("'").split()) for row in csv.reader(text.splitlines()) for cell in row}
        assert {" ".join(one.split()) for one in LIVE} <= shown
