"""Page: prepare a workshop; which rows, which seats, and how everybody gets in."""

import streamlit as st

from pages.parts import definitions, session, workshops, writing
from pages.parts.prepare import earlier, invitation, opening, rows, slips
from raci import workshop
from raci.letters import Layer

t = session.t
matrix = session.matrix()
today = session.today()
visit = workshops.asked()

if visit and visit.name == session.matrix_name():
    left, right = st.columns([1.6, 1], gap="large")
    with left:
        invitation.show(visit)
        slips.give(visit)
        slips.take(visit)
    with right:
        invitation.progress(visit)
        earlier.show(today, visit.code)
else:
    offers = workshop.offer(matrix, Layer.TODAY, session.findings(shown=Layer.TODAY))
    st.header(opening.headline(offers), anchor=False)
    is_off = writing.is_off()
    left, right = st.columns([1.4, 1], gap="large")
    with left:
        chosen = rows.show(matrix, offers)
    with right:
        opening.fields(matrix)
        if not is_off:
            opening.button(session.matrix_name(), today, chosen)
        with st.expander(t("What the letters mean, with an example"), expanded=True):
            definitions.show()
        earlier.show(today, "")
