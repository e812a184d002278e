"""What is drawn once the reader opens it: every element costs the server a message at each click, seen or not."""

from collections.abc import Callable

import streamlit as st


def show_popover(
    label: str, show: Callable[[], None], *, key: str, icon: str | None = None, hint: str | None = None
) -> None:
    """A button that opens what `show` draws, and draws it only while it is open."""

    box = st.popover(label, icon=icon, key=key, help=hint, on_change="rerun")
    if box.open:
        with box:
            show()


def show_expander(label: str, show: Callable[[], None], *, key: str) -> None:
    """The same as a line that unfolds."""

    box = st.expander(label, key=key, on_change="rerun")
    if box.open:
        with box:
            show()
