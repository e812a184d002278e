"""Columns that departments confirm: how many have, and of which column they spoke."""

from datetime import UTC, date, datetime
from typing import Any

from raci.file.load import loads
from raci.log import Confirmed, Decision, Declined, Event, columns, event_words, fold, undo
from raci.log.wire import decode
from raci.model import Matrix
from raci.model.changes import Change
from raci.model.letters import letters_of
from tests.matrices import matrix_of, policy, text_of

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
ROWS = ("stated: {ops: R, fin: C}", "stated: {fin: A/R}")
ROLES = """
roles:
  - {id: ops, name: Operations, kind: department, in_scope: true}
  - {id: fin, name: Finance, kind: department, in_scope: true}
  - {id: boss, name: Management, kind: body}
"""
MATRIX = matrix_of(*ROWS, more=ROLES)
OPS = columns.column(MATRIX, "ops")
TAKEN = Decision((Change("a1", "ops", letters_of("R"), letters_of("A/R")),), "ours")


def today_of(*bodies: Any, matrix: Matrix = MATRIX) -> Any:
    return fold(matrix, [Event("m", number, NOW, "Li", body) for number, body in enumerate(bodies, 1)])


def test_departments_of_the_scope_sign_and_nobody_who_names_all_staff() -> None:
    assert columns.signers(MATRIX) == ("ops", "fin")
    assert columns.signers(policy()) == ("operations", "marketing", "sales", "service", "technology", "finance")


def test_how_many_have_confirmed_is_told_with_who() -> None:
    assert columns.in_words(today_of(), "en") == ["0 of 2 departments have confirmed"]
    said = today_of(Confirmed("ops", True, column=OPS), Confirmed("fin", False, "no"), Confirmed("boss", True))
    assert columns.in_words(said, "en") == [
        "1 of 2 departments has confirmed",
        "Confirmed by: Operations, Management",
        "Objection by: Finance",
    ]


def test_a_confirmation_is_of_the_column_as_it_was() -> None:
    said = Confirmed("ops", True, column=OPS)
    later = today_of(said, TAKEN)
    assert columns.confirmations(later).confirmed == () and columns.confirmations(later).changed == ("ops",)
    assert columns.changed_rows(later, later.confirmed["ops"]) == ("a1",)
    again = today_of(said, TAKEN, Confirmed("ops", True, column=(("a1", "A/R"),)))
    assert columns.confirmations(again).confirmed == ("ops",)


def test_a_change_of_the_file_changes_the_column_as_well() -> None:
    other = loads(text_of("stated: {ops: A/R, fin: C}", ROWS[1], more=ROLES))
    later = today_of(Confirmed("ops", True, column=OPS), matrix=other)
    assert columns.confirmations(later).changed == ("ops",)


def test_of_what_an_earlier_version_wrote_only_decisions_since_are_known() -> None:
    old = decode("confirm", '{"role":"ops","agrees":true,"why":"","workshop":""}')
    assert columns.confirmations(today_of(old)).confirmed == ("ops",)
    assert columns.confirmations(today_of(old, TAKEN)).changed == ("ops",)


def test_a_row_is_not_taken_until_that_is_taken_back() -> None:
    said = Declined("ops", "a1", "we carry it out")
    event = Event("m", 1, NOW, "Li", said)
    today = today_of(said)
    assert today.declined["a1", "ops"].body.why == "we carry it out"
    back: Any = undo(event, today)
    assert today_of(said, back).declined == {}
    again: Any = undo(Event("m", 2, NOW, "Li", back), today_of(said, back))
    assert today_of(said, back, again).declined["a1", "ops"].body.why == "we carry it out"
    assert event_words.sentence(event, today, "en") == "Operations does not take “N”"
    assert [line.back for line in event_words.lines(today_of(said, back), "en")] == [2, 2]


def test_what_a_row_says_that_the_file_has_lost_is_left_out() -> None:
    assert today_of(Declined("ops", "gone", "no"), Declined("gone", "a1", "no")).declined == {}


def test_the_day_is_the_one_that_was_signed() -> None:
    assert columns.signed_on(Event("m", 1, NOW, "Li", Confirmed("ops", True, day=date(2026, 11, 3)))) == "2026-11-03"
    assert columns.signed_on(Event("m", 1, NOW, "Li", Confirmed("ops", True))) == "2026-12-01"
