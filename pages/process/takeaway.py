"""The row above the relay: which part of the process is shown, and the files that hold it."""

from collections.abc import Callable, Sequence

import streamlit as st

from pages.shared import session
from pages.shared.download import download
from pages.shared.pick import pick
from raci.model import Matrix
from raci.out import export
from raci.views import tables
from raci.views.relay import RelayStage

t = session.t


def show(matrix: Matrix, stages: Sequence[RelayStage], process: str) -> None:
    """The choice of a phase, and the whole process as BPMN, Mermaid or CSV."""

    names = {stage.process.id: stage.process.name.of(session.lang()) for stage in stages}
    with st.container(horizontal=True, vertical_alignment="center", key="filters"):
        pick(t("Whole process"), names, process, "process", page="process")
        if stages:
            with st.popover(t("Download"), icon=":material/download:"):
                _downloads(matrix, stages, process)


def _downloads(matrix: Matrix, stages: Sequence[RelayStage], process: str) -> None:
    layer, lang = session.layer(), session.lang()
    shown = [stage for stage in stages if process in ("", stage.process.id)]

    files: dict[str, tuple[str, Callable[[], bytes]]] = {
        "process.bpmn": (t("BPMN 2.0, whole process"), lambda: _bpmn(matrix)),
        "process.mmd": (t("Mermaid text, whole process"), lambda: _mermaid(matrix)),
        "steps.csv": (t("CSV of these steps"), lambda: export.csv(tables.steps(matrix, shown, lang))),
    }
    for ending, (label, data) in files.items():
        name = export.file_name(matrix, layer, ending)
        download(label, name, data, key=f"process-{ending}", icon=None, width="stretch")


def _bpmn(matrix: Matrix) -> bytes:
    from raci.out.bpmn import bpmn  # read only when asked for

    return bpmn(matrix, session.layer(), session.lang())


def _mermaid(matrix: Matrix) -> bytes:
    from raci.out.mermaid import mermaid

    return mermaid(matrix, session.layer(), session.lang()).encode()
