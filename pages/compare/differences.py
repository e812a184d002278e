"""What two sides differ in: cells, rows and parties in words, findings settled and raised, the rows as a grid."""

from collections.abc import Sequence

import streamlit as st

from pages.compare.sides import Side, in_words
from pages.shared import session
from pages.shared.grid import grid
from pages.shared.visit import Visit
from raci.model import Matrix
from raci.out import formats
from raci.views import change_in_words, effect_in_words
from raci.views.compare import Comparison

t, count = session.t, session.count
SHOWN = 30
"""Lines listed; the CSV has all."""


def headline(comparison: Comparison, lang: str) -> str:
    """How much differs, and what it is good for."""

    if not any(comparison[:5]):
        return t("No difference")
    cells = count(len(comparison.cells), "{n} letter changes", "{n} letters change")
    effect = comparison.effect
    settled, raised = (formats.counted(part, lang) for part in (effect.settled, effect.raised))
    return t("{cells}; that settles {settled} and raises {raised}", cells=cells, settled=settled, raised=raised)


def show_cells(matrix: Matrix, comparison: Comparison, lang: str) -> None:
    """The changed cells, a sentence each with its reason."""

    if not comparison.cells:
        return
    st.subheader(t("Letters that change"), anchor=False)
    lines = []
    for change in comparison.cells[:SHOWN]:
        what = change_in_words.sentence(change, matrix, lang)
        why = change.why.of(lang) if change.why else ""
        lines.append("- " + session.plain(t("{what}: {told}", what=what, told=why) if why else what))
    st.markdown("\n".join([*lines, *_more(comparison.cells)]))


def show_rows(comparison: Comparison, lang: str) -> None:
    """Activities and parties that only one side has."""

    parts = [
        (t("New activities"), [row.name for row in comparison.added]),
        (t("Activities that are gone"), [row.name for row in comparison.removed]),
        (t("New parties"), [role.label for role in comparison.joined]),
        (t("Parties that are gone"), [role.label for role in comparison.left]),
    ]
    for title, names in parts:
        if names:
            st.subheader(title, anchor=False)
            lines = [f"- {session.plain(name.of(lang))}" for name in names[:SHOWN]]
            st.markdown("\n".join([*lines, *_more(names)]))


def show_findings(comparison: Comparison, lang: str) -> None:
    """What the differences settle and what they raise."""

    for part in effect_in_words.parts(comparison.effect, lang, effect_in_words.DID):
        st.subheader(part.head(lang), anchor=False)
        st.markdown("\n".join(f"- {session.plain(line)}" for line in part.lines(lang, SHOWN)) or t("None"))


def show_grid(visit: Visit, before: Side, after: Side, comparison: Comparison) -> None:
    """The rows with changed cells as the later side shows them."""

    touched = list(dict.fromkeys(change.activity for change in comparison.cells))
    if touched:
        st.subheader(t("The rows that change"), anchor=False)
        rows = grid.only(after.matrix, touched)
        caption = t("{sides}, as the latter shows it", sides=in_words(before, after, visit.lang))
        grid.show(visit, after.matrix, rows, key="compare-grid", above="10rem", layer=after.layer, caption=caption)


def _more(listed: Sequence[object]) -> list[str]:
    return [f"- {line}" for line in session.more(len(listed) - SHOWN)]
