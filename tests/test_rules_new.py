"""A new rule touches one file: all that pages, command line and documents tell of it stands on the rule itself."""

import sys
from collections.abc import Callable, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from raci import cli
from raci.file.load import load
from raci.rules import RULES, Rule, causes, check
from tests.conftest import ROOT, all_sent, sent, unfolded
from tests.test_readme import rule_table

MODULE = '''
"""RACI9xx: a family that only this test knows."""

from raci.rules.rule import About, Hit, Place, Plural, Severity, rule


@rule(
    "RACI999",
    Severity.GAP,
    About.PROCESS,
    says="“{process}” is looked at by the new rule",
    why="So that it shows.",
    source="this test",
    rank=100,
    plural=Plural("{n} process is new", "{n} processes are new", 0),
)
def newly_looked_at(view):
    """Bad:
        - stated: {sales: A/R}

    Good:
        []
    """

    for process in view.matrix.processes:
        yield Hit(Place(process=process.id), {"process": process.name})


@rule(
    "RACI998",
    Severity.GAP,
    About.CELL,
    says="“{activity}” is read by the new rule",
    why="So that a row shows.",
    source="this test",
    rank=1,
    plural=Plural("{n} new row", "{n} new rows", 0),
)
def newly_read(view):
    """Bad:
        - {id: ask, stated: {sales: A/R}}

    Good:
        []
    """

    for activity in view.matrix.activities:
        if activity.id == "ask":
            yield Hit(Place(activities=("ask",), roles=("sales",)), {"activity": activity.name})
'''


@pytest.fixture
def new(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rule]:
    """The rules of MODULE, registered for this test only: of a process, given here, and of a party's part in a row."""

    path = tmp_path_factory.mktemp("rules") / "newly.py"
    path.write_text(MODULE, encoding="utf-8")
    spec = spec_from_file_location("newly", path)
    assert spec and spec.loader
    module = module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "newly", module)
    spec.loader.exec_module(module)
    yield RULES["RACI999"]
    del RULES["RACI999"], RULES["RACI998"]


@pytest.fixture
def path(new: Any, tmp_path: Path) -> Any:
    """A matrix of its own, so that nothing of it is known from before: two processes, nothing else to find."""

    path = tmp_path / "newcomer.yaml"
    path.write_text((ROOT / "tests" / "cases" / "clean.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    return path


def test_it_is_found_and_known_by_its_process(path: Any) -> None:
    matrix = load(path)
    found = [one for one in check(matrix) if one.rule.code == "RACI999"]
    assert [one.id for one in found] == [f"RACI999:{process.id}" for process in matrix.processes]
    assert [cause.id for cause in causes(found)] == [f"newly-looked-at:{process.id}" for process in matrix.processes]
    assert [one.line for one in found] == [process.line for process in matrix.processes]


def test_the_command_line_knows_it(path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["rules"]) == cli.CLEAN
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "RACI998  gap      Newly read",
        "RACI999  gap      Newly looked at",
    ]
    assert cli.main(["explain", "RACI999"]) == cli.CLEAN
    assert "So that it shows." in capsys.readouterr().out
    for form in ("text", "json", "sarif", "github", "csv"):
        assert cli.main(["check", str(path), "--select", "RACI9", "--format", form]) == cli.GAPS
        assert "RACI999" in capsys.readouterr().out


def test_the_table_of_the_documents_has_a_row_for_it(new: Any) -> None:
    assert rule_table()[-1] == "| RACI999 | Newly looked at | gap | “…” is looked at by the new rule |"


def test_the_overview_and_the_gaps_show_it(path: Any, alone: Callable[..., AppTest]) -> None:
    number = len(load(path).processes)
    overview = alone(matrix="newcomer", more="yes")
    assert "is looked at by the new rule" in sent(overview)["sentence"]
    assert f"**{number}** processes are new" in [link.proto.label for link in overview.get("page_link")]
    gaps = unfolded(alone("gaps/gaps.py", matrix="newcomer", rule="RACI999"), "gaps-filter")
    assert "Newly looked at" in gaps.selectbox(key="gaps-rule").options
    assert "is looked at by the new rule" in str(all_sent(gaps))


def test_every_page_that_tells_of_a_row_shows_it(path: Any, alone: Callable[..., AppTest]) -> None:
    pages = ("matrix/matrix.py", "process/process.py", "role/role.py", "gaps/gaps.py")
    shown = {page: alone(page, matrix="newcomer", role="sales", activity="ask") for page in pages}
    assert {page for page, app in shown.items() if "is read by the new rule" not in told(app)} == set()
    assert "**1** new row" in told(alone(matrix="newcomer", more="yes"))
    library = sent(alone("library/library.py", matrix="newcomer"))
    counted = [sum(row["cells"][1:6]) for row in library["shelves"][0]["rows"] if row["id"] == "newcomer"]
    assert counted == [len(load(path).processes) + 1]


def told(app: AppTest) -> str:
    """All that a page says: in its own components, in sentences and on links."""

    said = [element.value for element in (*app.markdown, *app.caption)]
    return str([*all_sent(app), *said, *(link.proto.label for link in app.get("page_link"))])
