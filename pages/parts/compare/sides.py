"""The two sides of a comparison: a matrix and a layer each, as the address asks for them."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import streamlit as st

from pages.parts import session
from raci import compare, export, tables
from raci.compare import Comparison
from raci.letters import Layer
from raci.model import Matrix
from raci.terms import LAYERS

t = session.t


class Side(NamedTuple):
    matrix: Matrix
    layer: Layer


def asked(matrix: Matrix) -> tuple[Side, Side]:
    """Before and after: stated and proposed of this matrix until the reader chooses; after may be another matrix."""

    old = Layer(session.asked("from", list(Layer)) or Layer.STATED)
    new = Layer(session.asked("to", list(Layer)) or Layer.PROPOSED)
    other = session.other(name) if (name := session.asked("other", others(matrix))) else None
    return Side(matrix, old), Side(other or matrix, new)


def compared(before: Side, after: Side) -> Comparison:
    return compare.compare(before.matrix, before.layer, after.matrix, after.layer)


def others(matrix: Matrix) -> dict[str, str]:
    """Id -> title of the matrices of the same shape: those that share at least one activity id with this one."""

    found = {name: session.other(name) for name in session.library() if name != matrix.id}
    return {
        name: other.title.of(session.lang())
        for name, other in found.items()
        if other and set(other.activity) & set(matrix.activity)
    }


def show(matrix: Matrix, before: Side, after: Side, found: Comparison) -> None:
    """The two choices, and the differences as CSV."""

    layers = {layer: t(name) for layer, (name, _) in LAYERS.items()}
    same_shape = others(matrix)
    with st.container(horizontal=True, vertical_alignment="center", key="filters"):
        _choice(t("Before"), layers, before.layer, "from", Layer.STATED)
        st.text("→", width="content")
        _choice(t("After"), layers, after.layer, "to", Layer.PROPOSED)
        if same_shape:
            names = {"": t("of the same matrix")} | same_shape
            _choice(t("Matrix"), names, after.matrix.id if after.matrix is not matrix else "", "other", "")
        st.download_button(
            t("Download CSV"),
            lambda: export.csv(tables.changes(after.matrix, found.cells, session.lang())),
            export.file_name(matrix, after.layer, f"since-{before.layer}.csv"),
            "text/csv",
            icon=":material/download:",
            key="compare-csv",
            on_click="ignore",
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
