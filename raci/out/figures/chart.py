"""The organisation chart: boxes from the top, where nobody stands above, downwards; an arrow a line.

Where too many boxes stand side by side for a narrow page, the whole chart is turned and runs from left to right.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import plotly.graph_objects as go

import raci.out.figures.sheet as paper
from raci.out import palette
from raci.views.chart import ROOM, STATUSES, Chart, Line, Point, Status, footnote, sentence, title
from raci.words.sentences import Word, say

BOX_PX, LINE_PX, NOTE_PX = 18, 16, 20
BELOW_PX, BESIDE_PX = 46, 18  # between two boxes one below the other: with lines from one to the other, and without
MOST_BESIDE = 6  # boxes that a page of 520 px holds side by side
WIDTH_UNITS = 80  # of all boxes side by side on such a page
DASHES = {Status.AGREED: "solid", Status.ONE_END: "dash", Status.DENIED: "dot", Status.CIRCLE: "dot"}
CROSSED = {Status.DENIED: Word("denied"), Status.CIRCLE: Word("circle")}
APART = 0.14  # of a place or level, between the two lines of a pair that report to each other
AIM, ASIDE = 0.2, 0.7  # how far the ends of lines part on the edge of a box: of their way, and of the edge at most
BEYOND = 0.1  # of a place, around a line that passes outside all boxes


class Plan(NamedTuple):
    """Where boxes stand: half of one is `along` levels and `across` places; the drawing is `px` high.

    `levels` and `places` are the first and last of what is drawn; `is_upright`: levels run downwards.
    """

    at: Mapping[str, Point]
    names: list[list[str]]
    along: float
    across: float
    levels: Point
    places: Point
    px: int
    is_upright: bool

    def turned(self, points: Sequence[Point]) -> tuple[list[float], list[float]]:
        """The points as x and y of the drawing."""

        levels, places = [level for level, _ in points], [place for _, place in points]
        return (places, levels) if self.is_upright else (levels, places)


def chart(numbers: Chart, lang: str, dark: bool) -> go.Figure:
    """A click on a box gives the role id as customdata. Without any line: the title and the roles in words."""

    plan = _plan(numbers, lang)
    note = paper.lines_of(footnote(numbers, lang), paper.NOTE_UNITS) if numbers.alone else []
    figure = paper.sheet(
        title(numbers, lang),
        dark=dark,
        height=plan.px * bool(numbers.lines),
        top=paper.KEY_PX * bool(numbers.lines),
        bottom=NOTE_PX * len(note),
    )
    (left, right), (top, bottom) = plan.turned([(plan.levels[end], plan.places[end]) for end in (0, 1)])
    figure.update_xaxes(range=[left, right])
    figure.update_yaxes(range=[bottom, top])
    figure.add_traces(_lines(numbers, plan, lang, dark))
    _draw_boxes(figure, numbers, plan, dark)
    _draw_crosses(figure, numbers, plan, lang, dark)
    if note:
        figure.add_annotation(text=paper.markup(note), **paper.BELOW)
    return figure


def _plan(numbers: Chart, lang: str) -> Plan:
    at = {node.role.id: node.at for node in numbers.nodes}
    boxes, bends = list(at.values()) or [(0.0, 0.0)], [point for line in numbers.lines for point in line.through]
    levels = (-0.5, max(level for level, _ in boxes) + 0.5)
    places = (
        min([*(place - 0.5 for _, place in boxes), *(place - BEYOND for _, place in bends)]),
        max([*(place + 0.5 for _, place in boxes), *(place + BEYOND for _, place in bends)]),
    )
    deep, wide = levels[1] - levels[0], places[1] - places[0]
    is_upright = wide <= max(MOST_BESIDE, deep)
    beside = wide if is_upright else deep
    half = min(0.38, 0.11 * beside) if is_upright else min(0.33, 0.09 * beside)
    names = [
        paper.lines_of(node.role.label.of(lang), max(8, int(2 * half / beside * WIDTH_UNITS))) for node in numbers.nodes
    ]
    box = BOX_PX + LINE_PX * max(map(len, names), default=1)
    pitch = box + (BELOW_PX if is_upright else BESIDE_PX)
    along, across = (box / pitch / 2, half) if is_upright else (half, box / pitch / 2)
    return Plan(at, names, along, across, levels, places, round(pitch * (deep if is_upright else wide)), is_upright)


def _lines(numbers: Chart, plan: Plan, lang: str, dark: bool) -> list[go.Scatter]:
    """Two traces a status that occurs: its name in the key, and its lines with a break after each."""

    found = []
    for status in Status:
        paths = [_path(line, plan) for line in numbers.lines if line.status == status]
        if paths:
            colour = palette.SIGNS["gap"][dark] if status in CROSSED else palette.TEXT[dark]
            look = {"color": colour, "width": 1.6, "dash": DASHES[status]}
            found.append(go.Scatter(name=say(STATUSES[status], lang), x=[None], y=[None], mode="lines", line=look))
            found.append(_arrows(paths, plan, look, colour))
    return found


def _arrows(paths: list[list[Point]], plan: Plan, look: dict[str, object], colour: str) -> go.Scatter:
    """Each path with a head at its last point, the upper end."""

    turned = [plan.turned(path) for path in paths]
    sizes = [size for path in paths for size in (*[0] * (len(path) - 1), 11, 0)]
    return go.Scatter(
        x=[x for xs, _ in turned for x in (*xs, None)],
        y=[y for _, ys in turned for y in (*ys, None)],
        mode="lines+markers",
        hoverinfo="skip",
        line=look,
        marker={
            "symbol": "arrow",
            "angleref": "previous",
            "size": sizes,
            "color": colour,
            "opacity": 1,
            "line": {"width": 0},
        },
        unselected={"marker": {"opacity": 1}},
        showlegend=False,
    )


def _path(line: Line, plan: Plan) -> list[Point]:
    """From the edge of the lower box to the edge of the upper one, beside its twin on the level of a circle."""

    (bottom, start), (top, end) = plan.at[line.lower.id], plan.at[line.upper.id]
    if line.lower == line.upper:
        edge = bottom - plan.along
        corners = ((0.5, 0), (0.5, 1), (-0.5, 1), (-0.5, 0))
        return [(edge - level * APART, start + place * plan.across) for place, level in corners]
    if bottom == top:
        side = 1 if start < end else -1
        if abs(end - start) <= ROOM:
            return [(top - side * APART, start + side * plan.across), (top - side * APART, end - side * plan.across)]
        edge, turn = top - side * plan.along, top - side * 0.5
        start, end = start + side * plan.across / 2, end - side * plan.across / 2
        return [(edge, start), (turn, start), (turn, end), (edge, end)]
    between = [(level + edge, place) for level, place in reversed(line.through) for edge in (plan.along, -plan.along)]
    first, last = (between[0][1], between[-1][1]) if between else (end, start)
    return [
        (bottom - plan.along, _aimed(start, first, plan)),
        *between,
        (top + plan.along, _aimed(end, last, plan)),
    ]


def _aimed(place: float, towards: float, plan: Plan) -> float:
    """Where on the edge of its box a line ends, so that lines from different sides do not meet in one point."""

    most = ASIDE * plan.across
    return place + max(-most, min(most, AIM * (towards - place)))


def _draw_boxes(figure: go.Figure, numbers: Chart, plan: Plan, dark: bool) -> None:
    ink, look = palette.TEXT[dark], {"color": palette.TEXT[dark], "width": 1}
    for level, place in plan.at.values():
        corners = [(level + side * plan.along, place + side * plan.across) for side in (-1, 1)]
        (x0, x1), (y0, y1) = plan.turned(corners)
        edges = {"x0": x0, "x1": x1, "y0": y0, "y1": y1}
        figure.add_shape(type="rect", layer="below", line=look, fillcolor=palette.HEAT[dark][0][0], **edges)
    xs, ys = plan.turned(list(plan.at.values()))
    figure.add_scatter(
        x=xs,
        y=ys,
        text=[paper.markup(lines) for lines in plan.names],
        customdata=[node.role.id for node in numbers.nodes],
        hoverinfo="none",
        mode="markers+text",
        textfont={"color": ink, "size": 12},
        marker={
            "symbol": "square",
            "size": BOX_PX + LINE_PX * max(map(len, plan.names), default=1),
            "color": paper.CLEAR,
        },
        unselected={"marker": {"opacity": 1}, "textfont": {"color": ink}},
        showlegend=False,
    )
    figure.update_layout(hoverdistance=60)  # the whole box takes the click, not only the square in its middle


def _draw_crosses(figure: go.Figure, numbers: Chart, plan: Plan, lang: str, dark: bool) -> None:
    """A cross and a word on the lines that something is wrong with; pointing at them tells what."""

    for line in numbers.lines:
        if line.status in CROSSED:
            path = _path(line, plan)
            middle = len(path) // 2
            xs, ys = plan.turned(path[-2:] if line.through else path[middle - 1 : middle + 1])
            figure.add_annotation(
                x=sum(xs) / 2,
                y=sum(ys) / 2,
                text=f"\N{MULTIPLICATION SIGN} {say(CROSSED[line.status], lang)}",
                hovertext=paper.wrapped(sentence(line, lang), paper.TITLE_UNITS),
                font={"size": 11, "color": palette.SIGNS["gap"][dark]},
                bgcolor=palette.PAGE[dark],
                borderpad=1,
                showarrow=False,
            )
