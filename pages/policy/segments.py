"""A stretch of text as pieces for the browser, which marks some of them; a page shows so many sentences at a time."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from pages.shared import session
from raci.draft import Span

WINDOW = 250
"""Sentences that are drawn at once."""
SIGNS = {"sure": "●", "likely": "◐", "doubtful": "○", "silent": "–"}
"""Shape of a band: trust is told without colour."""
Mark = tuple[int, int, str]
"""Characters of the text, [start, end), and what they are."""


def segments(text: str, span: Span, marks: Iterable[Mark]) -> list[list[str]]:
    """The characters of the span as pieces [text, names of its marks]."""

    inside = [(max(a, span.start), min(b, span.end), name) for a, b, name in marks if a < span.end and b > span.start]
    bounds = sorted({span.start, span.end, *(a for a, _, _ in inside), *(b for _, b, _ in inside)})
    return [
        [text[low:high], " ".join(sorted({name for a, b, name in inside if a <= low and high <= b}))]
        for low, high in pairwise(bounds)
    ]


def window(items: Sequence[Any], start: int) -> dict[str, int]:
    """From which item to which is shown, where `start` is to be among them."""

    first = max(0, min(start, len(items) - 1)) // WINDOW * WINDOW
    return {"from": first, "to": min(first + WINDOW, len(items)), "of": len(items), "size": WINDOW}


def asked_start(default: int) -> int:
    """Which item the address asks to be shown."""

    at = session.text_parameter("at")
    return int(at) if at.isascii() and at.isdigit() and len(at) < 7 else default
