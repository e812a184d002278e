"""Prepare, ballot, room, record and editing as somebody meets them, on a log of their own."""

import re
from datetime import date, timedelta

import pytest

from pages.parts import workspace
from pages.parts.ballot import ballot
from pages.parts.edit import edit
from pages.parts.prepare import rows
from raci.changes import Change
from raci.letters import Layer, letters_of
from raci.load import load
from raci.log import Accepted, Ballot, Closed, Confirmed, Decision, Opened, Parked, Revealed, Stage
from raci.store import database
from raci.workshop import LIMIT_ROWS, is_code
from tests.conftest import POLICY, all_sent, grid_of

NAME, CODE, DAY = "operations-policy", "K4F-9TX-AMW", date(2026, 12, 3)
ROWS = ("3.1.2-b", "3.3.1-b", "4.1.2-a", "3.1.1-a")
SEATS = ("operations", "marketing", "finance")
OPENED = Opened(CODE, "December *workshop*", DAY, ROWS, SEATS)
GIVEN = Decision((Change("3.3.1-b", "management", (), letters_of("A")),), "they pay for it", workshop=CODE)


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(database, "RETRY_S", 0)


def written(*bodies) -> None:
    store = workspace.store()
    for body in bodies:
        store.append(NAME, store.version(NAME).number, "Li", body)


def events() -> list:
    return [event.body for event in workspace.store().events(NAME)]


def voted(**by_seat: dict[str, dict[str, str]]) -> None:
    box = workspace.store().box
    for seat, answers in by_seat.items():
        assert box.take(CODE, seat, f"phone-{seat}")
        for row, letters in answers.items():
            box.vote(CODE, f"phone-{seat}", Ballot(seat, row, letters))


def html(app) -> str:
    """The pieces of HTML on the page, without their styles."""

    return re.sub("<style>.*?</style>", "", "\n".join(one.proto.body for one in app.get("html")), flags=re.DOTALL)


def shown(app) -> str:
    kinds = ("title", "header", "subheader", "text", "markdown", "error", "warning", "info")
    told = [str(one.value) for kind in kinds for one in app.get(kind) if hasattr(one, "value")]
    return html(app) + "\n".join([*told, *(one.label for one in app.button)]).replace("\\", "")


# prepare


def test_rows_with_gaps_are_ticked_the_worst_first_and_no_more_than_fit(alone):
    app = alone("workshop/prepare.py", lang="en")
    data = next(one for one in all_sent(app) if "limit" in one)
    assert app.header[0].value == "42 rows have an open gap; the worst 20 fit into two hours"
    assert data["chosen"] == [row["id"] for row in data["rows"][:LIMIT_ROWS]]
    assert len(data["rows"]) == 98 and data["rows"][0]["wrong"].startswith("▲")


@pytest.mark.parametrize(
    ("sent", "chosen"),
    [
        (None, ["a", "b"]),
        ({"chosen": {"value": ["c", "a", "nowhere", 7]}}, ["a", "c"]),
        ({"chosen": {"value": []}}, []),
        ({"chosen": {"value": "a"}}, ["a", "b"]),
        ({"chosen": 7}, ["a", "b"]),
    ],
)
def test_rows_from_the_browser_are_checked(sent, chosen):
    data = {"chosen": ["a", "b"], "rows": [{"id": one} for one in "abc"]}
    assert rows.chosen(data, sent) == chosen


def test_a_workshop_is_opened_with_code_link_picture_and_slips(alone):
    app = alone("workshop/prepare.py", lang="en")
    app.text_input(key="prepare-author").set_value("Li Na").run()
    app.button(key="prepare-open").click().run()
    [opened] = events()
    assert is_code(opened.workshop) and opened.seats[0] == "operations" and len(opened.rows) == LIMIT_ROWS
    assert app.query_params["code"] == opened.workshop
    assert f"/ballot?code={opened.workshop}&lang=en" in app.code[1].value
    assert "data:image/svg+xml" in html(app)
    assert [one.label for one in app.get("download_button")] == ["Slips as CSV", "Slips to print"]


def test_nothing_is_opened_without_a_name_or_a_seat(alone):
    app = alone("workshop/prepare.py", lang="en")
    app.button(key="prepare-open").click().run()
    assert app.error[0].value == "Write a title, a day and your name; they stand in the minutes."
    app.text_input(key="prepare-author").set_value("Li").run()
    app.get("button_group")[-1].set_value([]).run()
    app.button(key="prepare-open").click().run()
    assert (app.error[0].value, events()) == ("Choose at least one seat.", [])


