"""Page: the matrix as a grid, the evidence beside it, the files to take away, and letters typed in with a reason."""

import streamlit as st

from pages.matrix import batch, filters, reshape, typed
from pages.matrix.marks import marks
from pages.shared import evidence, session
from pages.shared.grid import grid
from pages.shared.visit import this_visit
from raci.views.cause_filter import gap_rows

visit = this_visit()
matrix = visit.matrix
selection = session.selection(matrix)
rows = selection.of(matrix, visit.layer, gap_rows(visit.causes))
draft = typed.draft(visit)

top = st.container()
left, right = st.columns([3.5, 1] if draft is None else [2.6, 1], gap="medium")
with left:  # first, so that the browser fetches what draws the grid while the filters are on their way
    shapes = visit.kept("marks", lambda: marks(visit.causes, matrix, visit.lang))
    grid.show(visit, matrix, rows, key="matrix-grid", above="14.5rem", marks=shapes, draft=draft)
with right:
    if draft and reshape.show_what() == reshape.ITEMS:
        reshape.show(visit)
    else:
        batch.show(visit, draft)
    evidence.show(visit, grid.picked(matrix), visit.causes)
with top:
    filters.show(visit, selection, rows)
