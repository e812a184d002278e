"""Figures on a page: drawn by plotly, which is read only here and only by pages that draw; each with its text."""

from typing import Any

import streamlit as st

from pages.shared import evidence, session
from pages.shared.download import download
from pages.shared.visit import Visit
from raci.out import export
from raci.views.cause_filter import Counted
from raci.views.tables import Table
from raci.words import html

t = session.t


def show_heat(visit: Visit, *, key: str) -> Counted | None:
    """Gaps by process and department; what the cell counts that was clicked just now."""

    from raci.out import figures
    from raci.views import heat

    numbers = heat.heat(visit.matrix, visit.findings)
    point = _show(visit.kept("heat", lambda: figures.heat(numbers, visit.lang, _is_dark()), _is_dark()), key=key)
    _show_table(visit, heat.table(numbers, visit.lang), "gaps-by-process", key=key)
    return numbers.cell(str(point[0]), str(point[1])) if point and len(point) > 1 else None


def show_load(visit: Visit, *, key: str) -> str:
    """Letters by department; the role whose bar was clicked just now, "" for none."""

    from raci.out import figures
    from raci.views import burden

    numbers = burden.burden(visit.matrix, visit.layer)
    point = _show(visit.kept("load", lambda: figures.burden(numbers, visit.lang, _is_dark()), _is_dark()), key=key)
    _show_table(visit, burden.table(numbers, visit.lang), "load", key=key)
    return str(point[0]) if point else ""


def _show(figure: Any, *, key: str) -> list[Any] | None:
    """Draw a figure; the customdata of the point that was clicked, None when it was none just now."""

    with st.container(key=f"{'dark' if _is_dark() else 'light'}-figure-{key}"):
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
    point = list(data) if isinstance(data, list | tuple) else [data] if data is not None else None
    return point if session.see(key, point) else None


def _show_table(visit: Visit, table: Table, ending: str, *, key: str) -> None:
    """The text alternative of a figure, with the same numbers, to read and to take away."""

    with st.expander(t("The same as a table")):
        evidence.show_panel([html.table(table.columns, table.rows, css="plain")])
        name = export.file_name(visit.matrix, visit.layer, f"{ending}.csv")
        download(t("Download CSV"), name, lambda: export.csv(table), key=f"{key}-csv")


def _is_dark() -> bool:
    return st.context.theme.type == "dark"
