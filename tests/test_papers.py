"""Policies in the database: text and steps stay, whoever writes, and there is an end to how many."""

from pathlib import Path
from threading import Thread

import pytest

from raci.store import FullError, Paper, papers
from raci.store.store import Store, open_store

PAPER = Paper.of("a" * 64, "policy\0.txt", "The Board\ud800 approves.", True)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(f"sqlite:///{tmp_path / 'workspace.db'}")


def test_a_policy_and_its_steps_are_there_after_a_restart(store: Store, tmp_path: Path) -> None:
    assert store.papers.find(PAPER.paper) is None and store.papers.begun() == []
    store.papers.keep(PAPER)
    store.papers.keep(PAPER)
    store.papers.add(PAPER.paper, [{"kind": "strike", "about": "Board"}])
    store.papers.add(PAPER.paper, [{"kind": "undo", "about": "1"}, {"kind": "keep", "about": "董事会"}])
    store.close()
    again = open_store(f"sqlite:///{tmp_path / 'workspace.db'}")
    assert again.papers.find(PAPER.paper) == PAPER == Paper("a" * 64, "policy.txt", "The Board? approves.", True)
    steps = again.papers.steps(PAPER.paper)
    assert steps == [
        (1, {"kind": "strike", "about": "Board"}),
        (2, {"kind": "undo", "about": "1"}),
        (3, {"kind": "keep", "about": "董事会"}),
    ]
    begun = again.papers.begun()
    assert isinstance(begun, list) and [(one.name, one.steps) for one in begun] == [("policy.txt", 3)]


def test_two_who_answer_at_once_lose_nothing(store: Store) -> None:
    store.papers.keep(PAPER)
    bodies = [[{"kind": "seen", "about": f"{who} {number}"} for number in range(5)] for who in range(4)]
    threads = [Thread(target=store.papers.add, args=(PAPER.paper, steps)) for steps in bodies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    steps = store.papers.steps(PAPER.paper)
    assert isinstance(steps, list) and len({body["about"] for _, body in steps}) == 20
    assert [number for number, _ in steps] == list(range(1, 21))


def test_there_is_an_end_to_what_is_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers, "LIMIT_PAPERS", 1)
    monkeypatch.setattr(papers, "LIMIT_STEPS", 1)
    store.papers.keep(PAPER)
    with pytest.raises(FullError, match="1 policies are being read here"):
        store.papers.keep(PAPER._replace(paper="b"))
    with pytest.raises(FullError, match="1 answers are kept for this policy"):
        store.papers.add(PAPER.paper, [{}, {}])
    assert store.check_writing() is None