def test_a_matrix_may_have_several_workshops(alone):
    written(OPENED, Revealed(CODE), Closed(CODE), Opened("AAA-AAA-AAA", "Next", DAY, ROWS, SEATS))
    labels = [link.proto.label for link in alone("workshop/prepare.py", lang="en").get("page_link")]
    assert [one.replace("\\", "") for one in labels] == [
        "2026-12-03 · Next · collecting answers",
        "2026-12-03 · December *workshop* · over",
    ]


def test_an_address_that_phones_cannot_open_is_told_and_another_can_be_written(alone):
    written(OPENED)
    app = alone("workshop/prepare.py", lang="en", code=CODE)
    assert app.warning[0].value.startswith("Only this machine can open that address.")
    app.text_input(key="prepare-join").set_value("http://10.0.0.5:8501/prepare").run()
    assert not app.warning
    assert app.code[1].value == f"http://10.0.0.5:8501/ballot?code={CODE}&lang=en"


def test_a_filled_slip_is_pasted_and_taken_in_and_a_phone_is_left_alone(alone):
    written(OPENED)
    voted(finance={"3.1.2-b": {"finance": "A"}})
    app = alone("workshop/prepare.py", lang="en", code=CODE)
    slip = "seat\tactivity_id\toperations\tfinance\n"
    slip += "operations\t3.1.2-b\tA/R\tC\nfinance\t3.1.2-b\t\tR\nmarketing\tzz\tA\t\n"
    app.text_area(key="prepare-slips-text").set_value(slip).run()
    assert "2 answers of 2 seats can be taken in" in shown(app)
    assert 'row 4: no activity has the id "zz"' in app.code[2].value
    app.button(key="prepare-slips-take").click().run()
    assert app.info[0].value.replace("\\", "") == "1 answer taken in. On a phone already, and left as they are: Finance"
    written(Revealed(CODE))
    assert workspace.store().box.ballots(CODE) == [
        Ballot("finance", "3.1.2-b", {"finance": "A"}),
        Ballot("operations", "3.1.2-b", {"finance": "C", "operations": "A/R"}),
    ]


# ballot


def phone(alone, seat="finance", **more):
    return alone("workshop/ballot.py", lang="en", code=CODE, seat=seat, phone=f"phone-{seat}", **more)


def sheet(app) -> dict:
    return next(one for one in all_sent(app) if "parties" in one)


@pytest.mark.parametrize("code", ["", "AAA-AAA-AAA", "nonsense", "'; --"])
def test_a_code_that_leads_nowhere_is_asked_for_again(alone, code):
    app = alone("workshop/ballot.py", lang="en", code=code)
    assert app.warning[0].value.startswith("There is no workshop with this code.")
    assert app.text_input(key="ballot-code").value == ""


def test_a_code_may_be_typed_in_small_letters(alone):
    written(OPENED)
    app = alone("workshop/ballot.py", lang="en")
    app.text_input(key="ballot-code").set_value(" k4f-9tx-amw ").run()
    assert [one.label for one in app.button] == ["Operations", "Marketing", "Finance"]


def test_a_seat_is_taken_once_and_may_be_taken_over(alone):
    written(OPENED)
    first = alone("workshop/ballot.py", lang="en", code=CODE)
    first.button(key="seat-finance").click().run()
    assert first.query_params["seat"] == "finance" and sheet(first)["you"] == "Finance"
    second = alone("workshop/ballot.py", lang="en", code=CODE)
    second.button(key="seat-finance").click().run()
    assert "Another phone answers for Finance already." in shown(second)
    second.button(key="seat-over").click().run()
    assert sheet(second)["you"] == "Finance"
    assert workspace.store().box.take(CODE, "finance", second.query_params["phone"])


def test_a_phone_gets_its_own_answers_back_and_no_others(alone):
    written(OPENED)
    voted(finance={"3.1.2-b": {"finance": "A/R"}}, operations={"3.3.1-b": {"operations": "A"}})
    assert sheet(phone(alone))["answers"] == {"3.1.2-b": {"finance": "A/R"}}
    other = alone("workshop/ballot.py", lang="en", code=CODE, seat="finance", phone="another")
    assert (sheet(other)["answers"], sheet(other)["done"]) == ({}, ["3.1.2-b"])


