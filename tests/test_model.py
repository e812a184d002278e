"""Letters, marks and layers, and everything that counts them."""

from datetime import date
from typing import Any

import pytest

from raci.model import Role, RoleKind, roll_up
from raci.model.letters import Layer, Letter, Mark, Origin, cell_of, letters_of
from raci.words.sentences import Text
from tests.matrices import matrix_of

A, R, S, C, I = Letter  # noqa: E741
STATED, TODAY, PROPOSED = Layer
WHY = Text("w", "w")
DAY = date(2026, 12, 1)
LAYERED = """stated: {ops: A/R, fin: C, law: I}
decided: {fin: {letters: R, on: 2026-12-01, why: w}, law: {letters: "", on: 2026-12-01, why: w}}
proposed: {ops: {letters: A, why: w}, fin: {letters: "", why: w}, hr: {letters: S, why: w}}"""


def test_the_letters_stand_in_order_of_strength() -> None:
    assert list(Letter) == ["A", "R", "S", "C", "I"]


@pytest.mark.parametrize(
    ("cell", "letters"),
    [
        ("", ()),
        ("  ", ()),
        ("A", (A,)),
        ("A/R", (A, R)),
        ("R/A", (A, R)),
        (" R / A ", (A, R)),
        ("I/I", (I,)),
        ("I/C/S/R/A", (A, R, S, C, I)),
    ],
)
def test_a_cell_is_read_as_letters_in_order(cell: Any, letters: Any) -> None:
    assert letters_of(cell) == letters


@pytest.mark.parametrize("cell", ["X", "a", "AR", "A,R", "A//R", "/", "A/", "\uff21"])
def test_anything_else_in_a_cell_is_no_letter(cell: Any) -> None:
    with pytest.raises(ValueError, match="is not a valid Letter"):
        letters_of(cell)


def test_letters_are_joined_into_a_cell() -> None:
    assert [cell_of(letters) for letters in ((), (C,), (A, R))] == ["", "C", "A/R"]
    assert Mark((A, R)).cell == "A/R"


def test_a_text_speaks_two_languages() -> None:
    text = Text("Finance", "财务部")
    assert (text.of("en"), text.of("zh")) == ("Finance", "财务部")


def test_positions_are_never_compared() -> None:
    name = Text("Ops", "Ops")
    assert Role("ops", name, RoleKind.ROLE, line=3) == Role("ops", name, RoleKind.ROLE, line=9)


def test_a_name_of_the_source_stands_as_a_heading_as_it_is() -> None:
    assert Role("ops", Text("Ops", "运营部"), RoleKind.ROLE).label == Text("Ops", "运营部")


def test_a_name_that_is_ours_stands_in_brackets() -> None:
    role = Role("ops", Text("Ops", "运营部"), RoleKind.ROLE, inferred=True)
    assert role.label == Text("[Ops]", "[运营部]")


def test_the_stated_layer_shows_the_text_alone() -> None:
    assert matrix_of(LAYERED).activities[0].marks(STATED) == {"ops": Mark((A, R)), "fin": Mark((C,)), "law": Mark((I,))}


def test_today_puts_decisions_over_the_text_and_keeps_what_they_take_away() -> None:
    assert matrix_of(LAYERED).activities[0].marks(TODAY) == {
        "ops": Mark((A, R)),
        "fin": Mark((R,), Origin.DECIDED, WHY, DAY),
        "law": Mark((), Origin.DECIDED, WHY, DAY),
    }


def test_the_proposed_layer_puts_proposals_over_both() -> None:
    assert matrix_of(LAYERED).activities[0].marks(PROPOSED) == {
        "ops": Mark((A,), Origin.PROPOSED, WHY),
        "fin": Mark((), Origin.PROPOSED, WHY),
        "law": Mark((), Origin.DECIDED, WHY, DAY),
        "hr": Mark((S,), Origin.PROPOSED, WHY),
    }


def test_proposals_stand_over_the_text_where_nothing_is_decided() -> None:
    row = "stated: {ops: R}\nproposed: {ops: {letters: A/R, why: w}}"
    assert matrix_of(row).activities[0].marks(PROPOSED) == {"ops": Mark((A, R), Origin.PROPOSED, WHY)}


def test_looking_at_a_layer_changes_no_other() -> None:
    [activity] = matrix_of(LAYERED).activities
    activity.marks(PROPOSED)
    assert list(activity.stated) == ["ops", "fin", "law"]
    assert list(activity.decided) == ["fin", "law"]


def test_holders_are_told_in_the_order_of_the_row() -> None:
    [activity] = matrix_of("stated: {ops: R, boss: A, fin: A/R, law: C}").activities
    assert activity.holders(R, STATED) == ["ops", "fin"]
    assert activity.holders(S, STATED) == []


def test_holders_depend_on_the_layer() -> None:
    [activity] = matrix_of(LAYERED).activities
    assert [activity.holders(R, layer) for layer in Layer] == [["ops"], ["ops", "fin"], []]


