"""What all figures share: the sheet with its title, fonts and colours, and names made fit for a place."""

import re
from collections.abc import Sequence
from typing import Any
from unicodedata import east_asian_width

import plotly.graph_objects as go

from raci.out import colours
from raci.words.html import in_figure

FONT = "Source Sans, Noto Sans SC, sans-serif"
TITLE_UNITS = 42  # what fits on the 350 px of a phone: words keep their lines, however wide the page
TITLE_PX, LINE_PX, MARGIN_PX = 16, 21, 12
KEY_SIZE, KEY_UNITS = 12, 54  # smaller type, so that more of it goes into the width of the title
WORD_UNITS = 16  # words up to this length stay whole in any place
LIFT_PX = 10  # by which plotly raises a title of several lines, out of the sheet

BELOW = {"xref": "paper", "x": 0, "xanchor": "left", "yref": "paper", "y": 0, "yanchor": "top"}
BELOW |= {"align": "left", "showarrow": False}
"""Where words stand under a drawing."""

Key = Sequence[tuple[str, str]]
"""Colours, and what each stands for."""

WIDE = "\\u2e80-\\u9fff\\uff00-\\uffef"
CLOSING = "，。、；：）》”？！"


def sheet(title: str, *, dark: bool, height: int, top: int = 0, bottom: int = 0, key: Key = ()) -> go.Figure:
    """An empty figure with its title and the key to its colours; in pixels, the room for the drawing, for what heads it
    and for what follows."""

    lines = [*map(in_figure, lines_of(title, TITLE_UNITS)), *_key_lines(key)]
    room = MARGIN_PX + LINE_PX * len(lines) + top
    text = colours.TEXT[dark]
    head = {"text": "<br>".join(lines), "x": 0, "xanchor": "left", "y": 1, "yanchor": "top", "yref": "container"}
    figure = go.Figure()
    figure.update_layout(
        template="none",
        title={
            **head,
            "pad": {"t": MARGIN_PX + LIFT_PX * (len(lines) > 1), "l": 2},
            "font": {"size": TITLE_PX, "weight": 600, "color": text},
        },
        font={"family": FONT, "size": 13, "color": text},
        paper_bgcolor=colours.CLEAR,
        plot_bgcolor=colours.CLEAR,
        height=max(height, LINE_PX) + room + bottom + MARGIN_PX,
        margin={"l": 2, "r": MARGIN_PX, "t": room, "b": MARGIN_PX + bottom, "pad": 0},
        dragmode=False,
        hovermode="closest",
        hoverlabel={"font": {"family": FONT, "color": text}, "bgcolor": colours.PAGE[dark]},
        showlegend=False,  # that of plotly grows over the title where the page is narrow
        uniformtext={"minsize": 11, "mode": "hide"},
    )
    figure.update_xaxes(**axis())
    figure.update_yaxes(**axis())
    return figure


def _key_lines(key: Key) -> list[str]:
    """The key as lines below the title, each entry whole in one of them."""

    lines: list[list[str]] = []
    room = 0
    for fill, words in key:
        taken = width(words) + 4
        if taken > room:
            lines, room = [*lines, []], KEY_UNITS
        room -= taken
        lines[-1].append(f"<span style='color: {fill}'>■</span> {in_figure(words)}")
    return [f"<span style='font-size: {KEY_SIZE}px; font-weight: 400'>{'   '.join(line)}</span>" for line in lines]


def axis() -> dict[str, Any]:
    """An axis without a line, marks or numbers, that nobody can drag."""

    return {"showgrid": False, "zeroline": False, "showticklabels": False, "fixedrange": True, "automargin": True}


def ticks(names: list[list[str]]) -> dict[str, Any]:
    """An axis with a name at 0, 1, 2, ..., each in its lines; two of the same name stay two."""

    texts = [markup(lines) for lines in names]
    return {
        "tickmode": "array",
        "tickvals": list(range(len(names))),
        "ticktext": texts,
        "showticklabels": True,
        "ticks": "",
        "ticklabelstandoff": 6,
    }


def lines_of(text: str, units: int) -> list[str]:
    """Lines broken between words, inside a word only where it is very long; never before a comma or stop."""

    pieces = re.findall(rf"[{WIDE}][{CLOSING}]*|\s+|[^\s\-{WIDE}]{{1,{max(units, WORD_UNITS)}}}-?|-", text)
    lines = [""]
    for piece in pieces:
        if lines[-1].strip() and width(lines[-1] + piece.rstrip()) > units:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines]


def width(text: str) -> int:
    """In units: 1 a letter, 2 a Chinese character."""

    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def markup(lines: list[str]) -> str:
    """Plotly reads a few tags in every text, so the signs that begin one are written out."""

    return "<br>".join(in_figure(line) for line in lines)
