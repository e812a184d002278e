"""Page: the causes as a work list, one of them in full with its ways out, and the questions that are still open."""

import streamlit as st

from pages.gaps import full, heading, items, narrow, points
from pages.gaps.sight import look
from pages.shared import session
from pages.shared.visit import this_visit

t = session.t
visit = this_visit()
sight = look(visit)
view = heading.show_views(sight)

if view == narrow.QUESTIONS:
    points.show(visit, sight)
else:
    top = st.container()
    left, right = st.columns([1.05, 1], gap="medium")
    chosen = items.chosen(sight.shown)
    with left:
        items.show(visit, sight, chosen)
    with right, st.container(key="detail"):
        if chosen:
            full.show(visit, sight, chosen)
        elif items.is_asked():
            st.text(t("The finding of this link is not in the list: settled in this layer, or left out by a filter."))
    with top:
        heading.show(visit, sight)
