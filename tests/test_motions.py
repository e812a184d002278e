"""Decisions over several rows in a workshop, votes after the first, and what all agree on: core, log and store."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from raci import rules
from raci.file.load import load
from raci.log import (
    AGAINST,
    FAVOUR,
    UNSURE,
    WHOLE_ROW,
    Amends,
    Ballot,
    Decision,
    Event,
    Motion,
    Opened,
    Revealed,
    Split,
    Vote,
    Voting,
    decode,
    encode,
    event_words,
    fold,
)
from raci.model.amendments import Amended
from raci.model.changes import Change
from raci.model.field_changes import FieldChange
from raci.model.letters import Layer, letters_of
from raci.people import typed
from raci.store import BallotsClosedError, RefusedError, Right, open_store
from raci.views.effect_in_words import counted, phrase
from raci.views.plan import plan
from raci.words.sentences import Text
from raci.workshop import (
    agreed_way,
    closable,
    item_of_place,
    item_place,
    latest,
    motion_effect,
    motion_vote,
    new_key,
    of_vote,
    offered_motions,
    outcomes,
    to_ask,
    way,
)
from tests.conftest import POLICY
from tests.matrices import matrix_of, policy
from tests.people import SOMEBODY

W, DAY, NOW = "K4F-9TX-AMW", date(2026, 12, 1), datetime(2026, 12, 1, 9, tzinfo=UTC)
MATRIX = matrix_of("stated: {ops: R, fin: C}", "stated: {ops: R}", "stated: {law: R}")
SEATS = ("ops", "fin", "law")
FIELD = FieldChange("a3", Amended.TO, (), ("fin",))
MOTION = Motion(
    Text("Make fin answer", "由财务负责"),
    tuple(Change(row, "fin", (), letters_of("A")) for row in ("a1", "a2")),
    (FIELD,),
    Text("nobody does", "无人负责"),
)
OPENED = Opened(W, "December", DAY, ("a3",), SEATS, (MOTION,))


def today_of(*bodies: Any) -> Any:
    return fold(MATRIX, [Event("m", number, NOW, "Li", body) for number, body in enumerate(bodies, 1)])


def test_a_workshop_keeps_its_motions_and_one_of_an_earlier_app_has_none() -> None:
    assert decode("open", encode(OPENED)) == OPENED
    assert OPENED.all_rows == ("a3", "a1", "a2")
    old = replace(OPENED, motions=())
    assert "motions" not in encode(old) and decode("open", encode(old)) == old
    body = Amends((FIELD,), "why", W, agreed=("ops",), dissent=(("fin", "no"),))
    assert decode("amend", encode(body)) == body
    assert "agreed" not in encode(Amends((FIELD,), "why", W))


def test_rows_taken_out_of_a_motion_come_right_behind_it_and_may_go_back() -> None:
    split = today_of(OPENED, Revealed(W), Split(W, "motion:1", ("a2",))).workshops[W]
    assert split.motions["motion:1"].rows == ("a1", "a3")
    places = [one.text for one in way(["a3", "a2"], ["ops"], split.apart)]
    assert places == ["map", "motion:1", "row:a2", "row:a3", "column:ops", "end"]
    whole = today_of(OPENED, Revealed(W), Split(W, "motion:1", ("a2",)), Split(W, "motion:1", ())).workshops[W]
    assert whole.motions["motion:1"] == MOTION
    for item in ("motion:1", "a2"):
        assert item_of_place(item_place(item)) == item


def test_the_log_says_in_words_what_was_split_and_voted_on_again() -> None:
    today = today_of(
        OPENED, Split(W, "motion:1", ("a2",)), Voting(W, "a3", 2, is_open=True), Voting(W, "motion:1", 2, is_open=False)
    )
    told = [event_words.sentence(event, today, "en") for event in today.events.values()]
    assert "; 1 decision to be voted on as one" in told[0]
    assert told[1].startswith("Taken out of “Make fin answer”, to be settled apart: ")
    assert told[2].endswith(", vote 2") and told[3] == "The answers to vote 2 on “Make fin answer” are revealed"
    assert today.workshops[W].vote("a3") == Vote(2, is_open=True) and today.workshops[W].vote("a3").revealed == 1
    assert today.workshops[W].vote("a1") == Vote(1, is_open=False)


def test_the_blind_vote_on_a_motion_tells_silence_from_doubt_and_counts_rows_apart() -> None:
    cast = [
        Ballot("ops", "motion:1", {WHOLE_ROW: FAVOUR, "a2": AGAINST}),
        Ballot("fin", "motion:1", {WHOLE_ROW: UNSURE}),
        Ballot("gone", "motion:1", {WHOLE_ROW: FAVOUR}),
        Ballot("law", "a3", {"fin": "A"}),
    ]
    vote = motion_vote("motion:1", cast, SEATS)
    assert (vote.favour, vote.against, vote.unsure, vote.silent) == (("ops",), (), ("fin",), ("law",))
    assert vote.apart == {"a2": 1} and not vote.is_unanimous
    assert vote.in_words("en") == "in favour 1 · don't know 1 · not answered 1"
    assert vote.in_words("zh") == "赞成 1 · 不清楚 1 · 未作答 1"
    all_ = [Ballot(seat, "motion:1", {WHOLE_ROW: FAVOUR}) for seat in SEATS]
    assert motion_vote("motion:1", all_, SEATS).is_unanimous


def test_the_last_vote_that_is_revealed_counts_and_each_earlier_one_is_kept() -> None:
    first, second = Ballot("ops", "a3", {"fin": "A"}), Ballot("ops", "a3|2", {"law": "A"})
    other = Ballot("law", "a1", {"law": "A"})
    cast = [first, second, other]
    assert latest(cast, {"a3": Vote(2, is_open=False)}) == [other, replace(second, activity="a3")]
    assert latest(cast, {"a3": Vote(2, is_open=True)}) == [first, other]
    assert of_vote(cast, "a3", 1) == [first]


@pytest.fixture
def box(tmp_path: Path) -> Any:
    """A store with that workshop, revealed; its key."""

    store, key = open_store(f"sqlite:///{tmp_path / 'w.db'}"), new_key()
    store.append("m", 0, typed("Li"), OPENED, right=Right(key))
    assert store.box.take(SOMEBODY, W, "ops", "one")
    store.box.vote(SOMEBODY, W, "one", Ballot("ops", "a3", {"fin": "A"}))
    store.append("m", 1, typed("Li"), Revealed(W), right=Right(key))
    return store, key


def test_a_second_vote_is_as_blind_as_the_first_and_one_is_open_at_a_time(box: Any) -> None:
    store, key = box
    again = Ballot("ops", "a3|2", {"law": "A"})
    with pytest.raises(BallotsClosedError):
        store.box.vote(SOMEBODY, W, "one", again)
    with pytest.raises(RefusedError):
        store.append("m", 2, typed("Eve"), Voting(W, "a3", 2, is_open=True))
    store.append("m", 2, typed("Li"), Voting(W, "a3", 2, is_open=True), right=Right(key))
    assert store.box.find(W).vote == "a3|2"
    with pytest.raises(BallotsClosedError):
        store.box.vote(SOMEBODY, W, "one", Ballot("ops", "a3", {}))
    with pytest.raises(BallotsClosedError):
        store.box.vote(SOMEBODY, W, "one", Ballot("ops", "motion:1|2", {}))
    store.box.vote(SOMEBODY, W, "one", again)
    assert [one.activity for one in store.box.ballots(W)] == ["a3"]
    for body in (Voting(W, "motion:1", 2, is_open=True), Voting(W, "motion:1", 2, is_open=False)):
        with pytest.raises(RefusedError):
            store.append("m", 3, typed("Li"), body, right=Right(key))
    store.append("m", 3, typed("Li"), Voting(W, "a3", 2, is_open=False), right=Right(key))
    assert store.box.find(W).vote == "" and again in store.box.ballots(W)
    with pytest.raises(BallotsClosedError):
        store.box.vote(SOMEBODY, W, "one", again)


def test_the_plan_offers_decisions_over_several_rows_and_what_an_agenda_can_close() -> None:
    matrix = policy()
    offers = offered_motions(plan(matrix, Layer.TODAY, DAY, most=4).decisions)
    assert offers and all(len(one.motion.rows) != 1 and one.closes for one in offers)
    first = offers[0].motion
    assert first.title.zh and ": " not in first.title.en[-8:]
    effect = motion_effect(matrix, first)
    eased = {one.before.id for one in effect.eased}
    assert {*offers[0].closes} <= {one.id for one in effect.settled} | eased
    assert all(one.severity == rules.Severity.NOTE for one in effect.raised)
    causes = rules.causes(rules.check(matrix, Layer.TODAY, today=DAY))
    assert closable(causes, [], offers[0].closes) == {*offers[0].closes}
    assert closable(causes, matrix.activity, ()) > closable(causes, first.rows, ())


def test_what_all_seats_agree_on_is_a_way_and_nothing_where_it_holds() -> None:
    cast = [Ballot(seat, "a1", {"fin": "A", "ops": "R"}) for seat in SEATS]
    changes = agreed_way(MATRIX, Layer.TODAY, "a1", cast)
    assert ("a1", "fin", letters_of("A")) in {(one.activity, one.role, one.after) for one in changes}
    after = today_of(OPENED, Decision(changes, "all", workshop=W)).matrix
    assert agreed_way(after, Layer.TODAY, "a1", cast) == ()


def test_parties_without_a_seat_that_came_to_answer_are_to_be_asked() -> None:
    given = Decision(
        (Change("a1", "law", (), letters_of("A")), Change("a2", "fin", (), letters_of("A"))), "y", workshop=W
    )
    after = today_of(OPENED, given).matrix
    assert to_ask(MATRIX, after, ["fin"]) == {"law": ("a1",)}


def test_amending_a_field_deals_with_its_row() -> None:
    today = today_of(OPENED, Revealed(W), Amends((FIELD,), "it goes there", W))
    assert outcomes(today, W)["a3"].why == "it goes there"


def test_what_a_decision_closes_and_opens_is_the_same_in_the_plan_and_on_the_wall() -> None:
    for path in sorted(POLICY.parent.glob("*.yaml")):
        matrix = load(path)
        every = plan(matrix, Layer.TODAY, DAY, most=1).decisions
        for decision, offer in zip(every, offered_motions(every), strict=False):
            effect = motion_effect(matrix, offer.motion)
            told = [counted(causes, "en") for causes in (decision.closes, decision.opens)]
            assert [counted(effect.closes, "en"), counted(effect.opens, "en")] == told, path.name
            assert phrase(effect, "en") == "closes {}, opens {}".format(*told)
