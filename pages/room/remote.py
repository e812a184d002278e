"""The room on the phone of whoever leads it: next, previous, jumps, reveal and apply; the wall follows."""

from collections.abc import Sequence

import streamlit as st

from pages.room import bar, place
from pages.shared import assets, session
from pages.shared.workshops import Sitting
from raci.workshop import RoomPlace

t = session.t
VIEW = "remote"
"""What the address of the room says where it is a remote."""


def is_remote() -> bool:
    """True on a phone that was given the address of the remote."""

    return bool(st.query_params.get("view") == VIEW)


def show_style() -> None:
    """The type of a phone, over that of the wall."""

    st.html(assets.element("room/remote.css"))


def show_next(sitting: Sitting, places: Sequence[RoomPlace], here: int) -> None:
    """What comes next on the wall, which follows this phone."""

    if not place.mode() and here + 1 < len(places):
        following = bar.named(sitting, places[here + 1])
        st.caption(session.plain(t("The wall follows this phone. Next: {what}", what=following)))
