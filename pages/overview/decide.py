"""The first decisions of the plan on the overview: what to vote on, what it closes, and who must agree."""

from datetime import date

import streamlit as st

from pages.shared import session, workspace
from raci.model import Matrix
from raci.model.letters import Layer
from raci.out.decisions import counted, names
from raci.views.plan import Decision, Plan, plan

t = session.t
SHOWN = 3
"""Decisions that a board takes at one sitting; `raci plan` lists the others."""


def first(matrix: Matrix) -> None:
    """Up to three decisions side by side; nothing where none would settle anything."""

    layer = session.layer()
    name = session.matrix_name()
    made = _plan(matrix, workspace.version(name, session.base(layer)), layer, date.today())
    if not made.decisions:
        return
    st.subheader(t("Decide this"), anchor=False)
    with st.container(key="decisions"):
        for column, one in zip(st.columns(SHOWN, gap="medium"), made.decisions, strict=False):
            with column:
                _show(one, matrix)


@st.cache_resource(max_entries=50, show_spinner=False)
def _plan(_matrix: Matrix, version: tuple[object, ...], layer: Layer, today: date) -> Plan:
    return plan(_matrix, layer, today, most=SHOWN)


def _show(one: Decision, matrix: Matrix) -> None:
    lang = session.lang()
    st.markdown(f"**{session.plain(one.title.of(lang))}**")
    st.text(one.reason(lang))
    told = t("closes {closes}, opens {opens}", closes=counted(one.closes, lang), opens=counted(one.opens, lang))
    st.text(told)
    if one.agree:
        st.text(t("must agree: {roles}", roles=names(one.agree, matrix, lang)))
    address = session.settings() | {"finding": one.closes[0].head.id}
    st.page_link("gaps/gaps.py", label=t("See what it settles"), query_params=address)
