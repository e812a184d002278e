"""The map of agreement: every row with what the seats said of its owner, the most disputed first."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from pages.room import panel, place
from pages.shared import lead, session, workshops
from pages.shared.workshops import Sitting
from raci import workshop
from raci.log.names import Names
from raci.words.sentences import Word
from raci.workshop import Deed, Item, Outcome, RoomPlace, Stop, Verdict

t, count = session.t, session.count

OUTCOMES = {
    Outcome.DECIDED: Word("✓ decided"),
    Outcome.PARKED: Word("⏸ parked"),
    Outcome.ACCEPTED: Word("✓ accepted as it is"),
}
FULL, EMPTY, DASHED = "●", "○", "◌"


def show(sitting: Sitting, items: Sequence[Item]) -> None:
    """One button a row; pressing it takes the room there."""

    names = sitting.names
    done = workshops.outcomes(sitting)
    same = Counter(names.activity(item.activity) for item in items)
    panel.show_title(_headline(items), _signs())
    with st.container(key="room-list", gap=None):
        for item in items:
            row = RoomPlace(Stop.ROW, item.activity)
            is_alone = same[names.activity(item.activity)] == 1
            label = _label(item, names, done.get(item.activity), "" if is_alone else names.clause(item.activity))
            if lead.is_leading(sitting):
                st.button(label, key=f"room-go-{item.activity}", type="tertiary", **place.press(place.go, sitting, row))
            else:
                st.markdown(label)
    lost = [row for row in sitting.opening.opened.rows if row not in sitting.matrix.activity]
    if lost:
        st.text(t("No longer in the file: {rows}", rows=" ".join(lost)))
    panel.show_definitions()


def _signs() -> str:
    """What the dots mean."""

    same, other, silent = t("says the same"), t("says otherwise"), t("has not answered")
    return f"{FULL} {same}   {EMPTY} {other}   ? {t('does not know')}   {DASHED} {silent}"


def dots(item: Item) -> str:
    """A dot a seat: full are those that give the most frequent answer; then who does not know, and who is silent."""

    answered = len(item.agreement.answered)
    full = round(item.agreement.share * answered)
    return (
        FULL * full + EMPTY * (answered - full) + "?" * len(item.agreement.unsure) + DASHED * len(item.agreement.silent)
    )


def _label(item: Item, names: Names, done: Deed | None, clause: str) -> str:
    reading = item.agreement
    answers = workshop.in_words(reading, names)
    head = f"{workshop.MARKS[workshop.verdict(reading)]} {dots(item)}"
    tail = t(OUTCOMES[done.outcome]) if done else answers
    name = f"**{session.plain(names.activity(item.activity))}**"
    return " · ".join(filter(None, (f"{head} {name}", session.plain(clause), session.plain(tail))))


def _headline(items: Sequence[Item]) -> str:
    kinds = [workshop.verdict(item.agreement) for item in items]
    agreed = kinds.count(Verdict.AGREED)
    return count(agreed, "The seats agree on {n} of {all} rows", "The seats agree on {n} of {all} rows", all=len(items))
