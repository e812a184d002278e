"""The room without a workshop: which ones there are, and the way to prepare one."""

import streamlit as st

from pages.room import panel
from pages.shared import lead, session, unread, visitor, workshops
from pages.shared.visit import Settings, read_log
from pages.shared.workshops import STAGES
from raci.log import OVER, Today
from raci.people import Action
from raci.words.problem import Problem

t = session.t


def show(settings: Settings, reason: Problem | list[Problem] | None) -> None:
    """Why there is none for the code in the address, and the workshops of the matrix that are not over."""

    if isinstance(reason, Problem):
        st.warning(workshops.why_none(reason, settings.lang))
        return
    panel.show_title(t("Which workshop?"))
    if "code" in st.query_params:
        st.warning(workshops.why_none(reason, settings.lang))
    log = read_log(settings.name)
    if isinstance(log, Problem):
        st.warning(unread.unread(log, settings.lang))
    elif isinstance(log, Today):
        _show_links(settings, log)
    if not visitor.may(Action.OPEN, settings.name):
        return
    label = t("Prepare a workshop")
    st.page_link("prepare/prepare.py", label=label, icon=":material/event:", query_params=settings.address)


def _show_links(settings: Settings, today: Today) -> None:
    """Those that this device may lead; any other one is reached by its code."""

    led = lead.led(today.workshops, settings.lang)
    for code, workshop in today.workshops.items():
        if workshop.stage not in OVER and code in led:
            label = f"{workshop.opened.title} · {workshop.opened.day} · {t(STAGES[workshop.stage])}"
            address = settings.address | {"code": code}
            st.page_link("room/room.py", label=session.plain(label), query_params=address)
