"""The files to take away: the rows that are shown, or the causes behind what is wrong with them, in every format."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from pages.shared import session, visitor, workspace
from pages.shared.download import download
from pages.shared.visit import Visit
from raci.file.edit import edit_file
from raci.model.selection import Selection
from raci.out import export, files
from raci.people import Action
from raci.rules import Cause

t = session.t


def show_rows(visit: Visit, selection: Selection, page: str) -> None:
    """One button a format, of the rows asked for; `page` begins their keys."""

    between = _choose_separator(page)
    for ending, label in files.ROWS.items():
        name = export.file_name(visit.matrix, visit.layer, _of_version(visit, ending), selection)
        data: Callable[[], bytes] = partial(
            files.of_rows, ending, visit.matrix, visit.layer, visit.lang, selection, between
        )
        if ending == "matrix.yaml" and selection.is_empty:
            name, data = _of_version(visit, f"{visit.name}.yaml"), partial(_whole, visit)
        download(t(label), name, data, key=f"{page}-{ending}", icon=None, width="stretch")
    show_way_back({"matrix": visit.name, "lang": visit.lang}, visit.name)


def show_way_back(address: Mapping[str, str], name: str) -> None:
    """The way for a file that comes back changed onto that matrix; none for whoever may not change it."""

    if not visitor.may(Action.DECIDE, name):
        return
    address = {**address, "onto": name}
    st.page_link("bring/bring.py", label=t("Bring a changed file back"), icon=":material/undo:", query_params=address)


def show_causes(visit: Visit, causes: Sequence[Cause], page: str) -> None:
    """The same of causes."""

    between, title = _choose_separator(f"{page}-causes"), visit.matrix.title.of(visit.lang)
    for ending, label in files.CAUSES.items():
        name = export.file_name(visit.matrix, visit.layer, _of_version(visit, ending))
        data = partial(files.of_causes, ending, causes, title, visit.lang, between)
        download(t(label), name, data, key=f"{page}-{ending}", icon=None, width="stretch")


def _choose_separator(page: str) -> str:
    separators = {"comma": t("comma"), "semicolon": t("semicolon")}
    chosen = st.segmented_control(
        t("Between the cells of a CSV"), list(separators), format_func=separators.__getitem__, default="comma",
        key=f"{page}-separator", required=True,
    )  # fmt: skip
    return export.SEPARATORS[chosen or "comma"]


def _of_version(visit: Visit, ending: str) -> str:
    """The ending, with the entry after which the matrix is shown."""

    return ending if visit.version is None else f"after-{visit.version}_{ending}"


def _whole(visit: Visit) -> bytes:
    """The file as people have written it, with what has been decided in it."""

    return edit_file(workspace.library().text(visit.name), visit.matrix).text.encode()
