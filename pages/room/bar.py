"""The line above every place of the room: how far the room is, for how long it has been here, and the way on."""

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from pages.room import leading, place
from pages.shared import lead, session, workshops
from pages.shared.workshops import Sitting
from raci import workshop
from raci.log import Stage
from raci.workshop import RoomPlace, Stop

t, count = session.t, session.count


def show(sitting: Sitting, places: Sequence[RoomPlace], here: int) -> None:
    """Where we are, and the two buttons; the arrow keys press them."""

    with st.container(horizontal=True, vertical_alignment="center", key="room-bar"):
        st.text(f"{_where(sitting, places, here)} · {_minutes(sitting, places[here])}", width="content")
        st.space("stretch")
        if not lead.is_leading(sitting):
            leading.show(sitting)
            return
        _show_step(sitting, places, here, -1, t("Back"), "Left")
        _show_step(sitting, places, here, 1, t("Next"), "Right")


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


def _where(sitting: Sitting, places: Sequence[RoomPlace], here: int) -> str:
    stop = places[here].stop
    same = [spot for spot in places if spot.stop == stop]
    number = same.index(places[here]) + 1
    match stop:
        case Stop.MAP:
            return sitting.opening.opened.title
        case Stop.ROW:
            return t("Row {n} of {all}", n=number, all=len(same))
        case Stop.COLUMN:
            names = sitting.names
            return t("Column {n} of {all}: {role}", n=number, all=len(same), role=names.role(places[here].id))
        case Stop.END:
            return t("The end")


def _minutes(sitting: Sitting, here: RoomPlace) -> str:
    """Whole minutes, so that the clock does not tick at anybody; on a row it says when it is time to park."""

    passed = max(0, int((datetime.now(UTC) - sitting.held.since).total_seconds() // 60))
    minutes = t("{n} min", n=passed)
    if here.stop != Stop.ROW:
        return minutes
    if passed >= workshop.PARK_AFTER_MIN:
        return t("{minutes}, time to park it?", minutes=minutes)
    return " · ".join((minutes, _plan(sitting)))


def _plan(sitting: Sitting) -> str:
    """What is left of the two hours for the rows that are left, and by how much that is too little."""

    revealed = sitting.today.events[sitting.opening.numbers[Stage.REVEALED]].at
    passed = (datetime.now(UTC) - revealed).total_seconds() / 60
    done = sum(row in sitting.rows for row in workshops.outcomes(sitting))
    clock = workshop.clock(passed, max(1, len(sitting.rows)), done)
    left = count(clock.rows, "{n} row left, {m} min", "{n} rows left, {m} min", m=clock.minutes)
    return t("{left}, {n} min behind", left=left, n=clock.behind) if clock.behind else left
