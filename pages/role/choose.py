"""The row above a department: which one, the link that opens its page, and the file with just its rows."""

from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st

from pages.shared import files, folds, session, workspace
from pages.shared.download import DOWNLOAD
from pages.shared.visit import Visit
from raci.model.letters import Layer
from raci.model.selection import Selection
from raci.views import profile
from raci.views.profile import Profile
from raci.views.unclaimed import Unclaimed
from raci.workshop import origin_of

t, count = session.t, session.count


def headline(visit: Visit, party: Profile, rows: Sequence[Unclaimed]) -> str:
    """What its head must know: how much of its work nobody answers for, else what it answers for."""

    if not rows:
        return profile.headline(party, visit.matrix, visit.lang)
    return count(
        len(rows),
        "Nobody is named to answer for {n} of the {all} activities that {role} works on",
        "Nobody is named to answer for {n} of the {all} activities that {role} works on",
        all=profile.works_on(visit.matrix, party.role.id, visit.layer),
        role=party.role.label.of(visit.lang),
    )


def show(visit: Visit, party: Profile) -> None:
    """The choice of the party, what to send to its head, its rows as CSV, and where the page can be signed."""

    matrix, lang, layer = visit.matrix, visit.lang, visit.layer
    names = {role.id: role.label.of(lang) for role in matrix.roles}
    with st.container(horizontal=True, vertical_alignment="center", key="filters"):
        st.selectbox(
            t("Party"),
            names,
            index=None,
            required=True,
            format_func=names.__getitem__,
            label_visibility="collapsed",
            width=260,
            **session.bind("role-role", party.role.id, "role"),
        )
        folds.show_popover(
            t("Send this page"), lambda: _show_link(visit, party.role.id), key="role-send", icon=":material/link:"
        )
        rows = Selection(role=party.role.id)
        folds.show_popover(t("Download"), lambda: files.show_rows(visit, rows, "role"), key="role-files", icon=DOWNLOAD)
        if layer != Layer.TODAY:
            address = visit.address | {"layer": Layer.TODAY.value, "role": party.role.id}
            st.page_link("role/role.py", label=t("To sign, look at today"), query_params=address)
        else:
            st.text(t("Prints on one sheet to sign."), width="content")


def _show_link(visit: Visit, role: str) -> None:
    st.text(t("This link opens the page of this department, to be read and signed:"))
    st.code(_link(visit, role), language=None, wrap_lines=True)


def _link(visit: Visit, role: str) -> str:
    """The address of the page, in the layer that can be signed."""

    origin = origin_of(st.context.url or "")
    asks = visit.address | {"layer": Layer.TODAY.value, "role": role}
    return f"{origin}{workspace.prefix()}/role?{urlencode(asks)}"
