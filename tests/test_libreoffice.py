"""Files that are given out, opened by LibreOffice: every cell as it was written, Chinese and formulas included.

Without LibreOffice these tests skip, unless RACI_REQUIRE_LIBREOFFICE is set.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from raci.model.letters import Layer
from raci.out import export, files, handout
from raci.sheets import document
from raci.sheets.grid import Grid
from raci.views.tables import Table, wide
from tests.matrices import policy

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
COMMA, SEMICOLON, PAGE = "CSV:44,34,UTF8,1,,0,false,true", "CSV:59,34,UTF8,1,,0,false,true", "HTML (StarCalc)"
"""What the dialog of LibreOffice offers for a CSV, and how it opens a page as a sheet."""
HARMFUL = [f"{start}{rest}" for start in "=+-@＝＋－＠" for rest in ("1+1", "cmd|' /C calc'!A0", "计划")]
CELLS = [
    *HARMFUL,
    "\t=1",
    "3.10",
    "007",
    "1-2",
    "1E5",
    "3月10日",
    "运营部 审批",
    'say "no"; a, b',
    "'quoted",
    "A/R",
    "<b>x</b>",
]


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[str]]]:
    """Name of a file -> the cells that LibreOffice sees in it, as it saves them."""

    if SOFFICE is None:
        if os.environ.get("RACI_REQUIRE_LIBREOFFICE"):
            pytest.fail("RACI_REQUIRE_LIBREOFFICE is set and there is no LibreOffice")
        pytest.skip("no LibreOffice on this machine (Debian: apt install libreoffice-calc)")
    folder = tmp_path_factory.mktemp("office")
    for (form, name), data in given().items():
        (folder / form.partition(":")[0].partition(" ")[0]).mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    for form in dict.fromkeys(form for form, _ in given()):
        own = [str(folder / name) for kind, name in given() if kind == form]
        how = [f"--infilter={form}"] if form else []
        profile = f"-env:UserInstallation=file://{folder}/profile"
        call = [SOFFICE, profile, "--headless", *how, "--convert-to", "ods", "--outdir", str(folder / "ods"), *own]
        subprocess.run(call, check=True, capture_output=True, timeout=120)
    return {name: seen(folder / "ods" / f"{Path(name).stem}.ods") for _, name in given()}


def seen(path: Path) -> list[list[str]]:
    grid = next(block for block in document(path.read_bytes(), path.name).blocks if isinstance(block, Grid))
    return grid.rows


def table() -> Table:
    return Table(["Id", "活动", "Role"], [[f"{number}", cell, "R"] for number, cell in enumerate(CELLS)])


def given() -> dict[tuple[str, str], bytes]:
    """How LibreOffice opens it, and its name -> the bytes."""

    rows = wide(policy(), Layer.TODAY, "zh")
    return {
        (COMMA, "cells.csv"): export.csv(table()),
        (SEMICOLON, "cells-semicolon.csv"): export.csv(table(), ";"),
        ("", "cells.xlsx"): export.table_xlsx(table(), "单元格"),
        (PAGE, "cells.html"): handout.table_html(table(), "单元格", "zh"),
        (COMMA, "policy.csv"): export.csv(rows),
        ("", "policy.xlsx"): files.of_rows("matrix.xlsx", policy(), Layer.TODAY, "zh"),
    }


def wanted(cells: Table) -> list[list[str]]:
    return [[cell.strip() for cell in row] for row in [cells.columns, *cells.rows]]


def test_every_cell_is_as_it_was_written_and_nothing_is_run(converted: dict[str, list[list[str]]]) -> None:
    for name in ("cells.csv", "cells-semicolon.csv", "cells.xlsx", "cells.html"):
        got = converted[name]
        start = next(number for number, row in enumerate(got) if row[:2] == ["Id", "活动"])
        assert got[start : start + 1 + len(CELLS)] == wanted(table()), name


def test_the_policy_in_chinese_is_whole(converted: dict[str, list[list[str]]]) -> None:
    for name in ("policy.csv", "policy.xlsx"):
        assert converted[name] == wanted(wide(policy(), Layer.TODAY, "zh")), name
