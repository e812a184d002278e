"""The first screen of the overview: counts, the relay, the findings that matter most. Nothing here waits for plotly."""

from collections.abc import Sequence

import streamlit as st

from pages.overview import strip
from pages.shared import links, session
from raci.model import Matrix
from raci.rules import Finding
from raci.views import headline
from raci.views import relay as relays

t = session.t

UNSAID = "RACI101"
"""The rule whose findings rest on a convention, which is stated where they are counted."""


def counts(found: Sequence[Finding]) -> None:
    """At most four numbers in words; each leads to what it counts."""

    with st.container(horizontal=True, gap="medium", key="counts"):
        for one in headline.counts(found, session.lang()):
            words = session.plain(one.says).replace(str(one.number), f"**{one.number}**", 1)
            st.page_link("gaps/gaps.py", label=words, query_params=session.settings() | one.asks, width="content")
    if unsaid := sum(one.rule.code == UNSAID and not one.accepted for one in found):
        st.text(
            session.count(
                unsaid,
                "In {n} activity one party does the work and the text does not say who answers. Most readers take the "
                "doer to answer: a concern, not a gap.",
                "In {n} activities one party does the work and the text does not say who answers. Most readers take "
                "the doer to answer: a concern, not a gap.",
            )
        )


def relay(matrix: Matrix, found: Sequence[Finding]) -> None:
    """The process with its breaks, or, where there is none, who holds how many duties; a click opens its page."""

    layer = session.layer()
    stages = relays.stages(matrix, layer, found)
    if stages:
        process = strip.show(strip.stages(matrix, stages, session.lang()), key="overview-relay")
        if process in matrix.process:
            st.switch_page("process/process.py", query_params=session.settings() | {"process": process})
    elif holders := relays.holders(matrix, layer, found):
        role = strip.show(strip.holders(matrix, holders, session.lang()), key="overview-holders")
        if role in matrix.role:
            st.switch_page("role/role.py", query_params=session.settings() | {"role": role})


def worst(found: Sequence[Finding]) -> None:
    """The findings that matter most, each with the way to its page."""

    top = headline.top(found)
    if not top:
        st.text(t("Nothing found that would hurt."))
        return
    st.subheader(t("What matters most"), anchor=False)
    links.show(top, key="worst")
