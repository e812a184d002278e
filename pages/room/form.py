"""What the forms of the room share: what each is about, its lines, the button that writes and the one that leaves."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import streamlit as st

from pages.room import panel, place
from pages.shared import form, session, writing
from pages.shared.kept import kept
from raci.words.html import escape

t = session.t


class RowForm(NamedTuple):
    """A form of a row: what this screen is in the middle of, its fields, the line that has the focus, its button."""

    mode: str
    fields: tuple[str, ...]
    line: str
    button: str

    def keys(self, row: str) -> list[str]:
        """The keys of its fields for that row, in their order."""

        return [f"room-{name}-{row}" for name in self.fields]


def show_line(label: str, key: str) -> None:
    """A line of text, kept while the room looks at something else; the label stands in it."""

    session.note("room-lines", [*session.noted("room-lines", []), key])
    form.show_line(label, key, live=True, placeholder=label, label_visibility="collapsed")


def index(key: str, options: Sequence[str]) -> int | None:
    """Which of the options the browser has given back for that widget; None for none of them."""

    return next((number for number, option in enumerate(options) if option == kept.text(key)), None)


def show_missing() -> None:
    """Show what the form still needs."""

    writing.show_missing(place.FORM_ID)


def show_buttons(label: str, key: str, write: Callable[..., None], *args: object) -> None:
    """The one button that writes, and the way out; what was typed stays for the next time."""

    show_missing()
    with st.container(horizontal=True):
        st.button(label, key=f"room-{key}-it", type="primary", shortcut="Ctrl+Enter", **place.press(write, *args))
        show_cancel()


def show_twice(
    mode: str, label: str, asks: str, yes: str, write: Callable[..., None], *args: object, **look: Any
) -> None:
    """A button for what cannot be taken back, which asks a second time, in words; its key is the mode."""

    if place.mode() == mode:
        ask_again(asks, yes, mode, write, *args)
    else:
        st.button(label, key=f"room-{mode}", **look, **place.press(place.begin, mode))


def ask_again(question: str, label: str, key: str, write: Callable[..., None], *args: object) -> None:
    """Ask a second time; no key presses the button."""

    panel.show(f"<p class='now'>{escape(question)}</p>")
    with st.container(horizontal=True):
        st.button(label, key=f"room-{key}-it", type="primary", **place.press(write, *args))
        show_cancel()


def show_cancel() -> None:
    """The way out of whatever has been begun."""

    st.button(t("Cancel"), key="room-cancel", shortcut="Escape", **place.press(place.begin, ""))