@pytest.mark.parametrize(
    ("row", "missing"),
    [
        ("stated: {ops: A/R}", ()),
        ("stated: {ops: A, fin: R}", ()),
        ("stated: {ops: R}", (A,)),
        ("stated: {ops: A}", (R,)),
        ("stated: {ops: C, fin: I}", (A, R)),
        ("stated: {}", (A, R)),
    ],
)
def test_every_row_needs_an_a_and_an_r(row: Any, missing: Any) -> None:
    assert matrix_of(row).activities[0].missing(STATED) == missing


def test_what_is_missing_depends_on_the_layer() -> None:
    [activity] = matrix_of(LAYERED).activities
    assert [activity.missing(layer) for layer in Layer] == [(), (), (R,)]


@pytest.mark.parametrize(
    ("row", "has_gap"),
    [
        ("stated: {ops: A/R}", False),
        ("stated: {ops: A, fin: R, law: R}", False),
        ("stated: {ops: A}", True),
        ("stated: {ops: R}", True),
        ("stated: {}", True),
        ("stated: {ops: A/R, fin: A}", True),
    ],
)
def test_a_row_without_exactly_one_a_and_some_r_has_a_gap(row: Any, has_gap: Any) -> None:
    assert matrix_of(row).activities[0].has_gap(STATED) is has_gap


def test_a_second_accountable_role_in_a_proposal_is_a_gap_there_only() -> None:
    [activity] = matrix_of("stated: {ops: A/R}\nproposed: {fin: {letters: A, why: w}}").activities
    assert [activity.has_gap(layer) for layer in Layer] == [False, False, True]


def test_silent_roles_hold_nothing_in_the_layer() -> None:
    matrix = matrix_of(LAYERED, more="roles: [" + ", ".join(map(role_line, ["ops", "fin", "law", "hr", "pr"])) + "]")
    silent = [[role.id for role in matrix.silent_roles(layer)] for layer in Layer]
    assert silent == [["hr", "pr"], ["law", "hr", "pr"], ["fin", "law", "pr"]]


def role_line(role: str) -> str:
    return "{id: " + role + ", name: N, kind: role}"


def test_things_are_found_by_their_id_in_the_order_of_the_file() -> None:
    matrix = matrix_of("id: z\nstated: {ops: A}", "id: b\nstated: {boss: R}")
    assert matrix.role == dict(zip(["ops", "boss"], matrix.roles, strict=True))
    assert matrix.topic == {"t": matrix.topics[0]}
    assert matrix.process == {"p": matrix.processes[0]}
    assert list(matrix.activity.items()) == list(zip(["z", "b"], matrix.activities, strict=True))


def test_steps_keep_the_order_of_the_file_and_processes_without_activities() -> None:
    processes = "processes: [{id: q, name: Q, kind: flow}, {id: r, name: R, kind: flow}, {id: p, name: P, kind: flow}]"
    matrix = matrix_of("process: p", "process: q", "process: p", more=processes)
    a1, a2, a3 = matrix.activities
    assert list(matrix.steps.items()) == [("q", (a2,)), ("r", ()), ("p", (a1, a3))]


def test_a_step_shows_the_strongest_letter_of_each_role() -> None:
    rows = matrix_of("stated: {ops: C, fin: I}", "stated: {ops: R, law: S}", "stated: {ops: I, fin: C}").activities
    assert roll_up(rows, STATED) == {"ops": Mark((R,)), "fin": Mark((C,)), "law": Mark((S,))}


def test_a_step_shows_a_with_r_where_both_occur() -> None:
    rows = matrix_of("stated: {ops: R, fin: A/C}", "stated: {ops: A, fin: S}").activities
    assert roll_up(rows, STATED) == {"ops": Mark((A, R)), "fin": Mark((A,))}


def test_a_step_leaves_out_what_was_taken_away() -> None:
    row = 'stated: {ops: A/R, fin: C}\ndecided: {fin: {letters: "", on: 2026-12-01, why: w}}'
    assert roll_up(matrix_of(row).activities, TODAY) == {"ops": Mark((A, R))}


def test_the_origin_of_a_step_is_the_firmest_that_carries_its_letter() -> None:
    decided = "decided: {ops: {letters: A, on: 2026-12-01, why: w}, fin: {letters: R, on: 2026-12-01, why: w}}"
    proposed = "proposed: {ops: {letters: A, why: w}, fin: {letters: R, why: w}, law: {letters: R, why: w}}"
    rows = matrix_of("stated: {ops: A, fin: C, law: I}", decided, proposed).activities
    assert roll_up(rows, PROPOSED) == {
        "ops": Mark((A,), Origin.STATED),
        "fin": Mark((R,), Origin.DECIDED),
        "law": Mark((R,), Origin.PROPOSED),
    }


def test_a_step_without_activities_shows_nothing() -> None:
    assert roll_up((), PROPOSED) == {}
