"""What the page has to show: every cause with its state, what the filters leave of them, and the open questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from pages.gaps import linked, narrow
from pages.shared import workspace
from pages.shared.visit import Visit
from raci.log.open_points import OpenPoint, open_points
from raci.log.standing import CauseStanding, CauseState, standings
from raci.model import Limits, Matrix
from raci.model.letters import Layer
from raci.rules import Cause, Finding
from raci.views.plan import Outlook, WayOut, leads, ways_out


@dataclass(frozen=True)
class Sight:
    """`listed` are the causes of this layer and `done` those that decisions have settled in it, both as filters leave
    them; `shown` is what is on screen of either. `leads`: id of a cause -> where it leads.
    """

    findings: Sequence[Finding]
    every: Sequence[CauseStanding]
    listed: Sequence[CauseStanding]
    done: Sequence[CauseStanding]
    shown: Sequence[CauseStanding]
    leads: Mapping[str, Outlook]
    points: Sequence[OpenPoint]


def look(visit: Visit) -> Sight:
    """All of it, as the address asks."""

    limits, day = narrow.limits(visit.matrix), date.today()
    findings = visit.findings_of(visit.layer, limits)
    causes = visit.causes_of(visit.layer, limits)
    settled = workspace.settled(visit.name, visit.today, limits)
    every = visit.kept("standings", lambda: standings(visit.today, causes, settled, day), limits)
    here = {cause.id for cause in causes}
    layer = [standing for standing in every if standing.cause.id in here]
    version = workspace.version(visit.name, visit.today)
    known = _leads(visit.matrix, version, visit.layer, day, limits, causes)
    listed = linked.counted(narrow.fitting(layer, visit), visit)
    done = linked.counted(
        narrow.fitting([standing for standing in every if standing.cause.id not in here], visit), visit
    )
    shown = narrow.of_state(listed, done)
    return Sight(findings, layer, listed, done, shown, known, open_points(visit.today, day))


def options(visit: Visit, standing: CauseStanding) -> list[WayOut]:
    """The ways out of a cause, kept for as long as file, log, layer and day stay."""

    if standing.state == CauseState.DECIDED:
        return []
    version = workspace.version(visit.name, visit.today)
    day, cause = date.today(), standing.cause
    return _options(visit.matrix, visit.layer, day, cause, repr((version, visit.layer, day, cause.id)))


@st.cache_resource(max_entries=20, show_spinner=False)
def _leads(
    _matrix: Matrix, version: tuple[object, ...], layer: Layer, day: date, limits: Limits, _causes: list[Cause]
) -> Mapping[str, Outlook]:
    return leads(_matrix, layer, _causes, day)


@st.cache_resource(max_entries=100, show_spinner=False)
def _options(_matrix: Matrix, _layer: Layer, _day: date, _cause: Cause, state: str) -> list[WayOut]:
    return ways_out(_matrix, _layer, _cause, _day)
