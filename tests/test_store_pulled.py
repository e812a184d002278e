"""Uploaded matrices as files under version control: written, brought up to date, and never over what was edited."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from raci import cli
from raci.log import Decision, Merged
from raci.people import typed
from raci.store import Becomes, Revised, Store, open_store, pull
from tests import databases

TEXT = "id: kitchen\ntitle: Kitchen\nroles: []\nprocesses: []\nactivities: []\n"
LATER, LAST = TEXT.replace("Kitchen", "Central kitchen"), TEXT.replace("Kitchen", "厨房")


@pytest.fixture(params=databases.KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return databases.new(request.param, tmp_path)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """With one matrix in two revisions and a deleted one."""

    store = open_store(url)
    store.uploads.keep("kitchen", typed("Li"), TEXT, "kitchen.xlsx")
    store.uploads.keep("cellar", typed("Li"), TEXT.replace("kitchen", "cellar"), "")
    store.uploads.delete("cellar", 1, typed("Zhao"))
    revise(store, 1, LATER)
    yield store
    store.close()


def revise(store: Store, base: int, text: str) -> None:
    number = 2 * base - 1
    store.append("kitchen", number - 1, typed("Wang"), Decision((), "w"))
    store.append("kitchen", number, typed("Wang"), Merged(number), revised=Revised(base, text))


def pulled(url: str, folder: Path, **how: Any) -> list[tuple[str, Becomes]]:
    files = pull(url, folder, **how)
    assert isinstance(files, list)
    return [(str(file.args["file"]), file.became) for file in files]


def test_files_are_written_and_brought_up_to_date(url: str, store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "matrices"
    file = folder / "kitchen.yaml"
    assert pulled(url, folder) == [("kitchen.yaml", Becomes.NEW)] and file.read_bytes() == LATER.encode()
    assert pulled(url, folder) == [("kitchen.yaml", Becomes.SAME)]
    revise(store, 2, LAST)
    assert pulled(url, folder) == [("kitchen.yaml", Becomes.CHANGED)] and file.read_bytes() == LAST.encode()
    file.write_bytes(TEXT.encode())  # an older checkout: the first revision
    assert pulled(url, folder) == [("kitchen.yaml", Becomes.CHANGED)] and file.read_bytes() == LAST.encode()


@pytest.mark.usefixtures("store")
def test_what_was_edited_or_is_no_text_is_left_unless_forced(url: str, tmp_path: Path) -> None:
    file = tmp_path / "out" / "kitchen.yaml"
    file.parent.mkdir()
    for edited in (LATER + "# ours\n", ""):
        file.write_text(edited, encoding="utf-8")
        assert pulled(url, file.parent) == [("kitchen.yaml", Becomes.EDITED)]
        assert file.read_text(encoding="utf-8") == edited
    assert pulled(url, file.parent, is_forced=True) == [("kitchen.yaml", Becomes.FORCED)]
    assert file.read_bytes() == LATER.encode()
    file.write_bytes(b"\xff\xff\x81\x00")
    assert pulled(url, file.parent, is_forced=True) == [("kitchen.yaml", Becomes.EDITED)]
    assert file.read_bytes() == b"\xff\xff\x81\x00"


@pytest.mark.usefixtures("store")
def test_a_deleted_matrix_leaves_its_file_and_says_so(url: str, tmp_path: Path) -> None:
    (tmp_path / "cellar.yaml").write_text("x", encoding="utf-8")
    assert pulled(url, tmp_path)[0] == ("cellar.yaml", Becomes.DELETED)
    assert (tmp_path / "cellar.yaml").read_text(encoding="utf-8") == "x"


@pytest.mark.usefixtures("store")
def test_a_file_that_cannot_be_written_does_not_keep_the_others(url: str, tmp_path: Path) -> None:
    (tmp_path / "kitchen.yaml").mkdir()
    assert pulled(url, tmp_path) == [("kitchen.yaml", Becomes.UNWRITTEN)]


@pytest.mark.usefixtures("store")
def test_the_command_says_what_became_of_each(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RACI_DATA", f"{tmp_path}")
    call, out = ["pull", "--database", url, "--out"], tmp_path / "out"
    assert cli.main([*call, f"{out}"]) == cli.CLEAN
    assert capsys.readouterr().out == "kitchen.yaml: new, revision 2 by Wang\n"
    (out / "kitchen.yaml").write_text("title: ours\n", encoding="utf-8")
    assert cli.main([*call, f"{out}"]) == cli.GAPS
    assert "left, for it says what no revision says" in capsys.readouterr().out
    assert cli.main([*call, f"{out}", "--force", "--lang", "zh"]) == cli.CLEAN
    assert "已用 Wang 的第 2 版替换此处的改动" in capsys.readouterr().out
    assert cli.main([*call, f"{tmp_path}"]) == cli.UNREADABLE
    assert "would hide the uploaded matrix" in capsys.readouterr().err and not (tmp_path / "kitchen.yaml").exists()
