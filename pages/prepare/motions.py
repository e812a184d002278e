"""The decisions that a workshop may settle as one, from the plan; made once a version of the log."""

from datetime import date

import streamlit as st

from pages.shared import workspace
from pages.shared.visit import Visit
from raci import workshop
from raci.model import Matrix
from raci.model.letters import Layer
from raci.views.plan import plan
from raci.workshop import MotionOffer

LIMIT = 12
"""Decisions of the plan that are looked at; what comes after them closes little, and is offered row by row."""


def offered(visit: Visit) -> list[MotionOffer]:
    """The decisions over several rows, those that close most first."""

    return _kept(workspace.version(visit.name, visit.today), date.today(), visit.matrix)


@st.cache_resource(max_entries=20, show_spinner=False)
def _kept(version: object, day: date, _matrix: Matrix) -> list[MotionOffer]:
    return workshop.offered_motions(plan(_matrix, Layer.TODAY, day, most=LIMIT).decisions)
