"""The Mermaid text of a matrix: the graph of `flow` line by line, and labels that mean nothing to Mermaid."""

import re
from typing import Any

import pytest

from raci.model.letters import Layer
from raci.out.mermaid import LIMIT_LABEL, label, mermaid
from raci.views.flow import flow
from tests.matrices import matrix_of, policy
from tests.test_bpmn import CASES, HOSTILE, named

NODE = re.compile(r'    (\w[\w.-]*)(?:\[|\{|\(\[)"([^"]*)"(?:\]|\}|\]\))', re.ASCII)
LANE = re.compile(r'  subgraph (\w[\w.-]*)\["([^"]*)"\]', re.ASCII)
EDGE = re.compile(r'  (\w[\w.-]*) -->(?:\|"([^"]*)"\|)? (\w[\w.-]*)', re.ASCII)


def test_a_small_flow_reads_like_this() -> None:
    matrix = matrix_of("name: Check\nact: approve\nstated: {desk: R, head: A}", "name: Do it\nstated: {}")
    assert mermaid(matrix, Layer.STATED, "en").splitlines() == [
        "flowchart LR",
        '  subgraph lane_desk["desk"]',
        '    start(["Start"])',
        '    task_a1["Check"]',
        "  end",
        '  subgraph lane_head["head"]',
        '    decision_a1["Check: decision"]',
        '    gateway_a1{"Passed?"}',
        '    refused_a1(["no: not said what happens"])',
        "  end",
        '  subgraph nobody["Nobody"]',
        '    task_a2["Do it"]',
        '    finish(["End"])',
        "  end",
        "  start --> task_a1",
        "  task_a1 --> decision_a1",
        "  decision_a1 --> gateway_a1",
        '  gateway_a1 -->|"yes"| task_a2',
        '  gateway_a1 -->|"no"| refused_a1',
        "  task_a2 --> finish",
    ]


def test_a_matrix_without_a_flow_is_a_start_and_an_end() -> None:
    assert mermaid(matrix_of(), Layer.STATED, "zh").splitlines() == [
        "flowchart LR",
        '  start(["开始"])',
        '  finish(["结束"])',
        "  start --> finish",
    ]


@pytest.mark.parametrize(("layer", "lang"), CASES)
def test_the_policy_is_written_node_by_node_and_edge_by_edge(layer: Any, lang: str) -> None:
    lines, graph = mermaid(policy(), layer, lang).splitlines(), flow(policy(), layer, lang)
    read = [(kind, found[1]) for line in lines for kind in (NODE, LANE, EDGE) if (found := kind.fullmatch(line))]
    assert sorted(id for kind, id in read if kind is NODE) == sorted(node.id for node in graph.nodes)
    assert [id for kind, id in read if kind is LANE] == [lane.id for lane in graph.lanes]
    assert [id for kind, id in read if kind is EDGE] == [edge.source for edge in graph.edges]
    assert len(lines) == 1 + len(read) + len(graph.lanes)


@pytest.mark.parametrize("name", HOSTILE, ids=["tag", "markup", "long", "control", "fields", "script"])
def test_a_hostile_name_keeps_the_lines_as_they_are(name: Any) -> None:
    lines = mermaid(named(name), Layer.STATED, "en").splitlines()
    plain = mermaid(named("N"), Layer.STATED, "en").splitlines()
    assert [line.split('"')[0] for line in lines] == [line.split('"')[0] for line in plain]
    assert [line for line in lines if "task_a2[" in line and not NODE.fullmatch(line)] == []
    assert "\n".join(lines).encode("utf-8")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('say "no"', "say #quot;no#quot;"),
        ("<b>&#35;", "#60;b#62;#38;#35;35#59;"),
        ("`x` %% {{y}} [z] |", "#96;x#96; #37;#37; #123;#123;y#125;#125; #91;z#93; #124;"),
        ("1. first", "1#46; first"),
        ("- item", "#45; item"),
        ("_x_", "#95;x#95;"),
        ("a\n b\t c", "a b c"),
        ("javascript:alert(1)", "javascript#58;alert(1)"),
        ("A/R, S (30 %): 完成。", "A/R, S (30 #37;): 完成。"),
    ],
)
def test_a_label_is_inert(text: Any, written: Any) -> None:
    assert label(text) == written


def test_a_long_label_is_cut() -> None:
    assert label("x" * 5000) == "x" * (LIMIT_LABEL - 1) + "…"
