"""Our own pieces of the page, drawn by JavaScript: declared once, drawn with a message, and what comes back, checked.

`component.js` is the other half. What a reader does comes back as {"value", "count"} under a name, and everything in it
is untrusted.
"""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import streamlit as st

from pages.shared import assets, session

Take = Callable[[Any], None]
"""Gets the value of a message, unchecked."""


@dataclass(frozen=True)
class Component:
    """A piece of the page: its script and styles, files below `pages/` that are read when it is first drawn."""

    script: str
    styles: tuple[str, ...] = ()

    def draw(self, key: str, data: Mapping[str, Any], **takes: Take | None) -> dict[str, Any]:
        """Draw it with a message. Name -> the value that the browser has sent under it last, None for none.

        `takes` are all names that the browser may send, each with who takes the value before the next run, or None.
        """

        heard = {f"on_{name}_change": _hearer(key, name, take) for name, take in takes.items()}
        sent = _declared(self)(key=key, data={"lang": session.spoken(), **data}, **heard)
        return {name: _value(sent, name) for name in takes}


def value(key: str, name: str) -> Any:
    """What the browser has sent last under that name, unchecked; None for nothing."""

    return _value(session.state(key), name)


def read(key: str) -> dict[str, int]:
    """How far the messages of the browser have been read: name -> count of the last one that has arrived."""

    return counts(session.state(key))


def counts(sent: Any) -> dict[str, int]:
    """Name -> count of its message, of those that are messages."""

    messages = sent.items() if isinstance(sent, Mapping) else ()
    numbers = {name: message.get("count") for name, message in messages if isinstance(message, Mapping)}
    return {name: count for name, count in numbers.items() if type(count) is int}


def if_known(value: Any, known: Container[str]) -> str:
    """A value that names something known; "" for anything else."""

    return value if isinstance(value, str) and value in known else ""


def _value(sent: Any, name: str) -> Any:
    message = sent.get(name) if isinstance(sent, Mapping) else None
    return message.get("value") if isinstance(message, Mapping) else None


def _hearer(key: str, name: str, take: Take | None) -> Callable[[], None]:
    return (lambda: take(value(key, name))) if take else (lambda: None)


@cache
def _declared(component: Component) -> Any:
    name = component.script.rpartition("/")[2].removesuffix(".js")
    css = assets.style(*component.styles) if component.styles else None
    return st.components.v2.component(f"raci_{name}", css=css, js=assets.script(component.script))
