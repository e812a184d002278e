"""How far a cause has come: one state each, who has it, whether the day is past; and what is still to be answered."""

from datetime import UTC, date, datetime
from typing import Any

from raci import rules
from raci.log import (
    Accepted,
    Answered,
    Assigned,
    Assignment,
    Cancelled,
    Closed,
    Confirmed,
    Decision,
    Event,
    Opened,
    Parked,
    Revealed,
    Today,
    fold,
)
from raci.log.names import Names
from raci.log.open_points import open_points, rows_asked
from raci.log.standing import CauseStanding, CauseState, counted, in_words, next_agenda, standings
from raci.model.changes import Change
from raci.model.letters import Layer, letters_of
from raci.out.export import csv
from raci.out.worklist import calendar, table
from raci.views.plan import leads
from raci.words.sentences import Text
from raci.workshop.left_open import left_open
from tests.matrices import matrix_of
from tests.spreadsheets import uncsv

DAY, EARLIER, LATER = date(2026, 12, 1), date(2026, 11, 20), date(2026, 12, 11)
AT = datetime(2026, 11, 1, 9, tzinfo=UTC)
MATRIX = matrix_of("stated: {}", "stated: {ops: A/R, it: I}")
CAUSE, ABOUT = "clause:p:1", Text("nobody", "无人")


def today_of(*bodies: Any) -> Today:
    return fold(MATRIX, [Event("m", number, AT, "Li", body) for number, body in enumerate(bodies, 1)])


def given(owner: str = "", due: date | None = None, agenda: date | None = None) -> Assigned:
    return Assigned(CAUSE, ABOUT, Assignment(), Assignment(owner, due, agenda), "a1")


def all_of(today: Today) -> list[CauseStanding]:
    text, now = (rules.check(m, layer, today=DAY) for m, layer in ((MATRIX, Layer.STATED), (today.matrix, Layer.TODAY)))
    return standings(today, rules.causes(now), rules.compare(text, now).settled, DAY)


def state_of(*bodies: Any) -> tuple[CauseState, date | None, str, date | None, bool]:
    one = next(one for one in all_of(today_of(*bodies)) if one.cause.id == CAUSE)
    return one.state, one.day, one.owner, one.due, one.is_overdue


def test_a_cause_is_in_one_state_and_overdue_once_its_day_is_past() -> None:
    parked = Parked("a1", "Who?", "it", LATER)
    opened = Opened("w", "T", LATER, ("a1",), ("ops",))
    states = CauseState
    assert state_of() == (states.OPEN, None, "", None, False)
    assert state_of(given("Li", EARLIER)) == (states.OPEN, None, "Li", EARLIER, True)
    assert state_of(given("Li", DAY)) == (states.OPEN, None, "Li", DAY, False)
    assert state_of(given(agenda=LATER)) == (states.AGENDA, LATER, "", None, False)
    assert state_of(given(agenda=EARLIER)) == (states.AGENDA, EARLIER, "", None, True)
    assert state_of(parked) == (states.PARKED, LATER, "it", LATER, False)
    assert state_of(Parked("a2", "Who?", "it", LATER, also=("a1",)))[:2] == (states.PARKED, LATER)
    assert state_of(parked, given(agenda=LATER))[:2] == (states.AGENDA, LATER)
    assert state_of(opened)[:2] == (states.AGENDA, LATER)
    for ended in (Closed("w"), Cancelled("w", "ill")):
        assert state_of(opened, ended)[0] == states.OPEN
    codes = [one.rule.code for one in rules.check(MATRIX, Layer.TODAY) if one.place.activities[:1] == ("a1",)]
    excuses = [Accepted(code, "a1", "w", LATER, "c") for code in codes]
    assert state_of(*excuses)[:2] == (states.ACCEPTED, LATER)


