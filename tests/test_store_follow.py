"""The matrix of today follows the log: each event is folded once, and another copy of the log is noticed."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from raci.log import Decision, Folding, Parked, fold
from raci.model.changes import Change
from raci.model.letters import Letter
from raci.people import typed
from raci.store import Follower, WritingOff, database, open_store, time_outs
from raci.words.problem import Problem
from tests.matrices import matrix_of

MATRIX = matrix_of("stated: {ops: C}")
FIRST = Decision((Change("a1", "ops", (Letter.C,), (Letter.R,)),), "why")
SECOND = Parked("a1", "Who?", "ops", date(2026, 12, 1))


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setattr(time_outs, "RETRY_S", 0)
    log = open_store(f"sqlite:///{tmp_path}/workspace.db")
    yield log
    log.close()


def test_it_says_what_a_fold_of_everything_says(log: Any) -> None:
    follower = Follower(log, "m", MATRIX)
    assert follower.today() == fold(MATRIX, [])
    for number, body in enumerate([FIRST, SECOND]):
        log.append("m", number, typed("Li"), body)
        assert follower.today() == fold(MATRIX, log.events("m"))


def test_an_event_is_folded_once(log: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: Any = []
    take = Folding.take
    monkeypatch.setattr(Folding, "take", lambda self, event: (taken.append(event.number), take(self, event))[1])
    follower = Follower(log, "m", MATRIX)
    log.append("m", 0, typed("Li"), FIRST)
    for _ in range(3):
        follower.today()
    log.append("m", 1, typed("Li"), SECOND)
    for _ in range(3):
        follower.today()
    assert taken == [1, 2]


def test_what_was_handed_out_stays_as_it_was(log: Any) -> None:
    log.append("m", 0, typed("Li"), FIRST)
    follower = Follower(log, "m", MATRIX)
    before = follower.today()
    log.append("m", 1, typed("Li"), SECOND)
    follower.today()
    assert before == fold(MATRIX, log.events("m")[:1])


@pytest.mark.parametrize("again", [0, 1, 2])
def test_an_older_copy_of_the_log_is_noticed_however_far_it_has_come(log: Any, tmp_path: Path, again: Any) -> None:
    file = tmp_path / "workspace.db"
    log.append("m", 0, typed("Li"), SECOND)
    log.close()
    copy = shutil.copy(file, tmp_path / "copy.db")
    log.append("m", 1, typed("Li"), FIRST)
    follower = Follower(log, "m", MATRIX)
    follower.today()
    log.close()
    shutil.move(copy, file)
    for number in range(1, again + 1):
        log.append("m", number, typed("Wang"), SECOND)
    assert follower.today() == fold(MATRIX, log.events("m"))
    assert follower.today().number == 1 + again


def test_nothing_passes_for_today_while_the_log_cannot_be_read(log: Any, tmp_path: Path) -> None:
    log.append("m", 0, typed("Li"), FIRST)
    follower = Follower(log, "m", MATRIX)
    follower.today()
    moved = (tmp_path / "workspace.db").rename(tmp_path / "moved.db")
    assert follower.today() == log.version("m")
    assert isinstance(follower.today(), Problem)
    moved.rename(tmp_path / "workspace.db")
    assert follower.today().number == 1


@pytest.mark.parametrize("number", [1, 2])
def test_a_read_that_fails_half_way_leaves_what_was_known(
    log: Any, monkeypatch: pytest.MonkeyPatch, number: Any
) -> None:
    """Whichever of the reads of the second look fails: that look is told so, and the next one has everything."""

    log.append("m", 0, typed("Li"), FIRST)
    follower = Follower(log, "m", MATRIX)
    before = follower.today()
    log.append("m", 1, typed("Li"), SECOND)
    reading, asked = database.Database.reading, []

    @contextmanager
    def disturbed(self: Any) -> Iterator[Any]:
        asked.append(number)
        if len(asked) == number:
            raise WritingOff(self.off("unreachable").problem)
        with reading(self) as connection:
            yield connection

    monkeypatch.setattr(database.Database, "reading", disturbed)
    assert isinstance(follower.today(), Problem)
    assert follower.today() == fold(MATRIX, log.events("m")) != before
