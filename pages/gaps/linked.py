"""What a number on another page counts: causes named one by one, or those that wait for one thing; and the way back."""

from collections.abc import Iterable

import streamlit as st

from pages.shared import session
from pages.shared.pick import pick
from pages.shared.visit import Visit
from raci.log.standing import CauseStanding
from raci.model.letters import Layer
from raci.views.remedies import Remedy, by_remedy
from raci.words.sentences import Word

t, count = session.t, session.count
REMEDIES = {
    Remedy.PROPOSED: Word("Closed by open proposals"),
    Remedy.CLAUSE: Word("Need an amended clause"),
    Remedy.OPEN: Word("Without a proposal"),
}


def counted(standings: Iterable[CauseStanding], visit: Visit) -> list[CauseStanding]:
    """Those of them that the link asks for; all where it asks for none."""

    kept = list(standings)
    if remedy := session.parameter("remedy", list(Remedy)):
        live = [standing.cause for standing in kept if not standing.cause.accepted]
        waiting = {cause.id for cause in by_remedy(live, visit.findings_of(Layer.PROPOSED))[Remedy(remedy)]}
        kept = [standing for standing in kept if standing.cause.id in waiting]
    if among := set(_among()):
        kept = [standing for standing in kept if any(finding.id in among for finding in standing.cause.findings)]
    return kept


def show() -> None:
    """What the link asks for, for as long as it does, with the way to all the others."""

    if among := _among():
        named = count(len(among), "{n} chosen cause", "{n} chosen causes")
        pick(t("All causes"), {",".join(among): named}, ",".join(among), "among", page="gaps")
    if remedy := session.parameter("remedy", list(Remedy)):
        said = {remedy.value: t(says) for remedy, says in REMEDIES.items()}
        pick(t("All ways out"), said, remedy, "remedy", page="gaps")


def _among() -> list[str]:
    return list(filter(None, st.query_params.get("among", "").split(",")))
