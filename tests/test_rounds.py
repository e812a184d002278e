"""Two rounds of ballots: the question in words, what has been said one tap away, the difference on wall and paper."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from streamlit.testing.v1 import AppTest

from pages.ballot.sent import answers_of
from pages.shared import workspace
from pages.shared.workshops import Sitting
from raci.log import Ballot, Event, Opened, Revealed, decode, encode, fold
from raci.log.names import Names
from raci.log.rounds import BOTH, Round, as_it_is
from raci.out.export import csv
from raci.out.minutes import minutes_markdown
from raci.out.slips import slips_html
from raci.workshop import minutes, read_slip_file, rounds, slips_csv_table
from tests.conftest import all_sent
from tests.matrices import matrix_of
from tests.people import SOMEBODY
from tests.workshops import CODE, OPENED, html, room, shown, voted, written

W, DAY = "K4F-9TX-AMW", date(2026, 12, 1)
MATRIX = matrix_of("name: Pay\nstated: {ops: R, fin: C}", "name: Check\nstated: {}")
TWICE = Opened(W, "T", DAY, ("a1", "a2"), ("ops", "fin"), asks=BOTH)
FIRST = [Ballot("ops", as_it_is("a1"), {"ops": "A"}), Ballot("fin", as_it_is("a1"), {"ops": "A"})]
SAID = ("all name ops", "pushed away: ops, fin named, and not taking it")
THEN = [Ballot("ops", "a1", {"fin": "A"}), Ballot("fin", "a1", {"ops": "A", "fin": "R"})]


def test_a_workshop_asks_of_one_time_or_of_both_and_earlier_logs_asked_of_what_shall_be() -> None:
    assert decode("open", encode(TWICE)) == TWICE
    once = replace(TWICE, asks=rounds.USUAL)
    assert "asks" not in encode(once) and decode("open", encode(once)) == once
    assert rounds.keys(once, ("a1",)) == ["a1"] and rounds.keys(replace(once, asks=(Round.TODAY,)), ("a1",)) == ["a1"]
    assert rounds.keys(TWICE, ("a1", "a2")) == ["a1@today", "a2@today", "a1", "a2"]
    told = {
        asks: [rounds.asked_of(replace(once, asks=asks), key) for key in ("a1@today", "a1")] for asks in rounds.ASKS
    }
    assert told[BOTH] == list(BOTH) and told[Round.TODAY,][1] == Round.TODAY


def test_rows_that_are_to_be_otherwise_are_told_with_whoever_sees_a_difference() -> None:
    first, then = rounds.split([*FIRST, *THEN, Ballot("ops", as_it_is("a2"), {"ops": "A"})])
    one, other = rounds.shifts(MATRIX, ("a1", "a2", "gone"), first, then, ("ops", "fin"))
    assert (one.moved, one.differs, other.differs) == (("ops",), True, False)
    assert rounds.shift_in_words(one, Names(MATRIX, "en")) == (
        "all name ops",
        "pushed away: ops, fin named, and not taking it",
        "ops",
    )
    assert rounds.shift_in_words(other, Names(MATRIX, "en"))[1:] == ("no answers", "nobody")


def test_the_minutes_say_what_was_asked_and_list_both_rounds() -> None:
    events = [Event("m", 1, datetime(2026, 12, 1, 9, tzinfo=UTC), "Li", TWICE)]
    today = fold(MATRIX, events)
    found = minutes(MATRIX, today, events, W, "en", None, [*FIRST, *THEN])
    assert found.rounds[0] == ("Pay", *SAID, "ops") and len(found.rounds) == 2
    text = minutes_markdown(found, "en")
    assert "As it is: who answers for it today?" in text and "| Pay | all name ops |" in text
    assert minutes(MATRIX, today, events, W, "en").rounds == ()


def test_a_slip_asks_twice_and_is_read_back_in_either_language() -> None:
    for lang in ("en", "zh"):
        table = slips_csv_table(MATRIX, TWICE, lang)
        assert len(table.rows) == 2 * 2 * 2
        for number, row in enumerate(table.rows[:4]):
            row[5] = "A" if number < 2 else "R"
        slip = read_slip_file(MATRIX, csv(table), TWICE)
        assert slip.problems == []
        assert [(one.activity, one.letters) for one in slip.ballots] == [
            (key, {"ops": letter}) for key, letter in zip(rounds.keys(TWICE, ("a1", "a2")), "AARR", strict=True)
        ]
        [*_, problem] = read_slip_file(MATRIX, csv(table), replace(TWICE, asks=rounds.USUAL)).problems
        assert "no row of this workshop" in problem.message()
    assert slips_html(MATRIX, TWICE, "en").count("<table") == 4


def test_phones_are_asked_in_words_of_what_time_and_the_wall_shows_what_is_to_be_otherwise(
    alone: Callable[..., AppTest],
) -> None:
    alone()
    written(replace(OPENED, asks=BOTH))
    phone: Any = alone("ballot/ballot.py", lang="en", code=CODE, seat="finance")
    workspace.store().box.take(SOMEBODY, CODE, "finance", "phone-finance")
    phone.session_state["note-phone"] = "phone-finance"
    data = next(one for one in all_sent(phone.run()) if "parties" in one)
    asked = [(row["id"], row["asks"], row["before"]) for row in data["rows"]]
    assert asked[0] == ("3.1.2-b@today", "As it is: who answers for it today?", "")
    assert asked[4] == ("3.1.2-b", "As it should be: who answers for it from now on?", "3.1.2-b@today")
    assert [row["listed"].split(":")[0] for row in data["rows"]] == ["As it is today"] * 4 + ["From now on"] * 4
    assert data["rows"][1]["today"] and "R Operations" in data["rows"][1]["says"]
    sent = {"3.3.1-b@today": {"cells": {"finance": "A"}, "number": 1}, "gone@today": {"cells": {}, "number": 1}}
    assert list(answers_of(sitting(), sent)) == ["3.3.1-b@today"]
    voted(
        operations={"3.3.1-b@today": {"operations": "A"}, "3.3.1-b": {"management": "A"}},
        finance={"3.3.1-b@today": {"operations": "A"}, "3.3.1-b": {"operations": "A"}},
    )
    assert "4 of 24 answers are in" in html(room(alone))
    written(Revealed(CODE))
    app = room(alone, "map")
    assert "⇢ 1 row is to be otherwise than it is today" in html(app)
    assert "⇢" in next(one.label for one in app.button if one.key == "room-go-3.3.1-b")
    told = html(room(alone, "row:3.3.1-b"))
    assert (
        "As it is today: only 2 of 3 answered" in told or "As it is today: all 2 that answered name Operations" in told
    )
    assert "see a difference: Operations" in told
    page = alone("record/record.py", lang="zh", view="minutes", code=CODE)
    assert "现状与应有安排" in html(page)


def sitting() -> Any:
    held, today = workspace.store().box.find(CODE), workspace.today("operations-policy")
    return Sitting(CODE, "operations-policy", held, today, today.workshops[CODE], "en")  # type: ignore[arg-type]


def test_a_single_round_says_of_what_time_it_asks(alone: Callable[..., AppTest]) -> None:
    app: Any = alone("prepare/prepare.py", lang="en")
    app.text_input(key="prepare-author").set_value("Li").run()
    next(one for one in app.get("button_group") if one.key == "prepare-asks").set_value("today").run()
    app.button(key="prepare-open").click().run()
    [body] = [event.body for event in workspace.store().events("operations-policy")]
    assert body.asks == (Round.TODAY,) and "You lead this workshop" in app.success[0].value
    assert shown(app)
