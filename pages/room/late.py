"""Answers that came after the reveal: how many from whom, taken in openly or left out, and what they say of a row."""

from collections.abc import Sequence

import streamlit as st

from pages.room import panel
from pages.room.place import FORM_ID
from pages.shared import lead, session, unread, workspace, writing
from pages.shared.workshops import Sitting
from raci import workshop
from raci.log import AGAINST, FAVOUR, TURN, WHOLE_ROW, Ballot, Belated, Stage, item_of
from raci.log.names import Names
from raci.log.rounds import Round, is_as_it_is, row_of
from raci.store import Fate, Late
from raci.words.html import escape
from raci.workshop import rounds

t, count = session.t, session.count


def show_waiting(sitting: Sitting, belated: Sequence[Late]) -> None:
    """Seats and numbers of what waits for a word of the facilitator, and the two ways to deal with it."""

    waiting = [late for late in belated if late.fate == Fate.WAITING]
    if not waiting:
        return
    answers = sitting.names.numbers(late.ballot.seat for late in waiting)
    with st.container(horizontal=True, vertical_alignment="center", key="room-late"):
        st.text(t("Came after the reveal: {answers}", answers=answers), width="content")
        if sitting.stage == Stage.REVEALED and lead.is_leading(sitting):
            st.button(t("Take them in as late"), key="room-late-in", on_click=_settle, args=(sitting, waiting, True))
            st.button(t("Leave them out"), key="room-late-out", on_click=_settle, args=(sitting, waiting, False))


def show_item(sitting: Sitting, belated: Sequence[Late], item: str) -> None:
    """What was taken in as late says of this row or motion, apart from the table of those who answered in time."""

    names = sitting.names
    taken = [
        late.ballot for late in belated if item_of(row_of(late.ballot.activity)) == item and late.fate == Fate.TAKEN
    ]
    answers = (t("{what}: {told}", what=_whose(ballot, names), told=_answers(ballot, names)) for ballot in taken)
    lines = [f"<p>{line}</p>" for line in answers]
    if lines:
        panel.show(f"<p class='now'>{escape(t('Late, not part of the blind vote'))}</p>", *lines)


def _whose(ballot: Ballot, names: Names) -> str:
    """The seat, and that it speaks of today where it was asked of both, or which vote it is of after the first."""

    _, _, turn = ballot.activity.partition(TURN)
    of = t(rounds.ROUNDS[Round.TODAY]) if is_as_it_is(ballot.activity) else t("vote {n}", n=turn) if turn else ""
    return escape(names.role(ballot.seat) + (f" ({of})" if of else ""))


def _answers(ballot: Ballot, names: Names) -> str:
    """Such as Finance A/R, Sales C; in favour; don't know; or nothing, which takes back what was answered in time."""

    if ballot.is_unsure:
        return escape(t("Don't know") if ballot.letters else t("takes its answer back"))
    word = ballot.letters.get(WHOLE_ROW)
    if word in (FAVOUR, AGAINST):
        apart = sum(role != WHOLE_ROW for role in ballot.letters)
        rows = [count(apart, "{n} row apart", "{n} rows apart")] if apart else []
        return escape(" · ".join([t(workshop.VOTE_WORDS[word]), *rows]))
    return " · ".join(f"{escape(names.role(role))} {panel.cell(cell)}" for role, cell in ballot.filled.items())


def _settle(sitting: Sitting, waiting: list[Late], is_taken: bool) -> None:
    """Into the log, at what this screen shows: an answer that arrives in the same moment waits on."""

    pairs = tuple((late.ballot.seat, late.ballot.activity) for late in waiting)
    body = Belated(pairs, is_taken, sitting.code)
    writing.add(sitting.name, sitting.today.number, lead.author(sitting), body, form_id=FORM_ID)


def read(sitting: Sitting) -> list[Late]:
    """What came after the reveal, whatever has become of it."""

    return unread.value_or_stop(workspace.store().box.late.find(sitting.code), sitting.lang)
