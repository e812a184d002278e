"""Colours of the five letters, one place for screen, spreadsheet and figures; no colour is ever the only carrier.

Hues after Okabe and Ito, Color Universal Design (2008, https://jfly.uni-koeln.de/color/), darkened or lightened until
the letter inside has a contrast of at least 4.5 : 1 (WCAG 2.2, 1.4.3), which a test measures.
"""

from raci.letters import Letter

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
