"""The room as the facilitator at the projector meets it, on a log of its own."""

import re
from dataclasses import replace
from datetime import date, timedelta

from pages.parts import workspace
from raci.changes import Change
from raci.letters import Layer, letters_of
from raci.log import Accepted, Closed, Confirmed, Parked, Revealed
from tests.conftest import POLICY
from tests.matrices import policy
from tests.workshops import (
    CODE,
    DAY,
    GIVEN,
    NAME,
    OPENED,
    ROWS,
    events,
    revealed,
    room,
    shown,
    voted,
    written,
)


def test_the_room_counts_answers_and_names_nobody(alone):
    written(OPENED)
    voted(finance={row: {"finance": "A"} for row in ROWS}, marketing={"3.1.2-b": {"marketing": "A"}})
    told = shown(room(alone))
    assert "1 / 3" in told and "5 of 12 answers are in" in told and CODE in told
    assert "Reveal now; 2 seats have not finished" in told
    assert not {"Finance", "Marketing", "Operations"} & set(re.findall(r"\w+", told))


def test_revealing_is_one_entry_and_everybody_sees_the_map(alone):
    written(OPENED)
    voted(
        operations={"3.1.2-b": {"operations": "A"}, "3.3.1-b": {"management": "A"}},
        finance={"3.1.2-b": {"finance": "A"}, "3.3.1-b": {"management": "A"}},
    )
    app = room(alone)
    app.button(key="room-reveal").click().run()
    assert events()[-1] == Revealed(CODE)
    told = shown(app)
    assert "The seats agree on 1 of 4 rows" in told and "claimed by Operations, Finance" in told
    assert "all name Management" in told
    rows_in_order = [one.key.removeprefix("room-go-") for one in app.button if (one.key or "").startswith("room-go-")]
    assert rows_in_order[0] == "3.1.2-b"


def test_a_row_shows_clause_voices_findings_and_definitions(alone):
    told = shown(revealed(alone))
    for text in ("Inspect and accept the finished project", "三(三)1", "Of itself", "not answered", "told after"):
        assert text in told
    assert "nobody is named to say it (3.3.1)" in told
    assert "0 min" in told


def test_a_candidate_shows_what_it_settles_before_it_is_applied(alone):
    app = revealed(alone)
    way = next(one for one in app.button if one.key == "room-way-1")
    assert re.search(r"settles \d+, raises \d+", way.label)
    way.click().run()
    told = shown(app)
    assert "Then" in told and re.search(r"(Settles|Changes): [1-9]", told) and "Raises: " in told
    assert len(events()) == 2


def test_applying_needs_a_reason_and_writes_names_dissent_and_conditions(alone):
    app = revealed(alone)
    app.button(key="room-way-1").click().run()
    app.button(key="room-apply-it").click().run()
    assert app.error[0].value == "Write one line of reason first." and len(events()) == 2
    app.text_input(key="room-why-3.3.1-b").set_value(" who pays decides ").run()
    app.button(key="room-everybody").click().run()
    app.get("button_group")[1].set_value(["finance"]).run()
    app.text_input(key="room-says-3.3.1-b-finance").set_value("too slow").run()
    app.text_input(key="room-conditions-3.3.1-b").set_value("above 50 k").run()
    app.button(key="room-apply-it").click().run()
    decided = events()[-1]
    assert (decided.why, decided.agreed) == ("who pays decides", ("operations", "marketing"))
    assert (decided.dissent, decided.conditions, decided.workshop) == ((("finance", "too slow"),), "above 50 k", CODE)
    assert "✓ decided: who pays decides" in shown(app)


def test_the_room_may_answer_in_its_own_way(alone):
    app = revealed(alone)
    app.button(key="room-way-0").click().run()
    app.selectbox(key="room-own-A-1").set_value("management").run()
    app.multiselect(key="room-own-R-1").set_value(["project-team"]).run()
    app.text_input(key="room-why-3.3.1-b").set_value("w").run()
    app.button(key="room-apply-it").click().run()
    row = workspace.matrix(NAME).activity["3.3.1-b"]
    assert [row.holders(letter, Layer.TODAY) for letter in letters_of("A/R")] == [["management"], ["project-team"]]


def test_whoever_is_too_late_reads_who_changed_what_and_keeps_what_was_typed(alone):
    app = revealed(alone)
    app.button(key="room-way-1").click().run()
    app.text_input(key="room-why-3.3.1-b").set_value("mine").run()
    workspace.store().append(NAME, 2, "Wang", Parked("3.1.2-b", "Who?", "finance", DAY))
    app.button(key="room-apply-it").click().run()
    told = app.warning[0].value.replace("\\", "")
    assert "somebody was faster" in told and "Wang: “Decide whether the project goes ahead” is left open: Who?" in told
    assert app.text_input(key="room-why-3.3.1-b").value == "mine"
    app.button(key="room-apply-it").click().run()
    assert events()[-1].why == "mine" and not app.warning


