"""What two sides differ in: cells party by party, rows, names, findings settled and raised, the rows as a grid."""

from collections.abc import Mapping, Sequence

import streamlit as st

from pages.compare.sides import Side, in_words
from pages.shared import evidence, session
from pages.shared.grid import grid
from pages.shared.visit import Visit
from raci.model import Matrix, Role
from raci.model.changes import Change
from raci.model.conditions import Condition
from raci.model.letters import Layer, Letters, Mark, Origin
from raci.out import formats
from raci.views import compare, effect_in_words
from raci.views.compare import ColumnChange, Comparison
from raci.words import html
from raci.words.html import Html, escape
from raci.words.sentences import Word

t, count = session.t, session.count
SHOWN = 30
"""Lines listed; the CSV has all."""
OFFERED = 6
"""Versions, and other matrices, that are offered where nothing differs."""
HEADS = (Word("Activity"), Word("Before"), Word("After"), Word("Reason"))


def headline(comparison: Comparison, lang: str) -> str:
    """How much differs, and what it is good for."""

    if comparison.is_empty:
        return t("The two sides are the same")
    cells = count(len(comparison.cells), "{n} letter changes", "{n} letters change")
    effect = comparison.effect
    settled, raised = (formats.counted(part, lang) for part in (effect.settled, effect.raised))
    eased = [change.before for change in effect.eased]
    if not eased:
        return t("{cells}; that settles {settled} and raises {raised}", cells=cells, settled=settled, raised=raised)
    return t(
        "{cells}; that settles {settled}, makes {eased} less grave and raises {raised}",
        cells=cells, settled=settled, eased=formats.counted(eased, lang), raised=raised,
    )  # fmt: skip


def show_columns(after: Side, comparison: Comparison, lang: str) -> None:
    """A party after the other: the changed cells as before and after with the reason, then the rows that stay."""

    for title, parts in _columns(after.matrix, after.layer, comparison, lang)[0]:
        st.subheader(title, anchor=False)
        evidence.show_panel(parts)


@st.cache_resource(max_entries=50, show_spinner=False, hash_funcs={Matrix: id, Comparison: id})
def _columns(
    after: Matrix, layer: Layer, comparison: Comparison, lang: str
) -> tuple[list[tuple[str, list[str]]], Matrix, Comparison]:
    """Title and pieces of HTML, a party after the other; with what they are of, which is known by its address in
    memory and must keep it."""

    drawn = []
    for column in compare.by_role(comparison, after, layer):
        role = after.role.get(column.role)
        name = role.label.of(lang) if role else column.role
        changed = count(len(column.changes), "{n} cell changes", "{n} cells change")
        rows = [_cells(after, change, lang) for change in column.changes]
        parts: list[str] = [html.table(map(t, HEADS), rows, css="plain"), _same(column, layer, lang)]
        drawn.append((session.plain(t("{what}: {told}", what=name, told=changed)), parts))
    return drawn, after, comparison


def _cells(matrix: Matrix, change: Change, lang: str) -> list[str]:
    row = matrix.activity[change.activity]
    clause = f" ({session.clause(row.clause)})" if row.clause else ""
    chips = (Mark(letters, Origin.STATED, when=when) for letters, when in _both(change))
    why = session.clause(change.why.of(lang)) if change.why else ""
    return [row.name.of(lang) + clause, *map(evidence.chips, chips), why]


def _both(change: Change) -> list[tuple[Letters, Condition | None]]:
    return [(change.before, change.when_before), (change.after, change.when)]


def _same(column: ColumnChange, layer: Layer, lang: str) -> Html:
    """The rows of the party that stay as they are, folded."""

    if not column.same:
        return Html("")
    title = count(len(column.same), "{n} cell stays as it is", "{n} cells stay as they are")
    rows = [Html(f"{evidence.chips(row.marks(layer)[column.role])} {escape(row.name.of(lang))}") for row in column.same]
    return Html(f"<details><summary>{title}</summary>{html.items(rows)}</details>")


def show_offers(visit: Visit, others: Mapping[str, str]) -> None:
    """What else can be compared, where the two sides are the same: a version, or another matrix."""

    st.text(t("Compare with something else:"))
    for number in range(visit.today.number)[-OFFERED:]:
        address = visit.address | {"from": f"{number}", "to": Layer.TODAY.value}
        label = t("How it was after entry {n}", n=number) if number else t("How it was before the first entry")
        st.page_link("compare/compare.py", label=label, query_params=address)
    named = [(other, title) for other, title in others.items() if title != other]  # a broken file has no title to read
    for other, title in named[:OFFERED]:
        address = visit.address | {"other": other, "from": Layer.TODAY.value, "to": Layer.TODAY.value}
        st.page_link("compare/compare.py", label=session.plain(title), query_params=address)


def show_rows(comparison: Comparison, lang: str) -> None:
    """Activities and parties that only one side has."""

    parts = [
        (t("New activities"), [row.name for row in comparison.added]),
        (t("Activities that are gone"), [row.name for row in comparison.removed]),
        (t("New parties"), [role.label for role in comparison.joined]),
        (t("Parties that are gone"), [role.label for role in comparison.left]),
    ]
    if comparison.renamed:
        st.subheader(t("Parties under another name"), anchor=False)
        lines = [_renamed(*pair, lang) for pair in comparison.renamed[:SHOWN]]
        st.markdown("\n".join([*lines, *_more(comparison.renamed)]))
    for title, names in parts:
        if names:
            st.subheader(title, anchor=False)
            lines = [f"- {session.plain(name.of(lang))}" for name in names[:SHOWN]]
            st.markdown("\n".join([*lines, *_more(names)]))


def _renamed(old: Role, new: Role, lang: str) -> str:
    return f"- {session.plain(f'{old.label.of(lang)} → {new.label.of(lang)}')}"


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
