"""The workshops that a matrix has had, and those under way."""

import streamlit as st

from pages.shared import session
from pages.shared.workshops import STAGES
from raci.log import Stage, Today

t = session.t


def show(today: Today, chosen: str) -> None:
    """A line a workshop, the latest first; each leads to its invitation, or to its minutes once it is over."""

    found = [one for one in reversed([*today.workshops.values()]) if one.opened.workshop != chosen]
    if not found and not chosen:
        return
    with st.container(key="links-workshops", gap="small"):
        st.subheader(t("Workshops of this matrix"), anchor=False)
        if chosen:
            st.page_link(
                "prepare/prepare.py", label=t("Prepare another one"), icon=":material/add:",
                query_params=session.settings(),
            )  # fmt: skip
        for one in found:
            label = session.plain(f"{one.opened.day} · {one.opened.title} · {t(STAGES[one.stage])}")
            is_over, address = one.stage == Stage.CLOSED, session.settings() | {"code": one.opened.workshop}
            page = "record/record.py" if is_over else "prepare/prepare.py"
            st.page_link(page, label=label, query_params=address | ({"view": "minutes"} if is_over else {}))
