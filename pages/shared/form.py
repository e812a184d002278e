"""A form of a page: its lines, what is still missing in it, and the press that writes it down and empties it."""

from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st

from pages.shared import session, visitor, writing
from pages.shared.kept import kept
from pages.shared.lead import LIMIT_AUTHOR
from raci.people import Person

t = session.t
T = TypeVar("T")
LIMIT_FIELD = 300  # characters; a reason is one line, the discussion stays in the room


def show_line(label: str, key: str, *, limit: int = LIMIT_FIELD, **look: Any) -> None:
    """A line of text, kept for this visit; it begins with what the browser has given back. `look`: see text_input."""

    st.text_input(label, kept.text(key), key=key, max_chars=limit, persist_state="session", **look)


def show_author(key: str, **look: Any) -> None:
    """The line for the name of whoever writes; what it is for stands in the line where there is no room over it.

    Nothing where somebody has signed in.
    """

    if visitor.is_known():
        return
    if look.get("label_visibility") == "collapsed":
        look["placeholder"] = t("Your name")
    show_line(t("Your name"), key, limit=LIMIT_AUTHOR, **look)


def author(key: str) -> Person:
    """Who writes: whoever has signed in, else whoever typed the name into that line."""

    return visitor.person(text(key))


def text(key: str) -> str:
    """What stands in a line, "" for nothing but blanks."""

    return (session.state(key) or "").strip()


def send(form_id: str, lack: str, write: Callable[[], T], *fields: str) -> T | None:
    """Write it down and empty those fields; None where something is still missing, `lack` in words.

    What could not be written stays in its fields. To be called from callbacks; `writing.show_missing` and
    `writing.show_refused` say at the next run what stood in the way.
    """

    writing.ask(form_id, lack)
    if lack:
        return None
    written = write()
    if written:
        session.clear(*fields)
    return written
