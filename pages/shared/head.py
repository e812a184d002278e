"""The head of a page: its title, the matrix and the layer of the visit where it shows one, and the language."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from pages.shared import badge, session, workspace
from pages.shared.languages import show_languages
from pages.shared.screen import screen
from pages.shared.visit import Settings
from pages.shared.welcome import welcome
from raci.model.terms import LAYERS

t = session.t


def show(page: StreamlitPage, settings: Settings, *, has_matrix: bool, has_layers: bool) -> None:
    """Everything in one row; each choice goes into the address."""

    with st.container(horizontal=True, vertical_alignment="center", key="frame"):
        st.title(page.title, anchor=False, width="content")
        st.space("stretch")
        if has_matrix:
            _show_matrices(settings)
        if has_layers:
            _show_layers(settings)
        badge.show(settings.name if has_matrix else "", settings.lang)
        show_languages(settings.lang)
        welcome.show_help(page.url_path, settings.lang)
        screen.show_fold()


def _show_matrices(settings: Settings) -> None:
    """The matrices seen last, and the way to all of them."""

    titles = workspace.titles(settings.lang, settings.name)
    st.selectbox(
        t("Matrix"),
        session.recent(settings.name, titles),
        index=None,
        required=True,
        format_func=titles.__getitem__,
        placeholder=t("Choose a matrix"),
        label_visibility="collapsed",
        width=240,
        **session.bind("frame-matrix", settings.name if settings.name in titles else None, "matrix"),
    )
    label = t("All {n}", n=len(titles))
    st.page_link("library/library.py", label=label, query_params=settings.address, width="content")


def _show_layers(settings: Settings) -> None:
    layers = {layer: t(name) for layer, (name, _) in LAYERS.items()}
    st.segmented_control(
        t("Layer"),
        layers,
        format_func=layers.__getitem__,
        help="\n".join(f"- **{t(name)}**: {t(meaning)}" for name, meaning in LAYERS.values()),
        required=True,
        label_visibility="collapsed",
        **session.bind("frame-layer", settings.layer, "layer"),
    )
