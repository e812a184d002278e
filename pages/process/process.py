"""Page: the process as a relay; who runs each step, who hands on to whom, and one step told as a story."""

import streamlit as st

from pages.process import lanes, step, takeaway
from pages.shared import session
from pages.shared.visit import this_visit
from raci.views import relay

t = session.t
visit = this_visit()
whole = relay.stages(visit.matrix, visit.layer, visit.findings)
process = session.parameter("process", {stage.process.id for stage in whole})
stages = [stage for stage in whole if process in ("", stage.process.id)]

st.header(session.plain(step.headline(stages, whole, visit.lang)), anchor=False)
top = st.container()
if stages:
    left, right = st.columns([2.4, 1], gap="medium")
    picked = step.picked(stages)
    with left:
        lanes.show(visit, stages, picked, key="process-lanes")
    with right:
        step.show(visit, stages, picked)
else:
    st.text(t("This matrix has lists of duties and no process; the page My department shows who holds them."))
for chain in relay.chains(visit.matrix, visit.layer):
    flows = " → ".join(flow.name.of(visit.lang) for flow in chain)
    st.text(t("Read as one chain of work: {flows}", flows=flows))
with top:
    takeaway.show(visit, whole, process)
