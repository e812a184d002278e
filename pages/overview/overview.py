"""Page: the answer in a minute; one sentence, the counts behind it, where the baton falls, and what matters most."""

import streamlit as st

from pages.overview import below, decide, first
from pages.shared import session
from raci.views import headline

matrix = session.matrix()
found = session.findings()

st.header(session.plain(headline.sentence(matrix, session.layer(), found, session.lang())), anchor=False)
first.counts(found)
first.relay(matrix, found)
first.worst(found)
decide.first(matrix)

below.settled(matrix)
below.figures(matrix, found)
below.state(matrix, found)
