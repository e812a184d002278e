"""Matrix -> its flows as BPMN 2.0 XML with a drawing: one pool, a lane a role (OMG, BPMN 2.0.2, formal/13-12-09)."""

import re
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import NamedTuple
from xml.etree import ElementTree as ET

from raci.model import Activity, Matrix, facts
from raci.model.letters import Layer
from raci.views.flow import Edge, Flow, NodeKind, flow
from raci.views.story import QUESTIONS
from raci.words.sentences import say

OMG = "http://www.omg.org/spec"
NAMESPACES = {
    "xmlns:bpmn": f"{OMG}/BPMN/20100524/MODEL",
    "xmlns:bpmndi": f"{OMG}/BPMN/20100524/DI",
    "xmlns:dc": f"{OMG}/DD/20100524/DC",
    "xmlns:di": f"{OMG}/DD/20100524/DI",
}

TAGS = {
    NodeKind.START: "bpmn:startEvent",
    NodeKind.TASK: "bpmn:userTask",
    NodeKind.DECISION: "bpmn:userTask",
    NodeKind.GATEWAY: "bpmn:exclusiveGateway",
    NodeKind.END: "bpmn:endEvent",
}

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document may hold: XML 1.0, section 2.2."""

LEFT, TOP, HEAD = 160, 80, 30  # pixels; HEAD is the strip with the name of a pool or lane
COLUMN, ROW = 180, 150  # pixels; a cell of the grid, and a shape of SIZES stands in its middle
SIZES = {NodeKind.START: (36, 36), NodeKind.TASK: (140, 96), NodeKind.DECISION: (140, 96), NodeKind.GATEWAY: (50, 50)}
SIZES[NodeKind.END] = SIZES[NodeKind.START]
CHANNEL = 62  # pixels from the middle of a row up to the free line on which a no travels

Point = tuple[int, int]


class Bounds(NamedTuple):
    """Bounds in pixels from the top left."""

    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> Point:
        return self.x + self.width // 2, self.y + self.height // 2


def bpmn(matrix: Matrix, layer: Layer, lang: str) -> bytes:
    """The graph of `flow` as one process with its drawing, UTF-8; names whole, characters unfit for XML as U+FFFD.

    Every step says in its documentation where the source has it, who answers, does, is asked before and told after.
    """

    drawn = flow(matrix, layer, lang)
    notes = {node.id: _note(matrix, node.activity, layer, lang) for node in drawn.nodes if node.activity}
    root = ET.Element("bpmn:definitions", {**NAMESPACES, "id": "definitions", "targetNamespace": "urn:raci"})
    pool = _add(root, "bpmn:collaboration", id="collaboration")
    _add(pool, "bpmn:participant", id="participant", name=_line(matrix.title.of(lang)), processRef="process")
    _write_process(_add(root, "bpmn:process", id="process", isExecutable="false"), drawn, notes)
    _write_diagram(_add(root, "bpmndi:BPMNDiagram", id="diagram"), drawn)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written


def boxes(drawn: Flow) -> Mapping[str, Bounds]:
    """Id -> bounds of the pool ("participant"), the lanes and the nodes; no two nodes overlap, each is in its lane."""

    width = (max(node.column for node in drawn.nodes) + 1) * COLUMN + HEAD
    edges = list(accumulate((lane.rows * ROW for lane in drawn.lanes), initial=TOP))
    bounds = {"participant": Bounds(LEFT, TOP, width + HEAD, max(edges[-1] - TOP, ROW))}
    tops = dict(zip((lane.id for lane in drawn.lanes), edges, strict=False))
    for lane in drawn.lanes:
        bounds[lane.id] = Bounds(LEFT + HEAD, tops[lane.id], width, lane.rows * ROW)
    for node in drawn.nodes:
        across, down = SIZES[node.kind]
        x = LEFT + 2 * HEAD + node.column * COLUMN + (COLUMN - across) // 2
        bounds[node.id] = Bounds(x, tops.get(node.lane, TOP) + node.row * ROW + (ROW - down) // 2, across, down)
    return bounds


def route(edge: Edge, places: Mapping[str, Bounds]) -> list[Point]:
    """The corners of an edge, at right angles: forward between two columns, a no down or up and in from above."""

    start, end = places[edge.source], places[edge.target]
    (x, y), (to_x, to_y) = start.middle, end.middle
    if not edge.is_no:
        bend = x + COLUMN // 2
        corners = [(start.x + start.width, y), (bend, y), (bend, to_y), (end.x, to_y)]
        return [corners[0], corners[-1]] if y == to_y else corners
    line = to_y - CHANNEL
    leaves = start.y + start.height if line > y else start.y
    corners = [(x, leaves), (x, line), (to_x, line), (to_x, end.y)]
    return [corners[0], corners[-1]] if x == to_x else corners


def _write_process(process: ET.Element, drawn: Flow, notes: Mapping[str, str]) -> None:
    lanes = _add(process, "bpmn:laneSet", id="lanes") if drawn.lanes else process
    held = {lane.id: _add(lanes, "bpmn:lane", id=lane.id, name=_line(lane.name)) for lane in drawn.lanes}
    made = {}
    for node in drawn.nodes:
        if node.lane:
            _add(held[node.lane], "bpmn:flowNodeRef", node.id)
        made[node.id] = _add(process, TAGS[node.kind], id=node.id, name=_line(node.name))
        if node.id in notes:
            _add(made[node.id], "bpmn:documentation", notes[node.id])
    for end in ("incoming", "outgoing"):  # the schema wants all of the one before the other
        for edge in drawn.edges:
            _add(made[edge.target if end == "incoming" else edge.source], f"bpmn:{end}", edge.id)
    for edge in drawn.edges:
        named = {"name": edge.name} if edge.name else {}
        _add(process, "bpmn:sequenceFlow", id=edge.id, sourceRef=edge.source, targetRef=edge.target, **named)


def _write_diagram(diagram: ET.Element, drawn: Flow) -> None:
    plane = _add(diagram, "bpmndi:BPMNPlane", id="plane", bpmnElement="collaboration")
    places = boxes(drawn)
    gates = {node.id for node in drawn.nodes if node.kind == NodeKind.GATEWAY}
    bands = {"participant", *(lane.id for lane in drawn.lanes)}
    for id, box in places.items():
        kind = {"isHorizontal": "true"} if id in bands else {"isMarkerVisible": "true"} if id in gates else {}
        shape = _add(plane, "bpmndi:BPMNShape", id=f"{id}_di", bpmnElement=id, **kind)
        _add_bounds(shape, box)
        if id in gates:
            _add_bounds(_add(shape, "bpmndi:BPMNLabel"), Bounds(box.x - 35, box.y - 12, 50, 14))
    for edge in drawn.edges:
        drawing = _add(plane, "bpmndi:BPMNEdge", id=f"{edge.id}_di", bpmnElement=edge.id)
        points = route(edge, places)
        for x, y in points:
            _add(drawing, "di:waypoint", x=str(x), y=str(y))
        if edge.name:
            _add_bounds(_add(drawing, "bpmndi:BPMNLabel"), _beside(points))


def _beside(points: list[Point]) -> Bounds:
    """Bounds of the answer at a gate, beside the beginning of its edge."""

    (x, y), (_, then) = points[:2]
    return Bounds(x + 6, y - 18 if then <= y else y + 4, 24, 14)


def _add_bounds(parent: ET.Element, box: Bounds) -> None:
    _add(parent, "dc:Bounds", **{name: str(value) for name, value in box._asdict().items()})


def _note(matrix: Matrix, row: Activity, layer: Layer, lang: str) -> str:
    return "\n".join(_documentation(matrix, row, layer, lang))


def _documentation(matrix: Matrix, row: Activity, layer: Layer, lang: str) -> Iterator[str]:
    if source := facts.source(row, lang):
        yield f"{say('Clause', lang)}: {source}"
    for letter, (question, nobody) in QUESTIONS.items():
        roles = facts.names(matrix, row.holders(letter, layer), lang)
        if roles or nobody:
            yield f"{say(question, lang)} {roles or say(nobody, lang)}"


def _line(text: str) -> str:
    return " ".join(text.split())


def _add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """A new last child; all text that goes into the document passes here."""

    made = ET.SubElement(parent, tag, {name: NOT_XML.sub("\ufffd", value) for name, value in attributes.items()})
    made.text = NOT_XML.sub("\ufffd", text) or None
    return made
