"""The row above the relay: which part of the process is shown, and the files that hold it."""

from collections.abc import Callable, Sequence

import streamlit as st

from pages.shared import files, folds, session
from pages.shared.download import DOWNLOAD, download
from pages.shared.pick import pick
from pages.shared.visit import Visit
from raci.model.selection import Selection
from raci.out import export
from raci.views import tables
from raci.views.relay import RelayStage

t = session.t


def show(visit: Visit, stages: Sequence[RelayStage], process: str) -> None:
    """The choice of a phase, and the whole process as BPMN, Mermaid or CSV."""

    names = {stage.process.id: stage.process.name.of(visit.lang) for stage in stages}
    with st.container(horizontal=True, vertical_alignment="center", key="filters"):
        pick(t("Whole process"), names, process, "process", page="process")
        if stages:
            folds.show_popover(
                t("Download"), lambda: _show_downloads(visit, stages, process), key="process-files", icon=DOWNLOAD
            )


def _show_downloads(visit: Visit, stages: Sequence[RelayStage], process: str) -> None:
    matrix, layer, lang = visit.matrix, visit.layer, visit.lang
    shown = [stage for stage in stages if process in ("", stage.process.id)]

    drawn: dict[str, tuple[str, Callable[[], bytes]]] = {
        "process.bpmn": (t("BPMN 2.0, whole process"), lambda: _bpmn(visit)),
        "process.mmd": (t("Mermaid text, whole process"), lambda: _mermaid(visit)),
        "steps.csv": (t("CSV of these steps"), lambda: export.csv(tables.steps(matrix, shown, lang))),
    }
    for ending, (label, data) in drawn.items():
        name = export.file_name(matrix, layer, ending)
        download(label, name, data, key=f"process-{ending}", icon=None, width="stretch")
    st.caption(t("The rows of the matrix behind it"))
    files.show_rows(visit, Selection(process=process), "process")


def _bpmn(visit: Visit) -> bytes:
    from raci.out.bpmn import bpmn  # read only when asked for

    return bpmn(visit.matrix, visit.layer, visit.lang)


def _mermaid(visit: Visit) -> bytes:
    from raci.out.mermaid import mermaid

    return mermaid(visit.matrix, visit.layer, visit.lang).encode()
