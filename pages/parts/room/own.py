"""The room's own answer to a row: who holds which letter, chosen party by party."""

import streamlit as st

from pages.parts import session
from pages.parts.room import panel, place
from pages.parts.workshops import Visit
from raci import workshop
from raci.changes import Change
from raci.letters import Layer, Letter, Letters
from raci.record import Names
from raci.terms import LETTERS

t = session.t
MODE = "own"


def begin(visit: Visit, row: str) -> None:
    """Begin with what holds today."""

    activity = visit.matrix.activity[row]
    for letter in Letter:
        held = activity.holders(letter, Layer.TODAY)
        session.fill(f"room-own-{letter}", next(iter(held), None) if letter == Letter.A else held)
    place.begin(MODE)


def fields(visit: Visit) -> None:
    """One choice of who answers, and one a letter of who else has a part."""

    names = Names(visit.matrix, session.lang())
    offered, others = workshop.parties(visit.matrix, visit.seats)
    options = [*offered, *others]
    for letter, (name, _) in LETTERS.items():
        key = f"room-own-{letter}"
        with st.container(horizontal=True, vertical_alignment="center", key=f"room-line-{letter}"):
            panel.panel(panel.cell(letter))
            if letter == Letter.A:
                st.selectbox(
                    t(name), options, index=None, format_func=names.role, key=key, placeholder=t("nobody"),
                    label_visibility="collapsed",
                )  # fmt: skip
            else:
                st.multiselect(
                    t(name), options, format_func=names.role, key=key, placeholder=t("nobody"),
                    label_visibility="collapsed",
                )  # fmt: skip


def changes(visit: Visit, row: str) -> tuple[Change, ...]:
    """What the choices change of the row as it is today."""

    held = {role: mark.letters for role, mark in visit.matrix.activity[row].marks(Layer.TODAY).items()}
    wanted = _wanted()
    roles = [role for role in visit.matrix.role if held.get(role, ()) != wanted.get(role, ())]
    return tuple(Change(row, role, held.get(role, ()), wanted.get(role, ())) for role in roles)


def _wanted() -> dict[str, Letters]:
    found: dict[str, list[Letter]] = {}
    for letter in Letter:
        chosen = session.state(f"room-own-{letter}") or []
        for role in [chosen] if isinstance(chosen, str) else chosen:
            found.setdefault(role, []).append(letter)
    return {role: tuple(letters) for role, letters in found.items()}