def test_after_the_reveal_the_phone_says_so(alone):
    written(OPENED)
    app = phone(alone)
    assert sheet(app)["open"]
    written(Revealed(CODE))
    app.run()
    assert not sheet(app)["open"]


def visit_of(alone) -> object:
    from pages.parts.workshops import Visit

    today = workspace.today(NAME)
    return Visit(CODE, NAME, workspace.store().box.find(CODE), today, today.workshops[CODE])


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ({"3.1.2-b": {"finance": "R/A", "sales": "C"}}, {"3.1.2-b": {"finance": "A/R", "sales": "C"}}),
        ({"3.1.2-b": {"": "?"}}, {"3.1.2-b": {"": "?"}}),
        ({"3.1.2-b": {}}, {"3.1.2-b": {}}),
        ({"nowhere": {"finance": "A"}, "2.1.1-a": {"finance": "A"}}, {}),
        ({"3.1.2-b": {"nobody": "A", "finance": "X", "sales": 7, "service": ""}}, {"3.1.2-b": {}}),
        ({"3.1.2-b": "A"}, {}),
        ("A", {}),
        (None, {}),
    ],
)
def test_answers_from_the_browser_are_checked(alone, sent, kept):
    written(OPENED)
    assert ballot.answers_of(visit_of(alone), {"answers": {"value": sent, "count": 1}}) == kept
    assert ballot.answers_of(visit_of(alone), sent) == {}


def test_an_answer_is_kept_and_one_that_cannot_be_says_why(alone, tmp_path):
    written(OPENED)
    box, sent = workspace.store().box, {"answers": {"value": {"3.1.2-b": {"finance": "A"}}, "count": 1}}
    assert box.take(CODE, "finance", "p")

    def save(who: str) -> str:
        return ballot.save(visit_of(alone), "finance", who, box.mine(CODE, "finance", who), sent)

    assert (save("p"), box.mine(CODE, "finance", "p").answers) == ("", {"3.1.2-b": {"finance": "A"}})
    assert save("q").startswith("Another phone answers for this seat now")
    visit = visit_of(alone)
    written(Revealed(CODE))
    sent["answers"]["value"]["3.1.2-b"] = {"finance": "C"}
    mine = box.mine(CODE, "finance", "p")
    assert ballot.save(visit, "finance", "p", mine, sent).startswith("The ballots have been revealed")
    (tmp_path / "workspace.db").rename(tmp_path / "away.db")
    assert ballot.save(visit, "finance", "p", mine, sent).startswith("Not saved yet: the database")


# room


def room(alone, place="", lang="en", **more):
    if place:
        workspace.store().box.move(CODE, place)
    return alone("workshop/room.py", lang=lang, code=CODE, **more)


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


def revealed(alone, place="row:3.3.1-b", **more):
    written(OPENED)
    voted(
        operations={"3.3.1-b": {"operations": "A/R", "finance": "C"}},
        finance={"3.3.1-b": {"management": "A", "operations": "R"}},
    )
    written(Revealed(CODE))
    return room(alone, place, **more)


def test_a_row_shows_clause_voices_findings_and_definitions(alone):
    told = shown(revealed(alone))
    for text in ("Inspect and accept the finished project", "三(三)1", "Of itself", "not answered", "told after"):
        assert text in told
    assert "nobody answers for it (三(三)1)" in told
    assert "0 min" in told


def test_a_candidate_shows_what_it_settles_before_it_is_applied(alone):
    app = revealed(alone)
    way = next(one for one in app.button if one.key == "room-way-1")
    assert re.search(r"settles \d+, raises \d+", way.label)
    way.click().run()
    told = shown(app)
    assert "Then" in told and re.search(r"Settles: [1-9]", told) and "Raises: " in told
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
    assert (events()[-1], workspace.matrix(NAME).review.due) == (Closed(CODE, review), review)
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


# record


def test_the_record_lists_the_log_in_words_and_narrows_it(alone):
    written(OPENED, Revealed(CODE), GIVEN, Parked("3.1.2-b", "Who?", "finance", DAY, CODE))
    listed = all_sent(alone("workshop/record.py", lang="en", view="log"))[0]["groups"][0]["items"]
    assert [item["id"] for item in listed] == ["4", "3", "2", "1"]
    assert listed[1]["says"] == ("3 · Li: “Inspect and accept the finished project” (三(三)1): Management – → A")
    for asked, ids in (
        ({"kind": "park"}, ["4"]),
        ({"role": "management"}, ["3"]),
        ({"text": "pay for"}, ["3"]),
        ({"code": CODE}, ["4", "3", "2", "1"]),
        ({"text": "nowhere"}, []),
    ):
        groups = all_sent(alone("workshop/record.py", lang="en", view="log", **asked))[0]["groups"]
        assert [item["id"] for group in groups for item in group["items"]] == ids


