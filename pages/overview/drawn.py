"""Figures on a page: drawn by plotly, which is read only here and only by pages that draw; each with its text."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from pages.shared import evidence, session
from pages.shared.download import download
from raci.model import Matrix
from raci.model.letters import Layer
from raci.out import export
from raci.rules import Finding
from raci.views.tables import Table
from raci.words import html

t = session.t


def heat(matrix: Matrix, found: Sequence[Finding], *, key: str) -> tuple[str, str] | None:
    """Gaps by process and department; (process, role) of the cell that was clicked just now, "" for the whole."""

    from raci.out import figures
    from raci.views import heat

    numbers = heat.heat(matrix, found)
    event = _show(figures.heat(numbers, session.lang(), _is_dark()), key=key)
    _table(matrix, heat.table(numbers, session.lang()), "gaps-by-process", key=key)
    return (str(event[0]), str(event[1])) if event and len(event) > 1 else None


def load(matrix: Matrix, layer: Layer, *, key: str) -> str:
    """Letters by department; the role whose bar was clicked just now, "" for none."""

    from raci.out import figures
    from raci.views import burden

    numbers = burden.burden(matrix, layer)
    event = _show(figures.burden(numbers, session.lang(), _is_dark()), key=key)
    _table(matrix, burden.table(numbers, session.lang()), "load", key=key)
    return str(event[0]) if event else ""


def _show(figure: Any, *, key: str) -> list[Any] | None:
    """Draw a figure; the customdata of the point that was clicked, None when it was none just now."""

    picked = st.plotly_chart(
        figure,
        key=key,
        theme=None,
        on_select="rerun",
        selection_mode="points",
        config={"displayModeBar": False},
    )
    points = picked["selection"]["points"]
    data = points[0].get("customdata") if points else None
    found = list(data) if isinstance(data, list | tuple) else [data] if data is not None else None
    return found if session.is_new(key, found) else None


def _table(matrix: Matrix, table: Table, ending: str, *, key: str) -> None:
    """The text alternative of a figure, with the same numbers, to read and to take away."""

    with st.expander(t("The same as a table")):
        evidence.panel([html.table(table.columns, table.rows, css="plain")])
        name = export.file_name(matrix, session.layer(), f"{ending}.csv")
        download(t("Download CSV"), name, lambda: export.csv(table), key=f"{key}-csv")


def _is_dark() -> bool:
    return st.context.theme.type == "dark"
