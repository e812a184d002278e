"""A folder of matrices: what lies beside them disturbs nothing, and no click looks at every file."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from raci.file import folder as module
from raci.file.folder import Folder, Listing, Stamp, head, listing, may_mention, stamp
from raci.file.load import load
from tests.conftest import POLICY

TITLED = "id: {0}\ntitle: {{en: Number {0}, zh: 第 {0} 号}}\nroles: [\n"
"""A file whose title can be read and the rest cannot."""


def strays(folder: Path) -> list[str]:
    """Puts everything into the folder that is called YAML and is no matrix; gives their names as they are told."""

    (folder / ".#operations-policy.yaml").symlink_to("li@host.4711:1732786000")
    (folder / ".hidden.yml").write_text("id: hidden", encoding="utf-8")
    (folder / "a-folder.yaml").mkdir()
    os.mkfifo(folder / "a-fifo.yaml")
    (folder / "nowhere.yaml").symlink_to(folder / "gone.yaml")
    (folder / "circle.yaml").symlink_to(folder / "circle.yaml")
    (folder / "to-a-folder.yml").symlink_to(folder / "a-folder.yaml")
    with open(os.fsencode(folder) + b"/\xd6\xff.yaml", "wb"):
        pass
    names = [".#operations-policy.yaml", ".hidden.yml", "a-fifo.yaml", "a-folder.yaml", "circle.yaml", "nowhere.yaml"]
    return [*names, "to-a-folder.yml", r"\udcd6\udcff.yaml"]


def settle(folder: Path) -> None:
    """Let the folder have changed a minute ago, as far as anybody can tell."""

    before = folder.stat().st_mtime_ns - 60_000_000_000
    os.utime(folder, ns=(before, before))


def test_matrices_are_found_by_name(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yaml", "c.txt", "d.yml", "workspace.db"):
        (tmp_path / name).touch()
    files = {"a": tmp_path / "a.yaml", "b": tmp_path / "b.yaml", "d": tmp_path / "d.yml"}
    assert listing(tmp_path) == Listing(files, ())
    assert listing(POLICY.parent).files["operations-policy"] == POLICY


def test_what_is_no_matrix_is_named_and_disturbs_nothing(tmp_path: Path) -> None:
    shutil.copy(POLICY, tmp_path)
    names = strays(tmp_path)
    found = Folder(tmp_path).listing()
    assert list(found.files) == ["operations-policy"]
    assert [problem.path for problem in found.strays] == names
    for lang in ("en", "zh"):
        told = [problem.text(lang) for problem in found.strays]
        assert all(line.isprintable() and line.encode() for line in told) and len(set(told)) == len(names)


def test_of_two_files_of_one_name_the_first_is_read_and_the_other_named(tmp_path: Path) -> None:
    for name in ("m.yml", "m.yaml"):
        (tmp_path / name).touch()
    found = listing(tmp_path)
    assert found.files == {"m": tmp_path / "m.yaml"}
    assert [problem.text() for problem in found.strays] == ["m.yml: m.yaml is read instead; keep one of the two"]


@pytest.mark.parametrize("what", ["missing", "file"])
def test_a_folder_that_cannot_be_read_holds_a_problem(tmp_path: Path, what: Any) -> None:
    folder = tmp_path / "folder"
    if what == "file":
        folder.touch()
    files, (problem,) = Folder(folder).listing()
    assert not files and problem.message().endswith("; check RACI_DATA")


def test_a_new_a_removed_and_a_renamed_file_are_seen_at_once(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    seen = [list(folder.listing().files)]
    for change in ((tmp_path / "a.yaml").touch, lambda: (tmp_path / "a.yaml").rename(tmp_path / "b.yml")):
        change()
        seen.append(list(folder.listing().files))
    (tmp_path / "b.yml").unlink()
    assert [*seen, list(folder.listing().files)] == [[], ["a"], ["b"], []]


def titles(folder: Folder, shown: str) -> dict[str, Any]:
    return {name: found.title and found.title.en for name, found in folder.heads(shown).items()}


def test_titles_are_read_though_the_rest_is_broken_and_follow_the_file(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_text(TITLED.format("m"), encoding="utf-8")
    (tmp_path / "none.yaml").write_text("- a list\n", encoding="utf-8")
    (tmp_path / "bytes.yaml").write_bytes(b"\xff\xfe\x00title: x")
    folder = Folder(tmp_path)
    assert titles(folder, "m") == {"m": "Number m", "none": None, "bytes": None}
    settle(tmp_path)
    titles(folder, "none")
    path.write_text(TITLED.format("another"), encoding="utf-8")
    settle(tmp_path)
    assert titles(folder, "m")["m"] == "Number another"
    path.unlink()
    assert "m" not in titles(folder, "m")


UNTITLED = ["", "id: m", "title:", "title: [a]", "a: &x 1\ntitle: *x", "\x00", "id: {", "? [a]\n: b"]


@pytest.mark.parametrize("source", UNTITLED)
def test_a_title_that_cannot_be_read_is_none(tmp_path: Path, source: Any) -> None:
    path = tmp_path / "m.yaml"
    path.write_text(source, encoding="utf-8")
    assert head(path).title is None
    assert head(tmp_path / "gone.yaml").title is None and head(tmp_path).title is None


def test_every_id_is_found_however_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_text('id: m\nactivities:\n- {id: 1.2-a, x: y}\n- id: \'7\'\n- {x: y, "id": "8"}\n', encoding="utf-8")
    assert head(path).ids == {"m", "1.2-a", "7", "8"}
    known = head(POLICY)
    assert set(load(POLICY).activity) <= known.ids and known.title == load(POLICY).title


def test_a_file_without_the_words_need_not_be_opened(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_text("name: Annual\n  BUDGET\n", encoding="utf-8")
    assert may_mention(path, ["annual", "budget"]) and not may_mention(path, ["annual", "plan"])
    path.write_text('name: "\\u0070lan"', encoding="utf-8")
    assert may_mention(path, ["plan"]) and not may_mention(tmp_path / "gone.yaml", [])


def test_a_file_that_goes_while_it_is_read_is_one_that_is_not_there(tmp_path: Path) -> None:
    assert stamp(tmp_path / "gone.yaml") == Stamp(str(tmp_path / "gone.yaml"), 0, 0)


@pytest.mark.parametrize("number", [21, 1000])
def test_a_click_looks_at_the_folder_and_the_shown_file_and_at_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: Any
) -> None:
    for place in range(number):
        (tmp_path / f"m{place}.yaml").write_text(TITLED.format(place), encoding="utf-8")
    settle(tmp_path)
    folder = Folder(tmp_path)
    assert len(folder.heads("m7")) == number
    looks: Any = []
    monkeypatch.setattr(module, "stamp", lambda path: looks.append(path.name) or stamp(path))
    monkeypatch.setattr(module, "head", lambda path: pytest.fail("a file was read again"))
    monkeypatch.setattr(module, "listing", lambda path: pytest.fail("the folder was listed again"))
    for _ in range(3):
        folder.listing()
        folder.heads("m7")
    assert looks == ["m7.yaml"] * 3
