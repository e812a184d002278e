"""One step as a story, and the answers to what a reader would ask."""

from typing import Any

import pytest

from raci.model.letters import Layer
from raci.views import story
from tests.matrices import matrix_of


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("stated: {a: A/R}", "N: a does it and answers for it."),
        ("stated: {a: A/R, b: A/R}", "N: a, b do it and answer for it together."),
        ("stated: {a: R, b: A}", "N: a does it; b answers for it."),
        ("stated: {a: R}", "N: a does it; who answers for it is not said."),
        ("act: approve\nstated: {a: R}", "N: a does it; nobody says yes or no."),
        ("stated: {a: A}", "N: nobody is told to do it; a answers for it."),
        ("stated: {}", "N: nobody is told to do it; nobody answers for it."),
    ],
)
def test_a_step_is_told_in_one_sentence(row: Any, told: Any) -> None:
    matrix = matrix_of(row)
    assert story.short_story(matrix, matrix.activities[0], Layer.TODAY, "en") == told


def answers(row: str) -> list[tuple[str, str, bool]]:
    matrix = matrix_of(row, more="roles: [{id: a, name: a, kind: role}, {id: b, name: b, kind: role}]")
    return list(story.answers(matrix, matrix.activities[0], Layer.TODAY, "en"))


def test_a_missing_owner_is_marked_and_a_missing_reader_is_not() -> None:
    assert answers("stated: {a: R}")[:4] == [
        ("Who answers for it?", "nobody", True),
        ("Who does it?", "a", False),
        ("Who is asked before?", "nobody", False),
        ("Who is told after?", "nobody", False),
    ]


def test_who_helps_is_only_told_where_somebody_does() -> None:
    assert ("Who helps?", "b", False) in answers("stated: {a: A/R, b: S}")


def test_a_gate_says_by_when_and_what_happens_on_no() -> None:
    assert answers("act: approve\nstated: {a: A/R}")[-2:] == [
        ("By when?", "not said", True),
        ("What happens on “no”?", "not said", True),
    ]


def test_an_output_has_a_receiver_or_none() -> None:
    assert answers("output: Report\nstated: {a: A/R}")[-2:] == [
        ("What comes out?", "Report", False),
        ("Who gets it?", "nobody", True),
    ]
