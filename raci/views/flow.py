"""Matrix -> its flows as one graph on a grid: lanes, steps, gates and what leads where; no ink and no pixels.

The rule of the order. The steps of all flows are one chain, processes and activities in the order of the file. A step
that an earlier gate of the same process names as `refused` is reached by that no alone: the chain passes it by, and it
closes in an end of its own. Any other `refused` step keeps its place in the chain: one before the gate is a way back,
one in a later process a jump ahead. A no that leads to an activity outside the flows ends under the name of that one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from raci.file.fields import ID
from raci.model import Activity, Matrix, ProcessKind
from raci.model.letters import Layer
from raci.views.relay import Leg, stages
from raci.words.sentences import say

NOBODY = "nobody"
"""Id of the lane for steps without an owner; ids of roles carry a prefix, so no role can take it."""


class NodeKind(StrEnum):
    """task: a step, at a gate the check; decision: the yes or no where another role says it; gateway: the fork."""

    START = "start"
    TASK = "task"
    DECISION = "decision"
    GATEWAY = "gateway"
    END = "end"


@dataclass(frozen=True)
class Lane:
    """A role that holds a node; `rows` >= 1 is how many rows of nodes it needs."""

    id: str
    name: str
    rows: int


@dataclass(frozen=True)
class FlowNode:
    """`lane` is an id, "" where there are no lanes; columns count from 0 through the flow, rows from 0 in the lane.

    Row 0 is the chain, where a column holds one node; below it stand what a no leads to, so nothing shares a cell.
    """

    id: str
    kind: NodeKind
    name: str
    lane: str
    column: int
    row: int = 0
    activity: Activity | None = None


@dataclass(frozen=True)
class Edge:
    """`name` is the answer at a gate, else ""; `is_no` marks the edge that a refusal takes."""

    id: str
    source: str
    target: str
    name: str = ""
    is_no: bool = False


@dataclass(frozen=True)
class Flow:
    lanes: tuple[Lane, ...]
    nodes: tuple[FlowNode, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True)
class _Step:
    """The nodes of one leg: what the work passes through, where a no ends, and where the step itself ends."""

    path: tuple[FlowNode, ...]
    refused: tuple[FlowNode, ...] = ()
    closed: tuple[FlowNode, ...] = ()

    @property
    def nodes(self) -> tuple[FlowNode, ...]:
        return (*self.path, *self.refused, *self.closed)


def flow(matrix: Matrix, layer: Layer, lang: str) -> Flow:
    """The flows of a matrix, with ids that are NCNames made of those of the file; no flow: start, end and no lane."""

    legs = [leg for stage in stages(matrix, layer, ()) for leg in stage.legs]
    aside = _aside(matrix, legs)
    steps: list[_Step] = []
    column = 1
    for leg in legs:
        steps.append(_step(matrix, leg, column, leg.activity.id in aside, lang))
        column = steps[-1].nodes[-1].column + 1
    chain = [node for step in steps if not step.closed for node in step.path]
    first, last = (chain[0].lane, chain[-1].lane) if chain else ("", "")
    start = FlowNode("start", NodeKind.START, say("Start", lang), first, 0)
    finish = FlowNode("finish", NodeKind.END, say("End", lang), last, column)
    nodes = (start, *(node for step in steps for node in step.nodes), finish)
    return Flow(tuple(_lanes(matrix, nodes, lang)), nodes, tuple(_edges(matrix, steps, lang)))


def _aside(matrix: Matrix, legs: Sequence[Leg]) -> frozenset[str]:
    """The activities that only a no leads to, after the rule of this module."""

    number_of = {leg.activity.id: number for number, leg in enumerate(legs)}
    gates = [(leg.activity, matrix.activity[way]) for leg in legs if (way := _way(matrix, leg.activity))]
    return frozenset(
        after.id for gate, after in gates if gate.process == after.process and number_of[gate.id] < number_of[after.id]
    )


def _way(matrix: Matrix, row: Activity) -> str:
    """The step of a flow that a no at this gate leads to, "" where there is none."""

    after = matrix.activity.get(row.refused or "") if row.is_gate else None
    return after.id if after and matrix.process[after.process].kind == ProcessKind.FLOW else ""


def _step(matrix: Matrix, leg: Leg, column: int, is_aside: bool, lang: str) -> _Step:
    row, depth = leg.activity, int(is_aside)
    path = tuple(_path(leg, column, depth, lang))
    end = path[-1]
    name, here = _key(row.id), end.column
    refused: tuple[FlowNode, ...] = ()
    closed: tuple[FlowNode, ...] = ()
    if row.is_gate and not _way(matrix, row):
        refused = (FlowNode(f"refused_{name}", NodeKind.END, _dead_end(matrix, row, lang), end.lane, here, depth + 1),)
    if is_aside:
        closed = (FlowNode(f"closed_{name}", NodeKind.END, say("End after a no", lang), end.lane, here + 1, depth),)
    return _Step(path, refused, closed)


def _path(leg: Leg, column: int, depth: int, lang: str) -> Iterator[FlowNode]:
    """The task; at a gate the decision where somebody else than its doer answers for it, and the gateway."""

    row, name = leg.activity, leg.activity.name.of(lang)
    key, lane = _key(row.id), _lane(leg.runner)
    yield FlowNode(f"task_{key}", NodeKind.TASK, name, lane, column, depth, row)
    if not row.is_gate:
        return
    if leg.heads and leg.runner not in leg.heads:
        column, lane = column + 1, _lane(leg.heads[0])
        words = say("{activity}: decision", lang, activity=name)
        yield FlowNode(f"decision_{key}", NodeKind.DECISION, words, lane, column, depth, row)
    yield FlowNode(f"gateway_{key}", NodeKind.GATEWAY, say("Passed?", lang), lane, column + 1, depth)


def _dead_end(matrix: Matrix, row: Activity, lang: str) -> str:
    if not row.refused:
        return say("no: not said what happens", lang)
    after = matrix.activity.get(row.refused)
    return say("no: {activity}", lang, activity=after.name.of(lang) if after else row.refused)


def _edges(matrix: Matrix, steps: Sequence[_Step], lang: str) -> Iterator[Edge]:
    """What leads where: into the chain, through each step, out of it, and away from each gate."""

    chain = [step.path[0].id for step in steps if not step.closed]
    after = dict(pairwise([*chain, "finish"]))
    yield Edge("flow_start", "start", next(iter(after), "finish"))
    for step in steps:
        yield from (Edge(f"flow_{node.id}", node.id, then.id) for node, then in pairwise(step.path))
        target = step.closed[0].id if step.closed else after[step.path[0].id]
        yield from _out(matrix, step, target, lang)


def _out(matrix: Matrix, step: _Step, target: str, lang: str) -> Iterator[Edge]:
    """One edge on, or two from a gateway."""

    end, row = step.path[-1], step.path[0].activity
    if row is None or end.kind != NodeKind.GATEWAY:
        yield Edge(f"flow_{end.id}", end.id, target)
        return
    key = _key(row.id)
    away = step.refused[0].id if step.refused else f"task_{_key(_way(matrix, row))}"
    yield Edge(f"yes_{key}", end.id, target, say("yes", lang))
    yield Edge(f"no_{key}", end.id, away, say("no", lang), is_no=True)


def _lanes(matrix: Matrix, nodes: Iterable[FlowNode], lang: str) -> Iterator[Lane]:
    """The lanes that hold a node: roles in the order of the file, then nobody."""

    rows: dict[str, int] = {}
    for node in nodes:
        rows[node.lane] = max(rows.get(node.lane, 0), node.row + 1)
    for role in matrix.roles:
        if _lane(role.id) in rows:
            yield Lane(_lane(role.id), role.label.of(lang), rows[_lane(role.id)])
    if NOBODY in rows:
        yield Lane(NOBODY, say("Nobody", lang), rows[NOBODY])


def _lane(role: str) -> str:
    return f"lane_{_key(role)}" if role else NOBODY


def _key(id: str) -> str:
    """The id as the end of an NCName; what no file can hold is spelled out, so that two ids never become one."""

    return id if ID.fullmatch(id) else re.sub("[^a-z0-9]", lambda match: f"_{ord(match[0]):x}_", id)
