"""The room's own answer to a row: who holds which letter, chosen party by party."""

from typing import Any

import streamlit as st

from pages.room import panel, place
from pages.room.form import Form
from pages.shared import session
from pages.shared.kept import kept
from pages.shared.workshops import Sitting
from raci import workshop
from raci.log.names import Names
from raci.model import Activity
from raci.model.changes import Change, on_top
from raci.model.letters import Layer, Letter, Letters
from raci.model.terms import LETTERS

t = session.t
FORM = Form("own", (), "why", "apply")
KEPT = {letter: f"room-own-{letter}" for letter in Letter}
"""Letter -> the name under which the browser holds who has been chosen."""


def begin() -> None:
    """Begin anew with what holds today, whatever was chosen the last time."""

    session.note("room-own", session.noted("room-own", 0) + 1)
    session.clear_all("room-own-")
    place.begin(FORM.mode)


def show_fields(sitting: Sitting, row: str) -> None:
    """One choice of who answers, and one a letter of who else has a part."""

    names, activity = sitting.names, sitting.matrix.activity[row]
    offered, others = workshop.parties(sitting.matrix, sitting.seats)
    for letter in Letter:
        # What holds is given as the default: a value put into a widget that the browser has yet to load gets lost.
        held = activity.holders(letter, Layer.TODAY)
        with st.container(horizontal=True, vertical_alignment="center", key=f"room-line-{letter}"):
            panel.show(panel.cell(letter), width="content")
            _show_choice(letter, [*offered, *others], held, names)


def _show_choice(letter: Letter, options: list[str], held: list[str], names: Names) -> None:
    label, nobody = t(LETTERS[letter][0]), t("nobody")
    shared: Any = {"format_func": names.role, "placeholder": nobody, "label_visibility": "collapsed"}
    if letter == Letter.A:
        given = kept.text(KEPT[letter])
        held = [given] if given in options else held
        index = options.index(held[0]) if len(held) == 1 else None  # of several the room chooses one
        st.selectbox(label, options, index=index, key=_key(letter), **shared)
    else:
        given_back = kept.listed(KEPT[letter], options)
        default = held if given_back is None else given_back
        st.multiselect(label, options, default=default, key=_key(letter), **shared)


def chosen() -> dict[str, Any]:
    """What stands in the choices, for the browser to hold."""

    return {KEPT[letter]: session.state(_key(letter)) for letter in Letter if session.is_shown(_key(letter))}


def changes(sitting: Sitting, row: str) -> tuple[Change, ...]:
    """What the choices change of the row as it is today; nothing before they are on screen."""

    chosen = wanted(sitting.matrix.activity[row])
    every = (Change(row, role, (), chosen.get(role, ())) for role in sitting.matrix.role)
    return on_top(sitting.matrix, Layer.TODAY, every)


def wanted(activity: Activity) -> dict[str, Letters]:
    """Role -> the letters that are chosen for it, of the roles that hold one."""

    by_role: dict[str, list[Letter]] = {}
    for letter in Letter:
        for role in _chosen(activity, letter):
            by_role.setdefault(role, []).append(letter)
    return {role: tuple(letters) for role, letters in by_role.items()}


def _chosen(activity: Activity, letter: Letter) -> list[str]:
    if not session.is_shown(_key(letter)):
        return activity.holders(letter, Layer.TODAY)
    chosen = session.state(_key(letter))
    if letter == Letter.A and chosen is None and len(activity.holders(letter, Layer.TODAY)) > 1:
        return activity.holders(letter, Layer.TODAY)
    return [chosen] if isinstance(chosen, str) else list(chosen or [])


def _key(letter: Letter) -> str:
    return f"room-own-{letter}-{session.noted('room-own', 0)}"
