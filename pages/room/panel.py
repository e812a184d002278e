"""Pieces of the room as HTML in large type; every text is escaped here."""

import re
from typing import Literal

import streamlit as st

from pages.shared import assets, evidence, session
from raci.model.letters import Letters, Mark, Origin, cell_of, letters_of
from raci.model.terms import BRIEFLY
from raci.words.html import Html, escape

t = session.t
HALVES = [1.12, 1]
"""How a place of the room is divided: what it is about, and what can be done about it."""
COLUMNS, LONG_TITLE, LONG_LINE, LONG_NAME = 44, 56, 88, 26
"""Columns of text, a Chinese sign two of them: of a line in one half, of a title in the largest type, of any title that
takes one line, and of a name in a sentence that is not cut."""


def show_style() -> None:
    """The type of the room; it ends with the page."""

    st.html(assets.element("shared/grid/letters.css", "room/room.css"))


def show(*parts: str, width: Literal["stretch", "content"] = "stretch") -> None:
    """Show pieces of escaped HTML."""

    st.html(f"<section class='room'>{''.join(parts)}</section>", width=width)


def show_title(text: str, below: str = "") -> None:
    """The largest line of the screen, smaller where it takes two, and a quiet one under it."""

    size = " class='long'" if columns_of(text) > LONG_TITLE else ""
    show(f"<h1{size}>{escape(text)}</h1>", one_line(below, "quiet") if below else "")


def one_line(text: str, *css: str) -> Html:
    """A paragraph that takes one line of the wall; what is cut off is in its tip."""

    return Html(f"<p class='{' '.join((*css, 'one-line'))}' title='{escape(text)}'>{escape(brief(text))}</p>")


def brief(text: str) -> str:
    """A sentence in which long names, which stand in quotation marks, are cut: what it says of them is read first."""

    return re.sub("“([^”]+)”", lambda name: f"“{cut(name[1], LONG_NAME)}”", text)


def cut(text: str, columns: int) -> str:
    """The beginning of a text that takes more than so many columns."""

    if columns_of(text) <= columns:
        return text
    short = text
    while columns_of(short) > columns - 1:
        short = short[:-1]
    return f"{short.rstrip()}…"


def lines_of(text: str) -> int:
    """How many lines a text takes in one half of the wall, about."""

    return -(-columns_of(text) // COLUMNS)


def columns_of(text: str) -> int:
    """How wide a text is, in letters; a Chinese sign is two wide."""

    return sum(1 + (sign >= "\u2e80") for sign in text)


def cell(text: str) -> Html:
    """The letters of a cell such as "A/R" as shapes, "–" for none, and anything else, such as "?", as it is."""

    try:
        letters = letters_of(text)
    except ValueError:
        return escape(text)
    return evidence.chips(Mark(letters, Origin.STATED)) if letters else Html("<span class='quiet'>–</span>")


def moved(before: Letters, after: Letters) -> Html:
    """The letters of a cell before and after."""

    return Html(f"{cell(cell_of(before))} → {cell(cell_of(after))}")


def show_definitions() -> None:
    """What the letters mean, in one line that stays in view."""

    letters = "".join(f"<span>{cell(letter)} {escape(t(words))}</span>" for letter, words in BRIEFLY.items())
    with st.container(key="room-definitions"):
        show(f"<p class='definitions'>{letters}</p>")
