"""Where each letter stands in its file, what had to be interpreted, and a correction that reads only its own table."""

from typing import Any

import pytest

from raci.sheets import Corrections, Grid, Shape, interpreted, origins, place_of
from raci.sheets import read as read_document
from raci.sheets.grid import Document
from raci.sheets.read import reading

ACROSS = [["Task", "Ops", "IT"], ["Plan", "R", "Responsible"], ["Build", "A/R", "-"]]
DOWN = [["Role", "Plan", "Build"], ["Ops", "R", "A"], ["IT", "C", "R"], ["Sales manager", "I", "I"]]
LETTERS = [["Task", "Responsible", "Accountable"], ["Plan", "Ops, IT", "Head"], ["Build", "IT", "Head"]]
LIST = [["Task", "Role", "Letter"], ["Plan", "Ops", "R"], ["Plan", "IT", "C"], ["Build", "IT", "R"]]


def read(rows: list[list[str]], **said: Any) -> Any:
    grid = Grid(rows)
    made = read_document(Document("csv", (grid,)), "plan.csv", {0: Corrections(**said)} if said else {})
    return made.matrices[0], grid


@pytest.mark.parametrize("rows", [ACROSS, DOWN, LETTERS, LIST])
def test_every_letter_has_a_place_that_says_it(rows: list[list[str]]) -> None:
    matrix, grid = read(rows, **({"shape": Shape.ROLES_DOWN} if rows is DOWN else {}))
    places = origins(matrix, grid)
    letters = {(number, role) for number, one in enumerate(matrix.activities) for role in one.letters}
    assert set(places) == letters and letters
    for (number, role), [place, *_] in places.items():
        text = grid.rows[place[0]][place[1]]
        assert role in text or text[:1] in matrix.activities[number].letters[role]


def test_only_what_does_not_stand_there_literally_is_interpreted() -> None:
    matrix, grid = read(ACROSS)
    assert {(one.args["text"], one.args["letters"], one.places) for one in interpreted(matrix, grid)} == {
        ("Responsible", "R", ((1, 2),)),
        ("-", "", ((2, 2),)),
    }


def test_the_name_of_a_place_leads_back_to_it() -> None:
    assert [place_of(name) for name in ("A1", "B7", "AA10")] == [(0, 0), (6, 1), (9, 26)]
    with pytest.raises(ValueError):
        place_of("7B")


def test_an_id_that_a_person_has_said_stands_in_its_place() -> None:
    rows = [["No", "Task", "Ops", "IT"], ["3.9", "Plan", "R", "A"], ["3.1", "Build", "R", "A"]]
    document = Document("csv", (Grid(rows),))
    [question] = read_document(document, "plan.csv").questions
    assert (question.row, question.ids) == (2, ("3.10", "3.1"))
    said = {0: Corrections(ids={question.row: "3.10"})}
    assert [one.id for one in read_document(document, "plan.csv", said).matrices[0].activities] == ["3.9", "3.10"]


def test_a_correction_reads_its_own_table_again_and_no_other() -> None:
    document, memory = Document("xlsx", (Grid(ACROSS), Grid(LETTERS))), {}  # type: ignore[var-annotated]
    whole = reading(document, "plan.xlsx", {}, memory)
    said = {1: Corrections(letters={"★": "A"})}
    assert reading(document, "plan.xlsx", said, memory).matrices[0] is whole.matrices[0]
    assert reading(document, "plan.xlsx", {}, memory) == read_document(document, "plan.xlsx")
