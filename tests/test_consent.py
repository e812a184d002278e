"""Phones after the reveal: what a seat says of the way on the wall, who is shown saying it, and what the log holds."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import workspace
from raci import workshop
from raci.log import (
    Accepted,
    Cancelled,
    Closed,
    Confirmed,
    Decision,
    Parked,
    Revealed,
    Settled,
    Voting,
    columns,
    decode,
    encode,
)
from raci.model.changes import Change
from raci.model.letters import letters_of
from raci.store import GoneError, RefusedError, SeatTakenError, WallWay, open_store
from raci.workshop import Consent, Consents, Stance
from tests.matrices import matrix_of
from tests.people import SOMEBODY
from tests.workshops import (
    CODE,
    DAY,
    GIVEN,
    KEY,
    NAME,
    OPENED,
    events,
    field,
    html,
    moved,
    revealed,
    room,
    shown,
    voted,
    written,
)

AGREE, OBJECT = Consent(Stance.AGREE), Consent(Stance.OBJECT, "too late")
WAY = WallWay("3.3.1-b", "mark", GIVEN.changes)


def phone(alone: Callable[..., AppTest], seat: str = "finance") -> Any:
    app = alone("ballot/ballot.py", lang="en", code=CODE, seat=seat)
    app.session_state["note-phone"] = f"phone-{seat}"
    return app.run()


def answer() -> str:
    return str(workspace.store().box.find(CODE).answer)


def says(app: Any, seat: str, stance: str, why: str = "") -> None:
    """What the phone sends when somebody taps there."""

    number = 1 + len(why)
    said = {"answer": answer(), "stance": stance, "why": why, "number": number}
    app.session_state[f"phone-says-{seat}"] = {"said": {"value": said, "count": 1}}
    app.run()


def asked(app: Any) -> str:
    """What the phone shows of the way on the wall."""

    return str([*(one.value for one in app.caption), *(one.proto.json for one in app.get("bidi_component"))])


def test_what_is_entered_by_hand_stands_over_the_phone_and_a_dissent_over_an_agreement() -> None:
    phones = {"a": AGREE, "b": OBJECT, "c": Consent(Stance.TOLERATE), "gone": AGREE}
    assert workshop.consents("abcd", phones) == Consents(("a",), ("c",), (("b", "too late"),), ("d",))
    by_hand = workshop.consents("abcd", phones, agreed=["b", "d"], dissent={"a": "no", "d": "never"})
    assert by_hand == Consents(("b",), ("c",), (("a", "no"), ("d", "never")), ())


def test_a_phone_speaks_for_the_seat_it_holds_of_the_way_on_the_wall_and_changes_it(
    alone: Callable[..., AppTest],
) -> None:
    written(OPENED)
    voted(finance={}, operations={})
    wall = workspace.store().box.wall
    with pytest.raises(RefusedError):
        wall.put(SOMEBODY, CODE, WAY, "")
    wall.put(SOMEBODY, CODE, WAY, KEY)
    with pytest.raises(GoneError):  # nobody is asked before the reveal
        wall.say(SOMEBODY, CODE, "finance", "phone-finance", "mark", AGREE)
    written(Revealed(CODE))
    with pytest.raises(SeatTakenError):
        wall.say(SOMEBODY, CODE, "operations", "phone-finance", "mark", AGREE)
    with pytest.raises(GoneError):
        wall.say(SOMEBODY, CODE, "finance", "phone-finance", "another", AGREE)
    with pytest.raises(ValueError, match="reason"):
        wall.say(SOMEBODY, CODE, "finance", "phone-finance", "mark", Consent(Stance.OBJECT))
    for said in (AGREE, OBJECT):
        wall.say(SOMEBODY, CODE, "finance", "phone-finance", "mark", said)
        assert wall.said(CODE, "3.3.1-b", "mark") == {"finance": said}
    assert (wall.way(CODE), wall.said(CODE, "3.3.1-b", "another")) == (WAY, {})
    wall.take_down(SOMEBODY, CODE, "another", KEY)
    assert wall.way(CODE) == WAY
    wall.take_down(SOMEBODY, CODE, "mark", KEY)
    assert wall.way(CODE) is None


def test_seats_that_can_live_with_a_decision_stand_in_the_log_and_in_logs_before_it_there_are_none() -> None:
    body = Decision((Change("a1", "ops", (), letters_of("A")),), "why", tolerated=("it",))
    assert decode("cell", encode(body)) == body
    assert decode("cell", encode(body).replace(',"tolerated":["it"]', "")).tolerated == ()


def test_phones_answer_what_the_wall_asks_and_applying_writes_who_said_what(alone: Callable[..., AppTest]) -> None:
    app = revealed(alone)
    finance, operations = phone(alone), phone(alone, "operations")
    assert "do you agree" not in asked(finance)
    app.button(key="room-way-1").click().run()
    finance.run()
    assert "do you agree" in asked(finance)
    says(finance, "finance", "tolerate")
    says(operations, "operations", "object")
    assert workspace.store().box.wall.said(CODE, "3.3.1-b", answer()).keys() == {"finance"}  # no reason, no word
    says(operations, "operations", "object", "It will cause delay")
    assert "You object: It will cause delay" in asked(operations)
    app.run()
    told = html(app)
    assert "can live with it: Finance" in told and "Operations objects: It will cause delay" in told
    assert "no word yet: Marketing" in told
    field(app.text_input, "room-why").set_value("so it is").run()
    app.button(key="room-apply-it").click().run()
    body: Any = events()[-1]
    assert (body.agreed, body.tolerated) == ((), ("finance",))
    assert body.dissent == (("operations", "It will cause delay"),)
    assert workspace.store().box.wall.way(CODE) is None
    assert "do you agree" not in asked(phone(alone))


def test_the_others_agree_and_no_objection_is_overwritten(alone: Callable[..., AppTest]) -> None:
    app = revealed(alone)
    app.button(key="room-way-1").click().run()
    [answer] = [workspace.store().box.find(CODE).answer]
    workspace.store().box.wall.say(SOMEBODY, CODE, "operations", "phone-operations", answer, OBJECT)
    app.run()
    app.button(key="room-everybody").click().run()
    field(app.text_input, "room-why").set_value("so it is").run()
    app.button(key="room-apply-it").click().run()
    body: Any = events()[-1]
    assert (body.agreed, body.dissent) == (("finance",), (("operations", "too late"),))


def test_a_wall_without_the_key_shows_the_way_and_who_agrees(alone: Callable[..., AppTest]) -> None:
    app = revealed(alone)
    app.button(key="room-way-1").click().run()
    answer = workspace.store().box.find(CODE).answer
    workspace.store().box.wall.say(SOMEBODY, CODE, "finance", "phone-finance", answer, AGREE)
    told = html(alone("room/room.py", lang="en", code=CODE))
    assert "agree: Finance" in told and "Then" in told


def test_a_column_says_what_was_gained_and_lost() -> None:
    before = matrix_of(*(f"stated: {{{cell}}}" for cell in ("ops: R", "ops: A", "ops: I", "it: A")))
    now = matrix_of(*(f"stated: {{{cell}}}" for cell in ("ops: A", "ops: S", "ops: I", "it: A")))
    column = workshop.own_column(before, now, "ops")
    assert [[one.activity for one in part] for part in column] == [["a1"], ["a2"], ["a3"]] and column.held == 3


def test_a_seat_confirms_or_objects_on_its_phone_whatever_the_others_say_meanwhile(
    alone: Callable[..., AppTest],
) -> None:
    revealed(alone)
    written(GIVEN)
    moved("column:operations")
    finance, operations = phone(alone), phone(alone, "operations")
    operations.button(key="phone-column-object").click().run()
    assert "Write the objection first" in shown(operations)
    operations.text_input(key="phone-objection").set_value("not ours").run()
    operations.button(key="phone-column-object").click().run()
    finance.text_input(key="phone-name").set_value("Chen Jing").run()
    finance.button(key="phone-confirm").click().run()
    matrix = workspace.today(NAME).matrix
    assert events()[-2:] == [
        Confirmed("operations", False, "not ours", CODE, column=columns.column(matrix, "operations")),
        Confirmed("finance", True, "", CODE, column=columns.column(matrix, "finance")),
    ]
    last = workspace.store().events(NAME)[-1]
    assert last.author == "Chen Jing" and "confirms" in shown(finance)


def test_what_another_process_has_just_kept_of_a_phone_stands_in_the_decision(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    voted(finance={}, operations={})
    written(Revealed(CODE))
    app = room(alone, "row:3.3.1-b")
    app.button(key="room-way-1").click().run()
    way, other = workspace.store().box.wall.way(CODE), open_store(workspace.url())
    field(app.text_input, "room-why-3.3.1-b").set_value("so").run()
    bell = workspace.store()._database._bell
    bell._heard = float("inf")  # this process listens, and word of the phone is still on its way
    workspace.store().box.wall.said(CODE, "3.3.1-b", way.answer)
    other.box.wall.say(SOMEBODY, CODE, "finance", "phone-finance", way.answer, OBJECT)
    other.close()
    app.button(key="room-apply-it").click().run()
    bell.deafen()
    assert [seat for seat, _ in events()[-1].dissent] == ["finance"]


def test_the_entry_that_answers_the_question_takes_it_off_the_wall_and_no_other_does(
    alone: Callable[..., AppTest],
) -> None:
    written(OPENED, Revealed(CODE))
    wall = workspace.store().box.wall
    other = Decision((Change("3.1.2-b", "management", (), letters_of("A")),), "not this row", workshop=CODE)
    parked = Parked("3.3.1-b", "Who pays?", "finance", DAY, CODE)
    answers = (GIVEN, parked, Accepted("RACI101", "3.3.1-b", "so be it", DAY, "a review", CODE))
    votes = (Voting(CODE, "3.3.1-b", 2, is_open=True), Voting(CODE, "3.3.1-b", 2, is_open=False))
    for body, is_asked in (
        (other, True), (replace(GIVEN, workshop=""), True), *((one, False) for one in answers),
        (Settled("3.3.1-b", 6, CODE), True), (votes[0], False), (votes[1], False), (Closed(CODE), False),
    ):  # fmt: skip
        if not isinstance(body, Closed):
            wall.put(SOMEBODY, CODE, WAY, KEY)
        written(body)
        assert bool(answer()) == is_asked, body


def test_a_phone_is_told_what_became_of_what_it_was_asked_until_the_next_question(
    alone: Callable[..., AppTest],
) -> None:
    revealed(alone)
    wall = workspace.store().box.wall
    wall.put(SOMEBODY, CODE, WAY, KEY)
    app = phone(alone)
    assert '"way": "mark"' in asked(app)
    written(Parked("3.3.1-b", "Who pays?", "finance", DAY, CODE))
    app.run()
    told = shown(app)
    assert "Left open: Inspect and accept the finished project" in told and '"way": ""' in asked(app)
    assert "Who pays? (Finance, by 2026-12-03)" in told
    moved("row:4.1.2-a")
    app.run()
    assert "Left open: " in shown(app)
    number = len(events())
    written(Settled("3.3.1-b", number, CODE, undoes=number))
    app.run()
    assert "No longer on the wall: Inspect and accept the finished project" in shown(app)
    written(GIVEN)
    app.run()
    assert "Decided: Inspect and accept the finished project" in shown(app)
    wall.put(SOMEBODY, CODE, WallWay("4.1.2-a", "next", (Change("4.1.2-a", "finance", (), letters_of("A")),)), KEY)
    app.run()
    assert "Decided: " not in shown(app) and '"way": "next"' in asked(app)
    written(Cancelled(CODE, "no time"))
    app.run()
    assert "This workshop has been cancelled." in shown(app) and "Left open" not in shown(app)
