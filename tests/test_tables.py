"""A matrix as tables of plain cells, wide and long."""

from raci import rules
from raci.model.letters import Layer
from raci.views.findings_table import COLUMNS, findings_table
from raci.views.tables import Table, long, role_heads, wide
from tests.matrices import matrix_of

STATED, TODAY, PROPOSED = Layer
MATRIX = matrix_of(
    "clause: 三(一)1\nname: {en: Plan, zh: 计划}\nstated: {ops: A/R, fin: C}\n"
    "decided: {fin: {letters: R, on: 2026-12-01, why: {en: asked, zh: 要求}}}\n"
    "proposed: {ops: {letters: A, why: {en: too much, zh: 太多}}, fin: {letters: '', why: w}}",
    "clause: 三(一)2\nname: {en: Do, zh: 实施}",
    more="""roles:
  - {id: fin, name: {en: Finance, zh: 财务部}, kind: department}
  - {id: ops, name: {en: Operations, zh: 运营部}, kind: department}
processes: [{id: p, name: {en: Start, zh: 启动}, kind: flow}]""",
)
LONG = [
    "activity_id",
    "process_id",
    "process",
    "clause",
    "activity",
    "role_id",
    "role",
    "letters",
    "layer",
    "reason",
    "condition",
]


def test_wide_has_a_row_an_activity_and_a_column_a_role() -> None:
    assert wide(MATRIX, STATED, "en") == Table(
        ["Id", "Process", "Clause", "Activity", "Finance", "Operations"],
        [["a1", "Start", "三(一)1", "Plan", "C", "A/R"], ["a2", "Start", "三(一)2", "Do", "", ""]],
    )


def test_wide_speaks_chinese() -> None:
    assert wide(MATRIX, STATED, "zh") == Table(
        ["编号", "流程", "条款", "活动", "财务部", "运营部"],
        [["a1", "启动", "三(一)1", "计划", "C", "A/R"], ["a2", "启动", "三(一)2", "实施", "", ""]],
    )


def test_wide_shows_the_letters_of_the_layer_and_nothing_where_they_were_taken_away() -> None:
    assert [wide(MATRIX, layer, "en").rows[0][4:] for layer in Layer] == [["C", "A/R"], ["R", "A/R"], ["", "A"]]


def test_long_has_a_row_a_filled_cell_in_the_order_of_the_columns() -> None:
    plan = ["a1", "p", "Start", "三(一)1", "Plan"]
    assert long(MATRIX, TODAY, "en") == Table(
        LONG,
        [
            [*plan, "fin", "Finance", "R", "decided", "asked", ""],
            [*plan, "ops", "Operations", "A/R", "stated", "", ""],
            ["a2", "p", "Start", "三(一)2", "Do", *[""] * 6],
        ],
    )


def test_long_speaks_chinese_but_keeps_its_columns() -> None:
    plan = ["a1", "p", "启动", "三(一)1", "计划"]
    assert long(MATRIX, PROPOSED, "zh") == Table(
        LONG,
        [[*plan, "ops", "运营部", "A", "proposed", "太多", ""], ["a2", "p", "启动", "三(一)2", "实施", *[""] * 6]],
    )


def test_no_activities_give_no_rows() -> None:
    empty = matrix_of(more="roles: [{id: ops, name: Ops, kind: role}]")
    assert wide(empty, TODAY, "en") == Table(["Id", "Process", "Clause", "Activity", "Ops"], [])
    assert long(empty, TODAY, "en") == Table(LONG, [])


def test_roles_of_one_name_are_told_apart_by_their_id() -> None:
    roles = """roles:
  - {id: x, name: {en: Sales, zh: 甲}, kind: role}
  - {id: y, name: {en: Sales, zh: 乙}, kind: role}
  - {id: z, name: Law, kind: role}"""
    assert role_heads(matrix_of(more=roles), "en") == ["Sales (x)", "Sales (y)", "Law"]
    assert role_heads(matrix_of(more=roles), "zh") == ["甲", "乙", "Law"]


def test_a_role_named_like_a_column_or_another_role_is_told_apart_by_its_id() -> None:
    roles = """roles:
  - {id: x, name: {en: ACTIVITY, zh: 编号}, kind: role}
  - {id: y, name: {en: Z, zh: 甲}, kind: role}
  - {id: z, name: Law, kind: role}"""
    assert role_heads(matrix_of(more=roles), "en") == ["ACTIVITY (x)", "Z (y)", "Law"]
    assert role_heads(matrix_of(more=roles), "zh") == ["编号 (x)", "甲", "Law"]


def test_findings_have_a_row_each_with_the_first_way_out() -> None:
    found = [one for one in rules.check(matrix_of("stated: {ops: A}", "stated: {}")) if one.rule.code != "RACI303"]
    idle, orphan = (
        "Nobody is named to do “N”; at most one can read that ops answers for it (1)",
        "Nobody is named to do “N” or to answer for it",
    )
    table = findings_table(found, "en")
    assert table.columns == list(COLUMNS)
    assert table.rows[0][:8] == ["RACI100", "gap", "false", "13", "p", "a2", "", "1"]
    assert table.rows[0][8].startswith(orphan)
    assert table.rows[1] == [
        "RACI201",
        "note",
        "false",
        "7",
        "p",
        "a1",
        "ops",
        "1",
        idle,
        "ops to do it too",
        "row:a1",
    ]


def test_findings_speak_chinese_but_keep_their_columns() -> None:
    found = rules.check(matrix_of("stated: {}"))
    assert findings_table(found, "zh") == Table(
        list(COLUMNS),
        [["RACI100", "gap", "false", "7", "p", "a1", "", "1", found[0].message("zh"), "", "clause:p:1"]],
    )


def test_no_findings_give_no_rows() -> None:
    assert findings_table([], "en") == Table(list(COLUMNS), [])
