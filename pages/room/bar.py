"""The line above every place of the room: how far it is, the clock against the plan, the way on, and the jumps."""

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from pages.room import leading, panel, place, plan
from pages.shared import lead, session
from pages.shared.workshops import Sitting
from raci import workshop
from raci.words.sentences import Word
from raci.workshop import RoomPlace, Stop

t, count = session.t, session.count
JUMPS = {Stop.MAP: (Word("Map"), "M"), Stop.COLUMN: (Word("Columns"), "K"), Stop.END: (Word("The end"), "Z")}
"""Place -> what its button says, and its key."""
KEYS = {Stop.MAP: "room-map", Stop.COLUMN: "room-columns", Stop.END: "room-end-place"}


def show(sitting: Sitting, places: Sequence[RoomPlace], here: int) -> None:
    """Where we are, the jumps to map, columns and end, and a step each way; each has its key."""

    with st.container(horizontal=True, vertical_alignment="center", key="room-bar"):
        panel.show(panel.one_line(f"{_where(sitting, places, here)} · {_minutes(sitting, places[here])}"))
        if not lead.is_leading(sitting):
            leading.show(sitting)
            return
        for stop, (label, key) in JUMPS.items():
            _show_jump(sitting, places, here, stop, t(label), key)
        _show_step(sitting, places, here, -1, t("Back"), "Left")
        _show_step(sitting, places, here, 1, t("Next"), "Right")


def _show_jump(sitting: Sitting, places: Sequence[RoomPlace], here: int, stop: Stop, label: str, key: str) -> None:
    """The first place of that kind, wherever the room is."""

    there = next((spot for spot in places if spot.stop == stop), None)
    is_here = there is None or places[here].stop == stop
    with st.container(key=KEYS[stop], width="content"):
        st.button(label, key=f"{KEYS[stop]}-from-{here}", shortcut=key, disabled=is_here,
                  **place.press(place.go, sitting, there))  # fmt: skip


def _show_step(sitting: Sitting, places: Sequence[RoomPlace], here: int, way: int, label: str, key: str) -> None:
    there = places[here + way] if 0 <= here + way < len(places) else None
    with st.container(key=f"room-{key.lower()}", width="content"):
        st.button(
            label,
            key=f"room-{key.lower()}-from-{here}",  # a press that arrives twice is not one of the next place
            shortcut=key,
            disabled=there is None,
            **place.press(place.go, sitting, there),
        )


def named(sitting: Sitting, there: RoomPlace) -> str:
    """What the room settles or shows there."""

    match there.stop:
        case Stop.MOTION | Stop.ROW:
            return sitting.item(workshop.item_of_place(there))
        case Stop.COLUMN:
            return t("The column of {role}", role=sitting.names.role(there.id))
        case Stop.MAP:
            return t("Map")
        case Stop.END:
            return t("The end")


def _where(sitting: Sitting, places: Sequence[RoomPlace], here: int) -> str:
    stop = places[here].stop
    same = [spot for spot in places if spot.stop == stop]
    number = same.index(places[here]) + 1
    match stop:
        case Stop.MAP:
            return sitting.opening.opened.title
        case Stop.MOTION | Stop.ROW:
            items = [spot for spot in places if spot.stop in (Stop.MOTION, Stop.ROW)]
            return t("Item {n} of {all}", n=items.index(places[here]) + 1, all=len(items))
        case Stop.COLUMN:
            names = sitting.names
            return t("Column {n} of {all}: {role}", n=number, all=len(same), role=names.role(places[here].id))
        case Stop.END:
            return t("The end")


def _minutes(sitting: Sitting, here: RoomPlace) -> str:
    """Whole minutes, so that the clock does not tick at anybody; on a row it says when it is time to park."""

    passed = max(0, int((datetime.now(UTC) - sitting.held.since).total_seconds() // 60))
    minutes = t("{n} min", n=passed)
    if here.stop not in (Stop.MOTION, Stop.ROW):
        return minutes
    if passed >= workshop.PARK_AFTER_MIN:
        return t("{minutes}, time to park it?", minutes=minutes)
    return " · ".join((minutes, _plan(sitting)))


def _plan(sitting: Sitting) -> str:
    """What is left of the two hours for the rows that are left, and by how much that is too little."""

    clock = plan.clock_of(sitting)
    left = count(clock.rows, "{n} left, {m} min", "{n} left, {m} min", m=clock.minutes)
    return t("{left}, park {n}", left=left, n=clock.too_many) if clock.too_many else left
