"""What is half typed on a page, held by the browser, so that a server that starts again or a reload loses nothing."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any
from uuid import uuid4

import streamlit as st

from pages.shared import component, session
from pages.shared.component import Component

KEPT = Component("shared/kept/kept.js")
EMPTY: tuple[Any, ...] = (None, "", [], {})
LIMIT_KEPT_TEXT = 1000
"""Characters of one text that are taken back from the browser."""


def show(
    form_id: str,
    values: Mapping[str, Any],
    *,
    turn: int,
    lines: Iterable[str],
    take: Callable[[Mapping[str, Any]], None],
) -> None:
    """Let the browser hold `values`, and what is typed into the `lines` with these keys before Python hears of it.

    `turn` is another one once the values have been written or thrown away. `take` gets, in a session that does not
    know them, the values that were held; nothing in them has been checked but that they are texts, lists and the like.
    """

    key, read = f"kept-{form_id}", session.noted(f"kept-read-{form_id}", 0)
    data = {
        "place": form_id,
        "session": token(),
        "turn": f"{token()} {turn}",
        "read": {"left": read},
        "lines": [*lines],
    }
    data |= {"values": {name: _plain(value) for name, value in values.items() if value not in EMPTY}}
    left, count = KEPT.draw(key, data, left=None, back=None)["left"], component.read(key).get("left", 0)
    if isinstance(left, dict) and left.get("session") == token() and count != read:
        session.note(f"kept-read-{form_id}", count)  # no callback: one that is cut short would lose it
        take(_values(left.get("values")))
        st.rerun()


def token() -> str:
    """The name of this visit; a server that has started again, or a reload of the page, gives it another one."""

    if not session.noted("token"):
        session.note("token", uuid4().hex)
    return str(session.noted("token"))


def text(key: str, limit: int = LIMIT_KEPT_TEXT) -> str:
    """The text that the browser has given back for that widget, "" for none."""

    line = session.noted(f"kept-{key}")
    return line[:limit] if isinstance(line, str) else ""


def listed(key: str, allowed: Iterable[str]) -> list[str] | None:
    """The choices that the browser has given back for that widget, as far as they are allowed; None for none."""

    choices = session.noted(f"kept-{key}")
    return [choice for choice in allowed if choice in choices] if isinstance(choices, list) else None


def day(key: str, default: date) -> date:
    """The day that the browser has given back for that widget."""

    try:
        return date.fromisoformat(text(key))
    except ValueError:
        return default


def give(key: str, value: Any) -> None:
    """Let the widget with that key begin with what the browser has given back, or have it where it is empty by now."""

    session.note(f"kept-{key}", value)
    if session.is_shown(key) and not session.state(key) and isinstance(value, str):
        session.fill(key, value)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _values(sent: Any) -> Mapping[str, Any]:
    return {key: value for key, value in sent.items() if isinstance(key, str)} if isinstance(sent, dict) else {}
