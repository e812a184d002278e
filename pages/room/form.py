"""What the forms of the room share: the button that writes, the one that leaves, and what is still missing."""

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from pages.room import panel, place
from pages.shared import session, writing
from pages.shared.kept import kept

t = session.t


LIMIT_LINE = 300  # characters; a reason is one line, the discussion stays in the room


def show_line(label: str, key: str) -> None:
    """A line of text, kept for this visit while the room looks at something else; the label stands in it."""

    session.note("room-lines", [*session.noted("room-lines", []), key])
    st.text_input(
        label, kept.text(key), key=key, max_chars=LIMIT_LINE, persist_state="session", live=True, placeholder=label,
        label_visibility="collapsed",
    )  # fmt: skip


def index(key: str, options: Sequence[str]) -> int | None:
    """Which of the options the browser has given back for that widget; None for none of them."""

    return next((number for number, one in enumerate(options) if one == kept.text(key)), None)


def ask(sentence: str) -> None:
    """Say at the next run what the form still needs."""

    writing.ask(place.PLACE, sentence)


def show_missing() -> None:
    """Show what `ask` said."""

    writing.show_missing(place.PLACE)


def show_buttons(label: str, key: str, write: Callable[..., None], *args: object) -> None:
    """The one button that writes, and the way out; what was typed stays for the next time."""

    show_missing()
    with st.container(horizontal=True):
        st.button(label, key=f"room-{key}-it", type="primary", shortcut="Ctrl+Enter", **place.press(write, *args))
        show_cancel()


def ask_again(question: str, label: str, key: str, write: Callable[..., None], *args: object) -> None:
    """Ask a second time, in words, before what cannot be taken back; no key presses the button."""

    panel.show(f"<p class='now'>{escape(question)}</p>")
    with st.container(horizontal=True):
        st.button(label, key=f"room-{key}-it", type="primary", **place.press(write, *args))
        show_cancel()


def show_cancel() -> None:
    """The way out of whatever has been begun."""

    st.button(t("Cancel"), key="room-cancel", shortcut="Escape", **place.press(place.begin, ""))
