"""The row of filters above the grid, and the files that hold what they leave."""

import streamlit as st

from pages.matrix import typed
from pages.shared import files, folds, session
from pages.shared.download import DOWNLOAD
from pages.shared.pick import pick
from pages.shared.visit import Visit
from raci.model import Matrix, facts
from raci.model.selection import Selection
from raci.model.terms import LETTERS

t = session.t


def show(visit: Visit, selection: Selection, rows: Matrix) -> None:
    """Filters of rows; each writes to the address, and the downloads hold just these rows."""

    matrix, lang = visit.matrix, visit.lang
    with st.container(horizontal=True, vertical_alignment="center", key="filters"):
        processes = {process.id: facts.process_name(matrix, process, lang) for process in matrix.processes}
        roles = {role.id: role.label.of(lang) for role in matrix.roles}
        letters = {letter: f"{letter} · {t(name)}" for letter, (name, _) in LETTERS.items()}
        if selection.rows:
            chosen = session.count(len(selection.rows), "{n} chosen row", "{n} chosen rows")
            pick(t("All rows"), {",".join(selection.rows): chosen}, ",".join(selection.rows), "rows")
        pick(t("All processes"), processes, selection.process, "process")
        pick(t("All parties"), roles, selection.role, "role")
        pick(t("All letters"), letters, selection.letter, "letter")
        st.toggle(
            t("Only rows with a gap"),
            **session.bind("matrix-gaps", selection.gaps, "gaps", lambda on: "yes" if on else ""),
        )
        st.text_input(
            t("Search"),
            type="search",
            placeholder=t("Search text or clause"),
            label_visibility="collapsed",
            max_chars=100,
            width=178,
            **session.bind("matrix-text", selection.text, "text"),
        )
        folds.show_popover(
            t("Download"), lambda: _show_downloads(visit, selection, rows), key="matrix-files", icon=DOWNLOAD
        )
        typed.show_switch(visit)


def _show_downloads(visit: Visit, selection: Selection, rows: Matrix) -> None:
    st.caption(session.count(len(rows.activities), "{n} row, as shown", "{n} rows, as shown"))
    files.show_rows(visit, selection, "matrix")
