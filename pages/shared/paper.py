"""What only paper shows: a sheet says by itself what it is, for the controls that say so on screen are not on it."""

from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.shared import session
from pages.shared.visit import Visit
from raci.model.terms import LAYERS
from raci.out import colours
from raci.words.html import css_text

FONT = f"font: 9pt sans-serif; color: {colours.MARGIN}"
LAYERLESS = ("compare", "amendment")
"""Pages that compare layers and say so themselves."""

t = session.t


def show_line(text: str, part: str = "head") -> None:
    """A line of the page that is not on screen; page.css knows it by its key."""

    with st.container(key=f"on-paper-{part}"):
        st.text(text)


def only_on_screen(part: str) -> DeltaGenerator:
    """A container for what is of no use on a sheet, such as its keys."""

    return st.container(key=f"only-screen-{part}")


def where(page: str, visit: Visit) -> str:
    """Policy and layer, and the day, such as "Operations responsibility policy · Today · 2026-12-01"."""

    layer = [t(LAYERS[visit.layer][0])] if page not in LAYERLESS else []
    return " · ".join([visit.matrix.title.of(visit.lang), *layer, f"{date.today()}"])


def margins(words: str) -> str:
    """The style that writes the words above every sheet of a page, and the number of the sheet below."""

    head = f"@top-left {{ content: {css_text(words)}; {FONT}; }}"
    foot = f"@bottom-right {{ content: counter(page) ' / ' counter(pages); {FONT}; }}"
    return f"<style>@page {{ {head} {foot} }}</style>"
