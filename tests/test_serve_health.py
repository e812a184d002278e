"""Which files are broken: each is read once and again when it changes, and no question takes long."""

from pathlib import Path

import pytest

from raci.serve import Files, health
from raci.serve.health import LIMIT_S

SOUND = "id: {0}\ntitle: T\nroles: []\nprocesses: []\nactivities: []\n"


def test_broken_files_are_found_and_mended_ones_forgotten(tmp_path: Path) -> None:
    paths = {name: tmp_path / f"{name}.yaml" for name in "abc"}
    for name, path in paths.items():
        path.write_text(SOUND.format(name), encoding="utf-8")
    files = Files()
    assert files.look(paths, 60) == ([], 0)
    paths["b"].write_text("id: b\n", encoding="utf-8")
    assert files.look(paths, 60) == (["b"], 0)
    paths["c"].unlink()
    assert files.look(paths, 60) == (["b", "c"], 0)
    paths["b"].write_text(SOUND.format("b2"), encoding="utf-8")
    del paths["c"]
    assert files.look(paths, 60) == ([], 0)


def test_a_question_ends_in_time_and_the_next_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = {f"m{place}": tmp_path / f"m{place}.yaml" for place in range(5)}
    for path in paths.values():
        path.write_text("no matrix", encoding="utf-8")
    now = [0.0]
    monkeypatch.setattr(health, "monotonic", lambda: now.__setitem__(0, now[0] + LIMIT_S / 2.5) or now[0])
    files = Files()
    left = [files.look(paths)[1] for _ in range(3)]
    assert left == [3, 1, 0]
    assert files.look(paths) == (list(paths), 0)
