"""A click in a folder of many matrices: what is looked at and read does not grow with the folder."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pages.shared import workspace
from raci.file import folder as core
from raci.file.dump import dumps
from raci.file.folder import stamp
from raci.store import library
from tests import large
from tests.conftest import opener
from tests.test_folder import settle
from tests.test_pages import PAGES

FEW, MANY = 5, 150
NAMED = "many.yaml"
"""The folder is called like a matrix, so that listing it is counted as well as opening what is in it."""
LIMIT_LOOKS = 25
"""Looks at the shown file in one click; today 4 to 12."""


class Counter:
    """What one click did to files, while it is `on`."""

    def __init__(self) -> None:
        self.on = False
        self.opened: list[str] = []
        self.looks: list[str] = []

    def note(self, event: str, args: tuple[Any, ...]) -> None:
        if self.on and event in ("open", "os.scandir", "os.listdir") and NAMED in str(args[0]):
            self.opened.append(str(args[0]))

    def look(self, path: Any) -> Any:
        self.looks.append(path.name)
        return stamp(path)


COUNTERS: list[Counter] = []


def note(event: str, args: Any) -> None:
    for one in COUNTERS:
        one.note(event, args)


sys.addaudithook(note)


@pytest.fixture
def counter(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    COUNTERS.append(Counter())
    monkeypatch.setattr(library, "stamp", COUNTERS[0].look)
    monkeypatch.setattr(core, "stamp", COUNTERS[0].look)
    yield COUNTERS[0]
    COUNTERS.clear()


@pytest.mark.parametrize("page", PAGES)
def test_a_click_opens_no_file_and_looks_only_at_the_shown_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, counter: Any, page: Any
) -> None:
    folder = tmp_path / NAMED
    folder.mkdir()
    monkeypatch.setattr(workspace, "FOLDER", folder)
    looks = []
    for number in (FEW, MANY):
        for place in range(number):
            (folder / f"m{place}.yaml").write_text(dumps(large.matrix(5, 5, f"m{place}")), encoding="utf-8")
        app = opener()(page, lang="en", matrix="m3")
        settle(folder)  # the database has come
        app.run()
        counter.looks.clear()
        counter.on = True
        app.run()
        counter.on = False
        assert not app.exception and counter.opened == []
        assert set(counter.looks) == {"m3.yaml"}
        looks.append(len(counter.looks))
    assert looks[0] == looks[1] <= LIMIT_LOOKS
