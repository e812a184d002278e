"""Policies in the database: text and steps stay, whoever writes, and there is an end to how many."""

from pathlib import Path
from threading import Thread

import pytest

from raci.people import typed
from raci.store import FullError, Paper, papers, sql_tables
from raci.store.store import Store, open_store
from tests.people import SOMEBODY

PAPER = Paper.of("a" * 64, "policy\0.txt", "The Board\ud800 approves.", True)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(f"sqlite:///{tmp_path / 'workspace.db'}")


def test_a_policy_and_its_steps_are_there_after_a_restart(store: Store, tmp_path: Path) -> None:
    assert store.papers.find(PAPER.paper) is None and store.papers.begun() == []
    store.papers.keep(SOMEBODY, PAPER)
    store.papers.keep(SOMEBODY, PAPER)
    store.papers.add(typed("Li"), PAPER.paper, [{"kind": "strike", "about": "Board"}])
    store.papers.add(typed("Li"), PAPER.paper, [{"kind": "undo", "about": "1"}, {"kind": "keep", "about": "董事会"}])
    store.close()
    again = open_store(f"sqlite:///{tmp_path / 'workspace.db'}")
    assert again.papers.find(PAPER.paper) == PAPER == Paper("a" * 64, "policy.txt", "The Board? approves.", True)
    steps = again.papers.steps(PAPER.paper)
    assert isinstance(steps, list) and [(step.number, step.by, step.body) for step in steps] == [
        (1, "Li", {"kind": "strike", "about": "Board"}),
        (2, "Li", {"kind": "undo", "about": "1"}),
        (3, "Li", {"kind": "keep", "about": "董事会"}),
    ]
    assert steps[0].at <= steps[2].at and steps[0].at.tzinfo
    begun = again.papers.begun()
    assert isinstance(begun, list) and [(one.name, one.steps) for one in begun] == [("policy.txt", 3)]


def test_two_who_answer_at_once_lose_nothing(store: Store) -> None:
    store.papers.keep(SOMEBODY, PAPER)
    bodies = [[{"kind": "seen", "about": f"{who} {number}"} for number in range(5)] for who in range(4)]
    threads = [Thread(target=store.papers.add, args=(typed("Li"), PAPER.paper, steps)) for steps in bodies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    steps = store.papers.steps(PAPER.paper)
    assert isinstance(steps, list) and len({step.body["about"] for step in steps}) == 20
    assert [step.number for step in steps] == list(range(1, 21))


def test_there_is_an_end_to_what_is_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers, "LIMIT_PAPERS", 1)
    monkeypatch.setattr(papers, "LIMIT_STEPS", 1)
    store.papers.keep(SOMEBODY, PAPER)
    with pytest.raises(FullError, match="1 policies are being read here"):
        store.papers.keep(SOMEBODY, PAPER._replace(paper="b"))
    with pytest.raises(FullError, match="1 answers are kept for this policy"):
        store.papers.add(typed("Li"), PAPER.paper, [{}, {}])
    assert store.check_writing() is None


def test_steps_of_an_earlier_app_name_nobody(store: Store) -> None:
    store.papers.keep(SOMEBODY, PAPER)
    with store.papers._database.writing() as connection:
        row = {"paper": PAPER.paper, "number": 1, "at": "2026-11-01T08:00:00.000000+00:00", "body": '{"kind": "keep"}'}
        connection.execute(sql_tables.paper_steps.insert(), row)
    steps = store.papers.steps(PAPER.paper)
    assert isinstance(steps, list) and [(step.by, step.body, f"{step.at:%H:%M}") for step in steps] == [
        ("", {"kind": "keep"}, "08:00")
    ]
