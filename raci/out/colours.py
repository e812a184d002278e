"""Colours of the five letters, one place for screen, spreadsheet and figures; no colour is ever the only carrier.

Hues after Okabe and Ito, Color Universal Design (2008, https://jfly.uni-koeln.de/color/), darkened or lightened until
the letter inside has a contrast of at least 4.5 : 1 (WCAG 2.2, 1.4.3), which a test measures.
"""

from raci.model.letters import Letter

SIGNS = {
    "gap": ("#8F1D1D", "#FF9C94"),
    "quiet": ("#55606E", "#A9B4C0"),
}
"""Name -> colour of text on a light and on a dark page: what is missing, and what stands back."""

LIGHT = {
    Letter.A: "#0B3C6F",
    Letter.R: "#A84300",
    Letter.S: "#00664B",
    Letter.C: "#7D3C6B",
    Letter.I: "#4A5563",
}
"""Fill on a light page; the letter on it is white, and as an outline it stands on white."""

DARK = {
    Letter.A: "#7CC0F8",
    Letter.R: "#F2A35E",
    Letter.S: "#5CD0A9",
    Letter.C: "#E2A3CB",
    Letter.I: "#B6C0CC",
}
"""Fill on a dark page; the letter on it is nearly black."""

PAGE = ("#FFFFFF", "#12161C")
TEXT = ("#1B2430", "#E8ECF1")
"""The page and the text on it: on a light and on a dark page, as in `.streamlit/config.toml`."""

ON_LETTER = ("#FFFFFF", "#10141A")
"""The letter on its fill, on a light and on a dark page."""

PAPER, PRINT, MARGIN = "#FFFFFF", "#000000", "#555555"
"""A sheet, what is printed on it and what stands in its margins, whatever the theme of the screen."""

CLEAR = "rgba(0,0,0,0)"
"""The ground of a figure: that of the page under it."""

FILES = {"ink": "#111111", "line": "#777777", "head": "#EEEEEE"}
"""In files that a word processor opens: text, the lines of a table, and the ground of its head."""

HEAT = (
    (
        ("#F3F5F8", "#10141A"),
        ("#D3E3F4", "#10141A"),
        ("#A9C9E8", "#10141A"),
        ("#73A5D4", "#10141A"),
        ("#2F6BA8", "#FFFFFF"),
        ("#0B3C6F", "#FFFFFF"),
    ),
    (
        ("#1C222B", "#FFFFFF"),
        ("#20364E", "#FFFFFF"),
        ("#2A4D73", "#FFFFFF"),
        ("#3A6B9E", "#FFFFFF"),
        ("#6AA9DF", "#10141A"),
        ("#B5DBFA", "#10141A"),
    ),
)
"""On a light and on a dark page: fill and number of a cell, from nothing to most, in one hue."""
