"""Letters with a condition: read, written back, told, judged and decided like letters."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from raci import sheets
from raci.file.dump import dumps
from raci.file.edit import edit_text
from raci.file.json_schema import describe
from raci.file.load import loads
from raci.file.schema import MATRIX
from raci.model.changes import Change, diff
from raci.model.conditions import Condition, common, condition_in_words, meet, meeting, uncovered
from raci.model.letters import Layer, Letter, Mark
from raci.out import export
from raci.rules import check
from raci.sheets.amounts import condition_of
from raci.views import tables
from raci.words.problem import LoadError
from raci.words.sentences import Text
from tests.matrices import applied, matrix_of, policy, text_of

DAY = date(2026, 6, 1)
LIMITS = (
    "stated: {a: R, b: {letters: A, when: {upto: 50000, unit: CNY}}, c: {letters: A, when: {over: 50000, unit: CNY}}}"
)
WORDS = "stated: {a: A/R, b: {letters: C, when: {text: {en: abroad, zh: 境外}}}, c: {letters: I, when: weekly}}"


def of(row: str, role: str) -> Condition | None:
    return matrix_of(row).activities[0].stated[role].when


# Values.


def test_ranges_meet_where_they_overlap_and_nothing_else_certainly_does() -> None:
    low, high, wide = Condition(upto=50), Condition(over=50), Condition(over=10, upto=60)
    assert not meet(low, high) and meet(low, wide) and meet(wide, high) and meet(None, low) and meet(None, None)
    assert not meet(low, Condition(upto=50, unit="EUR"))
    assert not meet(Condition(Text("x", "x")), Condition(Text("y", "y")))
    assert meet(Condition(Text("x", "x")), Condition(Text("x", "x")))
    assert common(low, wide) == Condition(over=10, upto=50) and common(None, low) == low


def test_places_that_meet_stand_in_pairs() -> None:
    low, high, wide = Condition(upto=50), Condition(over=50), Condition(over=10, upto=60)
    assert meeting([low, high]) == [] and meeting([low, high, wide]) == [(0, 2), (2, 1)]
    assert meeting([None, low, high]) == [(0, 1), (0, 2)] and meeting([None]) == []


@pytest.mark.parametrize(
    ("held", "left"),
    [
        ([Condition(upto=50), Condition(over=50)], []),
        ([Condition(upto=50), Condition(over=80)], [Condition(over=50, upto=80)]),
        ([Condition(over=50)], [Condition(upto=50)]),
        ([Condition(upto=50)], [Condition(over=50)]),
        ([Condition(upto=50), None], []),
        ([Condition(upto=50), Condition(Text("x", "x"))], []),
        ([Condition(upto=50), Condition(over=50, unit="EUR")], []),
        ([Condition(over=0, upto=9), Condition(over=9)], []),
        ([], []),
    ],
)
def test_what_no_limit_covers_is_a_range(held: Any, left: Any) -> None:
    assert uncovered(held) == left


def test_a_condition_in_words() -> None:
    told = [condition_in_words(Condition(over=10000, upto=50000, unit="CNY"), lang) for lang in ("en", "zh")]
    assert told == ["over 10,000 and up to 50,000 CNY", "超过 10,000、不超过 50,000 CNY"]
    assert condition_in_words(Condition(Text("abroad", "境外"), over=5), "en") == "over 5, abroad"
    assert condition_in_words(Condition(upto=0.5), "zh") == "不超过 0.5"


# Files.


def test_limits_and_words_are_read() -> None:
    assert of(LIMITS, "a") is None and of(LIMITS, "b") == Condition(upto=50000, unit="CNY")
    assert of(WORDS, "b") == Condition(Text("abroad", "境外")) and of(WORDS, "c") == Condition(Text("weekly", "weekly"))


@pytest.mark.parametrize("row", [LIMITS, WORDS])
def test_what_is_read_is_written_and_read_again(row: Any) -> None:
    matrix = matrix_of(row)
    assert loads(dumps(matrix)) == matrix


@pytest.mark.parametrize(
    ("when", "says"),
    [
        ("{over: 5, upto: 5}", "no range"),
        ("{}", "says nothing"),
        ("{over: much}", "not a number"),
        ("{above: 5}", "unknown key"),
    ],
)
def test_a_condition_that_cannot_be_read_is_told_with_its_line(when: Any, says: Any) -> None:
    with pytest.raises(LoadError) as caught:
        matrix_of(f"stated: {{a: {{letters: A, when: {when}}}}}")
    assert [problem.line for problem in caught.value.problems] == [12]
    assert says in caught.value.problems[0].message("en")


def test_a_decided_limit_is_edited_into_the_file_and_read_back() -> None:
    text = text_of("stated: {a: A/R, b: C}")
    file = loads(text)
    limited = Condition(Text("abroad\x07", "境外"), upto=50000, unit="CNY")
    changes = [Change("a1", "b", (Letter.C,), (Letter.A,), Text("W", "W"), when=limited)]
    today = applied(file, changes, DAY)
    edited = edit_text(text, today)
    assert (
        "b: {letters: A, when: {text: {en: abroad, zh: 境外}, upto: 50000, unit: CNY}, on: 2026-06-01, why: W}"
        in edited
    )
    assert loads(edited).activities[0].decided["b"].when == Condition(Text("abroad", "境外"), upto=50000, unit="CNY")


def test_the_schema_knows_the_limits() -> None:
    cell = json.dumps(describe(MATRIX))
    assert '"upto"' in cell and '"over"' in cell


# Changes.


def test_a_limit_alone_is_a_difference_and_a_stale_limit_is_refused() -> None:
    old = matrix_of("stated: {a: R, b: A}")
    limited = Condition(upto=5)
    change = Change("a1", "b", (Letter.A,), (Letter.A,), when=limited)
    new = applied(old, [change], DAY)
    assert new.activities[0].marks(Layer.TODAY)["b"].when == limited
    (found,) = diff(old, new, Layer.TODAY)
    assert (found.when_before, found.when) == (None, limited)
    with pytest.raises(ValueError, match="expected"):
        applied(new, [change], DAY)


# Rules.


def codes(row: str) -> list[str]:
    return [one.rule.code for one in check(matrix_of(row)) if one.rule.code in ("RACI102", "RACI108", "RACI109")]


def test_two_that_answer_within_limits_that_exclude_each_other_are_no_conflict() -> None:
    assert codes(LIMITS) == [] and not matrix_of(LIMITS).activities[0].has_gap(Layer.STATED)


def test_limits_that_overlap_are_one() -> None:
    row = LIMITS.replace("over: 50000", "over: 20000")
    (one,) = check(matrix_of(row))[:1]
    assert one.sentence("en") == "For “N”, over 20,000 and up to 50,000 CNY, several answer: b, c"
    assert codes(row) == ["RACI108"] and matrix_of(row).activities[0].has_gap(Layer.STATED)


def test_a_range_that_nobody_covers_is_a_gap() -> None:
    row = LIMITS.replace("over: 50000", "over: 80000")
    (one,) = check(matrix_of(row))[:1]
    assert one.sentence("en") == "Nobody answers for “N” over 50,000 and up to 80,000 CNY"
    assert one.sentence("zh") == "“N”超过 50,000、不超过 80,000 CNY时无人负责"
    assert codes(row) == ["RACI109"] and matrix_of(row).activities[0].has_gap(Layer.STATED)


def test_who_answers_always_and_who_answers_for_much_both_answer_for_much() -> None:
    assert codes("stated: {a: A/R, b: {letters: A, when: {over: 5}}}") == ["RACI108"]
    assert codes("stated: {a: A/R, b: A}") == ["RACI102"]


# Tables.


def test_tables_tell_the_limit_beside_the_letters() -> None:
    matrix = matrix_of(LIMITS)
    assert tables.wide(matrix, Layer.STATED, "en").rows[0][-3:] == ["R", "A (up to 50,000 CNY)", "A (over 50,000 CNY)"]
    long = tables.long(matrix, Layer.STATED, "zh")
    at = long.columns.index("condition")
    assert [row[at] for row in long.rows] == ["", "不超过 50,000 CNY", "超过 50,000 CNY"]


def test_a_mark_tells_its_cell_with_the_limit() -> None:
    assert Mark((Letter.A,), when=Condition(upto=5)).in_words("en") == "A (up to 5)"
    assert Mark((Letter.A,)).in_words("en") == "A"


# Spreadsheets.


@pytest.mark.parametrize(
    ("note", "limit"),
    [
        ("(up to 50,000 CNY)", Condition(upto=50000, unit="CNY")),
        ("over 10,000 and up to 50,000 CNY", Condition(over=10000, upto=50000, unit="CNY")),
        ("（超过 10,000、不超过 50,000 CNY）", Condition(over=10000, upto=50000, unit="CNY")),
        ("≤5万元", Condition(upto=50000, unit="元")),
        ("5万元以上", Condition(over=50000, unit="元")),
        ("1.5万元（含）以下", Condition(upto=15000, unit="元")),
        ("5万-20万元", Condition(over=50000, upto=200000, unit="元")),
        (">3", Condition(over=3)),
        ("see appendix 3", None),
        ("on Mondays", None),
        ("9-3", None),
        ("steps 3-5", None),
        ("3-5", None),
    ],
)
def test_the_note_beside_a_letter_may_be_its_limit(note: Any, limit: Any) -> None:
    assert condition_of(note) == limit


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_export_reads_back_with_its_limits(lang: str) -> None:
    low, high = Condition(upto=50000, unit="CNY"), Condition(over=50000, unit="CNY")
    wanted = {"operations": Mark((Letter.A,), when=low), "management": Mark((Letter.A,), when=high)}
    rows = [replace(row, stated=wanted) if row.id == "3.1.2-b" else row for row in policy().activities]
    data = export.csv(tables.wide(replace(policy(), activities=tuple(rows)), Layer.STATED, lang))
    reading = sheets.read(sheets.document(data, "limits.csv"), "limits.csv")
    read = next(row for row in sheets.matrix_of(reading, "Limits").activities if row.id == "3.1.2-b")
    assert [mark.when for mark in read.stated.values()] == [low, high]
    assert read.unclear == ()
