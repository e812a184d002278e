"""The frame around every page: page settings, navigation, and the matrix, layer and language of the visit."""

import streamlit as st

from pages import unknown
from pages.shared import assets, notices, session, workspace
from pages.shared.languages import languages
from raci.model.letters import Letter
from raci.model.terms import LAYERS
from raci.out.palette import LIGHT, ON_LETTER

t = session.t

ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
    f'<rect width="32" height="32" fill="{LIGHT[Letter.A]}"/>'
    f'<path d="M8 25 16 6l8 19M11 19h10" stroke="{ON_LETTER[0]}" stroke-width="4" fill="none"/></svg>'
)
"""Drawn here, because an icon by name is fetched from a font service at run time."""

st.set_page_config(page_title=t("Who owns what"), page_icon=ICON, layout="wide")

look = [
    st.Page("overview/overview.py", title=t("Overview"), icon=":material/visibility:", default=True),
    st.Page("matrix/matrix.py", title=t("Matrix"), icon=":material/grid_on:"),
    st.Page("process/process.py", title=t("Process"), icon=":material/route:"),
    st.Page("role/role.py", title=t("My department"), icon=":material/badge:"),
    st.Page("gaps/gaps.py", title=t("Gaps"), icon=":material/report:"),
    st.Page("compare/compare.py", title=t("Compare"), icon=":material/compare_arrows:"),
]
workshop = [
    st.Page("prepare/prepare.py", title=t("Prepare"), icon=":material/event:"),
    st.Page("room/room.py", title=t("Room"), icon=":material/present_to_all:"),
    st.Page("record/record.py", title=t("Record"), icon=":material/history:"),
    st.Page("ballot/ballot.py", title=t("Ballot"), visibility="hidden"),
]
ALONE = ("room", "ballot")
"""Pages with nothing around them: the projector and the phones."""

sections = {"": look, t("Workshop"): workshop}
page = st.navigation(sections, position="hidden")
session.begin()
asked = unknown.problems(page.url_path)
if page.url_path in ALONE:
    st.html(assets.element("shared/page.css"))
    unknown.show(asked)
    page.run()
    st.stop()

st.navigation(sections, position="top")
session.keep_in_address()
st.html(assets.element("shared/page.css"))
with st.container(key="page"):
    with st.container(horizontal=True, vertical_alignment="center", key="frame"):
        st.title(page.title, anchor=False, width="content")
        st.space("stretch")
        chosen = session.matrix_name()
        titles = workspace.titles(session.lang(), chosen)
        layers = {layer: t(name) for layer, (name, _) in LAYERS.items()}
        st.selectbox(
            t("Matrix"),
            titles,
            index=None,
            required=True,
            format_func=titles.__getitem__,
            placeholder=t("Choose a matrix"),
            label_visibility="collapsed",
            width=260,
            **session.bind("frame-matrix", chosen if chosen in titles else None, "matrix"),
        )
        st.segmented_control(
            t("Layer"),
            layers,
            format_func=layers.__getitem__,
            help="\n".join(f"- **{t(name)}**: {t(meaning)}" for name, meaning in LAYERS.values()),
            required=True,
            label_visibility="collapsed",
            **session.bind("frame-layer", session.layer(), "layer"),
        )
        languages()
    unknown.show(asked)
    notices.show(page)
    if not page.url_path:
        notices.strays()
        notices.reading()

    page.run()