def test_a_row_is_parked_with_question_owner_and_day(alone):
    app = revealed(alone)
    app.button(key="room-park").click().run()
    app.button(key="room-park-it").click().run()
    assert app.error[0].value.startswith("Write the question")
    app.text_input(key="room-question-3.3.1-b").set_value("Who pays?").run()
    app.selectbox(key="room-owner-3.3.1-b").set_value("finance").run()
    app.button(key="room-park-it").click().run()
    due = date.today() + timedelta(days=14)
    assert events()[-1] == Parked("3.3.1-b", "Who pays?", "finance", due, CODE)
    assert "⏸ parked: Who pays?" in shown(app)


def test_a_finding_is_accepted_with_reason_control_and_end(alone):
    app = revealed(alone)
    app.button(key="room-accept").click().run()
    app.button(key="room-accept-it").click().run()
    assert app.error[0].value == "Say why, what makes up for it, and until when."
    app.text_input(key="room-accept-why-3.3.1-b").set_value("small team").run()
    app.text_input(key="room-control-3.3.1-b").set_value("minutes").run()
    app.button(key="room-accept-it").click().run()
    kept = events()[-1]
    assert isinstance(kept, Accepted) and (kept.at, kept.why, kept.control) == ("3.3.1-b", "small team", "minutes")
    found = workspace.findings(NAME, workspace.today(NAME), Layer.TODAY)
    assert [one.rule.code for one in found if one.accepted] == [kept.rule]


def test_undo_and_redo_are_entries_of_their_own(alone):
    written(OPENED, Revealed(CODE), GIVEN)
    app = room(alone, "row:3.3.1-b")
    assert "Undo: “Inspect and accept the finished project”" in app.button(key="room-u").label.replace("\\", "")
    app.button(key="room-u").click().run()
    assert (events()[-1].undoes, "✓ decided" in shown(app)) == (3, False)
    app.button(key="room-y").click().run()
    assert (events()[-1].undoes, "✓ decided: they pay for it" in shown(app)) == (4, True)


def test_two_screens_are_at_the_same_place(alone):
    first = revealed(alone, "map")
    second = room(alone)
    first.button(key="room-right").click().run()
    second.run()
    assert "Row 1 of 4" in shown(first) and "Row 1 of 4" in shown(second)


def test_a_screen_in_the_middle_of_something_stays_and_says_that_the_room_has_moved(alone):
    first = revealed(alone)
    first.button(key="room-park").click().run()
    first.text_input(key="room-question-3.3.1-b").set_value("half").run()
    workspace.store().box.move(CODE, "end")
    first.run()
    assert "The room has moved on" in shown(first)
    assert first.text_input(key="room-question-3.3.1-b").value == "half"
    first.button(key="room-follow").click().run()
    assert "The end" in shown(first)


def test_a_department_confirms_or_objects_with_a_reason(alone):
    app = revealed(alone, "column:finance")
    assert "Column 3 of 3: Finance" in shown(app) and "Accountable + Responsible: 9" in shown(app)
    app.button(key="room-objects").click().run()
    assert app.error[0].value == "Write the objection first."
    app.text_input(key="room-object-finance").set_value("too much").run()
    app.button(key="room-objects").click().run()
    app.button(key="room-confirm").click().run()
    assert events()[-2:] == [Confirmed("finance", False, "too much", CODE), Confirmed("finance", True, "", CODE)]


def test_a_workshop_ends_with_the_day_of_the_next_review(alone):
    written(OPENED, Revealed(CODE), GIVEN)
    app = room(alone, "end")
    assert "1 row decided" in shown(app) and "3 rows left as they were" in shown(app)
    app.button(key="room-end").click().run()
    review = date.today() + timedelta(days=182)
    assert (events()[-1], workspace.matrix(NAME).review.due) == (Closed(CODE, review, policy().review.due), review)
    app = room(alone, "row:3.3.1-b")
    assert "This workshop is over" in shown(app) and not [one for one in app.button if one.key == "room-park"]


def test_without_a_workshop_the_room_lists_them(alone):
    written(OPENED)
    app = alone("workshop/room.py", lang="en", matrix=NAME)
    assert [link.proto.label.replace("\\", "") for link in app.get("page_link")] == [
        "December *workshop* · 2026-12-03 · collecting answers",
        "Prepare a workshop",
    ]


