"""Uploaded matrices in the database: revisions, names, deletion, and databases that an earlier app has written."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from raci.log import Decision, Merged
from raci.model import Matrix
from raci.model.changes import Change
from raci.model.letters import letters_of
from raci.people import typed
from raci.store import Library, NotKeptError, RefusedError, Revised, Shelf, open_store
from raci.store import shelf as shelf_module
from tests import databases
from tests.databases import KINDS

CASES = Path(__file__).parent / "cases"
TEXT = "id: kitchen\ntitle: Kitchen\nroles: []\nprocesses: []\nactivities: []\n"
LATER = TEXT.replace("Kitchen", "Central kitchen")
DECIDED = Decision((Change("a1", "ops", (), letters_of("A")),), "because")


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    found = open_store(databases.new(request.param, tmp_path))
    yield found
    found.close()


def refused(act: Any) -> str:
    with pytest.raises(NotKeptError) as error:
        act()
    return error.value.problem.message()


def test_an_uploaded_matrix_is_kept_revised_and_deleted_and_nothing_of_it_goes(store: Any) -> None:
    store.uploads.keep("kitchen", typed(" Li "), TEXT, "kitchen.xlsx")
    store.append("kitchen", 0, typed("Wang"), DECIDED)
    store.append("kitchen", 1, typed("Wang"), Merged(1), revised=Revised(1, LATER))
    store.uploads.delete("kitchen", 2, typed("Zhao"))
    kept = [(one.revision, one.author, one.source, one.text) for one in store.uploads.history("kitchen")]
    assert kept == [
        (1, "Li", "kitchen.xlsx", TEXT),
        (2, "Wang", "kitchen.xlsx", LATER),
        (3, "Zhao", "kitchen.xlsx", ""),
    ]
    assert [event.number for event in store.events("kitchen")] == [1, 2]
    assert store.uploads.revisions() == {"kitchen": 3}
    assert [one.is_deleted for one in store.uploads.last(["kitchen", "other"])] == [True]


def test_a_name_belongs_to_one_matrix_for_ever(store: Any) -> None:
    store.uploads.keep("kitchen", typed("Li"), TEXT)
    store.append("orphan", 0, typed("Li"), DECIDED)
    assert refused(lambda: store.uploads.keep("kitchen", typed("Li"), TEXT)).endswith("choose another name")
    assert "decisions are kept" in refused(lambda: store.uploads.keep("orphan", typed("Li"), TEXT))
    store.uploads.delete("kitchen", 1, typed("Li"))
    assert "was deleted" in refused(lambda: store.uploads.keep("kitchen", typed("Li"), TEXT))
    assert "nobody is named" in refused(lambda: store.uploads.keep("other", typed(" "), TEXT))


def test_a_merge_that_comes_too_late_leaves_log_and_text_as_they_were(store: Any) -> None:
    store.uploads.keep("kitchen", typed("Li"), TEXT)
    store.append("kitchen", 0, typed("Li"), DECIDED)
    store.append("kitchen", 1, typed("Li"), Merged(1), revised=Revised(1, LATER))
    with pytest.raises(RefusedError, match="in the meantime"):
        store.append("kitchen", 2, typed("Wang"), Merged(2), revised=Revised(1, TEXT))
    assert (store.version("kitchen").number, store.uploads.revisions()) == (2, {"kitchen": 2})
    assert "in the meantime" in refused(lambda: store.uploads.delete("kitchen", 1, typed("Wang")))


def test_a_shelf_is_asked_often_and_asks_seldom(store: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf_module, "FRESH_S", 60)  # a slow machine takes longer than a second over this
    shelf = Shelf(store.uploads)
    assert shelf.listing() == {}
    store.uploads.keep("kitchen", typed("Li"), TEXT)
    assert shelf.listing() == {}
    shelf.forget()
    [kitchen] = shelf.listing().values()
    assert (kitchen.head.title and kitchen.head.title.en, kitchen.stamp.changed) == ("Kitchen", 1)
    store.close()
    monkeypatch.setattr(store.uploads, "revisions", lambda: kitchen)  # never asked again within the second
    assert list(shelf.listing()) == ["kitchen"]


def test_the_library_knows_files_and_uploads_alike_and_a_file_goes_first(store: Any, tmp_path: Path) -> None:
    folder = tmp_path / "matrices"
    folder.mkdir()
    (folder / "plan.yaml").write_text(TEXT.replace("kitchen", "plan"), encoding="utf-8")
    library = Library(folder, store.uploads)
    library.keep("kitchen", typed("Li"), TEXT, "kitchen.xlsx")
    assert library.names() == ["kitchen", "plan"]
    assert isinstance(matrix := library.read("kitchen"), Matrix) and matrix.title.en == "Kitchen"
    assert (library.text("kitchen"), library.file_name("kitchen")) == (TEXT, "kitchen.yaml")
    assert "is taken" in refused(lambda: library.keep("plan", typed("Li"), TEXT, ""))
    (folder / "kitchen.yaml").write_text(LATER, encoding="utf-8")
    assert library.uploaded("kitchen") is None and library.text("kitchen") == LATER
    assert ["is not shown" in problem.message() for problem in library.strays()] == [True]


def test_a_text_that_is_no_matrix_tells_its_place(store: Any, tmp_path: Path) -> None:
    library = Library(tmp_path, store.uploads)
    library.keep("kitchen", typed("Li"), "id: kitchen\ntitel: Kitchen\n", "")
    problems = library.read("kitchen")
    assert isinstance(problems, list) and problems[0].text().startswith("kitchen (uploaded):")


@pytest.mark.parametrize("recorded", ["workspace-1.sql", "workspace-2.sql"])
def test_a_database_of_an_earlier_app_takes_uploads(recorded: str, tmp_path: Path) -> None:
    file = tmp_path / "workspace.db"
    with sqlite3.connect(file) as connection:
        connection.executescript((CASES / recorded).read_text(encoding="utf-8"))
    connection.close()
    store = open_store(f"sqlite:///{file}")
    before = store.events("m")
    assert store.uploads.revisions() == {}
    store.uploads.keep("kitchen", typed("Li"), TEXT)
    assert store.uploads.revisions() == {"kitchen": 1}
    assert store.events("m") == before and before
    assert store.box.mine("w1", "ops", "p1").answers == {"a1": {"ops": "A/R"}}
    store.close()
