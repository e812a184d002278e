"""Page: the room, at the projector; one question in large type, and every screen of the workshop at the same place."""

import streamlit as st

from pages.room import again, agreement, bar, close, collect, column, keys, late, panel, place, settling, start
from pages.shared import workshops, writing
from pages.shared.workshops import Visit
from raci import workshop
from raci.log import Stage
from raci.workshop import Item, RoomPlace, Stop


@st.fragment(run_every=1)  # what another screen or a phone did is here within two seconds, without a reload
def screen() -> None:
    visit = workshops.asked()
    if not isinstance(visit, Visit):
        start.show(visit)
        return
    place.enter(visit)
    again.told()
    writing.told(place.PLACE, visit.today)
    if visit.stage == Stage.OPEN:
        collect.show(visit)
        return
    items = workshops.agenda(visit)
    if place.mode() == collect.MODE:  # another screen has revealed while this one was still asking
        place.begin("")
    places = workshop.way([item.activity for item in items], visit.seats)
    here = place.here(visit, places)
    keys.show(visit, places, here)
    bar.show(visit, places, here)
    late.notice(visit)
    with st.container(key=f"room-at-{places[here].stop}"):
        show(visit, items, places[here])
    again.show(visit)


def show(visit: Visit, items: list[Item], here: RoomPlace) -> None:
    match here.stop:
        case Stop.MAP:
            agreement.show(visit, items)
        case Stop.ROW:
            settling.show(visit, next(item for item in items if item.activity == here.id))
        case Stop.COLUMN:
            column.show(visit, here.id)
        case Stop.END:
            close.show(visit)


panel.style()
with st.container(key="room"):
    screen()