def test_what_a_decision_settles_is_listed_last_as_decided() -> None:
    from tests.test_log import decided

    found = all_of(today_of(given("Li", EARLIER), decided("", "A/R")))
    assert (found[-1].cause.id, found[-1].state, found[-1].is_overdue) == (CAUSE, CauseState.DECIDED, False)
    assert sum(counted(found).values()) == len(found)
    assert in_words(found[-1], "zh") == "已决定"


def test_the_next_agenda_is_that_of_the_next_workshop_or_of_what_is_listed() -> None:
    assert next_agenda(today_of(), DAY) is None
    assert next_agenda(today_of(given(agenda=EARLIER), Opened("w", "T", LATER, ("a1",), ())), DAY) == LATER
    assert next_agenda(today_of(Opened("w", "T", LATER, ("a1",), ()), Cancelled("w", "ill")), DAY) is None


def test_open_points_are_questions_and_objections_the_earliest_day_first_until_they_are_answered() -> None:
    asked = [
        Confirmed("it", False, "not ours"),
        Parked("a1", "Who?", "ops", LATER),
        Parked("a2", "When?", "it", EARLIER),
    ]
    points = open_points(today_of(*asked), DAY)
    assert [(one.question, one.owner, one.due, one.is_overdue) for one in points] == [
        ("When?", "it", EARLIER, True), ("Who?", "ops", LATER, False), ("not ours", "", None, False),
    ]  # fmt: skip
    named = Assigned("entry:1", ABOUT, Assignment(), Assignment("Li", DAY), "it")
    left = open_points(today_of(*asked, named, Answered(3, "as it is", activity="a2")), DAY)
    assert [(one.question, one.owner, one.due) for one in left] == [("not ours", "Li", DAY), ("Who?", "ops", LATER)]


def test_the_work_list_is_a_table_with_its_questions_and_a_calendar_that_marks_what_is_overdue() -> None:
    today = today_of(given("Li; Wang", EARLIER, LATER), Parked("a2", "When, and who?", "ops", LATER))
    found, points, names = all_of(today), open_points(today, DAY), Names(today.matrix, "en")
    where = leads(today.matrix, Layer.TODAY, [one.cause for one in found])
    rows = uncsv(csv(table(found, where, points, names))).rows
    [cause] = [row for row in rows if row[1] == CAUSE]
    assert cause[-5:] == ["On the agenda", "2026-12-11", "Li; Wang", "2026-11-20", "true"]
    assert rows[-1][0] == "question" and rows[-1][-3:] == ["ops", "2026-12-11", "false"]
    text = calendar(found, points, names, AT).decode()
    unfolded = text.replace("\r\n ", "")
    assert unfolded.count("BEGIN:VEVENT") == unfolded.count("END:VEVENT") == 3
    assert "DTSTART;VALUE=DATE:20261120\r\nDTEND;VALUE=DATE:20261121\r\nSUMMARY:[overdue] Li\\; Wang: " in unfolded
    assert "When\\, and who?" in unfolded and all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_an_objection_is_about_what_its_workshop_changed_and_stands_in_the_minutes_with_its_person() -> None:
    opened = Opened("w", "T", DAY, ("a1", "a2"), ("ops", "it"))
    changed = Decision((Change("a1", "it", (), letters_of("A")),), "why", workshop="w")
    objects = Confirmed("it", False, "not ours", "w")
    named = Assigned("entry:4", ABOUT, Assignment(), Assignment("ops", LATER), "it")
    today = today_of(opened, Revealed("w"), changed, objects, named)
    [point] = open_points(today, DAY)
    assert rows_asked(today, point) == ["a1"]
    silent = today_of(opened, Revealed("w"), objects)
    assert [rows_asked(silent, one) for one in open_points(silent, DAY)] == [["a2"]]  # where it holds a letter
    [asked] = left_open(today, opened, Names(today.matrix, "en"))
    assert asked == ("Objection to the column of it", "not ours", "ops", LATER)
    [loose] = open_points(today_of(Confirmed("it", False, "no")), DAY)
    assert rows_asked(today_of(Confirmed("it", False, "no")), loose) == []
