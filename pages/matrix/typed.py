"""Editing outside a workshop: letters typed into the grid are a draft until a reason makes them a decision."""

from collections.abc import Iterable
from typing import Any

import streamlit as st

from pages.shared import session, visitor, workspace
from pages.shared.grid.grid import TypedCells
from pages.shared.visit import Visit
from raci import rules
from raci.log import Decision
from raci.model import Matrix
from raci.model.changes import Change, on_top
from raci.model.letters import Layer, cell_of, is_cell, letters_of
from raci.people import Action
from raci.rules import Effect, Fix

t = session.t
LIMIT_CHANGES = 500
"""Cells of one draft; more is the work of an editor and a file."""


def is_on() -> bool:
    """True where the address asks for editing."""

    return session.parameter("edit", ("yes",)) == "yes"


def show_switch(visit: Visit) -> None:
    """The switch, which goes into the address; for whoever may only look there is none."""

    if visitor.may(Action.DECIDE, visit.name):
        st.toggle(t("Edit"), **session.bind("matrix-edit", is_on(), "edit", lambda on: "yes" if on else ""))


def draft(visit: Visit) -> TypedCells | None:
    """What has been typed so far; None where nothing can be: editing is off, this is not the matrix of today, or the
    reader may only look."""

    if not is_on() or visit.layer != Layer.TODAY or visit.version is not None:
        return None
    if not visitor.may(Action.DECIDE, visit.name):
        return None
    return TypedCells(_cells(visit), lambda sent: _take(visit, cells_of(visit.matrix, sent)))


def keep_base(visit: Visit) -> int:
    """The number of the log that the draft stands on from now on: what was on screen when its first letter was typed.

    What somebody else has decided since is told at Apply, and the next try stands on what has been told.
    """

    if session.noted(f"draft-base-{visit.name}") is None:
        session.note(f"draft-base-{visit.name}", visit.today.number)
    return int(session.noted(f"draft-base-{visit.name}"))


def forget_base(name: str) -> None:
    """The reader has been told what was decided meanwhile: the next try stands on that."""

    session.note(f"draft-base-{name}", None)


def turn(name: str) -> int:
    """How often the draft has been written or thrown away."""

    return int(session.noted(f"draft-turn-{name}", 0))


def changes(matrix: Matrix, cells: dict[str, str]) -> tuple[Change, ...]:
    """The draft as changes of the matrix of today, in the order in which they were typed."""

    typed = ((key.rpartition(":"), letters_of(cell)) for key, cell in cells.items())
    return on_top(matrix, Layer.TODAY, (Change(row, role, (), letters) for (row, _, role), letters in typed))


def effect(visit: Visit, changed: tuple[Change, ...]) -> Effect:
    """What the draft would settle and raise."""

    return _effect(workspace.version(visit.name, visit.today), changed, visit.matrix)


def discard(name: str, changed: tuple[Change, ...] | None = None) -> None:
    """Empty the draft, or take out what has been written: a letter typed since stays."""

    cells: dict[str, str] = session.noted(f"draft-{name}", {})
    written = _as_cells(changed or ())
    left = {} if changed is None else {key: cell for key, cell in cells.items() if written.get(key) != cell}
    session.note(f"draft-{name}", left)
    session.note(f"draft-turn-{name}", turn(name) + 1)
    session.note(f"draft-base-{name}", None)


def restore(visit: Visit, cells: Any, number: Any) -> None:
    """Go on with a draft that the browser has held, on the log that it was begun on; what is typed since stays."""

    key = f"draft-{visit.name}"
    session.note(key, cells_of(visit.matrix, cells) | session.noted(key, {}))
    if isinstance(number, int) and 0 <= number <= visit.today.number:
        session.note(f"draft-base-{visit.name}", number)


def arrived(visit: Visit, why: str, author: str) -> int | None:
    """The number of the entry that says what the draft says, written since the draft was begun; None for none."""

    cells, number = session.noted(f"draft-{visit.name}", {}), session.noted(f"draft-base-{visit.name}")
    for event in visit.today.events.since(visit.today.number if number is None else number):
        if not isinstance(event.body, Decision):
            continue
        if (event.author, event.body.why, _as_cells(event.body.changes)) == (author, why, cells):
            return event.number
    return None


def cells_of(matrix: Matrix, sent: Any) -> dict[str, str]:
    """What the browser sent, checked: cells of this matrix with letters in their order; anything else is dropped."""

    cells: dict[str, str] = {}
    for key, cell in list(sent.items())[:LIMIT_CHANGES] if isinstance(sent, dict) else []:
        row, _, role = key.rpartition(":")
        if row in matrix.activity and role in matrix.role and isinstance(cell, str) and is_cell(cell):
            cells[key] = cell_of(letters_of(cell))
    return cells


def _take(visit: Visit, cells: dict[str, str]) -> None:
    """Keep what has been typed on the matrix that was on screen then."""

    if cells and not session.noted(f"draft-{visit.name}"):
        session.note(f"draft-base-{visit.name}", visit.today.number)
    session.note(f"draft-{visit.name}", cells)


def _cells(visit: Visit) -> dict[str, str]:
    """What has been typed, without cells that the file has lost since."""

    return cells_of(visit.matrix, session.noted(f"draft-{visit.name}", {}))


def _as_cells(changes: Iterable[Change]) -> dict[str, str]:
    return {f"{change.activity}:{change.role}": cell_of(change.after) for change in changes}


@st.cache_resource(max_entries=200, show_spinner=False)
def _effect(version: tuple[object, ...], changed: tuple[Change, ...], _matrix: Matrix) -> Effect:
    return rules.effect_of(Fix("", {}, changed), _matrix, Layer.TODAY)
