"""The two sides of a comparison: a matrix and a layer each, as the address asks for them."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

import streamlit as st

from pages.shared import paper, session, unread, workspace
from pages.shared.download import download
from pages.shared.visit import Visit
from raci.model import Matrix
from raci.model.letters import Layer
from raci.model.terms import LAYERS
from raci.out import export
from raci.out.parameters import Entries
from raci.views import compare, tables
from raci.views.compare import Comparison

t = session.t


class Side(NamedTuple):
    """One side; `at` is the layer, or the number of the entry after which the matrix was so."""

    matrix: Matrix
    layer: Layer
    at: str


def read_sides(visit: Visit, others: Mapping[str, str]) -> tuple[Side, Side]:
    """Before and after: stated and proposed of this matrix until the reader chooses, or what it was after an entry of
    the record; after may be one of the others."""

    name = session.parameter("other", others)
    other = unread.value_or_stop(workspace.matrix(name), visit.lang) if name else None
    if name and other is None:
        st.warning(t("The file of {name} cannot be read; it is left out.", name=session.plain(name)))
    after = _side(visit, other or visit.matrix, "to", Layer.PROPOSED)
    return _side(visit, visit.matrix, "from", Layer.STATED), after


def compared(before: Side, after: Side) -> Comparison:
    """What they differ in, kept for as long as both stay as they are."""

    return _compared(before.matrix, before.layer, after.matrix, after.layer, date.today())[0]


@st.cache_resource(max_entries=50, show_spinner=False, hash_funcs={Matrix: id})
def _compared(
    old: Matrix, old_layer: Layer, new: Matrix, new_layer: Layer, today: date
) -> tuple[Comparison, Matrix, Matrix]:
    """With the matrices, so that no other one gets the address in memory by which they are known."""

    return compare.compare(old, old_layer, new, new_layer, today), old, new


def _side(visit: Visit, matrix: Matrix, name: str, default: Layer) -> Side:
    number = _version(visit, name)
    if number:
        return Side(workspace.at(visit.name, visit.today, int(number)).matrix, Layer.TODAY, number)
    layer = Layer(session.parameter(name, list(Layer)) or default)
    return Side(matrix, layer, layer.value)


def _version(visit: Visit, name: str) -> str:
    """The number of the entry that the address asks for on that side, "" for none."""

    return session.parameter(name, Entries(visit.today.number, ("0",)))


def others(visit: Visit) -> dict[str, str]:
    """Id -> title of the other matrices; first those of the same shape, in whose text the id of an activity of this one
    stands."""

    titles = workspace.titles(visit.lang, visit.name)
    sharing = workspace.sharing(visit.name, visit.matrix.activity.keys())
    return {other: titles.get(other, other) for other in (*sharing, *titles) if other != visit.name}


def in_words(before: Side, after: Side, lang: str) -> str:
    """What is compared, for a reader who sees neither of the two choices: on paper."""

    title, other = (side.matrix.title.of(lang) for side in (before, after))
    return f"{title} · {_name(before)} → {_name(after) if title == other else f'{other} · {_name(after)}'}"


def _name(side: Side) -> str:
    return t(LAYERS[side.layer][0]) if side.at == side.layer.value else t("after entry {n}", n=side.at)


def show(visit: Visit, others: Mapping[str, str], before: Side, after: Side, comparison: Comparison) -> None:
    """The two choices, and the differences as CSV."""

    layers = {layer.value: t(name) for layer, (name, _) in LAYERS.items()}
    entries = (_version(visit, "from"), _version(visit, "to"))
    layers |= {number: t("after entry {n}", n=number) for number in entries if number}
    paper.show_line(in_words(before, after, visit.lang))
    with st.container(horizontal=True, vertical_alignment="center", key="filters"):
        _show_choice(t("Before"), layers, before.at, "from", Layer.STATED)
        st.text("→", width="content")
        _show_choice(t("After"), layers, after.at, "to", Layer.PROPOSED)
        if others:
            names = {"": t("of the same matrix")} | dict(others)
            _show_choice(t("Matrix"), names, session.parameter("other", others), "other", "")
        download(
            t("Download CSV"),
            export.file_name(visit.matrix, after.layer, f"since-{before.at}.csv"),
            lambda: export.csv(tables.changes(after.matrix, comparison.cells, visit.lang)),
            key="compare-csv",
        )


def _show_choice(label: str, options: Mapping[Any, str], chosen: str, name: str, default: str) -> None:
    st.selectbox(
        label,
        options,
        index=None,
        required=True,
        format_func=options.__getitem__,
        label_visibility="collapsed",
        width=200,
        **session.bind(f"compare-{name}", chosen, name, lambda value: "" if value == default else str(value)),
    )
