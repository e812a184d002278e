"""The room with decisions over several rows, second votes, consent first, the last page and the remote."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from streamlit.testing.v1 import AppTest

from pages.shared import workspace
from raci.log import AGAINST, FAVOUR, WHOLE_ROW, Amends, Ballot, Decision, Motion, Parked, Revealed, Split, Voting
from raci.log.open_points import open_points
from raci.model.amendments import Amended
from raci.model.changes import Change
from raci.model.field_changes import FieldChange
from raci.model.letters import letters_of
from raci.words.sentences import Text
from raci.workshop import Consent, Stance
from tests.people import SOMEBODY
from tests.workshops import CODE, DAY, OPENED, ROWS, SEATS, events, html, moved, room, shown, voted, written

MOTION = Motion(
    Text("Make Management answer for what is accepted", "由管理层负责验收"),
    (
        Change("3.3.1-b", "management", (), letters_of("A")),
        Change("3.1.1-a", "management", (), letters_of("A")),
    ),
    (FieldChange("3.3.1-b", Amended.TO, (), ("finance",)),),
    Text("nobody says yes or no", "无人拍板"),
)
WITH_MOTION = replace(OPENED, rows=("3.1.2-b",), motions=(MOTION,))
YES, APART = {WHOLE_ROW: FAVOUR}, {WHOLE_ROW: FAVOUR, "3.1.1-a": AGAINST}


def today_now() -> Any:
    return workspace.today("operations-policy")


def cast(**by_seat: dict[str, dict[str, str]]) -> None:
    voted(**by_seat)
    written(Revealed(CODE))


def test_a_decision_over_several_rows_is_applied_once_with_who_agreed(alone: Callable[..., AppTest]) -> None:
    written(WITH_MOTION)
    cast(finance={"motion:1": APART}, operations={"motion:1": YES})
    app = room(alone, "motion:1")
    told = shown(app)
    assert "One decision over 2 rows" in told and "Why: nobody says yes or no" in told
    assert "in favour 2 · not answered 1" in told and "1 seat: apart" in told
    way = workspace.store().box.wall.way(CODE)
    assert way.activity == "motion:1"
    workspace.store().box.wall.say(SOMEBODY, CODE, "finance", "phone-finance", way.answer, Consent(Stance.AGREE))
    app.run()
    app.button(key="room-apply-it").click().run()
    decision, amended = events()[-2:]
    assert isinstance(decision, Decision) and {one.activity for one in decision.changes} == set(MOTION.rows)
    assert (decision.why, decision.agreed, amended.agreed) == ("nobody says yes or no", ("finance",), ("finance",))
    assert isinstance(amended, Amends) and amended.fields == MOTION.fields
    told = shown(app)
    assert "✓ decided: nobody says yes or no" in told and "agree: Finance" in told


def test_a_decision_is_left_open_as_one_question_that_its_rows_share(alone: Callable[..., AppTest]) -> None:
    written(WITH_MOTION)
    cast(finance={"motion:1": YES})
    app = room(alone, "motion:1")
    app.button(key="room-park").click().run()
    app.text_input(key="room-question-motion:1").set_value("Who pays?").run()
    app.selectbox(key="room-owner-motion:1").set_value("finance").run()
    app.button(key="room-park-it").click().run()
    due = date.today() + timedelta(days=14)
    assert events()[-1] == Parked("3.3.1-b", "Who pays?", "finance", due, CODE, also=("3.1.1-a",))
    assert "‖ parked: Who pays?" in shown(app)
    moved("map")
    assert "‖ parked" in shown(app.run())
    moved("end")
    assert "1 item went unsettled" in shown(app.run()) and "1 open question" in shown(app)
    moved("motion:1")
    app.run()
    [point] = open_points(today_now(), due)
    assert point.rows == MOTION.rows and point.about(today_now().matrix).zh.endswith("另有 1 项")
    app.button(key="room-take-up").click().run()
    app.button(key="room-apply-it").click().run()
    assert not open_points(today_now(), due)


def test_a_decision_that_was_left_open_asks_no_phone_until_it_is_taken_up_again(alone: Callable[..., AppTest]) -> None:
    written(WITH_MOTION)
    cast(finance={"motion:1": YES})
    app = room(alone, "motion:1")
    wall = workspace.store().box.wall
    wall.say(SOMEBODY, CODE, "finance", "phone-finance", wall.way(CODE).answer, Consent(Stance.AGREE))
    phone = alone("ballot/ballot.py", lang="en", code=CODE, seat="finance")
    phone.session_state["note-phone"] = "phone-finance"
    phone.run()
    written(Parked("3.3.1-b", "Who pays?", "finance", DAY, CODE, also=("3.1.1-a",)))
    app.run()
    phone.run()
    assert wall.way(CODE) is None and "Left open: Make Management answer for what is accepted" in shown(phone)
    assert "Who pays? (Finance, by 2026-12-03)" in shown(phone)
    assert "‖ parked: Who pays?" in shown(app) and "(Finance, by 2026-12-03)" in shown(app)
    assert "agree: Finance" not in shown(app) and "Apply to all 2 rows" not in shown(app)
    app.button(key="room-take-up").click().run()
    assert wall.way(CODE).activity == "motion:1" and "agree: Finance" in shown(app)
    app.button(key="room-cancel").click().run()
    assert wall.way(CODE) is None
    [undo] = [one for one in app.button if (one.key or "").startswith("room-u-")]
    undo.click().run()
    assert wall.way(CODE).activity == "motion:1"


def test_of_many_seats_without_a_word_the_wall_names_some_and_how_many_more(alone: Callable[..., AppTest]) -> None:
    many = (*SEATS, "sales", "service", "technology", "management", "internal-audit")
    written(replace(WITH_MOTION, seats=many))
    cast(finance={"motion:1": YES})
    told = shown(room(alone, "motion:1"))
    assert "no word yet: Operations, Marketing, Finance, Sales, Customer service, and 3 more" in told


def test_a_number_takes_its_row_out_and_the_row_comes_next_on_its_own(alone: Callable[..., AppTest]) -> None:
    written(WITH_MOTION)
    cast(finance={"motion:1": APART})
    app = room(alone, "motion:1")
    app.button(key="room-way-2").click().run()
    assert events()[-1] == Split(CODE, "motion:1", ("3.1.1-a",))
    assert "Next, on their own: " in shown(app)
    assert workspace.store().box.wall.way(CODE).changes[0].activity == "3.3.1-b"
    [step] = [one for one in app.button if (one.key or "").startswith("room-right-from")]
    step.click().run()
    assert workspace.store().box.find(CODE).place == "row:3.1.1-a"
    moved("motion:1")
    app.run()
    app.button(key="room-whole").click().run()
    assert events()[-1] == Split(CODE, "motion:1", ())
    app.button(key="room-split").click().run() if [one for one in app.button if one.key == "room-split"] else None
    assert "Every row of it is settled on its own" in shown(app)


def test_a_row_is_voted_on_again_blind_with_before_and_after(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    cast(finance={"3.3.1-b": {"finance": "A"}}, operations={"3.3.1-b": {"operations": "A"}})
    app = room(alone, "row:3.3.1-b")
    app.button(key="room-vote").click().run()
    assert events()[-1] == Voting(CODE, "3.3.1-b", 2, is_open=True)
    told = shown(app)
    assert "Vote 2, blind: 0 of 3 have answered" in told and "We are waiting for Operations, Marketing, Finance" in told
    phone = alone("ballot/ballot.py", lang="en", code=CODE, seat="finance")
    phone.session_state["note-phone"] = "phone-finance"
    phone.run()
    assert "ballot-rows-finance-3.3.1-b|2" in str([one.proto for one in phone.get("bidi_component")])
    for seat in ("finance", "operations"):
        workspace.store().box.vote(SOMEBODY, CODE, f"phone-{seat}", Ballot(seat, "3.3.1-b|2", {"management": "A"}))
    app.run()
    assert "Vote 2, blind: 2 of 3 have answered" in shown(app) and "claimed by" in shown(app)
    app.button(key="room-reveal-it").click().run()
    told = shown(app)
    assert "vote 1: ⇄ claimed by Operations, Finance → vote 2: ≈ all 2 that answered name Management" in told


def test_an_answer_to_a_second_vote_that_comes_after_its_reveal_is_told_and_taken_in(
    alone: Callable[..., AppTest],
) -> None:
    written(replace(OPENED, motions=(MOTION,)))
    cast(finance={"3.3.1-b": {"finance": "A"}, "motion:1": YES})
    again = [Voting(CODE, item, 2, is_open=is_open) for item in ("3.3.1-b", "motion:1") for is_open in (True, False)]
    written(*again)
    phone = alone("ballot/ballot.py", lang="en", code=CODE, seat="finance")
    phone.session_state["note-phone"] = "phone-finance"
    sent = {key: {"cells": cells, "number": 9} for key, cells in (("3.3.1-b|2", {"sales": "A"}), ("motion:1|2", APART))}
    phone.session_state["ballot-rows-finance"] = {"answers": {"value": sent, "count": 1}}
    phone.run()
    drawn = str([one.proto for one in phone.get("bidi_component")])
    assert "raci-" + CODE + "-finance-" not in drawn  # one place of the phone for all that it has not sent
    assert "Vote 2 on this, blind again" in drawn
    app = room(alone, "row:3.3.1-b")
    app.button(key="room-late-in").click().run()
    assert "Late, not part of the blind vote" in shown(app) and "Finance (vote 2): Sales" in shown(app)
    moved("motion:1")
    assert "Finance (vote 2): in favour · 1 row apart" in shown(app.run())


def test_what_all_agree_on_is_applied_first_and_a_row_may_be_left_for_later(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    answer = {row: {"management": "A"} for row in ("3.1.2-b", "3.3.1-b", "4.1.2-a")}
    cast(**{seat: dict(answer) for seat in SEATS})
    app = room(alone)
    [offer] = [one for one in app.button if one.key == "room-consent"]
    number = int(offer.label.split()[0])
    assert "on which all seats agree" in offer.label and number >= 2
    offer.click().run()
    assert workspace.store().box.wall.way(CODE).activity == "map"
    assert "On the wall now, asked of every phone" in html(room(alone, lead={}))  # a wall shows what the remote began
    app.button(key="room-way-1").click().run()
    app.button(key="room-apply-it").click().run()
    body: Any = events()[-1]
    assert len({one.activity for one in body.changes}) == number - 1
    assert body.why == "All seats said so in the blind vote"


def test_silence_is_no_agreement_and_is_not_offered_for_consent(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    cast(**{seat: {"3.1.2-b": {"management": "A"}} for seat in SEATS[:2]})
    assert not [one for one in room(alone).button if one.key == "room-consent"]


def test_the_last_page_tells_decisions_questions_columns_and_what_went_unsettled(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    cast(finance={})
    given = Decision(
        (Change("3.3.1-b", "management", (), letters_of("A")),),
        "they pay",
        dissent=(("finance", "too slow"),),
        workshop=CODE,
    )
    written(given, Parked("3.1.2-b", "who decides?", "finance", DAY, CODE))
    app = room(alone, "end")
    told = shown(app)
    assert "1 decision settles 1 row" in told and "Finance objects: too slow" in told
    assert "1 open question" in told and "who decides?" in told and str(DAY) in told
    assert "3 columns not confirmed" in told and f"{len(ROWS) - 2} items went unsettled" in told
    links = str([one.proto for one in app.get("page_link")]).replace("\\", "")
    assert "To be asked, no seat: Management, 1 row to answer for" in links and "role=management" in links


def test_keys_jump_to_map_columns_and_end(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    cast(finance={})
    app = room(alone, "row:3.3.1-b")
    for key, place in (("room-columns", "column:operations"), ("room-end-place", "end"), ("room-map", "map")):
        [jump] = [one for one in app.button if (one.key or "").startswith(f"{key}-from")]
        jump.click().run()
        assert workspace.store().box.find(CODE).place == place


def test_a_phone_with_the_key_is_the_remote_of_the_room(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    cast(finance={"3.3.1-b": {"finance": "A"}})
    app = room(alone, "row:3.3.1-b", view="remote")
    assert "The wall follows this phone. Next: " in str([one.value for one in app.caption]).replace("\\", "")
    app.button(key="room-way-1").click().run()
    assert workspace.store().box.wall.way(CODE).activity == "3.3.1-b"


def test_a_word_that_comes_too_late_is_told_and_one_in_time_is_kept_once(alone: Callable[..., AppTest]) -> None:
    written(WITH_MOTION)
    cast(finance={})
    room(alone, "motion:1")
    wall = workspace.store().box.wall
    phone = alone("ballot/ballot.py", lang="en", code=CODE, seat="finance")
    phone.session_state["note-phone"] = "phone-finance"
    phone.run()
    assert "Make Management answer for what is accepted" in shown(phone)
    answer = wall.way(CODE).answer
    kept = {"answer": answer, "stance": "object", "why": "too slow", "number": 5}
    phone.session_state["phone-says-finance"] = {"said": {"value": kept, "count": 1}}
    phone.run()
    assert wall.said(CODE, "motion:1", answer)["finance"].why == "too slow"
    late = kept | {"answer": "gone", "number": 6}
    phone.session_state["phone-says-finance"] = {"said": {"value": late, "count": 2}}
    phone.run()
    assert "came too late" in str([one.proto for one in phone.get("bidi_component")])
