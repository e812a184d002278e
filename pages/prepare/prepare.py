"""Page: prepare a workshop; which rows, which seats, and how everybody gets in."""

import streamlit as st

from pages.prepare import carried, changing, earlier, invitation, keyed, motions, opening, rows, slips
from pages.shared import definitions, lead, letting_in, session, unread, workshops, writing
from pages.shared.visit import this_visit
from pages.shared.workshops import Sitting
from raci import workshop
from raci.model.letters import Layer
from raci.people import Action

t = session.t
visit = this_visit()
lead.ask()
sitting = unread.value_or_stop(workshops.sitting_of_visit(visit), visit.lang)

if isinstance(sitting, Sitting):
    left, right = st.columns([1.6, 1], gap="large")
    with left:
        letting_in.show(sitting)
        invitation.show(sitting)
        keyed.show(sitting)
        slips.give(sitting)
        slips.take(sitting)
        changing.show(sitting)
    with right:
        invitation.show_progress(sitting)
        earlier.show(visit, sitting.code)
else:
    notes = visit.kept("carried", lambda: carried.notes(visit))
    worst = visit.kept("offers", lambda: workshop.offer(visit.matrix, Layer.TODAY, visit.findings_of(Layer.TODAY)))
    offered = workshop.carried_over(worst, notes)
    st.header(opening.headline(worst), anchor=False)
    can_write = writing.can_write_or_say(visit, Action.OPEN)
    left, right = st.columns([1.4, 1], gap="large")
    planned = motions.offered(visit)
    with left:
        carried.show_loose(visit)
        data = rows.show(visit, offered, notes, planned.motions, planned.rows)
    with right:
        if can_write:
            opening.show_fields(visit)
            opening.show_button(visit, data, planned.motions)
        with st.expander(t("What the letters mean, with an example"), expanded=True):
            definitions.show()
        earlier.show(visit, "")
