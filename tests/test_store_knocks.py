"""A seat that a phone holds goes to another one only where whoever leads lets it in."""

from typing import Any

import pytest

from raci.log import Ballot, Opened
from raci.people import Level, Mode, Person, Rights, typed
from raci.store import Knock, Mine, RefusedError, Reply, Right, SeatTakenError, Store, open_store, sign_of
from raci.store.knocks import LIMIT_WAITING
from tests import databases
from tests.people import SOMEBODY
from tests.workshops import DAY, KEY

W, WU = "AAA-AAA-AAA", Person("wu@example.com", "Wu", Rights(Level.VOTE, (), Mode.PROXY))


@pytest.fixture(params=databases.KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Any) -> Any:
    opened = open_store(databases.new(request.param, tmp_path))
    opened.append("m", 0, SOMEBODY, Opened(W, "W", DAY, ("a1",), ("ops", "it")), right=Right(KEY))
    opened.box.take(SOMEBODY, W, "ops", "p1")
    opened.box.vote(SOMEBODY, W, "p1", Ballot("ops", "a1", {"ops": "A"}))
    yield opened
    opened.close()


def only(store: Store) -> Any:
    """The one who waits."""

    [knock] = waiting(store)
    return knock


def waiting(store: Store) -> list[Knock]:
    knocks = store.box.knocks.waiting(W)
    assert isinstance(knocks, list)
    return knocks


def acts(store: Store) -> list[tuple[str, str]]:
    lines = store.audit.lines()
    assert isinstance(lines, list)
    return [(line.act, line.says) for line in lines]


def test_no_phone_takes_a_seat_from_another_by_itself(store: Store) -> None:
    assert not store.box.take(SOMEBODY, W, "ops", "p2", over=True)
    with pytest.raises(SeatTakenError):
        store.box.vote(SOMEBODY, W, "p2", Ballot("ops", "a1", {"ops": "R"}))


def test_who_is_let_in_answers_from_then_on_and_who_else_waits_is_turned_away(store: Store) -> None:
    knocks = store.box.knocks
    knocks.ask(WU, W, "ops", "p2")
    knocks.ask(SOMEBODY, W, "ops", "p3")
    first, second = waiting(store)
    assert (first, second.who) == (("ops", sign_of(W, "p2"), "Wu (wu@example.com)"), "")
    assert "p2" not in repr(first) and store.box.held(W, "p1") == ["ops"]
    assert knocks.answer(typed("Li"), W, first, KEY, lets_in=True)
    assert [store.box.held(W, phone) for phone in ("p1", "p2", "p3")] == [[], ["ops"], []]
    assert [knocks.reply(W, "ops", phone) for phone in ("p1", "p2", "p3")] == [Reply.NONE, Reply.NONE, Reply.AWAY]
    assert acts(store)[0] == ("taken over", f"{W} ops {first.sign} Wu (wu@example.com)")
    assert not knocks.answer(typed("Li"), W, second, KEY, lets_in=True)
    mine = store.box.mine(W, "ops", "p2")
    assert isinstance(mine, Mine) and mine.answers == {}


def test_who_is_turned_away_may_ask_again_and_who_thinks_better_waits_no_more(store: Store) -> None:
    knocks = store.box.knocks
    knocks.ask(SOMEBODY, W, "ops", "p2")
    assert knocks.answer(typed("Li"), W, only(store), KEY, lets_in=False)
    assert (knocks.reply(W, "ops", "p2"), knocks.waiting(W), store.box.held(W, "p1")) == (Reply.AWAY, [], ["ops"])
    assert acts(store)[0][0] == "turned away"
    knocks.ask(SOMEBODY, W, "ops", "p2")
    assert knocks.reply(W, "ops", "p2") == Reply.WAITING
    knocks.withdraw(SOMEBODY, W, "ops", "p2")
    assert (knocks.reply(W, "ops", "p2"), knocks.waiting(W)) == (Reply.NONE, [])


def test_only_whoever_leads_lets_in(store: Store) -> None:
    store.box.knocks.ask(SOMEBODY, W, "ops", "p2")
    for key in ("", "3333-4444-6666-7777"):
        with pytest.raises(RefusedError, match="facilitator's key"):
            store.box.knocks.answer(SOMEBODY, W, only(store), key, lets_in=True)
    with pytest.raises(RefusedError, match="may not"):
        store.box.knocks.answer(WU, W, only(store), KEY, lets_in=True)
    assert store.box.held(W, "p1") == ["ops"]


def test_a_seat_that_becomes_free_is_taken_without_asking(store: Store) -> None:
    store.box.take(SOMEBODY, W, "it", "p4")
    store.box.knocks.ask(SOMEBODY, W, "it", "p2")
    store.box.leave(SOMEBODY, W, "it", "p4")
    assert store.box.take(SOMEBODY, W, "it", "p2") and store.box.knocks.waiting(W) == []


def test_a_crowd_at_one_seat_is_refused(store: Store) -> None:
    for number in range(LIMIT_WAITING):
        store.box.knocks.ask(SOMEBODY, W, "ops", f"q{number}")
    store.box.knocks.ask(SOMEBODY, W, "ops", "q0")
    with pytest.raises(RefusedError, match="too many phones"):
        store.box.knocks.ask(SOMEBODY, W, "ops", "one more")
