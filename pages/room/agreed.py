"""Consent first: the rows on which all seats agree, applied together once nobody objects."""

from collections.abc import Mapping, Sequence

import streamlit as st

from pages.room import motion, panel, place, settle, stances
from pages.shared import lead, session
from pages.shared.workshops import Sitting
from raci import workshop
from raci.log import Ballot, Motion, Stage
from raci.model.letters import Layer
from raci.words.html import escape
from raci.words.sentences import LANGUAGES, Text, Word, say
from raci.workshop import Deed, Item, Verdict

t, count = session.t, session.count
MODE = "consent"
"""What this screen is in the middle of while what all agree on stands on the wall."""
WALL = "map"
"""What the box knows that by, where the row of a way stands otherwise."""
AGREED = Word("What all seats agree on")
ALL_AGREE = Word("All seats said so in the blind vote")
APPLY_ALL = (
    Word("{n} row on which all seats agree: apply it?"),
    Word("{n} rows on which all seats agree: apply all?"),
)


def together(sitting: Sitting, items: Sequence[Item], ballots: Sequence[Ballot], done: Mapping[str, Deed]) -> Motion:
    """What all seats agree on and the matrix does not say yet, as one decision; a row that is not done, each."""

    kinds = {item.activity: workshop.verdict(item.agreement) for item in items if item.activity not in done}
    rows = [row for row, kind in kinds.items() if kind == Verdict.AGREED]
    ways = (workshop.agreed_way(sitting.matrix, Layer.TODAY, row, ballots) for row in rows)
    title, why = (Text(*(f"{say(word, lang)}" for lang in LANGUAGES)) for word in (AGREED, ALL_AGREE))
    return Motion(title, tuple(change for way in ways for change in way), why=why)


def show_offer(sitting: Sitting, agreed: Motion) -> None:
    """Consent first: what all agree on is applied together, once nobody objects."""

    number = len(agreed.rows)
    if number and lead.is_leading(sitting) and sitting.stage == Stage.REVEALED:
        label = count(number, *APPLY_ALL)
        st.button(
            label, key="room-consent", type="primary", shortcut="Ctrl+Enter", **place.press(place.begin, MODE, out=())
        )


def show_standing(sitting: Sitting) -> None:
    """What all agree on and who says what of it, where another screen, such as the remote, has put it on the wall."""

    way = stances.standing(sitting, WALL)
    if way and way.changes:
        panel.show(f"<p class='now'>{escape(t('On the wall now, asked of every phone'))}</p>")
        motion.show_rows(sitting, Motion(Text("", ""), way.changes))
        stances.show(stances.of_wall(sitting, way), sitting.names)


def show(sitting: Sitting, agreed: Motion) -> None:
    """What all agree on, on the wall and on every phone; a row that somebody objects to is taken out by its number."""

    out = place.more().get("out", ())
    here = agreed.without(out)
    answer = motion.mark(here) if here.rows else ""
    if lead.is_leading(sitting):
        stances.ask(sitting, WALL, here.changes, answer)
    panel.show_title(here.title.of(sitting.lang), t("Every seat answered, and all name the same party."))
    left, right = st.columns(panel.HALVES, gap="small")
    with left:
        motion.show_rows(sitting, here)
    with right:
        if here.rows:
            motion.show_effect(motion.effect_of(sitting, here), sitting.lang)
        label = count(len(here.rows), "Apply to {n} row", "Apply to all {n} rows")
        settle.decide_motion(sitting, WALL, here, answer, label)
        with st.container(horizontal=True, key="room-splits"):
            st.text(t("Leave a row for later:"), width="content")
            for number, row in enumerate(here.rows[: motion.MOST], 1):
                st.button(
                    f"{number}", key=f"room-way-{number}",
                    **place.press(place.begin, MODE, out=(*out, row)),
                )  # fmt: skip
    panel.show_definitions()
