"""Page: my department; what one party answers for, whom it waits for, what concerns it, and where it stands."""

import streamlit as st

from pages.role import about, choose, paper, work
from pages.shared import session
from raci.views import lines, profile, relay

matrix = session.matrix()
layer = session.layer()
found = session.findings()
stages = relay.stages(matrix, layer, found)
role = session.asked("role", matrix.role) or profile.first_role(matrix)

top = st.container()
if role:
    reporting = lines.chart(matrix)
    one = profile.profile(matrix, role, layer, stages, found)
    with top:
        st.header(session.plain(profile.headline(one, matrix, session.lang())), anchor=False)
        choose.show(matrix, one)
        paper.head(matrix)
    with st.container(key="department"):
        left, middle, right = st.columns(3, gap="medium")
        with left:
            work.letters(one)
        with middle:
            work.findings(one)
        with right:
            work.waits(matrix, one)
            about.lines(reporting, one)
            about.facts(matrix, one)
    paper.signature(one)
    with st.container(key="around"):
        about.chart(matrix, reporting, role)
        about.elsewhere(matrix)
else:
    st.text(session.t("This matrix names no party."))
