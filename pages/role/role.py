"""Page: my department; a page to sign: what nobody answers for, what we hold, who waits for whom, and the signature."""

import streamlit as st

from pages.role import about, around, choose, claim, confirm, duties, paper_sheet
from pages.shared import assets, session, writing
from pages.shared.visit import this_visit
from raci.people import Action
from raci.views import lines, profile
from raci.views.unclaimed import shifts, unclaimed

t = session.t
visit = this_visit()
matrix = visit.matrix
role = session.parameter("role", matrix.role) or profile.first_role(matrix)

if role:
    reporting = visit.kept("lines", lambda: lines.chart(matrix))
    department = visit.kept("profile", lambda: profile.profile(matrix, role, visit.layer, visit.findings), role)
    rows = visit.kept("unclaimed", lambda: unclaimed(matrix, role, visit.layer, visit.causes), role)
    both = visit.kept("around", lambda: around.sides(visit, role, visit.layer), role)
    unowned, proposed = [row.row.id for row in rows], visit.kept("shifts", lambda: shifts(matrix, role), role)
    is_now = visit.is_now and not department.is_silent
    is_open = is_now and writing.can_write_or_say(visit, Action.SIGN)
    st.html(assets.element("role/role.css"))
    with st.container(key="on-screen"):
        st.header(session.plain(choose.headline(visit, department, rows)), anchor=False)
        choose.show(visit, department)
        left, right = st.columns([1.4, 1], gap="large")
        with left:
            claim.show(visit, role, rows, is_open=is_open)
            duties.show_letters(visit, department, unowned)
        with right:
            around.show(visit, role, both)
            duties.show_shifts(visit, proposed)
            duties.show_findings(visit, department)
            about.show_lines(visit, reporting, department)
            about.show_facts(visit, department)
        if is_open:
            confirm.show(visit, role, len(rows))
        about.show_chart(visit, reporting, role)
        about.show_elsewhere(visit)
    paper_sheet.show(visit, department, rows, both, proposed)
else:
    st.text(t("This matrix names no party."))
