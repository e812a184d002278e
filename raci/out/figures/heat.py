"""Gaps by process and department as a table of numbers, the darker the more."""

import plotly.graph_objects as go

import raci.out.figures.sheet as paper
from raci.out import colours
from raci.views.heat import Axis, Heat, title

ROW_UNITS = 30
HEAD_UNITS = 132  # of all columns together, on a page of 1000 px
ROW_PX, LINE_PX, UNIT_PX = 30, 19, 6.5
STEPS = 5

Cell = tuple[int, int, int]
"""Column, row and number of gaps of a cell."""


def heat(numbers: Heat, lang: str, dark: bool) -> go.Figure:
    """A click on a number gives customdata [process id, role id]. Without gaps: the title alone."""

    units = min(24, HEAD_UNITS // max(1, len(numbers.columns)))
    names = [paper.lines_of(row.name.of(lang), ROW_UNITS) for row in numbers.rows]
    heads = [paper.lines_of(column.name.of(lang), units) for column in numbers.columns]
    height = len(names) * max(ROW_PX, LINE_PX * max(map(len, names), default=1))
    upright = round(UNIT_PX * max((paper.width(line) for lines in heads for line in lines), default=0))
    top = 12 + max(upright, LINE_PX * max(map(len, heads), default=0))  # plotly sets the heads upright on a narrow page
    figure = paper.sheet(title(numbers, lang), dark=dark, height=height, top=top)
    if not numbers.cells:
        return figure
    figure.add_trace(_cells(numbers, dark))
    for ink in dict.fromkeys(ink for _, ink in colours.HEAT[dark]):
        figure.add_trace(_numbers(numbers, lang, dark, ink))
    figure.update_xaxes(**paper.ticks(heads), side="top", range=[-0.5, len(heads) - 0.5], autotickangles=[0, -90])
    figure.update_xaxes(tickfont={"size": 11})
    figure.update_yaxes(**paper.ticks(names), range=[len(names) - 0.5, -0.5])
    return figure


def _cells(numbers: Heat, dark: bool) -> go.Heatmap:
    fills = [fill for fill, _ in colours.HEAT[dark]]
    steps = [[_step(numbers, _count(numbers, row, column)) for column in numbers.columns] for row in numbers.rows]
    scale = [[edge, fill] for step, fill in enumerate(fills) for edge in (step / len(fills), (step + 1) / len(fills))]
    look = {"colorscale": scale, "zmin": -0.5, "zmax": STEPS + 0.5, "showscale": False, "xgap": 2, "ygap": 2}
    return go.Heatmap(z=steps, hoverinfo="skip", **look)


def _numbers(numbers: Heat, lang: str, dark: bool, ink: str) -> go.Scatter:
    """The numbers that are written in one ink, on squares nobody sees: only points of a scatter can be clicked."""

    cells = [cell for cell in _filled(numbers) if colours.HEAT[dark][_step(numbers, cell[2])][1] == ink]
    places = [(numbers.rows[row], numbers.columns[column]) for column, row, _ in cells]
    return go.Scatter(
        x=[column for column, _, _ in cells],
        y=[row for _, row, _ in cells],
        text=[str(count) for _, _, count in cells],
        customdata=[[row.id, column.id] for row, column in places],
        hovertext=[_said(row, column, cell[2], lang) for (row, column), cell in zip(places, cells, strict=True)],
        hoverinfo="text",
        mode="markers+text",
        textfont={"color": ink, "size": 14},
        marker={"symbol": "square", "size": ROW_PX - 4, "color": colours.CLEAR},
        showlegend=False,
        unselected={"marker": {"opacity": 1}, "textfont": {"color": ink}},
    )


def _filled(numbers: Heat) -> list[Cell]:
    places = [
        (x, y, _count(numbers, row, column))
        for y, row in enumerate(numbers.rows)
        for x, column in enumerate(numbers.columns)
    ]
    return [spot for spot in places if spot[2]]


def _said(row: Axis, column: Axis, count: int, lang: str) -> str:
    return paper.markup([row.name.of(lang), f"{column.name.of(lang)}: {count}"])


def _count(numbers: Heat, row: Axis, column: Axis) -> int:
    return len(numbers.cells.get((row.id, column.id), ()))


def _step(numbers: Heat, count: int) -> int:
    """0 for none; up to five gaps one step each, beyond that in fifths of the fullest cell, rounded up."""

    return -(-STEPS * count // max(STEPS, numbers.most))
