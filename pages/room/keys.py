"""The keys of the room: which button each presses, what has the focus, and arrows that say from where to where."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import streamlit as st

from pages.room import accept, own, park, place, settle
from pages.shared import assets, session
from pages.shared.kept import kept
from pages.shared.workshops import Visit
from raci.workshop import Place, Stop

KEY = "room-keys"
PRESSED = {**{str(way): f"room-way-{way}" for way in range(settle.SHOWN + 1)}, "p": "room-park", "e": "room-accept"} | {
    "u": "room-u",
    "y": "room-y",
    "o": "room-objects",
}
"""Key -> the key of the button that it presses, where that is on screen."""

FORMS = {
    settle.MODE: ("why", "apply"),
    own.MODE: ("why", "apply"),
    park.MODE: ("question", "park"),
    accept.MODE: ("accept-why", "accept"),
}
"""What this screen is in the middle of -> the line that has the focus, and what Ctrl+Enter does."""


def show(visit: Visit, places: Sequence[Place], here: int) -> None:
    """Listen to the keys of this screen."""

    data = {"here": here, "last": len(places) - 1, "turn": f"{kept.token()} {place.turn()}", "read": _read()}
    data |= {"form": bool(place.mode()), "keys": PRESSED, "opens": dict.fromkeys(_opens())}
    data |= _enter(places[here])
    _component()(key=KEY, data=data, on_go_change=lambda: moved(visit, places, session.state(KEY)))


def moved(visit: Visit, places: Sequence[Place], sent: Any) -> None:
    """Take the room to where the arrows lead, unless it has gone elsewhere since the first of them was pressed."""

    asked = sent.get("go") if hasattr(sent, "get") else None
    start, goal = (asked.get("from"), asked.get("to")) if isinstance(asked, dict) else (None, None)
    if not (isinstance(start, int) and isinstance(goal, int) and {start, goal} <= set(range(len(places)))):
        return
    known = {places[start].text, session.noted("room-led", "")} | ({""} if start == 0 else set())
    session.note("room-led", places[goal].text)
    place.go(visit, places[goal], known)


def _read() -> int:
    """The count of the last arrow that has been read."""

    go = (session.state(KEY) or {}).get("go")
    count = go.get("count") if isinstance(go, dict) else 0
    return count if isinstance(count, int) else 0


def _opens() -> list[str]:
    """Buttons after which what is typed is text."""

    return [PRESSED[key] for key in PRESSED if key != "o"]


def _enter(here: Place) -> dict[str, str]:
    """What the key of the line begins with that has the focus, whichever answer it is said of; the button of
    Ctrl+Enter, `written` where the line is what it is pressed in."""

    if here.stop == Stop.COLUMN:
        return {"line": "", "enter": "room-confirm", "written": "room-objects"}
    line, button = FORMS.get(place.mode(), ("", ""))
    return {"line": f"room-{line}-{here.id}" if line else "", "enter": f"room-{button}-it" if button else ""}


@cache
def _component() -> Any:
    return st.components.v2.component("raci_keys", js=assets.read("shared/dom.js", "room/keys.js"))
