"""Printed numbers of a list: what counts as odd, and what does not."""

from typing import Any

import pytest

from raci.model import Activity
from raci.rules import numbering
from tests.matrices import matrix_of


def odd(*printed: str) -> list[str]:
    """Id and words for each oddity of a list with these printed numbers; "" prints none."""

    rows = [f'clause: "{place}"\n' + (f'printed: "{number}"' if number else "") for place, number in enumerate(printed)]
    return [f"{row.id}: {what}" for row, _, what in numbering.oddities(matrix_of(*rows).activities)]


def placed(*places: str) -> tuple[Activity, ...]:
    """A list counted from one, its items in these lines of the source."""

    rows = [f'clause: "{number}"\nprinted: "{number}"\nplace: {place}' for number, place in enumerate(places, 1)]
    return matrix_of(*rows).activities


def test_a_list_that_counts_from_one_is_not_odd() -> None:
    assert odd("1", "(2)", "3.") == []
    assert odd("一", "二", "三") == []


def test_a_list_without_numbers_is_not_odd() -> None:
    assert odd("", "", "") == []


def test_a_missing_number_is_told_where_the_next_one_stands() -> None:
    assert odd("1", "2", "4", "5") == ["a3: the number before it is missing"]


def test_an_item_without_a_number_may_have_lost_one_or_never_had_one() -> None:
    assert odd("1", "", "2") == odd("1", "", "3") == ["a2: it has no number"]


def test_a_number_that_stands_there_twice_is_told_once() -> None:
    assert odd("1", "2", "2", "3") == odd("1", "2", "2", "4") == ["a3: its number stands there already"]
    assert odd("1", "3", "3", "4") == ["a2: the number before it is missing", "a3: its number stands there already"]


def test_a_misprint_does_not_spoil_the_numbers_after_it() -> None:
    assert odd("1", "232", "3", "4") == ["a2: its number does not follow"]


def test_parts_of_one_statement_count_once() -> None:
    rows = [f'clause: "{number}"\nprinted: "{number}"' for number in (1, 1, 2)]
    assert list(numbering.oddities(matrix_of(*rows).activities)) == []


def test_an_item_inside_the_line_of_another_is_told_where_the_others_have_their_own() -> None:
    listed = placed("L1", "L3", "L3")
    assert [*numbering.oddities(listed)] == [(listed[2], listed[1], "it stands inside the item before it")]


def test_items_that_all_stand_in_one_line_are_not_odd() -> None:
    assert list(numbering.oddities(placed("L5", "L5", "L5"))) == []


@pytest.mark.parametrize(
    ("printed", "value"),
    [("(3)", 3), ("12、", 12), ("二", 2), ("十", 10), ("十二", 12), ("二十一", 21), (".", None), ("", None)],
)
def test_numbers_are_read_as_they_are_printed(printed: Any, value: Any) -> None:
    assert numbering.number(printed) == value
