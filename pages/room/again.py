"""What this screen is in the middle of, held by the browser: there again after a reload or a restart of the server."""

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from pages.room import column, own, place
from pages.room.keys import FORMS
from pages.shared import session
from pages.shared.kept import kept
from pages.shared.workshops import Sitting
from raci import workshop
from raci.log import Event
from raci.model.changes import Change
from raci.model.letters import cell_of, is_cell, letters_of

t = session.t
FIELDS = (*(name for form in FORMS.values() for name in form.fields), column.OBJECTION)
"""Names of the widgets of all forms, as they stand in their keys."""
LINES = {form.line for form in FORMS.values()}
"""Those of them that stand in the log as they were typed."""


def say_restored() -> None:
    """Say where the browser has just given back what was half done; the lines of this look begin here."""

    session.note("room-lines", [])
    if says := session.noted("room-again"):
        st.info(says)


def show(sitting: Sitting) -> None:
    """Hand the browser what is half done, once everything else is on screen."""

    kept.show(
        f"room-{sitting.code}",
        _half_done(sitting),
        turn=place.turn(),
        lines=session.noted("room-lines", []),
        take=lambda left: _take(sitting, left),
    )


def _half_done(sitting: Sitting) -> dict[str, Any]:
    """The form that is open with the row and the log it was begun on, and what stands in all fields of the room."""

    held = session.values(*(f"room-{name}-" for name in FIELDS))
    fields = {key: value for key, value in held.items() if not isinstance(value, bool)}
    if place.mode() not in FORMS:
        return fields
    changes = [[change.activity, change.role, cell_of(change.after)] for change in place.more().get("changes", ())]
    form = {"mode": place.mode(), "here": session.noted("room-here"), "base": session.noted("room-base")}
    return fields | form | {"changes": changes} | (own.chosen() if place.mode() == own.FORM.mode else {})


def _take(sitting: Sitting, left: Mapping[str, Any]) -> None:
    """Begin again what the browser has held, unless it had been written before the answer was lost."""

    here = str(left.get("here", ""))
    row = here.partition(":")[2]
    for key, value in left.items():
        if key.startswith(tuple(f"room-{name}-" for name in FIELDS)) or key in own.KEPT.values():
            kept.give(key, value)
    if left.get("mode") not in FORMS or row not in sitting.rows or place.mode():
        return
    if event := _arrived(sitting, row, left):
        session.clear(*(key for key in left if _is_about(key, FIELDS, row)), *own.KEPT.values())
        session.note("room-again", t("Entry {n} was written before the connection broke.", n=event.number))
        return
    place.begin(left["mode"], changes=_changes(sitting, left.get("changes")))
    base = left.get("base")
    if isinstance(base, int) and 0 <= base <= sitting.today.number:
        session.note("room-base", base)
    session.note("room-here", here)
    session.note(
        "room-again", t("The page has begun anew. What you typed is here again; nothing of it has been written.")
    )


def _changes(sitting: Sitting, listed: Any) -> tuple[Change, ...]:
    """The changes of the way that had been chosen, as far as they can be."""

    changes = []
    for part in listed if isinstance(listed, list) else []:
        if isinstance(part, list) and len(part) == 3 and all(isinstance(part, str) for part in part):
            row, role, cell = part
            if row in sitting.rows and role in sitting.matrix.role and is_cell(cell):
                changes.append(Change(row, role, (), letters_of(cell)))
    return tuple(changes)


def _arrived(sitting: Sitting, row: str, left: Mapping[str, Any]) -> Event | None:
    """The entry that says of the row what the form says, written since the form was begun."""

    typed = {value for key, value in left.items() if value and _is_about(key, LINES, row)}
    base = left.get("base")
    for event in sitting.today.events.of(sitting.code):
        why = getattr(event.body, "why", None) or getattr(event.body, "question", None)
        is_later = isinstance(base, int) and event.number > base
        if is_later and why in {str(word).strip() for word in typed} and row in workshop.rows_of(event.body):
            return event
    return None


def _is_about(key: str, names: Iterable[str], row: str) -> bool:
    """True for the key of one of these fields of the row, whichever answer or finding it is said of."""

    field = key.partition(":")[0]
    return field in {f"room-{name}-{row}" for name in names} or ("says" in names and field.endswith(f"-{row}"))
