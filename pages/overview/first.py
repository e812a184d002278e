"""The first screen of the overview: counts, the relay, the findings that matter most. Nothing here waits for plotly."""

import streamlit as st

from pages.overview import strip
from pages.shared import links, session
from pages.shared.visit import Visit
from raci.views import headline, relay

t = session.t

UNSAID = "RACI101"
"""The rule whose findings rest on a convention, which is stated where they are counted."""


def show_counts(visit: Visit) -> None:
    """At most four numbers in words; each leads to what it counts."""

    with st.container(horizontal=True, gap="medium", key="counts"):
        for number in headline.counts(visit.findings, visit.lang):
            words = session.plain(number.says).replace(str(number.number), f"**{number.number}**", 1)
            st.page_link("gaps/gaps.py", label=words, query_params=visit.address | number.asks, width="content")
    if unsaid := sum(finding.rule.code == UNSAID and not finding.accepted for finding in visit.findings):
        st.text(
            session.count(
                unsaid,
                "In {n} activity one party does the work and the text does not say who answers. Most readers take the "
                "doer to answer: a concern, not a gap.",
                "In {n} activities one party does the work and the text does not say who answers. Most readers take "
                "the doer to answer: a concern, not a gap.",
            )
        )


def show_relay(visit: Visit) -> None:
    """The process with its breaks, or, where there is none, who holds how many duties; a click opens its page."""

    matrix = visit.matrix
    stages = relay.stages(matrix, visit.layer, visit.findings)
    if stages:
        process = strip.show(strip.stages(matrix, stages, visit.lang), key="overview-relay")
        if process in matrix.process:
            st.switch_page("process/process.py", query_params=visit.address | {"process": process})
    elif holders := relay.holders(matrix, visit.layer, visit.findings):
        role = strip.show(strip.holders(matrix, holders, visit.lang), key="overview-holders")
        if role in matrix.role:
            st.switch_page("role/role.py", query_params=visit.address | {"role": role})


def show_worst(visit: Visit) -> None:
    """The findings that matter most, each with the way to its page."""

    top = headline.top(visit.findings)
    if not top:
        st.text(t("Nothing found that would hurt."))
        return
    st.subheader(t("What matters most"), anchor=False)
    links.show(visit, top, key="worst")