def test_an_entry_is_taken_back_with_a_name(alone):
    written(GIVEN)
    app = alone("workshop/record.py", lang="en", view="log", entry="1")
    app.button(key="record-undo").click().run()
    assert app.error[0].value == "Write your name first; it stands in the record."
    app.text_input(key="record-author").set_value("Wang").run()
    app.button(key="record-undo").click().run()
    assert (events()[-1].undoes, app.query_params["entry"]) == (1, "2")
    assert "Takes back entry 1" in shown(app)


def test_what_cannot_be_taken_back_says_why(alone):
    written(OPENED)
    told = shown(alone("workshop/record.py", lang="en", view="log", entry="1"))
    assert "a workshop cannot be opened, revealed or closed backwards; open another one" in told


def test_any_version_can_be_looked_at_and_compared(alone):
    written(GIVEN, Decision((Change("3.3.1-b", "finance", (), letters_of("C")),), "w"))
    old = alone("look/matrix.py", lang="en", version="1", open="acceptance", cell="3.3.1-b:finance")
    assert old.info[0].value == "You are looking at the matrix as it was after entry 1 of 2."
    assert "Finance holds no letter here" in html(old)
    compared = alone("look/compare.py", lang="en", **{"from": "1", "to": "today"})
    assert compared.header[0].value.startswith("1 letter changes")
    assert "Finance gains C" in shown(compared)


def test_a_version_that_is_not_there_is_today(alone):
    written(GIVEN)
    for asked in ("7", "x", "-1", "9" * 30):
        assert not alone("look/matrix.py", lang="en", version=asked).info


def test_minutes_are_on_the_page_as_things_stood_at_the_end(alone):
    written(OPENED, Revealed(CODE), GIVEN, Closed(CODE, DAY))
    written(Decision((Change("3.3.1-b", "management", letters_of("A"), letters_of("C")),), "later"))
    told = html(alone("workshop/record.py", lang="zh", code=CODE))
    assert "they pay for it" in told and "later" not in told and "2026-12-03" in told
    assert "December *workshop*" in told


def test_decisions_go_into_the_file_after_a_look_at_the_difference(alone, tmp_path):
    written(GIVEN)
    app = alone("workshop/record.py", lang="en", view="file")
    assert "+    decided:" in app.code[0].value or "+      management:" in app.code[0].value
    app.button(key="record-write").click().run()
    assert app.info[0].value == "Written." and "Everything that has been decided is in the file." in shown(app)
    assert load(tmp_path / POLICY.name).activity["3.3.1-b"].decided["management"].letters == letters_of("A")
    assert "no longer" not in shown(app)


def test_decisions_that_no_longer_fit_the_file_are_listed_and_not_dropped(alone, tmp_path):
    written(GIVEN)
    path = tmp_path / POLICY.name
    path.write_text(path.read_text(encoding="utf-8").replace("3.3.1-b", "3.3.1-x"), encoding="utf-8")
    app = alone("workshop/record.py", lang="en", view="file")
    told = app.warning[0].value.replace("\\", "")
    assert "1 entry no longer fits the file:" in told and "3.3.1-b is no longer in the file" in told
    assert "1 entry no longer fits the file" in shown(alone("look/overview.py", lang="en"))


# editing


def typed(app, **cells: str):
    app.session_state[f"note-draft-{NAME}"] = {key.replace("_", ":"): cell for key, cell in cells.items()}
    return app.run()


def test_a_draft_says_what_it_settles_before_it_counts(alone):
    app = alone("look/matrix.py", lang="en", edit="yes")
    assert "Nothing counts before you give a reason." in shown(app)
    typed(app, **{"3.3.1-b_management": "A", "3.3.1-b_nobody": "A"})
    assert grid_of(app)["draft"] == {"3.3.1-b:management": "A"}
    told = shown(app)
    assert "1 cell not applied yet" in told and re.search(r"Settles: [1-9]", told)
    assert events() == []


