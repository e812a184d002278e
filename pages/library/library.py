"""Page: all matrices at hand, grouped and searched, each with its causes, its freshness and the ways from it."""

import streamlit as st

from pages.library import chosen, diagnosed, table
from pages.shared import session, visitor
from pages.shared.visit import read_settings
from raci.people import Action
from raci.store import CauseKind

t, count = session.t, session.count

settings = read_settings()
everything = diagnosed.diagnose_all(settings.layer)
unowned = sum(bool(shown.line and shown.line.kinds.get(CauseKind.OWNER)) for shown in everything)
with st.container(horizontal=True, vertical_alignment="center"):
    st.header(
        t("In {n} of {all} matrices, some work has no owner", n=unowned, all=len(everything))
        if everything
        else t("There is no matrix yet; bring the one you have"),
        anchor=False,
    )
    st.space("stretch")
    may_bring = visitor.may(Action.UPLOAD)
    if may_bring and st.button(t("Bring a matrix"), type="primary", key="library-bring", icon=":material/upload_file:"):
        st.switch_page("bring/bring.py", query_params=settings.address)
text, topic, role, by = table.show_filters(everything, settings.lang)
left = diagnosed.narrowed(everything, text, topic, role, settings.lang)
picked = table.picked({shown.name for shown in left}, settings.name)
listed, beside = st.columns([3, 1], gap="medium")
with listed:
    table.show(diagnosed.grouped(left, by, settings.lang), picked, settings.lang)
with beside:
    chosen.show(next((shown for shown in left if shown.name == picked), None), settings)
