"""The keys of each page in words, for whoever asks: which key, and what it does."""

from raci.words.sentences import Word, say

EVERYWHERE = (
    ("F", Word("projector mode: larger type, no filters; once more ends it")),
    ("?", Word("this help")),
)
PANEL = (
    ("Enter", Word("open; once more: into the panel beside it")),
    ("Esc", Word("back to where you were")),
)
LISTED = (("↑ ↓", Word("from one to the next")), *PANEL)
AGENDA = ("P", Word("put it on the agenda"))
OF_PAGE = {
    "": (
        ("1 2 3", Word("choose a decision")),
        AGENDA,
        ("C", Word("see its clause")),
        ("N", Word("not now, because …")),
    ),
    "matrix": (
        ("↑ ↓ ← →", Word("from cell to cell")),
        *PANEL,
        ("Ctrl+C", Word("copy the marked rows, or the row you are in, as cells")),
    ),
    "process": PANEL,
    "gaps": (*LISTED, AGENDA),
    "record": LISTED,
    "library": (("↑ ↓", Word("from one to the next")),),
}
"""Address of a page -> its own keys."""


def pairs(page: str, lang: str) -> list[tuple[str, str]]:
    """Key and meaning, those of the page first."""

    return [(key, say(means, lang)) for key, means in (*OF_PAGE.get(page, ()), *EVERYWHERE)]
