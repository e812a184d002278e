"""The map of agreement: every row with what the seats said of its owner, the most disputed first."""

from collections import Counter
from collections.abc import Mapping, Sequence

import streamlit as st

from pages.room import agreed, leave, motion, panel, place, plan, stances
from pages.room.row import OUTCOMES
from pages.shared import lead, session, votes, workshops
from pages.shared.workshops import Sitting
from raci import workshop
from raci.log import Ballot, Motion, Stage
from raci.log.names import Names
from raci.workshop import Deed, Item, Outcome, RoomPlace, Stop, Verdict, rounds
from raci.workshop.rounds import BothRounds

t, count = session.t, session.count

FULL, EMPTY, DASHED = "●", "○", "◌"
MOVED = "⇢"
"""Marks a row that the seats see otherwise from now on than today."""


def show(sitting: Sitting, items: Sequence[Item], ballots: Sequence[Ballot]) -> None:
    """One button a decision and a row, pressing it takes the room there; first what all agree on, to be applied."""

    names = sitting.names
    done = workshops.outcomes(sitting)
    together = agreed.together(sitting, items, ballots, done)
    if place.mode() == agreed.MODE:
        agreed.show(sitting, together)
        return
    if lead.is_leading(sitting):
        stances.ask(sitting)
    same = Counter(names.activity(item.activity) for item in items)
    shifts = votes.shifts(sitting)
    panel.show_title(_headline(items), " · ".join(filter(None, (_moved(sitting, shifts), _signs()))))
    agreed.show_standing(sitting)
    agreed.show_offer(sitting, together)
    parked = plan.to_park(sitting, items) if sitting.stage == Stage.REVEALED else []
    with st.container(key="room-list", gap=None):
        for id_, motion_left in sitting.motions.items():
            _show_motion(sitting, id_, motion_left, ballots)
        for item in items:
            row = RoomPlace(Stop.ROW, item.activity)
            is_alone = same[names.activity(item.activity)] == 1
            label = _label(item, names, done.get(item.activity), "" if is_alone else names.clause(item.activity))
            if item.activity in shifts and shifts[item.activity].differs:
                label += f" · {MOVED}"
            if item.activity in parked:
                label += f" · **{t('time is short: park it')}**"
            if lead.is_leading(sitting):
                st.button(label, key=f"room-go-{item.activity}", type="tertiary", **place.press(place.go, sitting, row))
            else:
                st.markdown(label)
    lost = [row for row in sitting.opening.opened.rows if row not in sitting.matrix.activity]
    if lost:
        st.text(t("No longer in the file: {rows}", rows=" ".join(lost)))
    panel.show_definitions()


def _moved(sitting: Sitting, shifts: Mapping[str, BothRounds]) -> str:
    """Of what time the answers on the map speak; of two rounds, on how many rows they differ."""

    if not shifts:
        return t(rounds.QUESTIONS[sitting.opening.opened.asks[-1]])
    number = sum(shift.differs for shift in shifts.values())
    moved = count(
        number,
        "{n} row is to be otherwise than it is today",
        "{n} rows are to be otherwise than they are today",
    )
    return f"{t(rounds.ROUNDS[sitting.opening.opened.asks[-1]])} · {MOVED} {moved}"


def _show_motion(sitting: Sitting, id_: str, left: Motion, ballots: Sequence[Ballot]) -> None:
    vote = workshop.motion_vote(id_, ballots, sitting.seats)
    dotted = FULL * len(vote.favour) + EMPTY * len(vote.against) + "?" * len(vote.unsure) + DASHED * len(vote.silent)
    rest = motion.left_of(sitting, left)
    favour = t("{n} of {all} in favour", n=len(vote.favour), all=len(sitting.seats))
    answers = favour if rest.changes or rest.fields else t(OUTCOMES[Outcome.DECIDED])
    if leave.parked_as_one(sitting, rest):
        answers = t(OUTCOMES[Outcome.PARKED])
    size = count(len(left.rows), "{n} row", "{n} rows") if left.rows else ""
    sign = workshop.MARKS[Verdict.AGREED if vote.is_unanimous else Verdict.MIXED]
    name = f"**{session.plain(left.title.of(sitting.lang))}**"
    label = " · ".join(filter(None, (f"{sign} {dotted} {name}", size, session.plain(answers))))
    if lead.is_leading(sitting):
        there = workshop.item_place(id_)
        st.button(label, key=f"room-go-{id_}", type="tertiary", **place.press(place.go, sitting, there))
    else:
        st.markdown(label)


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
