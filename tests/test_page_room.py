"""The room as the facilitator at the projector meets it, on a log of its own."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from pages.shared import workspace
from raci.log import Accepted, Ballot, Belated, Closed, Parked, Revealed
from raci.model.changes import Change
from raci.model.letters import Layer, letters_of
from raci.people import typed
from tests.conftest import POLICY
from tests.matrices import policy
from tests.people import SOMEBODY
from tests.workshops import (
    CODE,
    DAY,
    GIVEN,
    LEADS,
    NAME,
    OPENED,
    ROWS,
    events,
    field,
    moved,
    revealed,
    room,
    shown,
    voted,
    written,
)


def found_today() -> Any:
    today: Any = workspace.today(NAME)
    return workspace.findings(NAME, today, Layer.TODAY)


def pressed(app: Any, key: str) -> Any:
    """The button whose key begins so; what it presses stands behind it."""

    return next(one for one in app.button if (one.key or "").startswith(f"{key}-"))


def test_the_room_counts_answers_and_names_who_is_missing(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    voted(finance={row: {"finance": "A"} for row in ROWS}, marketing={"3.1.2-b": {"marketing": "A"}})
    told = shown(room(alone))
    assert "1 / 3" in told and "5 of 12 answers are in" in told and CODE in told
    assert "Reveal now; 2 seats have not finished" in told
    assert "Still answering: Marketing 1/4" in told and "Not there yet: Operations" in told
    assert "Finance" not in told


def test_revealing_is_one_entry_and_everybody_sees_the_map(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    voted(
        operations={"3.1.2-b": {"operations": "A"}, "3.3.1-b": {"management": "A"}},
        finance={"3.1.2-b": {"finance": "A"}, "3.3.1-b": {"management": "A"}},
    )
    app = room(alone)
    app.button(key="room-reveal").click().run()
    assert "Reveal without 3 seats?" in shown(app) and events() == [OPENED]
    app.button(key="room-reveal-it").click().run()
    assert events()[-1] == Revealed(CODE)
    told = shown(app)
    assert "The seats agree on 0 of 4 rows" in told and "claimed by Operations, Finance" in told
    assert "all 2 that answered name Management; 1 of 3 have not" in told
    rows_in_order = [one.key.removeprefix("room-go-") for one in app.button if (one.key or "").startswith("room-go-")]
    assert rows_in_order[0] == "3.1.2-b"


def test_a_row_shows_clause_voices_findings_and_definitions(alone: Callable[..., AppTest]) -> None:
    told = shown(revealed(alone))
    for text in ("Inspect and accept the finished project", "3.3.1", "Of itself", "not answered", "told after"):
        assert text in told
    assert "has the say is not said (3.3.1)" in told
    assert "0 min" in told


def test_a_candidate_shows_what_it_settles_before_it_is_applied(alone: Callable[..., AppTest]) -> None:
    app = revealed(alone)
    way = next(one for one in app.button if one.key == "room-way-1")
    assert re.search(r"(closes .*, opens |settles \d+, raises \d+)", way.label)
    way.click().run()
    told = shown(app)
    assert "Then" in told and re.search(r"(closes .*, opens |settles \d+, raises \d+)", told)
    assert len(events()) == 2


def test_where_the_seats_agree_the_first_key_is_what_they_agree_on(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    voted(**{seat: {"3.3.1-b": {"technology": "A"}} for seat in ("operations", "finance")})
    written(Revealed(CODE))
    app = room(alone, "row:3.3.1-b")
    assert "**A** Technology" in app.button(key="room-way-1").label.replace("\\", "")


def test_ways_that_look_alike_say_where_they_differ(alone: Callable[..., AppTest]) -> None:
    written(replace(OPENED, rows=("4.1.3-b",)), Revealed(CODE))
    app = room(alone, "row:4.1.3-b")
    ways = [one.label.replace("\\", "") for one in app.button if one.key in WAYS]
    assert [way.partition(" · by")[0] for way in ways] == [
        "**A** Management · **R** Operations  \n**C** Internal audit · **I** Department heads",
        "**A** Management · **R** Operations  \nno part: Internal audit, Department heads",
    ]


def test_applying_needs_a_reason_and_writes_names_dissent_and_conditions(alone: Callable[..., AppTest]) -> None:
    app = revealed(alone)
    app.button(key="room-way-1").click().run()
    app.button(key="room-apply-it").click().run()
    assert app.error[0].value == "Write one line of reason first." and len(events()) == 2
    field(app.text_input, "room-why-3.3.1-b").set_value(" who pays decides ").run()
    app.button(key="room-everybody").click().run()
    app.get("button_group")[1].set_value(["finance"]).run()
    field(app.text_input, "room-says-finance-3.3.1-b").set_value("too slow").run()
    field(app.text_input, "room-conditions-3.3.1-b").set_value("above 50 k").run()
    app.button(key="room-apply-it").click().run()
    decided = events()[-1]
    assert (decided.why, decided.agreed) == ("who pays decides", ("operations",))
    assert (decided.dissent, decided.conditions, decided.workshop) == ((("finance", "too slow"),), "above 50 k", CODE)
    assert "✓ decided: who pays decides" in shown(app)


WAYS = {f"room-way-{number}" for number in range(1, 5)}


def pills(app: Any, name: Any) -> Any:
    return field(app.get("button_group"), f"room-{name}-3.3.1-b")


def test_what_is_said_of_one_way_is_not_said_of_another_and_comes_back_with_the_first(
    alone: Callable[..., AppTest],
) -> None:
    app = revealed(alone)
    app.button(key="room-way-1").click().run()
    field(app.text_input, "room-why-3.3.1-b").set_value("of the first").run()
    pills(app, "agreed").set_value(["operations", "finance"]).run()
    pills(app, "dissent").set_value(["marketing"]).run()
    field(app.text_input, "room-says-marketing-3.3.1-b").set_value("no").run()
    field(app.text_input, "room-conditions-3.3.1-b").set_value("for a year").run()
    for other in ("room-way-2", "room-way-0"):
        app.button(key="room-cancel").click().run()
        app.button(key=other).click().run()
        if other == "room-way-0":
            app.selectbox(key="room-own-A-1").set_value("finance").run()
        told = [field(app.text_input, f"room-{name}-3.3.1-b").value for name in ("why", "conditions")]
        assert (told, pills(app, "agreed").value, pills(app, "dissent").value) == (["", ""], [], []), other
        assert "What was said of another answer stays with that answer." in shown(app)
    app.button(key="room-cancel").click().run()
    app.button(key="room-way-1").click().run()
    assert field(app.text_input, "room-why-3.3.1-b").value == "of the first"
    assert (pills(app, "agreed").value, pills(app, "dissent").value) == (["operations", "finance"], ["marketing"])
    app.button(key="room-apply-it").click().run()
    assert (events()[-1].why, events()[-1].dissent) == ("of the first", (("marketing", "no"),))


def test_a_letter_changed_in_the_own_answer_is_another_answer(alone: Callable[..., AppTest]) -> None:
    app = revealed(alone)
    app.button(key="room-way-0").click().run()
    app.selectbox(key="room-own-A-1").set_value("management").run()
    field(app.text_input, "room-why-3.3.1-b").set_value("they pay").run()
    pills(app, "agreed").set_value(["operations"]).run()
    app.multiselect(key="room-own-C-1").set_value(["finance"]).run()
    assert (field(app.text_input, "room-why-3.3.1-b").value, pills(app, "agreed").value) == ("", [])
    app.button(key="room-apply-it").click().run()
    assert app.error[0].value == "Write one line of reason first." and len(events()) == 2
    app.multiselect(key="room-own-C-1").set_value([]).run()
    assert (field(app.text_input, "room-why-3.3.1-b").value, pills(app, "agreed").value) == ("they pay", ["operations"])


def test_a_reason_written_before_a_letter_is_chosen_goes_along_and_nobody_agrees_to_nothing(
    alone: Callable[..., AppTest],
) -> None:
    app = revealed(alone)
    app.button(key="room-way-0").click().run()
    assert not app.get("button_group") and not [one for one in app.button if one.key == "room-everybody"]
    field(app.text_input, "room-why-3.3.1-b").set_value("they pay").run()
    app.selectbox(key="room-own-A-1").set_value("management").run()
    assert field(app.text_input, "room-why-3.3.1-b").value == "they pay"
    app.selectbox(key="room-own-A-1").set_value("finance").run()
    assert field(app.text_input, "room-why-3.3.1-b").value == ""


def test_the_reason_for_accepting_one_finding_is_not_that_for_another(alone: Callable[..., AppTest]) -> None:
    written(replace(OPENED, rows=("2.1.3-a",)), Revealed(CODE))
    app = room(alone, "row:2.1.3-a")
    app.button(key="room-accept").click().run()
    first, other, *_ = app.selectbox(key="room-which-2.1.3-a").options
    field(app.text_input, "room-accept-why-2.1.3-a").set_value("small team").run()
    field(app.text_input, "room-control-2.1.3-a").set_value("minutes").run()
    app.selectbox(key="room-which-2.1.3-a").select(other).run()
    told = [field(app.text_input, f"room-{name}-2.1.3-a").value for name in ("accept-why", "control")]
    assert told == ["", ""]
    app.selectbox(key="room-which-2.1.3-a").select(first).run()
    assert field(app.text_input, "room-accept-why-2.1.3-a").value == "small team"


def test_everybody_is_whoever_took_a_seat_and_those_named_by_hand(alone: Callable[..., AppTest]) -> None:
    app = revealed(alone)
    app.button(key="room-way-1").click().run()
    assert app.button(key="room-everybody").label == "Everybody agrees (2 seats)"
    app.button(key="room-everybody").click().run()
    assert pills(app, "agreed").value == ["operations", "finance"]
    pills(app, "agreed").set_value(["marketing"]).run()
    app.button(key="room-everybody").click().run()
    assert pills(app, "agreed").value == ["operations", "marketing", "finance"]


def test_where_nobody_took_a_seat_nobody_is_everybody(alone: Callable[..., AppTest]) -> None:
    written(OPENED, Revealed(CODE))
    app = room(alone, "row:3.3.1-b")
    app.button(key="room-way-1").click().run()
    assert app.button(key="room-everybody").disabled
    assert "Nobody has taken a seat by phone or slip; choose by name who agrees." in shown(app)


def test_the_room_may_answer_in_its_own_way(alone: Callable[..., AppTest]) -> None:
    app = revealed(alone)
    app.button(key="room-way-0").click().run()
    app.selectbox(key="room-own-A-1").set_value("management").run()
    app.multiselect(key="room-own-R-1").set_value(["project-team"]).run()
    field(app.text_input, "room-why-3.3.1-b").set_value("w").run()
    app.button(key="room-apply-it").click().run()
    row = workspace.matrix(NAME).activity["3.3.1-b"]
    assert [row.holders(letter, Layer.TODAY) for letter in letters_of("A/R")] == [["management"], ["project-team"]]


def test_whoever_is_too_late_reads_who_changed_what_and_keeps_what_was_typed(alone: Callable[..., AppTest]) -> None:
    app = revealed(alone)
    app.button(key="room-way-1").click().run()
    field(app.text_input, "room-why-3.3.1-b").set_value("mine").run()
    workspace.store().append(NAME, 2, typed("Wang"), Parked("3.1.2-b", "Who?", "finance", DAY))
    app.button(key="room-apply-it").click().run()
    told = app.warning[0].value.replace("\\", "")
    assert "somebody was faster" in told and "Wang: “Decide whether the project goes ahead” is left open: Who?" in told
    assert field(app.text_input, "room-why-3.3.1-b").value == "mine"
    app.button(key="room-apply-it").click().run()
    assert events()[-1].why == "mine" and not app.warning


def test_a_row_is_parked_with_question_owner_and_day(alone: Callable[..., AppTest]) -> None:
    app = revealed(alone)
    app.button(key="room-park").click().run()
    app.button(key="room-park-it").click().run()
    assert app.error[0].value.startswith("Write the question")
    app.text_input(key="room-question-3.3.1-b").set_value("Who pays?").run()
    app.selectbox(key="room-owner-3.3.1-b").set_value("finance").run()
    app.button(key="room-park-it").click().run()
    due = date.today() + timedelta(days=14)
    assert events()[-1] == Parked("3.3.1-b", "Who pays?", "finance", due, CODE)
    assert "‖ parked: Who pays?" in shown(app)


def test_a_finding_is_accepted_with_reason_control_and_end(alone: Callable[..., AppTest]) -> None:
    app = revealed(alone)
    app.button(key="room-accept").click().run()
    app.button(key="room-accept-it").click().run()
    assert app.error[0].value == "Say why, what makes up for it, and until when."
    field(app.text_input, "room-accept-why-3.3.1-b").set_value("small team").run()
    field(app.text_input, "room-control-3.3.1-b").set_value("minutes").run()
    app.button(key="room-accept-it").click().run()
    kept = events()[-1]
    assert isinstance(kept, Accepted) and (kept.at, kept.why, kept.control) == ("3.3.1-b", "small team", "minutes")
    found = found_today()
    assert [one.rule.code for one in found if one.accepted] == [kept.rule]


def test_undo_and_redo_are_entries_of_their_own(alone: Callable[..., AppTest]) -> None:
    written(OPENED, Revealed(CODE), GIVEN)
    app = room(alone, "row:3.3.1-b")
    assert "Undo: “Inspect and accept the finished project”" in pressed(app, "room-u").label.replace("\\", "")
    pressed(app, "room-u").click().run()
    assert (events()[-1].undoes, "✓ decided" in shown(app)) == (3, False)
    pressed(app, "room-y").click().run()
    assert (events()[-1].undoes, "✓ decided: they pay for it" in shown(app)) == (4, True)


def test_undo_and_redo_are_labelled_with_what_they_take_back_and_bring_back(alone: Callable[..., AppTest]) -> None:
    parked = Parked("3.3.1-b", "Who?", "finance", DAY, CODE)
    for body, told in ((GIVEN, "“Inspect and accept the finished project”"), (parked, "“Inspect and accept")):
        written(*([] if events() else [OPENED, Revealed(CODE)]), body)
        app = room(alone, "row:3.3.1-b")
        label = pressed(app, "room-u").label.replace("\\", "")
        assert label.startswith(f"Undo: {told}")
        pressed(app, "room-u").click().run()
        assert pressed(app, "room-y").label.replace("\\", "") == label.replace("Undo", "Redo")
        pressed(app, "room-y").click().run()
        assert pressed(app, "room-u").label.replace("\\", "") == label


def test_two_screens_are_at_the_same_place(alone: Callable[..., AppTest]) -> None:
    first = revealed(alone, "map")
    second = room(alone)
    pressed(first, "room-right").click().run()
    second.run()
    assert "Item 1 of 4" in shown(first) and "Item 1 of 4" in shown(second)


def test_a_screen_in_the_middle_of_something_stays_and_says_that_the_room_has_moved(
    alone: Callable[..., AppTest],
) -> None:
    first = revealed(alone)
    first.button(key="room-park").click().run()
    first.text_input(key="room-question-3.3.1-b").set_value("half").run()
    moved("end")
    first.run()
    assert "The room has moved on" in shown(first)
    assert first.text_input(key="room-question-3.3.1-b").value == "half"
    first.button(key="room-follow").click().run()
    assert "The end" in shown(first)


def test_a_department_confirms_or_objects_with_a_reason(alone: Callable[..., AppTest]) -> None:
    app = revealed(alone, "column:finance")
    assert "Column 3 of 3: Finance" in shown(app) and "Accountable + Responsible: 9" in shown(app)
    app.button(key="room-objects").click().run()
    assert app.error[0].value == "Write the objection first."
    app.text_input(key="room-object-finance").set_value("too much").run()
    app.button(key="room-objects").click().run()
    app.text_input(key="room-object-finance").set_value("still").run()
    app.button(key="room-confirm").click().run()
    assert app.error[0].value.startswith("An objection stands in the line") and len(events()) == 3
    app.text_input(key="room-object-finance").set_value("").run()
    app.button(key="room-confirm").click().run()
    no, yes = events()[-2:]
    assert (no.agrees, no.why, yes.agrees, yes.why) == (False, "too much", True, "")
    assert len(no.column) == 9 and yes == replace(no, agrees=True, why="")  # the column as it was then


def test_a_workshop_that_ends_leaves_the_review_as_the_file_says(alone: Callable[..., AppTest]) -> None:
    written(OPENED, Revealed(CODE), GIVEN)
    app = room(alone, "end")
    assert "1 decision settles 1 row" in shown(app) and "3 items went unsettled" in shown(app)
    due = policy().review.due
    assert (app.date_input(key="room-review").value, f"The file says {due}." in shown(app)) == (due, True)
    app.button(key="room-end").click().run()
    assert "End it now?" in shown(app) and len(events()) == 3
    app.button(key="room-end-it").click().run()
    assert (events()[-1], workspace.matrix(NAME).review.due) == (Closed(CODE), due)
    app = room(alone, "row:3.3.1-b")
    assert "This workshop is over" in shown(app) and not [one for one in app.button if one.key == "room-park"]


def test_an_earlier_review_is_set_only_where_somebody_says_so(alone: Callable[..., AppTest]) -> None:
    written(OPENED, Revealed(CODE))
    app, due = room(alone, "end"), policy().review.due
    earlier = due - timedelta(days=30)
    app.date_input(key="room-review").set_value(earlier).run()
    assert f"That is earlier than the file says, {due}." in shown(app)
    app.button(key="room-end").click().run()
    app.button(key="room-end-it").click().run()
    assert events()[-1] == Closed(CODE, earlier, due)


def test_a_review_that_is_overdue_or_not_set_is_offered_half_a_year_on(
    alone: Callable[..., AppTest], tmp_path: Path
) -> None:
    path = tmp_path / POLICY.name
    text = path.read_text(encoding="utf-8")
    for review in ("review: {due: 2020-01-01}", ""):
        path.write_text(re.sub(r"(?m)^review:.*$", review, text), encoding="utf-8")
        if not events():
            written(OPENED, Revealed(CODE))
        assert room(alone, "end").date_input(key="room-review").value == date.today() + timedelta(days=182)


def test_without_a_workshop_the_room_lists_them(alone: Callable[..., AppTest]) -> None:
    written(OPENED)
    app = alone("room/room.py", lead=LEADS, lang="en", matrix=NAME)
    assert [link.proto.label.replace("\\", "") for link in app.get("page_link")] == [
        "December *workshop* · 2026-12-03 · collecting answers",
        "Prepare a workshop",
    ]


def test_rows_that_the_file_has_lost_are_named_and_the_rest_goes_on(
    alone: Callable[..., AppTest], tmp_path: Path
) -> None:
    written(OPENED, Revealed(CODE))
    path = tmp_path / POLICY.name
    path.write_text(path.read_text(encoding="utf-8").replace("id: 4.1.2-a\n", "id: 4.1.2-z\n"), encoding="utf-8")
    assert "No longer in the file: 4.1.2-a" in shown(room(alone, "map"))
    assert re.search(r"Item \d of 3", shown(room(alone, "row:3.1.1-a")))


def test_a_form_is_applied_on_what_it_was_begun_on_however_often_the_screen_is_drawn_since(
    alone: Callable[..., AppTest],
) -> None:
    app = revealed(alone)
    app.button(key="room-way-1").click().run()
    written(replace(GIVEN, changes=(Change("3.3.1-b", "finance", (), letters_of("C")),)))
    app.run()  # as the screen does every second
    field(app.text_input, "room-why-3.3.1-b").set_value("mine").run()
    app.button(key="room-apply-it").click().run()
    assert "somebody was faster" in app.warning[0].value and len(events()) == 3
    app.run()
    app.button(key="room-apply-it").click().run()
    assert (events()[-1].why, len(events()), list(app.warning)) == ("mine", 4, [])
    assert workspace.today(NAME).misfits == ()


def test_an_own_answer_does_not_take_back_what_another_screen_decided_unseen(alone: Callable[..., AppTest]) -> None:
    app = revealed(alone)
    app.button(key="room-way-0").click().run()
    written(replace(GIVEN, changes=(Change("3.3.1-b", "finance", (), letters_of("C")),)))
    app.run()
    field(app.text_input, "room-why-3.3.1-b").set_value("mine").run()
    app.button(key="room-apply-it").click().run()
    assert "somebody was faster" in app.warning[0].value and len(events()) == 3


def test_of_several_who_answer_the_room_chooses_one_or_leaves_them(alone: Callable[..., AppTest]) -> None:
    both = tuple(Change("3.3.1-b", role, (), letters_of("A")) for role in ("management", "finance"))
    written(OPENED, Revealed(CODE), replace(GIVEN, changes=both))
    app = room(alone, "row:3.3.1-b")
    app.button(key="room-way-0").click().run()
    field(app.text_input, "room-why-3.3.1-b").set_value("w").run()
    app.button(key="room-apply-it").click().run()
    assert app.error[0].value.startswith("This changes nothing") and len(events()) == 3
    app.selectbox(key="room-own-A-1").set_value("finance").run()
    app.button(key="room-apply-it").click().run()
    assert workspace.matrix(NAME).activity["3.3.1-b"].holders(letters_of("A")[0], Layer.TODAY) == ["finance"]


def test_an_undo_that_comes_too_late_says_so(alone: Callable[..., AppTest]) -> None:
    written(OPENED, Revealed(CODE), GIVEN)
    app = room(alone, "row:3.3.1-b")
    written(Parked("3.1.2-b", "Who?", "finance", DAY))
    pressed(app, "room-u").click().run()
    assert "somebody was faster" in app.warning[0].value and len(events()) == 4


def test_what_is_begun_in_one_workshop_is_not_begun_in_another(alone: Callable[..., AppTest]) -> None:
    app = revealed(alone)
    app.button(key="room-park").click().run()
    app.text_input(key="room-question-3.3.1-b").set_value("half").run()
    other = replace(OPENED, workshop="AAA-AAA-AAA")
    written(other, Revealed(other.workshop))
    moved("row:3.3.1-b", other.workshop)
    app.query_params["code"] = other.workshop
    app.run()
    assert not [one for one in app.button if one.key == "room-park-it"]
    app.button(key="room-park").click().run()
    assert app.text_input(key="room-question-3.3.1-b").value == ""


def test_what_a_department_says_twice_is_one_entry_and_nothing_is_said_after_the_end(
    alone: Callable[..., AppTest],
) -> None:
    app = revealed(alone, "column:finance")
    for _ in range(2):
        app.button(key="room-confirm").click().run()
    assert len(events()) == 3
    written(Closed(CODE))
    app.run()
    assert not [one for one in app.button if one.key in ("room-confirm", "room-objects")]


def test_a_confirmed_column_that_changes_is_told_and_may_be_confirmed_anew(alone: Callable[..., AppTest]) -> None:
    app = revealed(alone, "column:finance")
    app.button(key="room-confirm").click().run()
    assert "has changed since" not in shown(app)
    written(replace(GIVEN, changes=(Change("3.3.1-b", "finance", (), letters_of("C")),)))
    assert "confirms, and its column has changed since" in shown(app.run())
    app.button(key="room-confirm").click().run()
    assert events()[-1].agrees and ("3.3.1-b", "C") in events()[-1].column
    assert "has changed since" not in shown(app)


def test_workshops_that_are_over_are_not_offered_and_a_wrong_code_is_told(alone: Callable[..., AppTest]) -> None:
    written(OPENED, Revealed(CODE), Closed(CODE))
    app = alone("room/room.py", lead=LEADS, lang="en", matrix=NAME, code="AAA-AAA-AAA")
    assert app.warning[0].value.startswith("There is no workshop with this code")
    assert len(app.get("page_link")) == 1


def test_findings_of_one_rule_are_accepted_together(alone: Callable[..., AppTest]) -> None:
    written(replace(OPENED, rows=("2.1.3-a",)), Revealed(CODE))
    app = room(alone, "row:2.1.3-a")
    app.button(key="room-accept").click().run()
    found = [one for one in found_today() if one.place.activities[:1] == ("2.1.3-a",)]
    labels = app.selectbox(key="room-which-2.1.3-a").options
    assert len(labels) == len({one.rule.code for one in found}) < len(found)
    assert all(any(one.sentence("en") in label for label in labels) for one in found)


def came_late(seat: str, row: str, **letters: str) -> None:
    workspace.store().box.late.keep(SOMEBODY, CODE, f"phone-{seat}", Ballot(seat, row, letters), 9)


def test_answers_that_came_late_are_named_and_taken_in_openly(alone: Callable[..., AppTest]) -> None:
    app = revealed(alone)
    assert "Came after the reveal" not in shown(app)
    came_late("operations", "3.1.2-b", operations="A")
    came_late("finance", "3.3.1-b", operations="A", sales="C")
    app.run()
    assert "Came after the reveal: Finance 1, Operations 1" in shown(app)
    assert "Late, not part of the blind vote" not in shown(app)
    app.button(key="room-late-in").click().run()
    pairs = (("finance", "3.3.1-b"), ("operations", "3.1.2-b"))
    assert events()[-1] == Belated(pairs, True, CODE)
    assert "Came after the reveal" not in shown(app) and "Late, not part of the blind vote" in shown(app)
    assert "as 2 seats see it" not in shown(app)  # the late voice adds to no count


def test_answers_that_came_late_are_left_out_or_wait_after_the_end(alone: Callable[..., AppTest]) -> None:
    app = revealed(alone)
    came_late("finance", "3.3.1-b", operations="A")
    app.run()
    app.button(key="room-late-out").click().run()
    assert events()[-1] == Belated((("finance", "3.3.1-b"),), False, CODE)
    assert "Late" not in shown(app)
    written(Closed(CODE))
    came_late("finance", "3.1.2-b")
    came_late("operations", "3.1.2-b", **{"": "?"})
    app.run()
    assert "Came after the reveal: Finance 1, Operations 1" in shown(app)
    assert "room-late-in" not in [one.key for one in app.button]


def test_a_screen_that_still_asks_whether_to_reveal_goes_on_when_another_has_revealed(
    alone: Callable[..., AppTest],
) -> None:
    written(OPENED)
    app = room(alone)
    app.button(key="room-reveal").click().run()
    written(Revealed(CODE))
    moved("row:3.3.1-b")
    app.run()
    assert [one for one in app.button if one.key == "room-park"] and "Yes, reveal" not in shown(app)


def test_what_was_done_on_another_row_is_named_before_it_is_taken_back(alone: Callable[..., AppTest]) -> None:
    written(OPENED, Revealed(CODE), GIVEN)
    app = room(alone, "row:3.1.2-b")
    pressed(app, "room-u").click().run()
    assert "Another row than this one" in shown(app) and "Inspect and accept the finished project" in shown(app)
    assert len(events()) == 3
    app.button(key="room-back-it").click().run()
    assert events()[-1].undoes == 3
