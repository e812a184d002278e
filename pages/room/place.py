"""Where the room is: the place that all screens share, and what this one screen is in the middle of."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

import streamlit as st

from pages.shared import lead, session, workspace, writing
from pages.shared.workshops import Sitting
from raci import workshop
from raci.log import Body
from raci.store import RefusedError, WritingOff
from raci.workshop import RoomPlace

t = session.t
FORM_ID = "room"
"""Where `writing` keeps what the room has to be told."""


def stay_or_follow(sitting: Sitting, places: Sequence[RoomPlace]) -> int:
    """The number of the place to show: that of the room, or where this screen is busy with something unfinished."""

    shared = workshop.position(sitting.held.place, places)
    if not mode():
        session.note("room-here", places[shared].text)
        return shared
    if session.noted("room-base") is None:
        session.note("room-base", sitting.today.number)
    mine = workshop.position(session.noted("room-here", ""), places)
    if mine != shared:
        with st.container(horizontal=True, vertical_alignment="center", key="room-moved"):
            st.text(t("The room has moved on; what you began here is kept."))
            st.button(t("Follow the room"), key="room-follow", **press(begin, ""))
    return mine


def go(sitting: Sitting, place: RoomPlace, among: Collection[str] | None = None) -> None:
    """Take every screen of the room to that place, from one `among` those that the reader saw; none given, the last.

    A room that is elsewhere by now stays there, so that one press that arrives twice is one move.
    """

    try:
        from_here = {sitting.held.place} if among is None else among
        is_moved = workspace.store().box.move(
            lead.author(sitting), sitting.code, place.text, from_here, lead.key(sitting.code)
        )
    except (WritingOff, RefusedError) as error:
        writing.refuse(FORM_ID, error.problem)
        return
    if is_moved or place.text == sitting.held.place:
        begin("")


def write(sitting: Sitting, *bodies: Body) -> bool:
    """Write it down, several one on top of the other, and end what this screen is in the middle of; False where it
    could not be written.

    It is written on top of what the log held when that began, however often the screen has been drawn since: a
    decision from elsewhere must not be overtaken unseen. The next try stands on what the reader has been told then.
    """

    base = session.noted("room-base") if mode() else None
    number = sitting.today.number if base is None else base
    session.note("room-base", None)
    is_written = True
    for body in bodies:
        event = writing.add(sitting.name, number, lead.author(sitting), body, form_id=FORM_ID)
        if event is None:
            is_written = False
            break
        number = event.number
    if is_written:
        begin("")
    elif not mode():
        session.note("room-turn", turn() + 1)  # the press has been answered
    return is_written


def mode() -> str:
    """What this screen is in the middle of: a candidate, parking, accepting; "" for nothing."""

    return str(session.noted("room-mode", ""))


def begin(what: str, **more: Any) -> None:
    """Be in the middle of something on this screen; "" ends it."""

    session.note("room-turn", turn() + 1)
    session.note("room-mode", what)
    session.note("room-more", more)
    session.note("room-undo", "")
    session.note("room-again", "")
    session.note("room-base", None)
    writing.ask(FORM_ID, "")
    if not what:
        writing.forget(FORM_ID)


def turn() -> int:
    """How often something has been begun or ended on this screen; a press belongs to the turn it was shown in."""

    return int(session.noted("room-turn", 0))


def press(act: Callable[..., object], *args: object, **more: object) -> dict[str, Any]:
    """Arguments of a button that acts once: a press at times arrives again, with the next look of the screen."""

    return {"on_click": _press_once, "args": (turn(), act, *args), "kwargs": more}


def more() -> dict[str, Any]:
    """What `begin` was given besides."""

    details: dict[str, Any] = session.noted("room-more", {})
    return details


def enter(sitting: Sitting) -> None:
    """In another workshop than the last one of this sitting, nothing of that one is in the middle of anything here."""

    if session.noted("room-code") != sitting.code:
        session.clear_all("room-")
        begin("")
        session.note("room-code", sitting.code)


def _press_once(shown: int, act: Callable[..., object], *args: object, **more: object) -> None:
    if shown == turn():
        act(*args, **more)
