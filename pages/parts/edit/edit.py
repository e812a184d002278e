"""Editing outside a workshop: letters typed into the grid are a draft until a reason makes them a decision."""

from typing import Any

import streamlit as st

from pages.parts import session, workspace
from pages.parts.grid.grid import Draft
from raci import rules
from raci.changes import Change, on_top
from raci.letters import Layer, cell_of, letters_of
from raci.model import Matrix
from raci.rules import Effect, Fix

t = session.t
LIMIT_CHANGES = 500
"""Cells of one draft; more is the work of an editor and a file."""


def is_on() -> bool:
    """True where the address asks for editing."""

    return session.asked("edit", ("yes",)) == "yes"


def switch() -> None:
    """The switch; it goes into the address."""

    st.toggle(t("Edit"), **session.bind("matrix-edit", is_on(), "edit", lambda on: "yes" if on else ""))


def draft(name: str, matrix: Matrix) -> Draft | None:
    """What has been typed so far; None where nothing can be: editing is off, or this is not the matrix of today."""

    if not is_on() or session.layer() != Layer.TODAY or session.version() is not None:
        return None
    return Draft(_kept(name, matrix), lambda sent: session.note(f"draft-{name}", cells_of(matrix, sent)))


def changes(matrix: Matrix, cells: dict[str, str]) -> tuple[Change, ...]:
    """The draft as changes of the matrix of today, in the order in which they were typed."""

    typed = ((key.rpartition(":"), letters_of(cell)) for key, cell in cells.items())
    return on_top(matrix, Layer.TODAY, (Change(row, role, (), letters) for (row, _, role), letters in typed))


def effect(name: str, matrix: Matrix, changed: tuple[Change, ...]) -> Effect:
    """What the draft would settle and raise."""

    return _effect(workspace.version(name, session.today()), changed, matrix)


def discard(name: str, changed: tuple[Change, ...] | None = None) -> None:
    """Empty the draft, or take out what has been written: a letter typed since stays."""

    held: dict[str, str] = session.noted(f"draft-{name}", {})
    written = {f"{one.activity}:{one.role}": cell_of(one.after) for one in changed or ()}
    left = {} if changed is None else {key: cell for key, cell in held.items() if written.get(key) != cell}
    session.note(f"draft-{name}", left)


def cells_of(matrix: Matrix, sent: Any) -> dict[str, str]:
    """What the browser sent, checked: cells of this matrix with letters in their order; anything else is dropped."""

    held = sent.get("value") if isinstance(sent, dict) else None
    found: dict[str, str] = {}
    for key, cell in list(held.items())[:LIMIT_CHANGES] if isinstance(held, dict) else []:
        row, _, role = key.rpartition(":")
        if row in matrix.activity and role in matrix.role and isinstance(cell, str) and _is_cell(cell):
            found[key] = cell_of(letters_of(cell))
    return found


def _is_cell(cell: str) -> bool:
    try:
        letters_of(cell)
    except ValueError:
        return False
    return True


def _kept(name: str, matrix: Matrix) -> dict[str, str]:
    """The draft of this visit, without cells that the file has lost since."""

    return cells_of(matrix, {"value": session.noted(f"draft-{name}", {})})


@st.cache_resource(max_entries=200, show_spinner=False)
def _effect(version: tuple[object, ...], changed: tuple[Change, ...], _matrix: Matrix) -> Effect:
    return rules.effect_of(Fix("", {}, changed), _matrix, Layer.TODAY)
