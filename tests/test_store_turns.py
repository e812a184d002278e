"""Answers by their number, answers that come after the reveal, and a database that an earlier app has written."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from raci.log import Ballot, Belated, Closed, Opened, Revealed
from raci.people import typed
from raci.store import BallotsClosedError, Fate, Late, SeatTakenError, open_store, time_outs
from tests import databases
from tests.conftest import ROOT
from tests.people import SOMEBODY

OPENED = Opened("w1", "Title", date(2026, 12, 1), ("a1", "a2"), ("ops", "it"))
IN_TIME, AFTER = Ballot("ops", "a1", {"ops": "A"}), Ballot("ops", "a1", {"ops": "R"})


@pytest.fixture(params=databases.KINDS)
def log(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    log = open_store(databases.new(request.param, tmp_path))
    log.append("m", 0, typed("Li"), OPENED)
    log.box.take(SOMEBODY, "w1", "ops", "p1")
    yield log
    log.close()


def write(log: Any, *bodies: Any) -> None:
    for body in bodies:
        log.append("m", log.version("m").number, typed("Li"), body)


def test_the_higher_number_wins_in_whatever_order_answers_come(log: Any) -> None:
    for number, cell in ((5, "A"), (3, "R"), (5, "C"), (4, "I")):
        log.box.vote(SOMEBODY, "w1", "p1", Ballot("ops", "a1", {"ops": cell}), number)
    assert log.box.mine("w1", "ops", "p1") == ({"a1": {"ops": "A"}}, {"a1"}, {"a1": 5})


def test_an_old_answer_does_not_come_back_over_one_that_was_taken_back(log: Any) -> None:
    log.box.vote(SOMEBODY, "w1", "p1", IN_TIME, 1)
    log.box.vote(SOMEBODY, "w1", "p1", Ballot("ops", "a1", {}), 3)
    log.box.vote(SOMEBODY, "w1", "p1", AFTER, 2)
    assert log.box.mine("w1", "ops", "p1") == ({}, set(), {"a1": 3})


def test_a_phone_s_clock_may_run_far_ahead(log: Any) -> None:
    log.box.vote(SOMEBODY, "w1", "p1", IN_TIME, 2**52)
    assert log.box.mine("w1", "ops", "p1").numbers == {"a1": 2**52}


def test_what_comes_after_the_reveal_is_kept_apart_and_taken_in_as_late(log: Any) -> None:
    log.box.vote(SOMEBODY, "w1", "p1", IN_TIME, 1)
    write(log, Revealed("w1"))
    with pytest.raises(BallotsClosedError):
        log.box.vote(SOMEBODY, "w1", "p1", AFTER, 2)
    log.box.late.keep(SOMEBODY, "w1", "p1", AFTER, 2)
    log.box.late.keep(SOMEBODY, "w1", "p1", IN_TIME, 1)  # it had arrived in time: nothing is late
    log.box.late.keep(SOMEBODY, "w1", "p1", Ballot("ops", "a2", {"it": "A"}), 2)
    waiting = [Late(AFTER, Fate.WAITING), Late(Ballot("ops", "a2", {"it": "A"}), Fate.WAITING)]
    assert (log.box.ballots("w1"), log.box.late.find("w1")) == ([IN_TIME], waiting)
    write(log, Belated((("ops", "a1"),), True, "w1"), Belated((("ops", "a2"), ("it", "a2")), False, "w1"))
    assert [one.fate for one in log.box.late.find("w1")] == [Fate.TAKEN, Fate.LEFT]
    assert log.box.ballots("w1") == [IN_TIME]


def test_nobody_is_late_before_the_reveal_or_for_a_seat_of_somebody_else(log: Any) -> None:
    with pytest.raises(ValueError):
        log.box.late.keep(SOMEBODY, "w1", "p1", AFTER, 2)
    write(log, Revealed("w1"), Closed("w1"))
    with pytest.raises(SeatTakenError):
        log.box.late.keep(SOMEBODY, "w1", "p2", AFTER, 2)
    log.box.late.keep(SOMEBODY, "w1", "p1", AFTER, 2)  # nothing is lost after the end either
    assert log.box.late.find("w1") == [Late(AFTER, Fate.WAITING)]


def test_a_phone_finds_its_seats_again(log: Any) -> None:
    assert (log.box.held("w1", "p1"), log.box.held("w1", "p2")) == (["ops"], [])
    assert (log.box.holder("w1", "ops"), log.box.holder("w1", "it")) == ("phone", "")


@pytest.fixture
def earlier(tmp_path: Path) -> Any:
    """A database as the app wrote it before answers had numbers: a workshop under way, with one answer."""

    file = tmp_path / "workspace.db"
    with sqlite3.connect(file) as connection:
        connection.executescript((ROOT / "tests" / "cases" / "workspace-1.sql").read_text(encoding="utf-8"))
    connection.close()
    return file


def test_a_workshop_of_an_earlier_app_goes_on(earlier: Any) -> None:
    log = open_store(f"sqlite:///{earlier}")
    assert log.box.mine("w1", "ops", "p1").answers == {"a1": {"ops": "A/R"}}
    log.box.vote(SOMEBODY, "w1", "p1", AFTER, 7)
    write(log, Revealed("w1"))
    log.box.late.keep(SOMEBODY, "w1", "p1", IN_TIME, 8)
    assert (log.box.ballots("w1"), log.box.late.find("w1")) == ([AFTER], [Late(IN_TIME, Fate.WAITING)])
    log.close()


def test_what_an_earlier_app_has_written_is_read_where_nothing_can_be_written(
    earlier: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time_outs, "PATIENCE_S", 0.1)
    with sqlite3.connect(earlier) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    blocked = sqlite3.connect(earlier, isolation_level=None)
    blocked.execute("BEGIN IMMEDIATE")
    log = open_store(f"sqlite:///{earlier}")
    assert log.box.mine("w1", "ops", "p1") == ({"a1": {"ops": "A/R"}}, {"a1"}, {})
    assert log.box.late.find("w1") == []
    blocked.execute("ROLLBACK")
    log.box.vote(SOMEBODY, "w1", "p1", AFTER, 7)
    assert log.box.mine("w1", "ops", "p1").numbers == {"a1": 7}
    log.close()
