"""Page: the room, at the projector; one question in large type, and every screen of the workshop at the same place."""

import streamlit as st

from pages.room import again, agreement, bar, close, collect, column, keys, late, panel, place, settling, stances, start
from pages.shared import lead, workshops, writing
from pages.shared.component import Component
from pages.shared.visit import Settings, read_settings
from pages.shared.workshops import Sitting
from raci import workshop
from raci.log import Stage
from raci.workshop import RoomPlace, Stop


@st.fragment(run_every=1)  # what another screen or a phone did is here within two seconds, without a reload
def show_screen(settings: Settings) -> None:
    sitting = workshops.this_sitting(settings.lang)
    if not isinstance(sitting, Sitting):
        start.show(settings, sitting)
        return
    place.enter(sitting)
    again.say_restored()
    writing.show_refused(place.PLACE, sitting.today, sitting.lang)
    if sitting.stage == Stage.CANCELLED:
        close.show_cancelled(sitting)
        return
    if sitting.stage == Stage.OPEN:
        collect.show(sitting)
        return
    ballots, belated = workshops.ballots(sitting), late.read(sitting)
    items = workshops.agenda(sitting, ballots)
    if place.mode() == collect.MODE:  # another screen has revealed while this one was still asking
        place.begin("")
    places = workshop.way([item.activity for item in items], sitting.seats)
    here = place.stay_or_follow(sitting, places)
    if lead.is_leading(sitting):
        keys.show(sitting, places, here)
        with st.container(key="room-above"):
            TOP.draw("room-top", {"here": places[here].text})
        if places[here].stop != Stop.ROW:
            stances.ask(sitting)
    bar.show(sitting, places, here)
    late.show_waiting(sitting, belated)
    with st.container(key=f"room-at-{places[here].stop}"):
        match places[here]:
            case RoomPlace(Stop.MAP):
                agreement.show(sitting, items)
            case RoomPlace(Stop.ROW, row):
                item = next(item for item in items if item.activity == row)
                settling.show(sitting, ballots, belated, item)
            case RoomPlace(Stop.COLUMN, role):
                column.show(sitting, role)
            case _:
                close.show(sitting)
    if lead.is_leading(sitting):
        again.show(sitting)
        keys.show_turn()


TOP = Component("room/top.js")

panel.show_style()
lead.ask()
with st.container(key="room"):
    show_screen(read_settings())
