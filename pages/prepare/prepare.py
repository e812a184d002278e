"""Page: prepare a workshop; which rows, which seats, and how everybody gets in."""

import streamlit as st

from pages.prepare import earlier, invitation, opening, rows, slips
from pages.shared import definitions, reading, session, workshops, writing
from pages.shared.workshops import Visit
from raci import workshop
from raci.model.letters import Layer

t = session.t
matrix = session.matrix()
today = session.today()
name = session.matrix_name()
visit = reading.given(workshops.asked())

if isinstance(visit, Visit) and visit.name == name:
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
        data = rows.show(name, matrix, offers)
    with right:
        opening.fields(name, matrix)
        if not is_off:
            opening.button(name, today, data)
        with st.expander(t("What the letters mean, with an example"), expanded=True):
            definitions.show()
        earlier.show(today, "")
