"""The JavaScript of the pages: its unit tests, its linter, and each script as the browser gets it.

Without Node these tests skip, and the linter also without Biome, unless RACI_REQUIRE_NODE is set. Biome is looked for
in the folder that RACI_NODE_MODULES names, else in `node_modules` beside `tests/package.json`.
"""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from pages.shared import assets
from tests.matrices import ROOT
from tests.test_component import DRAWN

LIMIT_NODE = 60  # seconds
PARSED = """
import { readFileSync } from "node:fs";
import vm from "node:vm";
for (const path of process.argv.slice(1)) {
    new vm.SourceTextModule(readFileSync(path, "utf8"), { identifier: path });
}
"""
"""Reads each file as a module and runs none; one start of Node for all of them."""


def tool(name: str, found: str | None) -> str:
    if found is None and os.environ.get("RACI_REQUIRE_NODE"):
        pytest.fail(f"RACI_REQUIRE_NODE is set and there is no {name}")
    return found or pytest.skip(f"there is no {name}; see CONTRIBUTING")


def said(*command: str) -> str:
    """What a command says where it ends with an error, "" where it does not."""

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=LIMIT_NODE)
    return (done.stdout + done.stderr or "no word") if done.returncode else ""


@pytest.fixture
def node() -> str:
    return tool("node", shutil.which("node"))


def test_the_unit_tests_of_the_javascript_pass(node: Any) -> None:
    files = sorted(f"{path}" for path in ROOT.glob("tests/js/*.test.js"))
    assert files
    assert said(node, "--test", *files) == ""


def test_each_script_is_one_module_without_a_name_twice(node: Any, tmp_path: Path) -> None:
    for name in DRAWN:
        (tmp_path / f"{Path(name).stem}.mjs").write_text(assets.script(name), encoding="utf-8")
    flags = ("--experimental-vm-modules", "--no-warnings", "--input-type=module")
    assert said(node, *flags, "--eval", PARSED, *map(str, sorted(tmp_path.iterdir()))) == ""


def test_the_linter_has_nothing_to_say() -> None:
    folder = Path(os.environ.get("RACI_NODE_MODULES") or ROOT / "tests" / "node_modules") / ".bin"
    biome = tool("biome", shutil.which("biome", path=str(folder)))
    assert said(biome, "ci", "--colors=off", "pages", "tests/js", "tests/package.json") == ""
