"""The grid on screen: draws a matrix in the browser and takes what the reader opens and picks into the address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from pages.shared import component, session
from pages.shared.component import Component, Take
from pages.shared.grid.message import Marked, message
from pages.shared.kept import kept
from pages.shared.visit import Visit
from raci.model import Matrix
from raci.model.letters import Layer

GRID = Component("shared/grid/grid.js", ("shared/grid/letters.css", "shared/grid/grid.css"))
ALL, NONE = "all", "none"
FEW_STEPS = 12
"""Closed, fewer than these leave the first screen half empty."""


@dataclass(frozen=True)
class TypedCells:
    """Cells that have been typed and not applied, as "activity:role" -> letters, and who takes what is typed."""

    cells: Mapping[str, str]
    take: Take


def show(
    visit: Visit,
    matrix: Matrix,
    rows: Matrix,
    *,
    key: str,
    above: str,
    marks: Marked | None = None,
    draft: TypedCells | None = None,
    layer: Layer | None = None,
    caption: str = "",
) -> None:
    """Draw `rows`, a selection from `matrix`, below something that is `above` high, a CSS length.

    The layer is that of the visit unless another one is asked for; `caption` stands above it on paper in its place.

    `marks` are those of findings on activities, processes and roles. With a draft, letters can be typed into cells.

    Steps stand open as the address says; where it says nothing, all of them when the rows are a selection, or when the
    steps are few.
    """

    steps = opened(matrix, st.query_params.get("open", NONE if rows is matrix and not has_few_steps(matrix) else ALL))
    data = _message(visit, matrix, rows, layer or visit.layer, marks)
    data = (
        data
        | {"caption": caption or data["caption"]}
        | {
            "open": steps,
            "picked": picked(matrix),
            "above": above,
            "read": component.read(key),
        }
    )
    if draft:
        data |= {"draft": dict(draft.cells), "session": kept.token()}
    GRID.draw(
        key,
        data,
        draft=draft.take if draft else None,
        open=lambda sent: session.put("open", open_text(matrix, sent)),
        picked=lambda sent: session.put("cell", cell_text(matrix, sent)),
    )


def _message(visit: Visit, matrix: Matrix, rows: Matrix, layer: Layer, marks: Marked | None) -> dict[str, Any]:
    """What the browser draws; the whole of a matrix with its marks is made once."""

    def make() -> dict[str, Any]:
        return message(matrix, rows, layer, visit.lang, marks)

    is_whole = rows is matrix is visit.matrix and layer == visit.layer and marks is not None
    return visit.kept("grid", make) if is_whole else make()


def only(matrix: Matrix, rows: Iterable[str]) -> Matrix:
    """The matrix with only these activities."""

    wanted = set(rows)
    return replace(matrix, activities=tuple(row for row in matrix.activities if row.id in wanted))


def involved(matrix: Matrix, rows: Iterable[str], roles: Iterable[str], layer: Layer) -> Matrix:
    """The matrix with only these roles and those that hold a letter in these activities; all activities stay."""

    held = {role for row in rows for role, mark in matrix.activity[row].marks(layer).items() if mark.letters}
    return replace(matrix, roles=tuple(role for role in matrix.roles if role.id in held | set(roles)))


def picked(matrix: Matrix) -> str:
    """The cell that the address asks for as "row:role", role may be empty; "" when it names nothing in this matrix."""

    return cell_text(matrix, st.query_params.get("cell", ""))


def has_few_steps(matrix: Matrix) -> bool:
    """True where the steps alone would not fill a screen."""

    return len({row.process for row in matrix.activities}) < FEW_STEPS


def opened(matrix: Matrix, text: str) -> list[str]:
    """Ids of the steps that stand open, from a text such as "all", "none" or "initiation,approval"."""

    return list(matrix.process) if text == ALL else [step for step in text.split(",") if step in matrix.process]


def open_text(matrix: Matrix, sent: Any) -> str:
    """What the browser sent as open steps, checked, as the text that `opened` reads."""

    known = {str(step) for step in sent} & set(matrix.process) if isinstance(sent, list) else set()
    if len(known) == len(matrix.process):
        return ALL
    return ",".join(step for step in matrix.process if step in known) or NONE


def cell_text(matrix: Matrix, sent: Any) -> str:
    """What the browser or the address sent as a picked cell, "" when it names nothing in this matrix."""

    row, _, role = sent.partition(":") if isinstance(sent, str) else ("", "", "")
    known = row in matrix.activity or row in matrix.process
    return f"{row}:{role}" if known and (role in matrix.role or not role) else ""
