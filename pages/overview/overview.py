"""Page: the answer in a minute; one sentence, the counts behind it, where the baton falls, and what matters most."""

import streamlit as st

from pages.overview import below, decide, first
from pages.shared import session
from pages.shared.visit import this_visit
from raci.log import Today
from raci.views import headline

visit = this_visit()

sentence = headline.sentence(visit.matrix, visit.layer, visit.findings, visit.lang)
st.header(session.plain(sentence), anchor=False)
first.show_counts(visit)
first.show_relay(visit)
first.show_worst(visit)
decide.show_first(visit)

if isinstance(visit.log, Today):  # what follows is about what has been decided since the text was written
    below.show_settled(visit)
    below.show_figures(visit)
    below.show_state(visit)
