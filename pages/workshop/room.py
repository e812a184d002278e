"""Page: the room, at the projector; one question in large type, and every screen of the workshop at the same place."""

import streamlit as st

from pages.parts import workshops, writing
from pages.parts.room import agreement, bar, close, collect, column, panel, place, settling, start
from raci import workshop
from raci.log import Stage
from raci.workshop import Stop


@st.fragment(run_every=1)  # what another screen or a phone did is here within two seconds, without a reload
def screen() -> None:
    visit = workshops.asked()
    if visit is None:
        start.show()
        return
    writing.told("room", visit.today)
    if visit.stage == Stage.OPEN:
        collect.show(visit)
        return
    items = workshops.agenda(visit)
    places = workshop.way([item.activity for item in items], visit.seats)
    here = place.here(visit, places)
    bar.show(visit, places, here)
    match places[here].stop:
        case Stop.MAP:
            agreement.show(visit, items)
        case Stop.ROW:
            settling.show(visit, next(item for item in items if item.activity == places[here].id))
        case Stop.COLUMN:
            column.show(visit, places[here].id)
        case Stop.END:
            close.show(visit)


panel.style()
with st.container(key="room"):
    screen()
