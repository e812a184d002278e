"""The row above a department: which one, and the file with just its rows."""

import streamlit as st

from pages.shared import session
from pages.shared.download import download
from pages.shared.visit import Visit
from raci.model.selection import Selection
from raci.out import export
from raci.views import tables
from raci.views.profile import Profile

t = session.t


def show(visit: Visit, profile: Profile) -> None:
    """The choice of the party, and its rows as CSV."""

    matrix, lang, layer = visit.matrix, visit.lang, visit.layer
    names = {role.id: role.label.of(lang) for role in matrix.roles}
    chosen = Selection(role=profile.role.id)
    with st.container(horizontal=True, vertical_alignment="center", key="filters"):
        st.selectbox(
            t("Party"),
            names,
            index=None,
            required=True,
            format_func=names.__getitem__,
            label_visibility="collapsed",
            width=260,
            **session.bind("role-role", profile.role.id, "role"),
        )
        download(
            t("Download CSV"),
            export.file_name(matrix, layer, "long.csv", chosen),
            lambda: export.csv(tables.long(chosen.of(matrix, layer), layer, lang)),
            key="role-csv",
        )
