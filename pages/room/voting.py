"""A second blind vote on a row or a decision, as often as needed: opened, waited for, revealed, before and after."""

from collections.abc import Callable, Sequence

import streamlit as st

from pages.room import panel, place
from pages.shared import lead, session, unread, votes, workspace
from pages.shared.workshops import Sitting
from raci import workshop
from raci.log import Ballot, Stage, Voting, item_of, vote_key
from raci.words.html import escape

t = session.t


def is_open(sitting: Sitting, item: str) -> bool:
    """True while the seats vote on it again."""

    return sitting.opening.vote(item).is_open


def show_button(sitting: Sitting, item: str) -> None:
    """The button that asks the seats once more; one vote at a time."""

    turn = sitting.opening.vote(item).turn + 1
    body = Voting(sitting.code, item, turn, is_open=True)
    st.button(
        t("Vote again"), key="room-vote", shortcut="V", disabled=bool(sitting.held.vote),
        **place.press(place.write, sitting, body),
    )  # fmt: skip


def show_open(sitting: Sitting, item: str) -> None:
    """Who is missing, by name, and the reveal; nobody's answer."""

    turn = sitting.opening.vote(item).turn
    counted = workspace.store().box.answered(sitting.code, [vote_key(item, turn)])
    answered = unread.value_or_stop(counted, sitting.lang)
    seats, names = sitting.seats, sitting.names
    missing = [seat for seat in seats if seat not in answered]
    head = t("Vote {n}, blind: {done} of {all} have answered", n=turn, done=len(seats) - len(missing), all=len(seats))
    lines = [t("We are waiting for {seats}", seats=names.roles(missing))] if missing else []
    panel.show(f"<p class='now'>{escape(head)}</p>", *(f"<p>{escape(line)}</p>" for line in lines))
    if lead.is_leading(sitting):
        body = Voting(sitting.code, item, turn, is_open=False)
        st.button(
            t("Reveal this vote"), key="room-reveal-it", type="secondary" if missing else "primary",
            shortcut="Ctrl+Enter", **place.press(place.write, sitting, body),
        )  # fmt: skip


def show_elsewhere(sitting: Sitting, item: str) -> None:
    """Say, at any other place, on what the seats are voting, and the way there."""

    open_item = item_of(sitting.held.vote)
    if not open_item or open_item == item or sitting.stage != Stage.REVEALED:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="room-voting"):
        st.text(t("The seats are voting again on “{item}”", item=sitting.item(open_item)), width="content")
        if lead.is_leading(sitting):
            there = workshop.item_place(open_item)
            st.button(t("Go there"), key="room-voting-go", **place.press(place.go, sitting, there))


def show_before(sitting: Sitting, item: str, in_words: Callable[[Sequence[Ballot]], str]) -> None:
    """What the seats said in each earlier vote; `in_words` tells the answers to one vote."""

    revealed = sitting.opening.vote(item).revealed
    if revealed < 2:
        return
    every = votes.every_ballot(sitting)
    by_turn = [(turn, in_words(workshop.of_vote(every, item, turn))) for turn in range(1, revealed + 1)]
    parts = (t("vote {n}: {told}", n=turn, told=words) for turn, words in by_turn)
    panel.show(f"<p class='quiet two-lines'>{escape(' → '.join(parts))}</p>")