def test_rows_that_the_file_has_lost_are_named_and_the_rest_goes_on(alone, tmp_path):
    written(OPENED, Revealed(CODE))
    path = tmp_path / POLICY.name
    path.write_text(path.read_text(encoding="utf-8").replace("id: 4.1.2-a\n", "id: 4.1.2-z\n"), encoding="utf-8")
    assert "No longer in the file: 4.1.2-a" in shown(room(alone, "map"))
    assert re.search(r"Row \d of 3", shown(room(alone, "row:3.1.1-a")))


def test_a_form_is_applied_on_what_it_was_begun_on_however_often_the_screen_is_drawn_since(alone):
    app = revealed(alone)
    app.button(key="room-way-1").click().run()
    written(replace(GIVEN, changes=(Change("3.3.1-b", "finance", (), letters_of("C")),)))
    app.run()  # as the screen does every second
    app.text_input(key="room-why-3.3.1-b").set_value("mine").run()
    app.button(key="room-apply-it").click().run()
    assert "somebody was faster" in app.warning[0].value and len(events()) == 3
    app.run()
    app.button(key="room-apply-it").click().run()
    assert (events()[-1].why, len(events()), list(app.warning)) == ("mine", 4, [])
    assert workspace.today(NAME).misfits == ()


def test_an_own_answer_does_not_take_back_what_another_screen_decided_unseen(alone):
    app = revealed(alone)
    app.button(key="room-way-0").click().run()
    written(replace(GIVEN, changes=(Change("3.3.1-b", "finance", (), letters_of("C")),)))
    app.run()
    app.text_input(key="room-why-3.3.1-b").set_value("mine").run()
    app.button(key="room-apply-it").click().run()
    assert "somebody was faster" in app.warning[0].value and len(events()) == 3


def test_of_several_who_answer_the_room_chooses_one_or_leaves_them(alone):
    both = tuple(Change("3.3.1-b", role, (), letters_of("A")) for role in ("management", "finance"))
    written(OPENED, Revealed(CODE), replace(GIVEN, changes=both))
    app = room(alone, "row:3.3.1-b")
    app.button(key="room-way-0").click().run()
    app.text_input(key="room-why-3.3.1-b").set_value("w").run()
    app.button(key="room-apply-it").click().run()
    assert app.error[0].value.startswith("This changes nothing") and len(events()) == 3
    app.selectbox(key="room-own-A-1").set_value("finance").run()
    app.button(key="room-apply-it").click().run()
    assert workspace.matrix(NAME).activity["3.3.1-b"].holders(letters_of("A")[0], Layer.TODAY) == ["finance"]


def test_an_undo_that_comes_too_late_says_so(alone):
    written(OPENED, Revealed(CODE), GIVEN)
    app = room(alone, "row:3.3.1-b")
    written(Parked("3.1.2-b", "Who?", "finance", DAY))
    app.button(key="room-u").click().run()
    assert "somebody was faster" in app.warning[0].value and len(events()) == 4


def test_what_is_begun_in_one_workshop_is_not_begun_in_another(alone):
    app = revealed(alone)
    app.button(key="room-park").click().run()
    app.text_input(key="room-question-3.3.1-b").set_value("half").run()
    other = replace(OPENED, workshop="AAA-AAA-AAA")
    written(other, Revealed(other.workshop))
    workspace.store().box.move(other.workshop, "row:3.3.1-b")
    app.query_params["code"] = other.workshop
    app.run()
    assert not [one for one in app.button if one.key == "room-park-it"]
    app.button(key="room-park").click().run()
    assert app.text_input(key="room-question-3.3.1-b").value == ""


def test_what_a_department_says_twice_is_one_entry_and_nothing_is_said_after_the_end(alone):
    app = revealed(alone, "column:finance")
    for _ in range(2):
        app.button(key="room-confirm").click().run()
    assert len(events()) == 3
    written(Closed(CODE))
    app.run()
    assert not [one for one in app.button if one.key in ("room-confirm", "room-objects")]


def test_workshops_that_are_over_are_not_offered_and_a_wrong_code_is_told(alone):
    written(OPENED, Revealed(CODE), Closed(CODE))
    app = alone("workshop/room.py", lang="en", matrix=NAME, code="AAA-AAA-AAA")
    assert app.warning[0].value.startswith("There is no workshop with this code")
    assert len(app.get("page_link")) == 1


def test_findings_of_one_rule_are_accepted_together(alone):
    written(replace(OPENED, rows=("2.1.3-a",)), Revealed(CODE))
    app = room(alone, "row:2.1.3-a")
    app.button(key="room-accept").click().run()
    found = [
        one
        for one in workspace.findings(NAME, workspace.today(NAME), Layer.TODAY)
        if one.place.activities[:1] == ("2.1.3-a",)
    ]
    labels = app.selectbox(key="room-which-2.1.3-a").options
    assert len(labels) == len({one.rule.code for one in found}) < len(found)
    assert all(any(one.sentence("en") in label for label in labels) for one in found)
