"""Processes on one PostgreSQL hear of each other: who looks asks nobody while nothing moves, and everything is seen."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from sqlalchemy import event

from raci.log import Ballot, Revealed
from raci.people import typed
from raci.store import StaleVersionError, Store, bell, database, open_store, time_outs
from raci.words.problem import Problem
from tests import databases
from tests.test_store import BODY, OPENED

LIMIT_S = 30


class Pair:
    """Two processes in small, and how many transactions the first one has begun."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.here, self.there = open_store(url), open_store(url)
        self.here.append("m", 0, typed("Li"), OPENED)
        self.begun = 0
        event.listen(self.here._database._opening._engine, "begin", self._count)
        self.here.listen()
        until(lambda: self.asks(self.look) == 0)

    def _count(self, *_: object) -> None:
        self.begun += 1

    def look(self) -> None:
        """What a wall asks at every look."""

        self.here.version("m")
        box = self.here.box
        for ask in (box.find, box.ballots, box.late.find, box.wall.way):
            ask("w1")
        box.attendance("w1", ["a1", "a2"])
        self.here.uploads.revisions()

    def asks(self, look: Callable[[], None]) -> int:
        before = self.begun
        look()
        return self.begun - before


@pytest.fixture
def pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pair]:
    monkeypatch.setattr(bell, "AGAIN_S", 0.1)
    monkeypatch.setattr(time_outs, "RETRY_S", 0)
    pair = Pair(databases.new("postgresql", tmp_path))
    yield pair
    pair.here.close()
    pair.there.close()


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + LIMIT_S
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)  # what another process says arrives when it arrives


def number(store: Store) -> Any:
    version = store.version("m")
    return version if isinstance(version, Problem) else version.number


def test_what_another_process_writes_is_seen_and_a_quiet_wall_asks_nothing(pair: Any) -> None:
    assert pair.asks(lambda: [pair.look() for _ in range(20)]) == 0
    pair.there.append("m", 1, typed("Li"), BODY)
    until(lambda: number(pair.here) == 2)
    pair.there.box.take(typed("Li"), "w1", "ops", "p1")
    pair.there.box.vote(typed("Li"), "w1", "p1", Ballot("ops", "a1", {"ops": "R"}))
    until(lambda: pair.here.box.attendance("w1", ["a1"]) == {"ops": 1})
    pair.there.append("m", 2, typed("Li"), Revealed("w1"))
    until(lambda: len(pair.here.box.ballots("w1")) == 1)
    until(lambda: pair.asks(pair.look) == 0)


def test_a_wall_knows_without_asking_whether_anything_has_moved(pair: Any) -> None:
    pair.look()
    before = pair.here.mark()
    assert pair.asks(lambda: [pair.here.mark() for _ in range(20)]) == 0
    pair.look()
    assert before == pair.here.mark() is not None
    pair.there.append("m", 1, typed("Li"), BODY)
    until(lambda: pair.here.mark() != before)
    before = pair.here.mark()
    pair.here.append("m", 2, typed("Li"), BODY)
    assert pair.here.mark() != before
    with databases.stopped():
        until(lambda: pair.here.mark() is None)
    until(lambda: pair.here.mark() is not None)


def test_the_file_of_a_database_tells_whether_anything_has_moved(tmp_path: Path) -> None:
    url = databases.new("sqlite", tmp_path)
    here, there = open_store(url), open_store(url)
    assert here.mark() is None  # nobody has made it
    marks = [there.append("m", n, typed("Li"), BODY) and here.mark() for n in range(5)]
    assert len({*marks}) == 5
    here.events("m")
    assert here.mark() == marks[-1]
    there.close()
    (tmp_path / "workspace.db").rename(tmp_path / "away.db")
    assert here.mark() is None
    here.close()


def test_what_this_process_writes_is_seen_at_once(pair: Any) -> None:
    for n in range(1, 20):
        pair.here.append("m", n, typed("Li"), BODY)
        assert number(pair.here) == n + 1


def test_answers_are_nobody_s_to_change(pair: Any) -> None:
    pair.here.box.attendance("w1", ["a1"]).clear()
    pair.here.uploads.revisions().update(x=1)
    pair.here.box.take(typed("Li"), "w1", "ops", "p1")
    for _ in range(2):
        assert pair.here.box.attendance("w1", ["a1"]) == {"ops": 0}
        pair.here.box.attendance("w1", ["a1"]).clear()
    assert pair.here.uploads.revisions() == {}


def test_a_database_that_goes_away_is_noticed_and_heard_again(pair: Any) -> None:
    with databases.stopped():
        until(lambda: isinstance(number(pair.here), Problem))
        assert isinstance(pair.here.box.find("w1"), Problem)
    until(lambda: number(pair.here) == 1)
    until(lambda: pair.asks(pair.look) == 0)
    pair.there.append("m", 1, typed("Li"), BODY)
    until(lambda: number(pair.here) == 2)


def test_who_does_not_ring_is_seen_in_the_net(pair: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    number(pair.here)
    monkeypatch.setattr(database, "ring", lambda connection: None)
    pair.there.append("m", 1, typed("Li"), BODY)
    assert number(pair.here) == 1
    monkeypatch.setattr(bell, "NET_S", 0)
    assert number(pair.here) == 2


def test_who_hears_nothing_for_long_asks_every_time(pair: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bell, "DEAF_S", 0)
    assert pair.asks(pair.look) > 5 and pair.asks(pair.look) > 5


def test_what_was_read_before_the_line_broke_does_not_count_when_it_is_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bell, "AGAIN_S", 0)
    broken, back = Event(), Event()

    def hear(seconds: float) -> Iterator[str]:
        yield bell.BEAT
        if not broken.is_set():
            broken.wait(LIMIT_S)
            raise OSError  # meanwhile somebody writes, and nobody hears of it
        back.set()
        yield bell.BEAT
        Event().wait(LIMIT_S)

    one = bell.Bell()
    one.listen(hear)

    def is_kept() -> bool:
        one.keep("question", one.recall("question")[0], "old")
        return one.recall("question")[1] == "old"

    until(is_kept)
    broken.set()
    assert back.wait(LIMIT_S)
    until(lambda: time.monotonic() - one._heard < LIMIT_S)
    assert one.recall("question")[1] is None
    one.close()


def test_whoever_is_late_learns_of_every_entry_though_word_of_it_is_still_on_its_way(tmp_path: Path) -> None:
    url = databases.new("sqlite", tmp_path)
    here, there = open_store(url), open_store(url)
    here.append("m", 0, typed("Li"), OPENED)
    here._database._bell._heard = float("inf")  # it listens, and hears nothing of what comes now
    assert number(here) == 1
    there.append("m", 1, typed("Wang"), BODY)
    assert number(here) == 1
    assert [event.number for event in here.events("m")] == [1, 2]
    with pytest.raises(StaleVersionError) as late:
        here.append("m", 1, typed("Li"), BODY)
    assert [event.author for event in late.value.events] == ["Wang"]
    assert number(here) == 2
    here.close()
    there.close()
