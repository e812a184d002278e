"""The events of a long log: the latest in memory, those before read when they are asked for, and told the same way."""

from collections.abc import Iterator
from typing import Any

import pytest

from raci.log import Decision, Event, Folding, fold
from raci.log.upto import Upto
from raci.people import typed
from raci.store import Follower, Store, WritingOff, open_store, past
from raci.words.problem import Problem
from tests import databases
from tests.matrices import matrix_of

MATRIX = matrix_of("stated: {ops: C}")
N = 23


@pytest.fixture(scope="module", params=databases.KINDS)
def log(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = open_store(databases.new(request.param, tmp_path_factory.mktemp("past")))
    for number in range(N):
        store.append("m", number, typed("Li"), Decision((), f"w{number + 1}"))
    yield store
    store.close()


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """So little in memory that a short log is a long one."""

    for name, value in {"KEPT": 3, "LEAF": 4, "LIMIT_LEAVES": 2}.items():
        monkeypatch.setattr(past, name, value)


def whole(log: Store) -> list[Event]:
    read = log.events("m")
    assert not isinstance(read, Problem)
    return read


def followed(log: Store) -> Upto:
    today = Follower(log, "m", MATRIX).today()
    assert not isinstance(today, Problem)
    return today.events


@pytest.mark.usefixtures("few")
def test_a_log_is_told_the_same_wherever_its_events_lie(log: Store) -> None:
    events, read = followed(log), whole(log)
    assert [events[number] for number in range(1, N + 1)] == read
    assert [*events.values()] == read and [*events.latest_first()] == read[::-1] and len(events) == N
    for first in range(N + 2):
        for last in (first, first + 1, first + 9, N + 2):
            wanted = [event for event in read if first <= event.number <= last]
            assert [*events.between(first, last)] == wanted, (first, last)
    for step in (1, 2, 5, 11):
        numbers = range(1, N + 1, step)
        assert events.some(numbers) == [read[number - 1] for number in numbers]
    assert events.get(0) is None and events.get(N + 1) is None and events.get(-1) is None


@pytest.mark.usefixtures("few")
def test_memory_holds_the_latest_and_what_was_asked_for_last(log: Store) -> None:
    held: Any = followed(log).source
    for number in range(1, N + 1):
        held.some([number])
    assert len(held._latest) <= 2 * past.KEPT and len(held._leaves) <= past.LIMIT_LEAVES


def test_of_a_log_of_usual_length_nothing_is_asked_twice(log: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    events = followed(log)
    monkeypatch.setattr(log, "page", None)
    assert len([*events.values()]) == N and len(events.some(range(1, N + 1))) == N


@pytest.mark.usefixtures("few")
def test_who_reads_on_meanwhile_sees_what_was_there(log: Store) -> None:
    """A reader goes on over the list that it began with while another takes more events."""

    source = past.LoggedPast(log, "m")
    folding, read = Folding(MATRIX, source), whole(log)
    for event in read[:6]:
        folding.take(event)
    reading = folding.today().events.between(1, 6)
    first = next(reading)
    for event in read[6:]:
        folding.take(event)
    assert [first, *reading] == read[:6]
    assert folding.today() == fold(MATRIX, read)


@pytest.mark.usefixtures("few")
def test_an_early_event_is_not_passed_over_while_the_database_is_away(
    log: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    events = followed(log)
    away = log._database.off("unreachable").problem
    monkeypatch.setattr(log, "page", lambda *_: away)
    assert events[N].number == N
    with pytest.raises(WritingOff):
        events[1]
