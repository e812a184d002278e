"""The first decisions of the plan on the overview: what to vote on, what it closes, and who must agree."""

from datetime import date

import streamlit as st

from pages.shared import session, workspace
from pages.shared.visit import Visit
from raci.model import Matrix
from raci.model.letters import Layer
from raci.out.decisions import counted, names
from raci.views.plan import Decision, Plan, plan

t = session.t
SHOWN = 3
"""Decisions that a board takes at one sitting; `raci plan` lists the others."""


def show_first(visit: Visit) -> None:
    """Up to three decisions side by side; nothing where none would settle anything."""

    version = workspace.version(visit.name, visit.today)
    made = _plan(visit.matrix, version, visit.layer, date.today())
    if not made.decisions:
        return
    st.subheader(t("Decide this"), anchor=False)
    with st.container(key="decisions"):
        for column, decision in zip(st.columns(SHOWN, gap="medium"), made.decisions, strict=False):
            with column:
                _show(decision, visit)


@st.cache_resource(max_entries=50, show_spinner=False)
def _plan(_matrix: Matrix, version: tuple[object, ...], layer: Layer, today: date) -> Plan:
    return plan(_matrix, layer, today, most=SHOWN)


def _show(decision: Decision, visit: Visit) -> None:
    lang = visit.lang
    st.markdown(f"**{session.plain(decision.title.of(lang))}**")
    st.text(decision.reason(lang))
    closes, opens = counted(decision.closes, lang), counted(decision.opens, lang)
    st.text(t("closes {closes}, opens {opens}", closes=closes, opens=opens))
    if decision.agree:
        st.text(t("must agree: {roles}", roles=names(decision.agree, visit.matrix, lang)))
    address = visit.address | {"finding": decision.closes[0].head.id}
    st.page_link("gaps/gaps.py", label=t("See what it settles"), query_params=address)
