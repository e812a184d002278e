"""The events of a log by number: looked up where they lie, one workshop's alone, backwards as far as somebody reads."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from raci.log import Decision, Event, Folding, Today, fold
from raci.log.numbers import Numbers
from raci.log.upto import CHUNK, Listed
from raci.model.changes import Change
from raci.model.letters import letters_of
from tests.matrices import matrix_of

MATRIX = matrix_of("stated: {ops: C}")
NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
N = 2 * CHUNK + 7


def events(count: int) -> list[Event]:
    bodies = (Decision((), "w", workshop="w1" if number % 3 == 0 else "") for number in range(1, count + 1))
    return [Event("m", at, NOON + timedelta(seconds=at), "Li", body) for at, body in enumerate(bodies, 1)]


def numbers(found: Any) -> list[int]:
    return [event.number for event in found]


@pytest.fixture
def today() -> Today:
    return fold(MATRIX, events(N))


def test_the_events_of_a_workshop_are_found_without_the_others(today: Today) -> None:
    assert numbers(today.events.of("w1")) == [*range(3, N + 1, 3)]
    assert today.events.of("w2") == []


def test_the_log_is_read_backwards(today: Today) -> None:
    assert numbers(today.events.latest_first()) == [*range(N, 0, -1)]


def test_whoever_looked_earlier_sees_no_more() -> None:
    folding, (first, second, third) = Folding(MATRIX), events(3)
    for event in (first, second):
        folding.take(event)
    before = folding.today()
    folding.take(third)
    assert ([*before.events], len(before.events), before.events.get(3), before.events.of("w1")) == ([1, 2], 2, None, [])
    assert numbers(folding.today().events.of("w1")) == [3]


def test_supposed_events_lie_over_those_of_the_log(today: Today) -> None:
    more = Event("m", N + 1, NOON, "Li", Decision((), "x"))
    over = Listed(beneath=today.events)
    over.add(more)
    assert numbers(over.between(N, N + 5)) == [N, N + 1] and over.counted(N + 1) == N + 1
    assert numbers(over.some([1, N, N + 1])) == [1, N, N + 1]
    assert N + 1 not in today.events


def test_an_undo_far_back_restores_what_the_event_before_it_left() -> None:
    """The states of long ago are not kept: they are told again by the events that left them."""

    def decided(number: int, before: str, after: str, undoes: int | None = None) -> Event:
        changes = (Change("a1", "ops", letters_of(before), letters_of(after)),)
        return Event("m", number, NOON + timedelta(days=number), "Li", Decision(changes, f"w{number}", undoes=undoes))

    told = [decided(1, "C", "R"), decided(2, "R", "A"), decided(3, "A", "I"), decided(4, "I", "A")]
    mark = fold(MATRIX, [*told, decided(5, "A", "R", undoes=2)]).matrix.activity["a1"].decided["ops"]
    assert (mark.letters, mark.why and mark.why.en) == (letters_of("R"), "w1")
    back = fold(MATRIX, [*told[:1], decided(2, "R", "C", undoes=1)])
    assert (back.matrix, back.decided_by) == (MATRIX, {})


def test_numbers_are_kept_in_order_and_told_as_bytes() -> None:
    kept = Numbers()
    for number in (1, 4, 4, 9):
        kept.add(number)
    assert ([*kept.after(0)], [*kept.after(4)], len(kept)) == ([1, 4, 9], [9], 3)
    assert [*Numbers(bytes(kept)).after(0)] == [1, 4, 9]
    for gone in (4, 5, None):
        kept.discard(gone)
    assert [*kept.after(0)] == [1, 9]
    for number in (1, 9):
        kept.discard(number)
    assert not kept
