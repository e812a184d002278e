"""Load as bars: the activities that each role answers for, does, helps with, is asked before and told after."""

import plotly.graph_objects as go

import raci.out.figures.sheet as paper
from raci.model.letters import Letter
from raci.model.terms import LETTERS
from raci.out import colours
from raci.views.burden import Burden, Load, footnote, remark, title
from raci.words.sentences import say

NAME_UNITS = 26
ROW_PX, LINE_PX, NOTE_PX = 30, 19, 24


def burden(numbers: Burden, lang: str, dark: bool) -> go.Figure:
    """A click on a bar gives the role id as customdata. Without letters: the title alone."""

    names = [_name(load, lang) for load in numbers.loads]
    notes = _notes(numbers, lang)
    figure = paper.sheet(
        title(numbers, lang),
        dark=dark,
        height=len(names) * max(ROW_PX, LINE_PX * max(map(len, names), default=1)),
        key=[(_fill(letter, dark), _meaning(letter, lang)) for letter in Letter] if names else [],
        bottom=NOTE_PX * len(notes),
    )
    if not names:
        return figure
    figure.add_traces([_bars(numbers, letter, lang, dark) for letter in Letter])
    figure.update_layout(barmode="stack", bargap=0.25)
    figure.update_xaxes(range=[0, _longest(numbers)])
    figure.update_yaxes(**paper.ticks(names), range=[len(names) - 0.5, -0.5])
    for number, (x, anchor, note) in enumerate(notes):
        where = {"xref": "x", "yref": "paper", "y": 0, "yanchor": "top", "yshift": -NOTE_PX * number}
        figure.add_annotation(text=note, x=x, xanchor=anchor, showarrow=False, **where)
    if numbers.is_judged:
        figure.add_vline(numbers.limit, line={"color": colours.PAGE[dark], "width": 4})  # so that it shows on any bar
        figure.add_vline(numbers.limit, line={"color": colours.TEXT[dark], "width": 1.5, "dash": "dash"})
    return figure


def _notes(numbers: Burden, lang: str) -> list[tuple[float, str, str]]:
    """What stands below the bars: at which number, which end of the words is there, and the words."""

    notes = []
    if numbers.is_judged and numbers.loads:
        words = say("limit for A: {limit} of {all}", lang, limit=numbers.most, all=numbers.activities)
        notes.append((numbers.limit, "right" if numbers.limit > _longest(numbers) / 2 else "left", words))
    if numbers.more:
        notes.append((_longest(numbers), "right", footnote(numbers, lang)))
    return notes


def _longest(numbers: Burden) -> float:
    """Where the axis ends: a little beyond the longest bar and the limit."""

    return 1.02 * max(numbers.limit, *(sum(load.counts.values()) for load in numbers.loads))


def _bars(numbers: Burden, letter: Letter, lang: str, dark: bool) -> go.Bar:
    counts = [load.counts[letter] for load in numbers.loads]
    ink, meaning = colours.ON_LETTER[dark], _meaning(letter, lang)
    names = [load.role.label.of(lang) for load in numbers.loads]
    return go.Bar(
        name=paper.markup([meaning]),
        orientation="h",
        y=list(range(len(counts))),
        x=counts,
        text=[f"{letter} {count}" if count else "" for count in counts],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        insidetextfont={"color": ink, "size": 12},
        customdata=[load.role.id for load in numbers.loads],
        hovertext=[paper.markup([name, f"{meaning}: {count}"]) for name, count in zip(names, counts, strict=True)],
        hoverinfo="text",
        marker={"color": _fill(letter, dark), "line": {"color": colours.PAGE[dark], "width": 1}},
        unselected={"marker": {"opacity": 1}},
    )


def _meaning(letter: Letter, lang: str) -> str:
    return f"{letter} {say(LETTERS[letter][0], lang)}"


def _fill(letter: Letter, dark: bool) -> str:
    return (colours.DARK if dark else colours.LIGHT)[letter]


def _name(load: Load, lang: str) -> list[str]:
    lines = paper.lines_of(load.role.label.of(lang), NAME_UNITS)
    return [*lines, f"▲ {remark(load, lang)}"] if load.is_over else lines
