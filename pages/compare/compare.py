"""Page: two layers or two matrices side by side; the differences in words, and what they settle and raise."""

import streamlit as st

from pages.compare import differences, sides
from pages.shared import session

matrix = session.matrix()
before, after = sides.asked(matrix)
found = sides.compared(before, after)

st.header(differences.headline(found), anchor=False)
sides.show(matrix, before, after, found)
left, right = st.columns([1, 1], gap="large")
with left:
    differences.cells(after.matrix, found)
    differences.rows(found)
with right:
    differences.findings(found)
differences.grid_of(before, after, found)
