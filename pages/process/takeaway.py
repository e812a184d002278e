"""The row above the relay: which part of the process is shown, and the files that hold it."""

from collections.abc import Callable, Sequence

import streamlit as st

from pages.shared import session
from pages.shared.pick import pick
from raci.model import Matrix
from raci.out import export
from raci.views import tables
from raci.views.relay import Stage

t = session.t


def show(matrix: Matrix, stages: Sequence[Stage], process: str) -> None:
    """The choice of a phase, and the whole process as BPMN, Mermaid or CSV."""

    names = {stage.process.id: stage.process.name.of(session.lang()) for stage in stages}
    with st.container(horizontal=True, vertical_alignment="center", key="filters"):
        pick(t("Whole process"), names, process, "process", page="process")
        if stages:
            with st.popover(t("Download"), icon=":material/download:"):
                _downloads(matrix, stages, process)


def _downloads(matrix: Matrix, stages: Sequence[Stage], process: str) -> None:
    layer, lang = session.layer(), session.lang()
    shown = [stage for stage in stages if process in ("", stage.process.id)]

    def offer(label: str, ending: str, mime: str, data: Callable[[], bytes]) -> None:
        name = export.file_name(matrix, layer, ending)
        st.download_button(label, data, name, mime, key=f"process-{ending}", on_click="ignore", width="stretch")

    offer(t("BPMN 2.0, whole process"), "process.bpmn", "application/xml", lambda: _bpmn(matrix))
    offer(t("Mermaid text, whole process"), "process.mmd", "text/plain", lambda: _mermaid(matrix))
    offer(t("CSV of these steps"), "steps.csv", "text/csv", lambda: export.csv(tables.steps(matrix, shown, lang)))


def _bpmn(matrix: Matrix) -> bytes:
    from raci.out.bpmn import bpmn  # read only when asked for

    return bpmn(matrix, session.layer(), session.lang())


def _mermaid(matrix: Matrix) -> bytes:
    from raci.out.mermaid import mermaid

    return mermaid(matrix, session.layer(), session.lang()).encode()
