"""The message to the browser, and what comes back from it: nothing it sends is believed."""

from typing import Any

import pytest

from pages.shared.grid.grid import cell_text, has_few_steps, open_text, opened
from pages.shared.grid.message import FIRST_CELL, columns, message
from raci.file.load import load
from raci.model.letters import Layer
from raci.model.selection import Selection
from tests import large
from tests.conftest import POLICY


@pytest.fixture(scope="module")
def policy() -> Any:
    return load(POLICY)


def cell(data: dict[str, Any], row: str, role: str) -> list[str]:
    """The palette entry of one cell: letters, origin, words."""

    place = [column["id"] for column in data["columns"]].index(role)
    cells = next(found["cells"] for found in data["rows"] if found["id"] == row)
    return data["palette"][ord(cells[place]) - FIRST_CELL]


def test_a_cell_carries_letters_origin_and_words(policy: Any) -> None:
    data = message(policy, policy, Layer.PROPOSED, "en")
    assert cell(data, "3.1.2-b", "management") == ["A/R", "stated", "Accountable, Responsible, stated"]
    assert cell(data, "3.1.1-c", "finance") == ["C", "proposed", "Consulted, proposed"]
    assert cell(data, "3.1.1-c", "sales") == ["", "", "no letter"]


def test_a_letter_taken_away_is_told_apart_from_an_empty_cell(policy: Any) -> None:
    data = message(policy, policy, Layer.PROPOSED, "en")
    assert cell(data, "3.3.1-b", "related-departments") == ["", "proposed", "taken away, proposed"]


def test_every_role_with_a_letter_has_a_column_and_so_has_every_department_in_scope(policy: Any) -> None:
    stated = [role.id for role in columns(policy, Layer.STATED)]
    assert stated[:6] == ["operations", "marketing", "sales", "service", "technology", "finance"]
    assert {role.id for role in policy.roles} - set(stated) == {
        "all-departments",
        "positions",
        "sales-teams",
        "sales-staff",
        "external-partners",
        "channel-partners",
    }


def test_steps_come_before_duty_lists_on_screen(policy: Any) -> None:
    data = message(policy, policy, Layer.TODAY, "en")
    steps = [row["id"] for row in data["rows"] if "up" not in row]
    assert steps[0] == "initiation" and steps[13] == "operations-duties" and len(steps) == 19


def test_the_row_of_a_step_describes_the_whole_step_while_its_activities_are_filtered(policy: Any) -> None:
    shown = Selection(process="approval", gaps=True).of(policy, Layer.STATED, ["3.1.2-a", "3.1.2-d"])
    data = message(policy, shown, Layer.STATED, "en")
    assert [(row["id"], row["gap"]) for row in data["rows"]] == [
        ("approval", "2/4"),
        ("3.1.2-a", "no R"),
        ("3.1.2-d", "no A"),
    ]


def test_filtering_keeps_the_columns(policy: Any) -> None:
    shown = Selection(process="risk").of(policy, Layer.STATED)
    whole = message(policy, policy, Layer.STATED, "en")["columns"]
    assert message(policy, shown, Layer.STATED, "en")["columns"] == whole


def test_a_clause_is_said_once_for_the_step_when_its_activities_share_it(policy: Any) -> None:
    data = message(policy, policy, Layer.STATED, "en")
    clauses = {row["id"]: row["clause"] for row in data["rows"]}
    assert (clauses["approval"], clauses["3.1.2-b"], clauses["2.1.1-a"]) == ("3.1.2", "", "2.1.1")


def test_a_cell_takes_one_character_of_the_message() -> None:
    data = message(big := large.matrix(500, 50), big, Layer.TODAY, "en")
    assert {len(row["cells"]) for row in data["rows"]} == {50}


@pytest.mark.parametrize(
    ("sent", "text"),
    [
        (["approval", "initiation"], "initiation,approval"),
        ([], "none"),
        (["nowhere", {"a": 1}, None], "none"),
        ({}, "none"),
        (None, "none"),
        ("approval", "none"),
    ],
)
def test_open_steps_from_the_browser_are_checked(policy: Any, sent: Any, text: Any) -> None:
    assert open_text(policy, sent) == text


def test_a_matrix_of_few_steps_begins_open(policy: Any) -> None:
    few = load(POLICY.with_name("brand-custody.yaml"))
    assert (has_few_steps(few), has_few_steps(policy)) == (True, False)


def test_all_steps_open_is_one_word(policy: Any) -> None:
    assert open_text(policy, list(policy.process)) == "all"
    assert opened(policy, "all") == list(policy.process)
    assert opened(policy, "approval,nowhere") == ["approval"]


@pytest.mark.parametrize("sent", ["3.1.2-b:management", "3.1.2-b:", "approval:finance", "approval:"])
def test_a_cell_that_exists_is_believed(policy: Any, sent: Any) -> None:
    assert cell_text(policy, sent) == sent


@pytest.mark.parametrize("sent", ["", "nowhere:finance", "3.1.2-b:nobody", "<script>:x", 7, None, ["3.1.2-b"]])
def test_a_cell_that_does_not_exist_is_not(policy: Any, sent: Any) -> None:
    assert cell_text(policy, sent) == ""
