"""A reading -> JSON: for each matrix its roles, activities, notes and unread cells."""

from typing import Any

from raci.sheets.reading import CellText, Reading, ReadMatrix


def as_json(reading: Reading) -> dict[str, Any]:
    """One matrix stands at the top; several stand under `matrices`, each with its title."""

    whole = {"source": reading.source, "tables": len(reading.matrices)}
    if len(reading.matrices) == 1:
        return whole | _matrix(reading.matrices[0])
    return whole | {"matrices": [{"title": matrix.title} | _matrix(matrix) for matrix in reading.matrices]}


def _matrix(matrix: ReadMatrix) -> dict[str, Any]:
    return {
        "roles": list(matrix.roles),
        "activities": [
            {"name": activity.name, "group": activity.group, "id": activity.id, "letters": dict(activity.letters)}
            for activity in matrix.activities
        ],
        "notes": [_cell(note, "note") for note in matrix.notes],
        "unread": [_cell(cell, "cell") for cell in matrix.unread],
    }


def _cell(cell: CellText, key: str) -> dict[str, str]:
    return {"activity": cell.activity, "role": cell.role, key: cell.text}
