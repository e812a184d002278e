"""The keys of the room: which button each presses, what has the focus, and arrows that say from where to where."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from pages.room import agreed, leave, motion, offering, own, place, settle, voting
from pages.shared import component, session
from pages.shared.component import Component
from pages.shared.kept import kept
from pages.shared.workshops import Sitting
from raci.model.letters import Letter
from raci.workshop import RoomPlace, Stop, item_of_place

KEYS, KEY = Component("room/keys.js"), "room-keys"
OPENS = {**{str(way): f"room-way-{way}" for way in range(offering.SHOWN + 1)}, "p": "room-park", "e": "room-accept"}
OPENS |= {"u": "room-u", "y": "room-y"}
"""Key -> the key of the button that it presses, after which what is typed on a row is text."""

PRESSED = {**{str(way): f"room-way-{way}" for way in range(motion.MOST + 1)}, **OPENS, "o": "room-objects"}
PRESSED |= {"v": "room-vote", "s": "room-split", "m": "room-map", "k": "room-columns", "z": "room-end-place"}
"""Key -> the key of the button that it presses, where that is on screen."""

FORMS = {form.mode: form for form in (settle.FORM, own.FORM, leave.PARK, leave.ACCEPT)}
"""What this screen is in the middle of -> its form: the line that has the focus, and what Ctrl+Enter does."""

NOTHING = {"line": "", "enter": ""}
ABOVE = {own.FORM.mode: f"{own.KEPT[Letter.A]}-"}
"""Form -> what the key begins with of the choice above its line to which an arrow upwards leads."""


def show(sitting: Sitting, places: Sequence[RoomPlace], here: int) -> None:
    """Listen to the keys of this screen."""

    data = {
        "here": here,
        "last": len(places) - 1,
        "turn": _turn(),
        "read": component.read(KEY),
    }
    is_form = place.mode() not in ("", agreed.MODE)
    opens = OPENS.values() if places[here].stop == Stop.ROW else ()
    data |= {"form": is_form, "keys": PRESSED, "opens": dict.fromkeys(opens)}
    data |= _enter(sitting, places[here])
    KEYS.draw(KEY, data, go=lambda sent: move(sitting, places, sent))


def show_turn() -> None:
    """The turn of this screen, drawn last: the page may show it before or after the script hears of it."""

    st.html(f"<span hidden data-room-turn='{_turn()}'></span>")


def move(sitting: Sitting, places: Sequence[RoomPlace], sent: Any) -> None:
    """Take the room to where the arrows lead, unless it has gone elsewhere since the first of them was pressed."""

    start, goal = (sent.get("from"), sent.get("to")) if isinstance(sent, dict) else (None, None)
    if not (isinstance(start, int) and isinstance(goal, int) and {start, goal} <= set(range(len(places)))):
        return
    known = {places[start].text, session.noted("room-led", "")} | ({""} if start == 0 else set())
    session.note("room-led", places[goal].text)
    place.go(sitting, places[goal], known)


def _turn() -> str:
    return f"{kept.token()} {place.turn()}"


def _enter(sitting: Sitting, here: RoomPlace) -> dict[str, str]:
    """What the key of the line begins with that has the focus, whichever answer it is said of; the button of
    Ctrl+Enter, `written` where the line is what it is pressed in."""

    if here.stop == Stop.COLUMN:
        return {"line": "", "enter": "room-confirm", "written": "room-objects"}
    if here.stop == Stop.MAP:
        return NOTHING | {"enter": "room-apply-it" if place.mode() else "room-consent"}
    if here.stop != Stop.END and voting.is_open(sitting, item_of_place(here)):
        return NOTHING | {"enter": "room-reveal-it"}
    if here.stop == Stop.MOTION:
        return NOTHING | {"enter": "room-apply-it"}
    form = FORMS.get(place.mode())
    if form is None:
        return NOTHING
    keys = {"line": f"room-{form.line}-{here.id}", "enter": f"room-{form.button}-it"}
    return keys | {"above": ABOVE.get(form.mode, "")}
