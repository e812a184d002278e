"""Step three: the matrix of the confirmed letters, each with the sentence behind it, to look at and to take away."""

import streamlit as st

from pages.policy.desk import Desk
from pages.shared import evidence, session
from pages.shared.download import download
from pages.shared.grid import grid
from pages.shared.visit import Settings, Visit
from raci.draft import matrix_of
from raci.draft.review import letters_of
from raci.file.dump import dumps
from raci.log import fold
from raci.model import Matrix
from raci.model.letters import Layer

t, count = session.t, session.count


def show(desk: Desk) -> None:
    """The matrix, or what it waits for."""

    drafts = letters_of(desk.reading, desk.answers)
    unread = sum(not page.is_read for page in desk.pages)
    if not drafts:
        st.info(t("No letter is confirmed yet. Only what you confirm comes into the matrix."))
        return
    matrix = matrix_of(desk.reading, desk.paper.name, drafts, desk.answers.names)
    letters = count(len(drafts), "{n} confirmed letter", "{n} confirmed letters")
    rows = count(len(matrix.activities), "{n} activity", "{n} activities")
    st.header(t("{letters} in {rows}", letters=letters, rows=rows), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center", key="policy-out"):
        download(t("Download the matrix"), f"{matrix.id}.yaml", lambda: dumps(matrix).encode(), key="policy-yaml")
        if unread:
            st.caption(count(unread, "{n} sentence is unread and not in it", "{n} sentences are unread and not in it"))
    _show_grid(matrix)


def _show_grid(matrix: Matrix) -> None:
    """The matrix as its own page would show it, with the evidence beside it."""

    today = fold(matrix, ())
    visit = Visit(Settings(matrix.id, Layer.STATED, session.spoken()), None, today, today)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        rows = grid.only(matrix, matrix.activity)  # all steps stand open
        grid.show(visit, matrix, rows, key=f"policy-grid-{matrix.id}", above="22rem")
    with right:
        evidence.show(visit, grid.picked(matrix))
