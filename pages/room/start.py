"""The room without a workshop: which ones there are, and the way to prepare one."""

import streamlit as st

from pages.room import panel
from pages.shared import reading, session, workshops, workspace
from pages.shared.workshops import STAGES
from raci.log import Stage, Today
from raci.words.problem import Problem

t = session.t


def show(asked: Problem | list[Problem] | None) -> None:
    """The workshops of the matrix of this visit that are not over."""

    if isinstance(asked, Problem):
        st.warning(workshops.missing(asked))
        return
    panel.title(t("Which workshop?"))
    if "code" in st.query_params:
        st.warning(workshops.missing(asked))
    name = session.matrix_name()
    found = workspace.today(name) if workspace.is_known(name) else []
    if isinstance(found, Problem):
        st.warning(reading.unread(found))
    elif isinstance(found, Today):
        for code, one in ((code, one) for code, one in found.workshops.items() if one.stage != Stage.CLOSED):
            label = f"{one.opened.title} · {one.opened.day} · {t(STAGES[one.stage])}"
            address = session.settings() | {"code": code}
            st.page_link("room/room.py", label=session.plain(label), query_params=address)
    address = session.settings()
    st.page_link("prepare/prepare.py", label=t("Prepare a workshop"), icon=":material/event:", query_params=address)
