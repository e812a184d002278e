"""The BPMN of a matrix: whole references, one shape a node inside its lane, and names that stay text."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from raci.model import Matrix
from raci.model.letters import Layer
from raci.out.bpmn import NAMESPACES, Bounds, boxes, bpmn, route
from raci.views.flow import NodeKind, flow
from raci.words.sentences import Text
from tests import large
from tests.matrices import matrix_of, policy

SPACES = {name.removeprefix("xmlns:"): address for name, address in NAMESPACES.items()}
NCNAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
HOSTILE = [
    '<a href="javascript:alert(1)">',
    "]]><!-- & &amp; %x; -->",
    "x" * 5000,
    "tab\tline\nfeed\r\x00\x1f\ufffe\ud800",
    "{0} {amount} %s '\"",
    "无人\U0001f600\u202e",
]
CASES = [pytest.param(layer, lang, id=f"{layer}-{lang}") for layer in Layer for lang in ("en", "zh")]


def read(matrix: Matrix, layer: Layer = Layer.STATED, lang: str = "en") -> ET.Element:
    return ET.fromstring(bpmn(matrix, layer, lang))


def named(name: str) -> Matrix:
    """A check, a decision and a task in which every name is this one."""

    matrix, text = matrix_of("act: approve\nstated: {desk: R, head: A}", "stated: {desk: R}"), Text(name, name)
    rows = tuple(replace(row, name=text) for row in matrix.activities)
    return replace(matrix, title=text, roles=tuple(replace(role, name=text) for role in matrix.roles), activities=rows)


def every(root: ET.Element, path: str) -> list[ET.Element]:
    return root.findall(f".//{path}", SPACES)


def bounds(root: ET.Element) -> dict[str, Bounds]:
    """Element -> the bounds of its shape."""

    shapes = every(root, "bpmndi:BPMNShape")
    found = [shape.find("dc:Bounds", SPACES) for shape in shapes]
    return {
        shape.attrib["bpmnElement"]: Bounds(**{name: int(value) for name, value in box.items()})
        for shape, box in zip(shapes, found, strict=True)
    }


def inside(small: Bounds, big: Bounds) -> bool:
    return (
        big.x <= small.x
        and big.y <= small.y
        and small.x + small.width <= big.x + big.width
        and small.y + small.height <= big.y + big.height
    )


def apart(one: Bounds, other: Bounds) -> bool:
    return (
        one.x + one.width <= other.x
        or other.x + other.width <= one.x
        or one.y + one.height <= other.y
        or other.y + other.height <= one.y
    )


def crossed(points: list[tuple[int, int]], box: Bounds) -> bool:
    """Whether a line runs through the inside of a box; lines are horizontal or vertical."""

    return any(
        max(x, to_x) > box.x
        and min(x, to_x) < box.x + box.width
        and max(y, to_y) > box.y
        and min(y, to_y) < box.y + box.height
        for (x, y), (to_x, to_y) in pairwise(points)
    )


def references(root: ET.Element) -> Iterator[str]:
    for element in root.iter():
        yield from (element.get(name, "") for name in ("sourceRef", "targetRef", "processRef", "bpmnElement"))
        if element.tag.endswith(("flowNodeRef", "incoming", "outgoing")):
            yield element.text or ""


@pytest.mark.parametrize(("layer", "lang"), CASES)
class TestPolicy:
    def test_ids_are_distinct_names_and_every_reference_leads_to_one(self, layer: Any, lang: str) -> None:
        root = read(policy(), layer, lang)
        ids = [element.attrib["id"] for element in root.iter() if element.get("id")]
        assert len(set(ids)) == len(ids)
        assert [id for id in ids if not NCNAME.fullmatch(id)] == []
        assert {reference for reference in references(root) if reference} <= set(ids)

    def test_every_node_has_one_shape_inside_its_lane(self, layer: Any, lang: str) -> None:
        root = read(policy(), layer, lang)
        shapes = [shape.get("bpmnElement") for shape in every(root, "bpmndi:BPMNShape")]
        assert len(set(shapes)) == len(shapes)
        places = bounds(root)
        held = {ref.text: lane.get("id") for lane in every(root, "bpmn:lane") for ref in lane}
        assert set(held) == {node.id for node in flow(policy(), layer, lang).nodes}
        assert [node for node, lane in held.items() if not inside(places[node], places[lane])] == []
        assert [lane for lane in held.values() if not inside(places[lane], places["participant"])] == []

    def test_no_two_shapes_overlap(self, layer: Any, lang: str) -> None:
        graph = flow(policy(), layer, lang)
        places = boxes(graph)
        nodes = combinations([node.id for node in graph.nodes], 2)
        lanes = combinations([lane.id for lane in graph.lanes], 2)
        assert [pair for pair in [*nodes, *lanes] if not apart(*(places[id] for id in pair))] == []

    def test_no_line_runs_through_a_shape(self, layer: Any, lang: str) -> None:
        graph = flow(policy(), layer, lang)
        places = boxes(graph)
        hits = [
            (edge.id, node.id)
            for edge in graph.edges
            for node in graph.nodes
            if crossed(route(edge, places), places[node.id])
        ]
        assert hits == []

    def test_every_edge_is_drawn(self, layer: Any, lang: str) -> None:
        root = read(policy(), layer, lang)
        drawn = [edge.get("bpmnElement") for edge in every(root, "bpmndi:BPMNEdge")]
        assert drawn == [edge.get("id") for edge in every(root, "bpmn:sequenceFlow")]
        assert [edge for edge in every(root, "bpmndi:BPMNEdge") if len(edge.findall("di:waypoint", SPACES)) < 2] == []


def test_a_way_back_and_a_side_step_that_is_a_gate_are_drawn_apart_too() -> None:
    back = matrix_of("stated: {desk: R}", "stated: {head: R}", "act: approve\nrefused: a1\nstated: {head: A, desk: R}")
    side = matrix_of("act: approve\nrefused: a2\nstated: {head: A/R}", "act: accept\nstated: {}", "stated: {}")
    for matrix in (back, side):
        graph = flow(matrix, Layer.STATED, "en")
        places = boxes(graph)
        assert all(apart(places[one.id], places[other.id]) for one, other in combinations(graph.nodes, 2))
        lines = [route(edge, places) for edge in graph.edges]
        assert [node.id for node in graph.nodes for line in lines if crossed(line, places[node.id])] == []


def test_the_schema_order_holds_incoming_before_outgoing() -> None:
    root = read(matrix_of("stated: {desk: R}"))
    task = every(root, "bpmn:userTask")[0]
    assert [part.tag.split("}")[1] for part in task] == ["documentation", "incoming", "outgoing"]


def test_every_node_names_the_flows_that_reach_and_leave_it() -> None:
    root = read(matrix_of("act: approve\nstated: {desk: R, head: A}", "stated: {}"))
    ends = {"incoming": "targetRef", "outgoing": "sourceRef"}
    parts = [(node.get("id"), part.tag.split("}")[1], part.text) for node in root.iter() for part in node]
    told = {(tag, node, edge) for node, tag, edge in parts if tag in ends}
    drawn = every(root, "bpmn:sequenceFlow")
    assert told == {(part, edge.get(end), edge.get("id")) for part, end in ends.items() for edge in drawn}


def test_a_task_says_where_it_stands_who_answers_and_who_is_asked_and_told() -> None:
    matrix = matrix_of("clause: '7.1'\nstated: {desk: R, law: C, board: I}")
    assert every(read(matrix), "bpmn:documentation")[0].text.splitlines() == [
        "Clause: 7.1",
        "Who answers for it? nobody",
        "Who does it? desk",
        "Who is asked before? law",
        "Who is told after? board",
    ]
    assert "谁负责？ 没有人" in (every(read(matrix, lang="zh"), "bpmn:documentation")[0].text or "")


def test_names_stand_in_the_language_asked_for() -> None:
    matrix = matrix_of("name: {en: Sign, zh: 签字}\nact: approve\nstated: {desk: R, head: A}")
    names = [task.get("name") for task in every(read(matrix, lang="zh"), "bpmn:userTask")]
    assert names == ["签字", "签字：决定"]


def test_a_matrix_without_a_flow_is_a_pool_with_a_start_and_an_end() -> None:
    root = read(matrix_of())
    process = root.find("bpmn:process", SPACES)
    assert [part.tag.split("}")[1] for part in process] == ["startEvent", "endEvent", "sequenceFlow"]
    places = bounds(root)
    assert inside(places["start"], places["participant"]) and inside(places["finish"], places["participant"])


@pytest.mark.parametrize("name", HOSTILE, ids=["tag", "markup", "long", "control", "fields", "script"])
def test_a_hostile_name_stays_a_name(name: Any) -> None:
    root = read(named(name))
    plain = {task.get("id"): task.get("name") for task in every(root, "bpmn:userTask")}
    clean = re.sub("[\x00-\x08\x0e-\x1f\ufffe\ud800]", "\ufffd", " ".join(name.split()))
    assert plain["task_a2"] == clean
    assert {lane.get("name") for lane in every(root, "bpmn:lane")} == {clean}
    assert len(list(root.iter())) == len(list(read(named("N")).iter()))


def test_the_same_matrix_gives_the_same_bytes() -> None:
    assert bpmn(policy(), Layer.TODAY, "zh") == bpmn(policy(), Layer.TODAY, "zh")


def test_a_large_matrix_is_written_whole() -> None:
    matrix = large.matrix(500, 50)
    tasks = [node for node in flow(matrix, Layer.STATED, "en").nodes if node.kind in (NodeKind.TASK, NodeKind.DECISION)]
    assert len(every(read(matrix), "bpmn:userTask")) == len(tasks)
