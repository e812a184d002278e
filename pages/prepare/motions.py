"""What the plan offers a workshop: decisions that are settled as one, and rows; made once a version of the log."""

from datetime import date
from typing import NamedTuple

import streamlit as st

from pages.shared import workspace
from pages.shared.visit import Visit
from raci import workshop
from raci.model import Matrix
from raci.model.letters import Layer
from raci.views.plan import plan
from raci.workshop import MotionOffer


class Planned(NamedTuple):
    """The decisions over several rows, those that close most first, and the rows of the decisions over one."""

    motions: list[MotionOffer]
    rows: list[str]


def offered(visit: Visit) -> Planned:
    """What closes most, of the matrix of today."""

    return _kept(workspace.version(visit.name, visit.today), date.today(), visit.matrix)


@st.cache_resource(max_entries=20, show_spinner=False)
def _kept(version: object, day: date, _matrix: Matrix) -> Planned:
    decisions = plan(_matrix, Layer.TODAY, day).decisions
    return Planned(workshop.offered_motions(decisions), workshop.planned_rows(decisions))
