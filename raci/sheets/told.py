"""A reading -> JSON: for each matrix its roles, activities, notes and unread cells."""

from typing import Any

from raci.sheets.reading import CellText, Reading, ReadMatrix


def told(reading: Reading) -> dict[str, Any]:
    """One matrix stands at the top; several stand under `matrices`, each with its title."""

    whole = {"source": reading.source, "tables": len(reading.matrices)}
    if len(reading.matrices) == 1:
        return whole | _matrix(reading.matrices[0])
    return whole | {"matrices": [{"title": one.title} | _matrix(one) for one in reading.matrices]}


def _matrix(matrix: ReadMatrix) -> dict[str, Any]:
    return {
        "roles": list(matrix.roles),
        "activities": [
            {"name": one.name, "group": one.group, "id": one.id, "letters": dict(one.letters)}
            for one in matrix.activities
        ],
        "notes": [_told(one, "note") for one in matrix.notes],
        "unread": [_told(one, "cell") for one in matrix.unread],
    }


def _told(one: CellText, key: str) -> dict[str, str]:
    return {"activity": one.activity, "role": one.role, key: one.text}
