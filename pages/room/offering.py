"""Ways to settle a row as buttons: who would answer, who suggests it, what each would settle and raise."""

from collections.abc import Iterable, Sequence

import streamlit as st

from pages.room import own, place
from pages.room.settle import FORM
from pages.shared import session
from pages.shared.workshops import Sitting
from raci import workshop
from raci.log.names import Names
from raci.model.letters import Layer, Letter, Letters, cell_of
from raci.rules import effect as effects
from raci.views import effect_in_words
from raci.words.lists import listed
from raci.workshop import Candidate, Suggester

t, count = session.t, session.count
SHOWN, ROOMY = 4, 2
"""Ways that fit the wall, and those of which each may take more than two lines."""


def offer(sitting: Sitting, row: str, candidates: Sequence[Candidate], most: int = SHOWN) -> None:
    """A button a candidate, the best first, so many; the number keys press them."""

    shown, is_close = candidates[:most], most < SHOWN or len(candidates) > ROOMY
    with st.container(key="room-list-ways-close" if is_close else "room-list-ways", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", key="room-ways"):
            st.text(t("Who answers, who does it?"))
            st.button(t("Another answer"), key="room-way-0", shortcut="0", **place.press(own.begin))
        apart = workshop.told_apart(sitting.matrix, Layer.TODAY, row, [candidate.changes for candidate in shown])
        for number, (candidate, cells) in enumerate(zip(shown, apart, strict=True), 1):
            st.button(
                _label(sitting, row, candidate, cells),
                key=f"room-way-{number}",
                shortcut=f"{number}",
                width="stretch",
                **place.press(place.begin, FORM.mode, changes=candidate.changes),
            )


def _label(sitting: Sitting, row: str, candidate: Candidate, apart: Iterable[tuple[str, str, Letters]]) -> str:
    """Who would answer and work; below it what sets it apart from ways alike, who suggests it and what it does."""

    names = sitting.names
    after = effects.preview(sitting.matrix, Layer.TODAY, candidate.fix).activity[row]
    held = {letter: names.roles(after.holders(letter, Layer.STATED)) or t("nobody") for letter in (Letter.A, Letter.R)}
    is_one = held[Letter.A] == held[Letter.R]
    by_cell = {cell_of((Letter.A, Letter.R)): held[Letter.A]} if is_one else held
    parties = [f"**{letters}** {session.plain(roles)}" for letters, roles in by_cell.items()]
    does = effect_in_words.phrase(candidate.effect, sitting.lang)
    below = [*_apart(names, row, apart), session.plain(_source(candidate)), does]
    return f"{' · '.join(parties)}  \n{' · '.join(below)}"


def _apart(names: Names, row: str, cells: Iterable[tuple[str, str, Letters]]) -> list[str]:
    """Such as C Finance, or no part: Sales, letter by letter, after the name of the row where it is another one."""

    roles: dict[tuple[str, Letters], list[str]] = {}
    for activity, role, letters in cells:
        roles.setdefault((activity, letters), []).append(role)
    parts = []
    for (activity, letters), held in roles.items():
        who = names.roles(held)
        where = "" if activity == row else f"{session.plain(names.activity(activity))} "
        is_held = f"**{cell_of(letters)}** {session.plain(who)}"
        parts.append(where + (is_held if letters else session.plain(t("no part: {roles}", roles=who))))
    return parts


def _source(candidate: Candidate) -> str:
    """Who suggests it."""

    seats = candidate.fix.args.get("seats")
    by_ballots = count(len(seats), "as {n} seat sees it", "as {n} seats see it") if isinstance(seats, tuple) else ""
    words = {
        Suggester.FINDING: t("by the rules"),
        Suggester.PROPOSAL: t("as proposed"),
        Suggester.BALLOTS: by_ballots or t("as seats see it"),
    }
    return listed((words[source] for source in candidate.sources), session.spoken())
