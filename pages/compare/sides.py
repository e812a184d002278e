"""The two sides of a comparison: a matrix and a layer each, as the address asks for them."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import streamlit as st

from pages.shared import paper, reading, session, workspace
from pages.shared.download import download
from raci.model import Matrix
from raci.model.letters import Layer
from raci.model.terms import LAYERS
from raci.out import export
from raci.views import compare, tables
from raci.views.compare import Comparison

t = session.t


class Side(NamedTuple):
    """One side; `asked` is the layer, or the number of the entry after which the matrix was so."""

    matrix: Matrix
    layer: Layer
    asked: str


def asked(matrix: Matrix) -> tuple[Side, Side]:
    """Before and after: stated and proposed of this matrix until the reader chooses, or what it was after an entry of
    the record; after may be another matrix."""

    name = session.asked("other", others(matrix))
    other = reading.given(workspace.matrix(name)) if name else None
    if name and other is None:
        st.warning(t("The file of {name} cannot be read; it is left out.", name=session.plain(name)))
    return _side(matrix, "from", Layer.STATED), _side(other or matrix, "to", Layer.PROPOSED)


def _side(matrix: Matrix, name: str, default: Layer) -> Side:
    number = _version(name)
    if number:
        return Side(workspace.at(session.matrix_name(), session.today(), int(number)).matrix, Layer.TODAY, number)
    layer = Layer(session.asked(name, list(Layer)) or default)
    return Side(matrix, layer, layer.value)


def _version(name: str) -> str:
    """The number of the entry that the address asks for on that side, "" for none."""

    return session.asked(name, {f"{number}" for number in session.today().events} | {"0"})


def compared(before: Side, after: Side) -> Comparison:
    return compare.compare(before.matrix, before.layer, after.matrix, after.layer)


def others(matrix: Matrix) -> dict[str, str]:
    """Id -> title of the matrices of the same shape: those in whose text the id of an activity of this one stands."""

    name = session.matrix_name()
    titles = workspace.titles(session.lang(), name)
    return {other: titles.get(other, other) for other in workspace.sharing(name, matrix.activity.keys())}


def in_words(before: Side, after: Side) -> str:
    """What is compared, for a reader who sees neither of the two choices: on paper."""

    title, other = (side.matrix.title.of(session.lang()) for side in (before, after))
    return f"{title} · {_name(before)} → {_name(after) if title == other else f'{other} · {_name(after)}'}"


def _name(side: Side) -> str:
    return t(LAYERS[side.layer][0]) if side.asked == side.layer.value else t("after entry {n}", n=side.asked)


def show(matrix: Matrix, before: Side, after: Side, found: Comparison) -> None:
    """The two choices, and the differences as CSV."""

    layers = {layer.value: t(name) for layer, (name, _) in LAYERS.items()}
    layers |= {one: t("after entry {n}", n=one) for one in (_version("from"), _version("to")) if one}
    same_shape = others(matrix)
    paper.only(in_words(before, after))
    with st.container(horizontal=True, vertical_alignment="center", key="filters"):
        _choice(t("Before"), layers, before.asked, "from", Layer.STATED)
        st.text("→", width="content")
        _choice(t("After"), layers, after.asked, "to", Layer.PROPOSED)
        if same_shape:
            names = {"": t("of the same matrix")} | same_shape
            _choice(t("Matrix"), names, session.asked("other", same_shape), "other", "")
        download(
            t("Download CSV"),
            export.file_name(matrix, after.layer, f"since-{before.asked}.csv"),
            lambda: export.csv(tables.changes(after.matrix, found.cells, session.lang())),
            key="compare-csv",
        )


def _choice(label: str, options: Mapping[Any, str], chosen: str, name: str, default: str) -> None:
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
