"""Page: the room, at the projector; one question in large type, and every screen of the workshop at the same place."""

import time
from collections.abc import Hashable

import streamlit as st

from pages.room import (
    again,
    agreement,
    bar,
    close,
    collect,
    column,
    keys,
    late,
    leading,
    motion,
    panel,
    place,
    remote,
    settling,
    stances,
    start,
    voting,
)
from pages.shared import lead, letting_in, redrawn, session, votes, workshops, workspace, writing
from pages.shared.component import Component
from pages.shared.visit import Settings, read_settings
from pages.shared.workshops import Sitting
from raci import workshop
from raci.log import Stage
from raci.workshop import RoomPlace, Stop

SCREEN = "room-screen"
CLOCK_S = 30
"""After which the clock above is drawn again."""
AFTER_S = 4
"""For which a screen is drawn every second after somebody has acted on it, or anything has moved."""


@st.fragment(key=SCREEN)
def show_screen(settings: Settings) -> None:
    written = workspace.store().mark()  # before anything is read: what is written meanwhile is drawn at the next look
    sitting = workshops.this_sitting(settings.lang)
    keep_mark(sitting.name if isinstance(sitting, Sitting) else "", written)
    if not isinstance(sitting, Sitting):
        start.show(settings, sitting)
        return
    leading.keep_new()
    place.enter(sitting)
    again.say_restored()
    writing.show_refused(place.FORM_ID, sitting.today, sitting.lang)
    letting_in.show(sitting)
    if sitting.stage == Stage.CANCELLED:
        close.show_cancelled(sitting)
        return
    if sitting.stage == Stage.OPEN:
        collect.show(sitting)
        return
    ballots, belated = votes.ballots(sitting), late.read(sitting)
    items = votes.agenda(sitting, ballots)
    if place.mode() == collect.MODE:  # another screen has revealed while this one was still asking
        place.begin("")
    places = workshop.way([item.activity for item in items], sitting.seats, apart(sitting))
    here = place.stay_or_follow(sitting, places)
    if lead.is_leading(sitting):
        keys.show(sitting, places, here)
        if places[here].stop in (Stop.COLUMN, Stop.END):
            stances.ask(sitting)
    bar.show(sitting, places, here)
    if remote.is_remote():
        remote.show_next(sitting, places, here)
    late.show_waiting(sitting, belated)
    voting.show_elsewhere(sitting, workshop.item_of_place(places[here]))
    with st.container(key=f"room-at-{places[here].stop}"):
        match places[here]:
            case RoomPlace(Stop.MAP):
                agreement.show(sitting, items, ballots)
            case RoomPlace(Stop.MOTION) as there:
                motion.show(sitting, ballots, belated, workshop.item_of_place(there))
            case RoomPlace(Stop.ROW, row):
                item = next(item for item in items if item.activity == row)
                settling.show(sitting, ballots, belated, item)
            case RoomPlace(Stop.COLUMN, role):
                column.show(sitting, role)
            case _:
                close.show(sitting)
    if lead.is_leading(sitting):
        TOP.draw("room-top", {"here": places[here].text})
        again.show(sitting)
        keys.show_turn()


@st.fragment(run_every=0.8)  # what another screen or another process did is here within a second, without a reload
def look() -> None:
    """Draw again when anything has moved, or nobody knows, and a while after somebody has acted here; a wall on which
    nothing moves asks no database."""

    name, before, left = session.noted("room-mark", ("", None, 0))
    now = mark(name, workspace.store().mark())
    if workshops.is_handed_down() or (now is not None and now == before and not left):
        return
    has_moved = now is None or before is None or now[:-1] != before[:-1]  # more than the clock
    session.note("room-left", AFTER_S if has_moved else max(0, left - 1))
    redrawn.show_again(SCREEN)


def keep_mark(name: str, written: Hashable) -> None:
    """Remember what this screen was drawn from."""

    left = session.noted("room-left", AFTER_S)
    session.note("room-left", AFTER_S)
    session.note("room-mark", (name, mark(name, written), left))


def mark(name: str, written: Hashable) -> tuple[Hashable, ...] | None:
    """What stays the same while nothing is written, the file of the matrix is as it was and the clock stands."""

    clock = int(time.time() // CLOCK_S)
    file = workspace.stamp(name) if name and workspace.is_known(name) else None
    return None if written is None else (written, file, clock)


def apart(sitting: Sitting) -> dict[str, tuple[str, ...]]:
    """Id of every motion -> its rows that are settled on their own."""

    return {id_: sitting.opening.apart.get(id_, ()) for id_ in sitting.opening.motions}


TOP = Component("room/top.js")

panel.show_style()
if remote.is_remote():
    remote.show_style()
with st.container(key="room"):
    show_screen(read_settings())
    look()
lead.ask()  # last, so that it takes no room above
