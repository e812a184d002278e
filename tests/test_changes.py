"""One cell before and after: found between two matrices, and applied to one."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from raci.model import Matrix
from raci.model.changes import Change, diff, on_top
from raci.model.letters import Layer, Letter, letters_of
from raci.words.sentences import Text
from tests.matrices import PROPERTY, applied, matrix_of

A, R, S, C, I = Letter  # noqa: E741
STATED, TODAY, PROPOSED = Layer
WHY = Text("asked for", "应要求")
CELLS = st.dictionaries(st.sampled_from(["ops", "fin"]), st.sampled_from(["A", "R", "A/R", "C", "''"]))


def row(cells: dict[str, str]) -> str:
    return "stated: {" + ", ".join(f"{role}: {cell}" for role, cell in cells.items()) + "}"


def shown(matrix: Matrix, layer: Layer) -> list[dict[str, str]]:
    """The filled cells of every row."""

    rows = [activity.marks(layer) for activity in matrix.activities]
    return [{role: mark.cell for role, mark in marks.items() if mark.letters} for marks in rows]


def test_equal_matrices_differ_in_nothing() -> None:
    assert diff(matrix_of("stated: {ops: A/R}"), matrix_of("stated: {ops: A/R}"), TODAY) == []


def test_a_difference_tells_the_cell_before_and_after() -> None:
    old, new = matrix_of("stated: {ops: A/R, fin: C}"), matrix_of("stated: {ops: A, fin: C, law: R}")
    assert diff(old, new, STATED) == [Change("a1", "ops", (A, R), (A,)), Change("a1", "law", (), (R,))]


def test_an_emptied_cell_is_a_difference() -> None:
    assert diff(matrix_of("stated: {ops: C}"), matrix_of("stated: {}"), STATED) == [Change("a1", "ops", (C,), ())]


def test_a_cell_without_letters_equals_no_cell() -> None:
    assert diff(matrix_of("stated: {}"), matrix_of("stated: {ops: ''}"), STATED) == []


def test_a_difference_carries_the_reason_of_the_new_letters() -> None:
    new = matrix_of("stated: {ops: C}\nproposed: {ops: {letters: A, why: {en: asked for, zh: 应要求}}}")
    assert diff(matrix_of("stated: {ops: C}"), new, PROPOSED) == [Change("a1", "ops", (C,), (A,), WHY)]


def test_only_the_layer_asked_for_is_compared() -> None:
    old, new = matrix_of("stated: {ops: C}"), matrix_of("stated: {ops: C}\nproposed: {ops: {letters: A, why: w}}")
    assert [diff(old, new, layer) for layer in (STATED, TODAY)] == [[], []]


def test_rows_come_in_the_order_of_the_new_matrix_and_lost_rows_last() -> None:
    old = matrix_of("id: x\nstated: {ops: A}", "id: y\nstated: {ops: C}")
    new = matrix_of("id: z\nstated: {ops: I}", "id: y\nstated: {ops: S}")
    assert diff(old, new, STATED) == [
        Change("z", "ops", (), (I,)),
        Change("y", "ops", (C,), (S,)),
        Change("x", "ops", (A,), ()),
    ]


@PROPERTY
@given(CELLS, CELLS)
def test_the_differences_applied_to_the_old_matrix_show_the_new_one(before: Any, after: Any) -> None:
    old, new = matrix_of(row(before)), matrix_of(row(after))
    assert shown(applied(old, diff(old, new, TODAY), date(2026, 12, 1)), TODAY) == shown(new, TODAY)


def test_letters_of_a_change_keep_their_order() -> None:
    [change] = diff(matrix_of("stated: {}"), matrix_of("stated: {ops: R/A}"), STATED)
    assert change.after == letters_of("A/R")


def test_changes_can_be_put_on_top_of_what_has_come_since() -> None:
    [change] = on_top(
        matrix_of("stated: {ops: R, it: C}"),
        TODAY,
        [Change("a1", "ops", (), letters_of("A/R")), Change("a1", "it", (), letters_of("C"))],
    )
    assert (change.before, change.after) == (letters_of("R"), letters_of("A/R"))
