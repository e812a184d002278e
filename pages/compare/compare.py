"""Page: two layers, versions or matrices side by side, party by party; and what the differences settle and raise."""

import streamlit as st

from pages.compare import differences, sides
from pages.shared.visit import this_visit

visit = this_visit()
others = sides.others(visit)
before, after = sides.read_sides(visit, others)
comparison = sides.compared(before, after)

st.header(differences.headline(comparison, visit.lang), anchor=False)
sides.show(visit, others, before, after, comparison)
if comparison.is_empty:
    differences.show_offers(visit, others)
else:
    left, right = st.columns([1.6, 1], gap="large")
    with left:
        differences.show_columns(after, comparison, visit.lang)
    with right:
        differences.show_findings(comparison, visit.lang)
        differences.show_rows(comparison, visit.lang)
    differences.show_grid(visit, before, after, comparison)
