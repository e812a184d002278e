"""Every area of the matrix as a tile: its rows, who answers for each, and the breaks between one area and the next."""

from collections.abc import Sequence
from typing import Any

from pages.overview.doors import Doors
from pages.shared import session
from raci.model import Matrix, ProcessKind, facts
from raci.model.terms import SHAPES
from raci.rules import Cause
from raci.views.areas import Area, Join, Ownership
from raci.words.lists import phrases
from raci.words.sentences import Word

t, count = session.t, session.count
LIMIT_LINK = 6_000  # characters of the rows that a link names
STATES = {
    Ownership.OWNED: (Word("{n} with an owner"), Word("{n} with an owner")),
    Ownership.UNSAID: (
        Word("{n} done by one party, owner not stated (no gap)"),
        Word("{n} done by one party, owner not stated (no gap)"),
    ),
    Ownership.OPEN: (
        Word("{n} with nobody, several parties or only a group"),
        Word("{n} with nobody, several parties or only a group"),
    ),
}


def message(matrix: Matrix, areas: Sequence[Area], breaks: Sequence[Cause], lang: str, doors: Doors) -> dict[str, Any]:
    """The tiles, and what their squares mean, with how many there are; `breaks`: causes with a broken hand-off."""

    rows = len(matrix.activities)
    broken = count(len(breaks), "{n} broken hand-off", "{n} broken hand-offs")
    among = ",".join(cause.head.id for cause in breaks)
    return {
        "whole": doors.to("matrix", count(rows, "{n} activity", "{n} activities")) if rows else None,
        "states": [_state(state, areas, doors) for state in Ownership],
        "broken": doors.to("gaps", broken, among=among) if breaks else None,
        "shaded": t("grey: a list of duties") if any(not _is_step(area) for area in areas) else "",
        "tiles": [_tile(matrix, area, lang, doors) for area in areas],
    }


def _state(state: Ownership, areas: Sequence[Area], doors: Doors) -> dict[str, Any]:
    rows = [row for area in areas for row, held in area.rows if held == state]
    says, named = count(len(rows), *STATES[state]), ",".join(rows)
    is_linked = 0 < len(named) < LIMIT_LINK
    link = doors.to("matrix", says, rows=named) if is_linked else {"says": says}
    return {"kind": state.value, "link": link}


def _tile(matrix: Matrix, area: Area, lang: str, doors: Doors) -> dict[str, Any]:
    process, gaps = area.process, len(area.gaps)
    name = facts.process_name(matrix, process, lang)
    held = [state for _, state in area.rows]
    says = phrases((count(held.count(state), *STATES[state]) for state in Ownership if state in held), lang)
    mark = {"process": process.id, "severity": "gap"}
    return {
        "link": doors.to("matrix", name, process=process.id, open=process.id),
        "says": t("{area}: {states}", area=name, states=says),
        "kind": "step" if _is_step(area) else "duties",
        "join": area.join.value,
        "joined": t("The hand-over is broken: neither side has a part in the other’s work")
        if area.join == Join.DROPPED
        else "",
        "rows": [[state.value, row in area.breaks] for row, state in area.rows],
        "gaps": doors.to("gaps", f"{SHAPES['gap']}{gaps}", **mark) | {"title": _gaps(gaps)} if gaps else None,
    }


def _gaps(gaps: int) -> str:
    return count(gaps, "{n} gap", "{n} gaps")


def _is_step(area: Area) -> bool:
    return area.process.kind == ProcessKind.FLOW
