"""Reporting lines -> the text of a Graphviz drawing: a box a role, an arrow a line to whom it reports."""

from collections.abc import Callable

from raci.out import colours
from raci.views.lines import Chart, Line, Status
from raci.words.sentences import Word, say

DASHES = {Status.AGREED: "solid", Status.ONE_END: "dashed", Status.DENIED: "dotted", Status.CIRCLE: "dotted"}
CROSSED = {Status.DENIED: Word("denied"), Status.CIRCLE: Word("circle")}
"""Status -> the word on a line that something is wrong with."""

MOST_BESIDE = 6
"""Boxes side by side that fit a page; above it the drawing runs from left to right."""

FONT = "Noto Sans, Microsoft YaHei, Noto Sans CJK SC, sans-serif"


def dot(chart: Chart, lang: str, dark: bool, address: Callable[[str], str], shown: str = "") -> str:
    """The drawing as text; `address`: role id -> where a click on its box leads; `shown` has a thick frame."""

    ink, fill = colours.TEXT[dark], colours.HEAT[dark][0][0]
    look = f"fontname={_quoted(FONT)} fontsize=12 fontcolor={_quoted(ink)} color={_quoted(ink)}"
    lines = [
        "digraph {",
        f'bgcolor="transparent" rankdir={_direction(chart)} nodesep=0.2 ranksep=0.35',
        f'node [shape=box style=filled fillcolor={_quoted(fill)} height=0.3 margin="0.12,0.06" {look}]',
        f"edge [dir=back arrowsize=0.7 {look}]",
    ]
    for role in chart.placed:
        width = " penwidth=2.5" if role.id == shown else ""
        label, url = _quoted(role.label.of(lang)), _quoted(address(role.id))
        lines.append(f'{_quoted(role.id)} [label={label} URL={url} target="_self" tooltip={label}{width}]')
    lines += [_edge(line, lang, dark) for line in chart.lines]
    return "\n".join([*lines, "}"])


def _edge(line: Line, lang: str, dark: bool) -> str:
    look = f"style={DASHES[line.status]}"
    if line.status in CROSSED:
        red = _quoted(colours.SIGNS["gap"][dark])
        word = _quoted(f"\N{MULTIPLICATION SIGN} {say(CROSSED[line.status], lang)}")
        look += f" color={red} fontcolor={red} label={word}"
    return f"{_quoted(line.upper.id)} -> {_quoted(line.lower.id)} [{look}]"


def _direction(chart: Chart) -> str:
    """TB while no role has more people under it than a page holds side by side, else LR."""

    under: dict[str, int] = {}
    for line in chart.lines:
        under[line.upper.id] = under.get(line.upper.id, 0) + 1
    tops = {line.upper.id for line in chart.lines} - {line.lower.id for line in chart.lines}
    return "TB" if max([len(tops), *under.values()], default=0) <= MOST_BESIDE else "LR"


def _quoted(text: str) -> str:
    """A string of Graphviz in which nothing is an escape or an entity."""

    flat = " ".join(text.split())
    return '"' + flat.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;") + '"'
