"""Page: my department; what one party answers for, whom it waits for, what concerns it, and where it stands."""

import streamlit as st

from pages.role import about, choose, duties, signing
from pages.shared import session
from pages.shared.visit import this_visit
from raci.views import lines, profile, relay

visit = this_visit()
matrix = visit.matrix
role = session.parameter("role", matrix.role) or profile.first_role(matrix)

top = st.container()
if role:
    reporting = lines.chart(matrix)
    stages = relay.stages(matrix, visit.layer, visit.findings)
    department = profile.profile(matrix, role, visit.layer, stages, visit.findings)
    with top:
        st.header(session.plain(profile.headline(department, matrix, visit.lang)), anchor=False)
        choose.show(visit, department)
        signing.show_head(visit)
    with st.container(key="department"):
        left, middle, right = st.columns(3, gap="medium")
        with left:
            duties.show_letters(visit, department)
        with middle:
            duties.show_findings(visit, department)
        with right:
            duties.show_waits(visit, department)
            about.show_lines(visit, reporting, department)
            about.show_facts(visit, department)
    signing.show_signature(department, visit.lang)
    with st.container(key="around"):
        about.show_chart(visit, reporting, role)
        about.show_elsewhere(visit)
else:
    st.text(session.t("This matrix names no party."))
