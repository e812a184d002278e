"""The choice of the language, where a page has no frame around it and in the frame itself."""

import streamlit as st

from pages.shared import session
from raci.words.sentences import LANGUAGES

t = session.t


def show_languages(lang: str) -> None:
    """The languages as one control; the choice goes into the address."""

    st.segmented_control(
        t("Language"),
        LANGUAGES,
        format_func=LANGUAGES.__getitem__,
        required=True,
        label_visibility="collapsed",
        **session.bind("frame-lang", lang, "lang"),
    )
