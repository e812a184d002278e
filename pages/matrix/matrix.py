"""Page: the matrix as a grid, the evidence beside it, the files to take away, and letters typed in with a reason."""

import streamlit as st

from pages.matrix import batch, edit, filters
from pages.matrix.marks import marks
from pages.shared import evidence, session
from pages.shared.grid import grid

matrix = session.matrix()
name = session.matrix_name()
layer = session.layer()
selection = session.selection(matrix)
rows = selection.of(matrix, layer)
found = session.findings()
draft = edit.draft(name, matrix)

top = st.container()
left, right = st.columns([3.5, 1] if draft is None else [2.6, 1], gap="medium")
with left:  # first, so that the browser fetches what draws the grid while the filters are on their way
    grid.show(matrix, rows, key="matrix-grid", above="14.5rem", marks=marks(found, matrix, session.lang()), draft=draft)
with right:
    batch.show(name, matrix, draft)
    evidence.show(matrix, grid.picked(matrix), found)
with top:
    filters.show(matrix, selection)
