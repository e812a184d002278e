"""What is installed is pinned to the file: locks with hashes behind the commands of the README, parts and licences."""

import json
import re
from pathlib import Path

from tests.conftest import ROOT
from tests.supply import LOCKS, PARTS

DEPLOY = (ROOT / ".github" / "DEPLOY.md").read_text(encoding="utf-8")
ELSEWHERE = {"colorama"}
"""Parts that the lock has for other systems than the one that the list was made on."""


def pins(path: Path) -> set[tuple[str, str]]:
    """Packages, as they are called everywhere, with their versions; of some a lock has one for each Python."""

    lines = re.findall(r"^([\w.-]+)(?:\[[\w,]+\])?==([\w.]+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {(called(name), version) for name, version in lines}


def called(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_locks_are_those_of_the_requirements_and_every_file_has_its_hash() -> None:
    for asked, lock in LOCKS.items():
        assert pins(ROOT / asked) <= pins(ROOT / lock), f"python -m tests.supply, for {asked}"
        entries = re.split(r"\n(?=[\w.-]+==)", (ROOT / lock).read_text(encoding="utf-8"))
        assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert pins(ROOT / "requirements.lock") <= pins(ROOT / "tests" / "requirements.lock")


def test_the_commands_of_the_readme_and_the_container_install_from_the_locks() -> None:
    readme, ci = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", ".ci/run"))
    for command in re.findall(r"pip install -q -r (\S+)", readme + ci):
        assert command in LOCKS.values()
    assert "-r requirements.lock" in (ROOT / "tests" / "deploy" / "Containerfile").read_text(encoding="utf-8")


def test_every_part_is_listed_with_its_version_and_a_licence() -> None:
    parts = json.loads(PARTS.read_text(encoding="utf-8"))["components"]
    locked, listed = pins(ROOT / "requirements.lock"), {(called(part["name"]), part["version"]) for part in parts}
    assert listed <= locked, "python -m tests.supply"
    assert {name for name, _ in locked} - {name for name, _ in listed} <= ELSEWHERE
    assert [part["name"] for part in parts if not part.get("licenses")] == []
    section = DEPLOY.partition("## What it is made of")[2]
    named = [
        name for row in re.findall(r"^\| [^|]+ \| ([^|]+) \|$", section, re.MULTILINE)[1:] for name in row.split(", ")
    ]
    assert sorted(named) == sorted(part["name"] for part in parts)
