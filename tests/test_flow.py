"""The flows of a matrix as a graph: who stands where, what leads where, and where a no goes."""

from dataclasses import replace
from typing import Any

import pytest

from raci.model import Matrix, ProcessKind
from raci.model.letters import Layer
from raci.views.flow import Flow, NodeKind, flow
from tests.matrices import matrix_of, policy

GATE = "act: approve\nstated: {desk: R, head: A}"
TWO = "processes: [{id: p, name: P, kind: flow}, {id: q, name: Q, kind: %s}]"


def drawn(matrix: Matrix) -> Flow:
    return flow(matrix, Layer.STATED, "en")


def ways(matrix: Matrix) -> list[str]:
    """Edges as words, such as "gateway_a1 no task_a2"."""

    return [" ".join(filter(None, (edge.source, edge.name, edge.target))) for edge in drawn(matrix).edges]


def lanes(matrix: Matrix) -> dict[str, str]:
    return {node.id: node.lane for node in drawn(matrix).nodes}


def reached(graph: Flow) -> set[str]:
    after: dict[str, list[str]] = {}
    for edge in graph.edges:
        after.setdefault(edge.source, []).append(edge.target)
    found, ahead = set[str](), ["start"]
    while ahead:
        here = ahead.pop()
        if here not in found:
            found.add(here)
            ahead += after.get(here, [])
    return found


def test_a_matrix_without_a_flow_has_a_start_and_an_end_and_no_lane() -> None:
    graph = drawn(matrix_of("stated: {desk: R}", more="processes: [{id: p, name: P, kind: duties}]"))
    assert [(node.id, node.kind, node.lane) for node in graph.nodes] == [
        ("start", NodeKind.START, ""),
        ("finish", NodeKind.END, ""),
    ]
    assert [(edge.source, edge.target) for edge in graph.edges] == [("start", "finish")]
    assert graph.lanes == ()


def test_steps_follow_one_another_in_the_lane_of_who_does_them() -> None:
    matrix = matrix_of("stated: {head: A, desk: R}", "stated: {head: A}")
    assert ways(matrix) == ["start task_a1", "task_a1 task_a2", "task_a2 finish"]
    assert lanes(matrix) == {
        "start": "lane_desk",
        "task_a1": "lane_desk",
        "task_a2": "lane_head",
        "finish": "lane_head",
    }


def test_a_step_without_an_owner_stands_in_the_last_lane_nobody() -> None:
    graph = drawn(matrix_of("stated: {}", "stated: {desk: R}"))
    assert [(lane.id, lane.name) for lane in graph.lanes] == [("lane_desk", "desk"), ("nobody", "Nobody")]
    assert lanes(matrix_of("stated: {}"))["task_a1"] == "nobody"


def test_a_role_with_the_id_nobody_is_another_lane() -> None:
    graph = drawn(matrix_of("stated: {}", "stated: {nobody: R}"))
    assert [lane.id for lane in graph.lanes] == ["lane_nobody", "nobody"]


def test_roles_that_are_only_asked_or_told_have_no_lane() -> None:
    assert [lane.id for lane in drawn(matrix_of("stated: {desk: R, law: C, board: I}")).lanes] == ["lane_desk"]


def test_a_gate_is_checked_by_one_role_and_decided_by_another() -> None:
    matrix = matrix_of(GATE, "stated: {desk: R}")
    assert ways(matrix)[1:5] == [
        "task_a1 decision_a1",
        "decision_a1 gateway_a1",
        "gateway_a1 yes task_a2",
        "gateway_a1 no refused_a1",
    ]
    held = lanes(matrix)
    assert [held[f"{kind}_a1"] for kind in ("task", "decision", "gateway")] == ["lane_desk", "lane_head", "lane_head"]


@pytest.mark.parametrize("stated", ["{desk: A/R}", "{desk: R}", "{desk: A}", "{}", "{head: A, desk: A/R}"])
def test_a_gate_that_its_doer_decides_or_nobody_answers_for_is_one_task(stated: Any) -> None:
    kinds = [node.kind for node in drawn(matrix_of(f"act: approve\nstated: {stated}")).nodes]
    assert kinds == [NodeKind.START, NodeKind.TASK, NodeKind.GATEWAY, NodeKind.END, NodeKind.END]


def test_a_no_without_a_way_ends_and_says_so() -> None:
    ends = [node.name for node in drawn(matrix_of(GATE)).nodes if node.kind == NodeKind.END]
    assert ends == ["no: not said what happens", "End"]


def test_a_step_that_only_a_no_leads_to_is_passed_by_and_ends() -> None:
    matrix = matrix_of("act: approve\nrefused: a2\nstated: {head: A/R}", "stated: {desk: R}", "stated: {desk: R}")
    assert ways(matrix) == [
        "start task_a1",
        "task_a1 gateway_a1",
        "gateway_a1 yes task_a3",
        "gateway_a1 no task_a2",
        "task_a2 closed_a2",
        "task_a3 finish",
    ]
    assert {node.row for node in drawn(matrix).nodes if node.activity and node.activity.id == "a2"} == {1}


