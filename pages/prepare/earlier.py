"""The workshops that a matrix has had, and those under way."""

import streamlit as st

from pages.shared import lead, session, visitor
from pages.shared.visit import Visit
from pages.shared.workshops import STAGES
from raci.log import OVER
from raci.people import Action

t = session.t


def show(visit: Visit, chosen: str) -> None:
    """A line a workshop, the latest first; each leads to its invitation, or to its minutes once it is over. Those that
    are under way are listed where they may be led."""

    known = {code: workshop for code, workshop in visit.today.workshops.items() if code != chosen}
    led = lead.led(known, visit.lang)
    others = [workshop for code, workshop in known.items() if workshop.stage in OVER or code in led]
    if not others and not chosen:
        return
    with st.container(key="links-workshops", gap="small"):
        st.subheader(t("Workshops of this matrix"), anchor=False)
        if chosen and visitor.may(Action.OPEN, visit.name):
            st.page_link(
                "prepare/prepare.py", label=t("Prepare another one"), icon=":material/add:",
                query_params=visit.address,
            )  # fmt: skip
        for workshop in reversed(others):
            opened, is_over = workshop.opened, workshop.stage in OVER
            label = session.plain(f"{opened.day} · {opened.title} · {t(STAGES[workshop.stage])}")
            address = visit.address | {"code": opened.workshop}
            page = "record/record.py" if is_over else "prepare/prepare.py"
            st.page_link(page, label=label, query_params=address | ({"view": "minutes"} if is_over else {}))
