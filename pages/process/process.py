"""Page: the process step by step, the gravest thing of each first; of lists of duties, who works for whom on what."""

import streamlit as st

from pages.process import lanes, posts, step, takeaway
from pages.shared import assets, session
from pages.shared.visit import this_visit
from raci.views import relay, working_for
from raci.views.by_row import causes_by_row
from raci.views.passes import passes

t = session.t
visit = this_visit()
whole = visit.kept("relay", lambda: relay.stages(visit.matrix, visit.layer, visit.findings))
by_row = visit.kept("by-row", lambda: causes_by_row(visit.causes))

st.html(assets.element("process/process.css"))
if whole:
    process = session.parameter("process", {stage.process.id for stage in whole})
    stages = [stage for stage in whole if process in ("", stage.process.id)]
    number, picked = step.numbers(whole), step.picked(stages, by_row)
    st.header(session.plain(step.headline(stages, whole, by_row, visit.lang)), anchor=False)
    takeaway.show(visit, whole, process)
    left, right = st.columns([2.4, 1], gap="medium")
    with left:
        lanes.show(visit, stages, number, by_row, picked, key="process-lanes")
    with right:
        step.show(visit, stages, number, by_row, picked)
    for chain in relay.chains(visit.matrix, visit.layer):
        flows = " → ".join(flow.name.of(visit.lang) for flow in chain)
        st.text(t("Read as one chain of work: {flows}", flows=flows))
else:
    work = visit.kept("passes", lambda: passes(visit.matrix, visit.layer, visit.findings))
    table = working_for.working_for(visit.matrix, work)
    says = working_for.headline(visit.matrix, table, visit.lang)
    st.header(session.plain(says or t("This matrix has no activities yet")), anchor=False)
    if table.holders:
        st.text(t("The text gives no order of steps, so this page shows who works for whom on what."))
        posts.show(visit, table, by_row)