def test_a_batch_is_applied_with_one_reason_and_a_name(alone):
    app = typed(alone("look/matrix.py", lang="en", edit="yes"), **{"3.3.1-b_management": "A", "3.1.2-b_finance": "C"})
    app.button(key="matrix-apply").click().run()
    assert app.error[0].value.startswith("Write the reason and your name")
    app.text_input(key="matrix-why").set_value("agreed").run()
    app.text_input(key="matrix-author").set_value("Wang").run()
    app.button(key="matrix-apply").click().run()
    [decided] = events()
    assert decided == Decision(
        (
            Change("3.3.1-b", "management", (), letters_of("A")),
            Change("3.1.2-b", "finance", (), letters_of("C")),
        ),
        "agreed",
    )
    assert grid_of(app)["draft"] == {} and workspace.store().events(NAME)[0].author == "Wang"


def test_a_late_batch_keeps_its_draft(alone):
    app = typed(alone("look/matrix.py", lang="en", edit="yes"), **{"3.1.2-b_finance": "C"})
    app.text_input(key="matrix-why").set_value("agreed").run()
    app.text_input(key="matrix-author").set_value("Wang").run()
    written(GIVEN)
    app.button(key="matrix-apply").click().run()
    assert "somebody was faster" in app.warning[0].value
    assert grid_of(app)["draft"] == {"3.1.2-b:finance": "C"} and app.text_input(key="matrix-why").value == "agreed"
    app.button(key="matrix-apply").click().run()
    assert len(events()) == 2 and not app.warning


def test_a_draft_can_be_discarded(alone):
    app = typed(alone("look/matrix.py", lang="en", edit="yes"), **{"3.1.2-b_finance": "C"})
    app.button(key="matrix-discard").click().run()
    assert grid_of(app)["draft"] == {}


@pytest.mark.parametrize("asked", [{"layer": "stated"}, {"layer": "proposed"}, {"version": "0"}])
def test_only_the_matrix_of_today_can_be_edited(alone, asked):
    written(GIVEN)
    app = alone("look/matrix.py", lang="en", edit="yes", **asked)
    assert "draft" not in grid_of(app) and "Editing changes the matrix of today." in shown(app)


@pytest.mark.parametrize("sent", [None, 7, "x", {"value": 7}, {"value": {"3.1.2-b:finance": 7}}, {"value": {"x": "A"}}])
def test_a_draft_from_the_browser_is_checked(sent):
    assert edit.cells_of(load(POLICY), sent) == {}


# no database


def test_without_a_database_everything_can_be_read_and_nothing_typed_is_lost(alone, tmp_path):
    written(OPENED, Revealed(CODE), GIVEN)
    app = room(alone, "row:3.1.2-b")
    app.button(key="room-park").click().run()
    app.text_input(key="room-question-3.1.2-b").set_value("Who pays?").run()
    app.selectbox(key="room-owner-3.1.2-b").set_value("finance").run()
    kept = app.text_input(key="room-question-3.1.2-b")
    (tmp_path / "workspace.db").chmod(0o400)
    (tmp_path / "workspace.db").rename(tmp_path / "away.db")
    look = alone("look/matrix.py", lang="en", edit="yes")
    assert not look.exception and grid_of(look)["rows"]
    told = "\n".join(one.value for one in look.warning).replace("\\", "")
    assert "The decisions cannot be read" in told and "What you see is the file alone." in told
    assert "Decisions cannot be kept now" in told
    assert kept.value == "Who pays?"
    (tmp_path / "away.db").rename(tmp_path / "workspace.db")
    app.button(key="room-park-it").click().run()
    assert isinstance(events()[-1], Parked)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("page", ["workshop/prepare.py", "workshop/record.py", "look/overview.py", "look/gaps.py"])
def test_pages_open_without_a_database(alone, tmp_path, page, lang):
    (tmp_path / "workspace.db").write_bytes(b"no database at all " * 100)
    app = alone(page, lang=lang)
    assert not app.exception and app.warning


def test_the_stage_of_a_workshop_is_that_of_its_last_step(alone):
    written(OPENED, Revealed(CODE), Closed(CODE))
    one = workspace.today(NAME).workshops[CODE]
    assert (one.stage, one.author, dict(one.numbers)) == (
        Stage.CLOSED,
        "Li",
        {Stage.OPEN: 1, Stage.REVEALED: 2, Stage.CLOSED: 3},
    )
