"""Tidy frames say what the matrix says, keep their columns when empty, and survive Parquet and JSON."""

import io
import json
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd
import pytest

from raci import rules
from raci.log import Decision, Event, fold
from raci.model.changes import Change
from raci.model.letters import Layer, Letter, letters_of
from raci.out import frames
from raci.views.plan import plan
from tests import large
from tests.matrices import policy

FRAMES = [
    frames.letters(policy()),
    frames.matrix_table(policy()),
    frames.activities(policy()),
    frames.roles(policy()),
    frames.findings(policy(), rules.check(policy(), today=date(2026, 12, 1))),
    frames.plan(plan(policy(), Layer.STATED)),
]


def test_a_letter_is_a_row_and_counts_are_those_of_the_matrix() -> None:
    held = frames.letters(policy(), Layer.PROPOSED)
    for role in policy().roles:
        for letter in Letter:
            of_role = [row.id for row in policy().activities if letter in row.letters(role.id, Layer.PROPOSED)]
            assert list(held[(held.role == role.id) & (held.letter == letter)].activity) == of_role


def test_letters_sort_by_strength() -> None:
    assert list(frames.letters(policy()).letter.sort_values().unique()) == [
        letter for letter in Letter if letter in set(frames.letters(policy()).letter)
    ]


def test_the_pivot_has_a_row_an_activity_and_a_column_a_role() -> None:
    table = frames.matrix_table(policy(), Layer.STATED)
    assert table.shape == (len(policy().activities), len(policy().roles))
    row = policy().activities[0]
    assert table.loc[row.id, "Operations"] == "/".join(row.letters("operations", Layer.STATED))


def test_a_role_counts_what_it_holds() -> None:
    table = frames.roles(policy()).set_index("role")
    held = frames.letters(policy())
    assert table.loc["operations", "A"] == ((held.role == "operations") & (held.letter == "A")).sum() > 0


def test_a_plan_is_a_row_a_decision() -> None:
    made = plan(policy(), Layer.STATED)
    table = frames.plan(made)
    assert list(table.number) == list(range(1, len(made.decisions) + 1)) and table.gaps.sum() == made.curve()[-1]
    assert list(frames.plan(made, "zh").title) == [one.title.of("zh") for one in made.decisions]


def test_a_decision_is_a_row_a_changed_cell() -> None:
    changes = tuple(Change(row, "finance", before=(), after=letters_of("C")) for row in ("3.1.1-b", "4.1.2-a"))
    event = Event("operations-policy", 1, datetime(2026, 12, 1, 9, tzinfo=UTC), "Lin", Decision(changes, "asked first"))
    table = frames.decisions(fold(policy(), [event]))
    assert list(table.activity) == ["3.1.1-b", "4.1.2-a"] and list(table.after) == ["C", "C"]
    assert table.reason.unique() == ["asked first"] and table.stands.all() and table["at"].dt.tz is not None


@pytest.mark.parametrize("frame", FRAMES, ids=["letters", "matrix_table", "activities", "roles", "findings", "plan"])
def test_a_frame_survives_parquet_and_json(frame: Any) -> None:
    pd.testing.assert_frame_equal(pd.read_parquet(io.BytesIO(frames.parquet(frame))), frame, check_names=False)
    rows = json.loads(frames.json(frame))
    assert len(rows) == len(frame) and list(rows[0])[-1] == frame.columns[-1]


def test_an_empty_matrix_keeps_the_columns() -> None:
    empty = large.matrix(0, 0)
    made = [frames.letters(empty), frames.activities(empty), frames.roles(empty), frames.findings(empty, [])]
    assert [list(frame.columns) for frame in made] == [list(FRAMES[place].columns) for place in (0, 2, 3, 4)]
    assert frames.matrix_table(empty).shape == (0, 0) and frames.decisions(fold(empty, [])).empty
