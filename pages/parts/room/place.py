"""Where the room is: the place that all screens share, and what this one screen is in the middle of."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from pages.parts import session, workspace, writing
from pages.parts.workshops import Visit
from raci import workshop
from raci.log import Body
from raci.store import WritingOff
from raci.workshop import Place

t = session.t
PLACE = "room"
"""Where `writing` keeps what the room has to be told."""


def here(visit: Visit, places: Sequence[Place]) -> int:
    """The number of the place to show: that of the room, or where this screen is busy with something unfinished."""

    if session.noted("room-code") != visit.code:
        _enter(visit.code)
    shared = workshop.position(visit.held.place, places)
    if not mode():
        session.note("room-here", places[shared].text)
        return shared
    if session.noted("room-base") is None:
        session.note("room-base", visit.today.number)
    mine = workshop.position(session.noted("room-here", ""), places)
    if mine != shared:
        with st.container(horizontal=True, vertical_alignment="center", key="room-moved"):
            st.text(t("The room has moved on; what you began here is kept."))
            st.button(t("Follow the room"), key="room-follow", on_click=begin, args=("",))
    return mine


def go(visit: Visit, place: Place) -> None:
    """Take every screen of the room to that place."""

    begin("")
    try:
        workspace.store().box.move(visit.code, place.text)
    except WritingOff as error:
        writing.refuse(PLACE, error.problem)


def write(visit: Visit, body: Body) -> bool:
    """Write it down and end what this screen is in the middle of; False where it could not be written.

    It is written on top of what the log held when that began, however often the screen has been drawn since: a
    decision from elsewhere must not be overtaken unseen. The next try stands on what the reader has been told then.
    """

    base = session.noted("room-base") if mode() else None
    number = visit.today.number if base is None else base
    session.note("room-base", None)
    is_written = writing.add(visit.name, number, visit.opening.author, body, place=PLACE) is not None
    if is_written:
        begin("")
    return is_written


def mode() -> str:
    """What this screen is in the middle of: a candidate, parking, accepting; "" for nothing."""

    return str(session.noted("room-mode", ""))


def begin(what: str, **more: Any) -> None:
    """Be in the middle of something on this screen; "" ends it."""

    session.note("room-mode", what)
    session.note("room-more", more)
    session.note("room-undo", "")
    session.note("room-base", None)
    writing.ask(PLACE, "")
    if not what:
        writing.forget(PLACE)


def more() -> dict[str, Any]:
    """What `begin` was given besides."""

    found: dict[str, Any] = session.noted("room-more", {})
    return found


def _enter(code: str) -> None:
    """Another workshop than the last one of this visit: nothing of that one is in the middle of anything here."""

    session.clear_all("room-")
    begin("")
    session.note("room-code", code)