def test_a_gate_that_only_a_no_leads_to_forks_below_the_chain() -> None:
    matrix = matrix_of("act: approve\nrefused: a2\nstated: {head: A/R}", "act: accept\nstated: {head: A/R}")
    assert ways(matrix)[2:] == [
        "gateway_a1 yes finish",
        "gateway_a1 no task_a2",
        "task_a2 gateway_a2",
        "gateway_a2 yes closed_a2",
        "gateway_a2 no refused_a2",
    ]
    assert [lane.rows for lane in drawn(matrix).lanes] == [3]


def test_a_refusal_to_an_earlier_step_is_a_way_back_and_keeps_the_chain() -> None:
    matrix = matrix_of("stated: {desk: R}", "act: approve\nrefused: a1\nstated: {head: A/R}")
    assert ways(matrix)[1:] == [
        "task_a1 task_a2",
        "task_a2 gateway_a2",
        "gateway_a2 yes finish",
        "gateway_a2 no task_a1",
    ]


def test_a_refusal_to_a_later_process_jumps_ahead_and_keeps_the_chain() -> None:
    steps = ("act: approve\nrefused: a3\nstated: {desk: A/R}", "stated: {desk: R}", "process: q\nstated: {desk: R}")
    matrix = matrix_of(*steps, more=TWO % "flow")
    assert "gateway_a1 no task_a3" in ways(matrix)
    assert ways(matrix)[-2:] == ["task_a2 task_a3", "task_a3 finish"]


def test_a_refusal_that_leaves_the_flows_ends_under_the_name_of_the_duty() -> None:
    steps = ("act: approve\nrefused: a2\nstated: {desk: A/R}", "process: q\nname: Appeal\nstated: {desk: R}")
    graph = drawn(matrix_of(*steps, more=TWO % "duties"))
    assert [node.name for node in graph.nodes if node.id == "refused_a1"] == ["no: Appeal"]


def test_a_refusal_to_a_row_that_a_selection_left_out_ends_too() -> None:
    matrix = matrix_of("act: approve\nrefused: a2\nstated: {desk: A/R}", "stated: {desk: R}")
    graph = drawn(replace(matrix, activities=matrix.activities[:1]))
    assert [node.name for node in graph.nodes if node.kind == NodeKind.END] == ["no: a2", "End"]


def test_only_a_gate_has_a_no() -> None:
    matrix = matrix_of("refused: a2\nstated: {desk: R}", "stated: {desk: R}")
    assert ways(matrix) == ["start task_a1", "task_a1 task_a2", "task_a2 finish"]


def test_ids_that_no_file_can_hold_become_names_and_stay_apart() -> None:
    row = matrix_of("stated: {desk: R}").activities[0]
    rows = tuple(replace(row, id=id) for id in ("a b", "a_20_b", "a\x00", "甲", ""))
    ids = [node.id for node in drawn(replace(matrix_of("stated: {desk: R}"), activities=rows)).nodes]
    assert ids == ["start", "task_a_20_b", "task_a_5f_20_5f_b", "task_a_0_", "task__7532_", "task_", "finish"]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("layer", list(Layer))
class TestPolicy:
    def test_every_node_is_reached_from_the_start(self, layer: Any, lang: str) -> None:
        graph = flow(policy(), layer, lang)
        assert reached(graph) == {node.id for node in graph.nodes}

    def test_every_activity_of_a_flow_is_one_task(self, layer: Any, lang: str) -> None:
        matrix = policy()
        flows = {process.id for process in matrix.processes if process.kind == ProcessKind.FLOW}
        tasks = [node.activity.id for node in flow(matrix, layer, lang).nodes if node.kind == NodeKind.TASK]
        assert tasks == [row.id for row in matrix.activities if row.process in flows]

    def test_every_way_leads_from_a_node_to_a_node_and_only_ends_lead_nowhere(self, layer: Any, lang: str) -> None:
        graph = flow(policy(), layer, lang)
        ids = {node.id for node in graph.nodes}
        assert {end for edge in graph.edges for end in (edge.source, edge.target)} <= ids
        dead = ids - {edge.source for edge in graph.edges}
        assert dead == {node.id for node in graph.nodes if node.kind == NodeKind.END}

    def test_ids_are_distinct_and_the_same_in_both_languages(self, layer: Any, lang: str) -> None:
        graph, other = flow(policy(), layer, lang), flow(policy(), layer, "en")
        ids = [one.id for part in (graph.lanes, graph.nodes, graph.edges) for one in part]
        assert len(set(ids)) == len(ids)
        assert ids == [one.id for part in (other.lanes, other.nodes, other.edges) for one in part]

    def test_no_two_nodes_share_a_cell(self, layer: Any, lang: str) -> None:
        cells = [(node.lane, node.column, node.row) for node in flow(policy(), layer, lang).nodes]
        assert len(set(cells)) == len(cells)

    def test_the_refusal_of_the_policy_is_told_aside_from_the_chain(self, layer: Any, lang: str) -> None:
        ways = {(edge.source, edge.target) for edge in flow(policy(), layer, lang).edges}
        assert {
            ("gateway_3.1.2-b", "task_3.1.2-d"),
            ("task_3.1.2-d", "closed_3.1.2-d"),
            ("task_3.1.2-c", "task_3.1.3-a"),
        } <= ways
