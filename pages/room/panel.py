"""Pieces of the room as HTML in large type; every text is escaped here."""

from typing import Literal

import streamlit as st

from pages.shared import assets, evidence, session
from raci.model.letters import Letters, Mark, Origin, cell_of, letters_of
from raci.model.terms import BRIEFLY
from raci.words.html import Html, escape

t = session.t
HALVES = [1.12, 1]
"""How a place of the room is divided: what it is about, and what can be done about it."""


def show_style() -> None:
    """The type of the room; it ends with the page."""

    st.html(assets.element("shared/grid/letters.css", "room/room.css"))


def show(*parts: str, width: Literal["stretch", "content"] = "stretch") -> None:
    """Show pieces of escaped HTML."""

    st.html(f"<section class='room'>{''.join(parts)}</section>", width=width)


def show_title(text: str, below: str = "") -> None:
    """The largest line of the screen, and a quiet one under it."""

    show(f"<h1>{escape(text)}</h1>", f"<p class='quiet'>{escape(below)}</p>" if below else "")


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
