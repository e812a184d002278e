"""What a change of rows and columns settles and raises, before it is written."""

from dataclasses import replace
from datetime import UTC, date, datetime

import streamlit as st

from pages.shared import workspace
from pages.shared.visit import Visit
from raci import rules
from raci.log import Event, Reshaped, fold
from raci.model import Matrix
from raci.model.letters import Layer
from raci.rules import Effect
from raci.views import effect_in_words

SHOWN = 6


def show(visit: Visit, body: Reshaped) -> None:
    """What goes and what comes, as with letters."""

    known = replace(body, why="")  # which says nothing about the rows
    effect = _effect(workspace.version(visit.name, visit.today), repr(known), visit.matrix, known)
    for part in effect_in_words.parts(effect, visit.lang):
        st.markdown(f"**{part.head(visit.lang)}**")
        if part.causes:
            st.text("\n".join(part.lines(visit.lang, SHOWN)))


@st.cache_resource(max_entries=50, show_spinner=False)
def _effect(version: tuple[object, ...], change: str, _matrix: Matrix, _body: Reshaped) -> Effect:
    event = Event(_matrix.id, 1, datetime.now(UTC), "–", _body)
    before, after = _matrix, fold(_matrix, [event]).matrix
    return rules.effect_between(*(rules.judged(state, Layer.TODAY, date.today()) for state in (before, after)))
