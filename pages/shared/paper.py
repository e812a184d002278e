"""What only paper shows: a sheet says by itself what it is, for the controls that say so on screen are not on it."""

import streamlit as st


def show_line(text: str, part: str = "head") -> None:
    """A line of the page that is not on screen; page.css knows it by its key."""

    with st.container(key=f"on-paper-{part}"):
        st.text(text)
