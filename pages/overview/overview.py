"""Page: a board paper on one screen; one sentence, what the causes wait for, three decisions, every area. Then More."""

import streamlit as st

from pages.overview import below, board
from pages.shared import session
from pages.shared.visit import this_visit
from raci.log import Today

t = session.t


def _in_address(is_open: bool) -> str:
    return "yes" if is_open else ""


visit = this_visit()

board.show(visit)

if isinstance(visit.log, Today):  # what follows is about what has been decided since the text was written
    more = st.expander(
        t("More: where the gaps are, who carries how much, what has changed, how far to trust it"),
        type="compact",
        **session.bind("overview-more", session.parameter("more", ("yes",)) == "yes", "more", _in_address),
    )
    if more.open:  # until then nothing of the figures is made or fetched
        with more:
            below.show(visit)
