"""Answers that came after the reveal: how many from whom, taken in openly or left out, and what they say of a row."""

import streamlit as st

from pages.room import panel
from pages.room.place import PLACE
from pages.shared import reading, session, workspace, writing
from pages.shared.workshops import Visit
from raci.log import Ballot, Belated, Stage
from raci.log.names import Names
from raci.store import Fate, Late
from raci.words.html import escape

t = session.t


def notice(visit: Visit) -> None:
    """Seats and numbers of what waits for a word of the facilitator, and the two ways to deal with it."""

    waiting = [one for one in _late(visit) if one.fate == Fate.WAITING]
    if not waiting:
        return
    told = Names(visit.matrix, session.lang()).numbers(one.ballot.seat for one in waiting)
    with st.container(horizontal=True, vertical_alignment="center", key="room-late"):
        st.text(t("Came after the reveal: {answers}", answers=told), width="content")
        if visit.stage == Stage.REVEALED:
            st.button(t("Take them in as late"), key="room-late-in", on_click=_settle, args=(visit, waiting, True))
            st.button(t("Leave them out"), key="room-late-out", on_click=_settle, args=(visit, waiting, False))


def row(visit: Visit, activity: str) -> None:
    """What was taken in as late says of this row, apart from the table of those who answered in time."""

    names = Names(visit.matrix, session.lang())
    taken = [one.ballot for one in _late(visit) if one.ballot.activity == activity and one.fate == Fate.TAKEN]
    told = (t("{what}: {told}", what=escape(names.role(one.seat)), told=_said(one, names)) for one in taken)
    lines = [f"<p>{line}</p>" for line in told]
    if lines:
        panel.panel(f"<p class='now'>{escape(t('Late, not part of the blind vote'))}</p>", *lines)


def _said(one: Ballot, names: Names) -> str:
    """Such as Finance A/R, Sales C; don't know; or nothing, which takes back what was answered in time."""

    if one.is_unsure:
        return escape(t("Don't know") if one.letters else t("takes its answer back"))
    return " · ".join(f"{escape(names.role(role))} {panel.cell(cell)}" for role, cell in one.filled.items())


def _settle(visit: Visit, waiting: list[Late], is_taken: bool) -> None:
    """Into the log, at what this screen shows: an answer that arrives in the same moment waits on."""

    pairs = tuple((one.ballot.seat, one.ballot.activity) for one in waiting)
    writing.add(visit.name, visit.today.number, visit.opening.author, Belated(pairs, is_taken, visit.code), place=PLACE)


def _late(visit: Visit) -> list[Late]:
    return reading.given(workspace.store().box.late.find(visit.code))
