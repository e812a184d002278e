"""Matrix -> its flows as the text of a Mermaid flowchart: a subgraph a lane, a diamond a gate."""

import re

from raci.model import Matrix
from raci.model.letters import Layer
from raci.views.flow import Edge, Flow, FlowNode, NodeKind, flow

SHAPES = {
    NodeKind.START: ("([", "])"),
    NodeKind.TASK: ("[", "]"),
    NodeKind.DECISION: ("[", "]"),
    NodeKind.GATEWAY: ("{", "}"),
    NodeKind.END: ("([", "])"),
}

LIMIT_LABEL = 200  # characters; Mermaid refuses texts above 50,000 and never cuts a label itself

ACTIVE = re.compile(r"""[^\w ,.:()!?/'+*-]|_|:(?=\S)|^[-+*]|(?<=^\d)[.)]|(?<=^\d\d)[.)]""", re.ASCII)
"""What means something to Mermaid or to the Markdown in its labels: markup, quotes, the start of a list."""


def mermaid(matrix: Matrix, layer: Layer, lang: str) -> str:
    """The graph of `flow` as text that ends with a line feed; names are inert and at most LIMIT_LABEL long."""

    drawn = flow(matrix, layer, lang)
    lines = ["flowchart LR", *_lanes(drawn), *map(_edge, drawn.edges)]
    return "\n".join(lines) + "\n"


def label(text: str) -> str:
    """The text on one line, whatever could be markup written as a character code."""

    words = " ".join(text.split()).encode("utf-8", "replace").decode("utf-8")
    short = words if len(words) <= LIMIT_LABEL else words[: LIMIT_LABEL - 1] + "…"
    return ACTIVE.sub(_code, short)


def _code(match: re.Match[str]) -> str:
    character = match[0]
    if character == '"':
        return "#quot;"
    return f"#{ord(character)};" if character.isascii() else character


def _lanes(drawn: Flow) -> list[str]:
    inside: dict[str, list[str]] = {}
    for node in drawn.nodes:
        inside.setdefault(node.lane, []).append(_node(node))
    lines = [f"  {line}" for line in inside.get("", [])]
    for lane in drawn.lanes:
        lines += [f'  subgraph {lane.id}["{label(lane.name)}"]', *(f"    {line}" for line in inside[lane.id]), "  end"]
    return lines


def _node(node: FlowNode) -> str:
    left, right = SHAPES[node.kind]
    return f'{node.id}{left}"{label(node.name)}"{right}'


def _edge(edge: Edge) -> str:
    arrow = f'-->|"{label(edge.name)}"|' if edge.name else "-->"
    return f"  {edge.source} {arrow} {edge.target}"
