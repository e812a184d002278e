"""The ballot on screen: what a phone needs to draw the rows of a workshop, and what comes back from it."""

from typing import Any

import streamlit as st

from pages.ballot import sent
from pages.ballot.ballot_words import in_browser
from pages.ballot.motion import question_of
from pages.shared import component, session, visitor, workshops, workspace
from pages.shared.component import Component
from pages.shared.workshops import Sitting
from raci import workshop
from raci.log import Ballot, Stage, item_of
from raci.log.names import Names
from raci.log.rounds import BOTH, as_it_is, row_of
from raci.model import facts
from raci.model.letters import Layer, Letter
from raci.model.terms import LETTERS
from raci.store import BallotsClosedError, Fate, Held, Mine, RefusedError, SeatTakenError, WritingOff
from raci.words.problem import Problem
from raci.words.sentences import Word
from raci.workshop import rounds

t = session.t
BALLOT = Component("ballot/ballot.js", ("ballot/ballot.css",))
ASKED = {
    Letter.A: Word("answers"),
    Letter.R: Word("does it"),
    Letter.C: Word("is asked"),
    Letter.I: Word("is told"),
}
"""Letter -> the head of its column. Who helps is settled in the room."""


def show(sitting: Sitting, seat: str, me: str) -> None:
    """Keep what the phone has sent, then draw the rows with what the database holds."""

    mine = workspace.store().box.mine(sitting.code, seat, me)
    if isinstance(mine, Problem):
        show_nothing(mine, sitting.lang)
        return
    again = f"-{sitting.held.vote}" if sitting.held.vote else ""
    key = f"ballot-rows-{seat}{again}"  # what was tapped for another seat or vote must not be taken for this one
    refused = save(sitting, seat, me, mine, component.value(key, "answers"))
    late = _late(sitting.code, seat)
    if isinstance(late, Problem):
        show_nothing(late, sitting.lang)
        return
    data = message(sitting, seat, mine) | {"refused": refused, "late": late}
    BALLOT.draw(key, data, answers=None)
    session.note("ballot-stage", _progress(sitting.held))
    session.note("ballot-late", (sitting.code, seat, late) if late else None)


def _late(code: str, seat: str) -> dict[str, Fate] | Problem:
    """Activity -> what has become of the seat's answer to it, where that came after the reveal."""

    belated = workspace.store().box.late.find(code)
    if isinstance(belated, Problem):
        return belated
    return {late.ballot.activity: late.fate for late in belated if late.ballot.seat == seat}


def show_nothing(reason: Problem | list[Problem] | None, lang: str) -> None:
    """Say why there are no rows to show, and begin anew as soon as there are."""

    st.warning(workshops.why_none(reason, lang))
    session.note("ballot-stage", None)


def is_behind(held: Held) -> bool:
    """True where the phone shows another stage than the room has reached, or another fate of its late answers."""

    code, seat, shown = session.noted("ballot-late") or ("", "", {})
    if session.noted("ballot-stage") != _progress(held):
        return True
    fates = _late(code, seat) if code else shown
    return not isinstance(fates, Problem) and bool(fates != shown)


def _progress(held: Held) -> str:
    """How far the workshop is; while answers are collected also which plan it follows, then which vote is open."""

    return f"{held.stage} {held.since if held.stage == Stage.OPEN else held.vote}"


def message(sitting: Sitting, seat: str, mine: Mine) -> dict[str, Any]:
    """What the browser needs to draw."""

    vote = sitting.held.vote
    kept = _rows(workspace.version(sitting.name, sitting.today), sitting.code, sitting.lang, vote, sitting)
    return kept | {
        "key": f"raci-{sitting.code}-{seat}",
        "known": sent.known(sitting),
        "seat": seat,
        "you": sitting.names.role(seat),
        "open": sitting.stage == Stage.OPEN or bool(vote),
        "answers": mine.answers,
        "done": sorted(mine.done),
        "numbers": mine.numbers,
    }


@st.cache_resource(max_entries=50, show_spinner=False)
def _rows(version: tuple[object, ...], code: str, lang: str, vote: str, _sitting: Sitting) -> dict[str, Any]:
    """What is the same for every phone; of a vote that is open again the one item alone, under the key of the vote,
    and else of everything that was ever asked: what a phone sends too late has its line."""

    names = Names(_sitting.matrix, lang)
    offered, others = workshop.parties(_sitting.matrix, _sitting.seats)
    return {
        "rows": [_item(_sitting, key, names) for key in ([vote] if vote else sent.every_key(_sitting))],
        "letters": [
            {"letter": letter, "short": t(short), "question": t(LETTERS[letter][1])} for letter, short in ASKED.items()
        ],
        "parties": [{"id": role, "name": names.role(role)} for role in offered],
        "others": [{"id": role, "name": names.role(role)} for role in others],
        "words": in_browser(),
    }


def _item(sitting: Sitting, key: str, names: Names) -> dict[str, Any]:
    """A row or a motion as a question; `id` is the key of the vote."""

    item = item_of(row_of(key))
    motion = sitting.motions.get(item)
    question = question_of(motion, names) if motion else _row(sitting, item, names) | _of_round(sitting, key)
    again = t("Vote {n} on this, blind again", n=sitting.opening.vote(item).turn) if item != row_of(key) else ""
    return question | {"id": key, "where": " · ".join(filter(None, (again, question["where"])))}


def _of_round(sitting: Sitting, key: str) -> dict[str, str]:
    """Of what time a row is asked; of two rounds, what the last page calls it, and where today's answer stands."""

    row, opened = item_of(row_of(key)), sitting.opening.opened
    time = rounds.asked_of(opened, key)
    words = {"asks": t(rounds.QUESTIONS[time])}
    if opened.asks == BOTH:
        words["listed"] = t("{what}: {told}", what=t(rounds.ROUNDS[time]), told=sitting.names.activity(row))
        words["before"] = as_it_is(row) if key == row else ""
    return words


def _row(sitting: Sitting, row: str, names: Names) -> dict[str, Any]:
    """A row as a question: where it stands, its words, what is unclear in it, and who holds what today."""

    activity = sitting.matrix.activity[row]
    held = {role: mark.cell for role, mark in activity.marks(Layer.TODAY).items() if mark.letters}
    by_letter = ((letter, activity.holders(letter, Layer.TODAY)) for letter in Letter)
    today = [f"{letter} {names.roles(roles)}" for letter, roles in by_letter if roles]
    if not activity.holders(Letter.A, Layer.TODAY):
        today.append(t("nobody answers for it"))
    return {
        "name": names.activity(row),
        "where": _where(sitting, row),
        "quotes": list(dict.fromkeys(activity.quotes.values())),
        "unclear": [text.of(sitting.lang) for text in activity.unclear],
        "today": held,
        "says": " · ".join(today),
    }


def save(sitting: Sitting, seat: str, me: str, mine: Mine, given: Any) -> str:
    """Keep the answers that are later than what the database holds, here and in `mine`; why not, "" when all is.

    The phone sends what it holds again and again until it comes back: a failure mends itself, and a run that Streamlit
    cuts short, because the next one has been asked for, loses nothing. What comes after the reveal is kept apart.
    """

    try:
        for row, answer in sent.answers_of(sitting, given).items():
            if answer.number > mine.numbers.get(row, 0):
                is_late = _keep(sitting, me, Ballot(seat, row, answer.cells), answer.number)
                if is_late:
                    mine.numbers[row] = answer.number
                else:
                    mine.note(row, answer.cells, answer.number)
    except SeatTakenError:
        return t("Another phone answers for this seat now; what you tap here does not count.")
    except (RefusedError, WritingOff) as error:
        return t("Not saved yet: {reason}. It stays on this phone.", reason=error.problem.message(sitting.lang))
    return ""


def _keep(sitting: Sitting, me: str, given: Ballot, number: int) -> bool:
    """True where the answer came after the reveal."""

    box = workspace.store().box
    if sitting.stage == Stage.OPEN or given.activity == sitting.held.vote:
        try:
            box.vote(visitor.by_link(), sitting.code, me, given, number)
            return False
        except BallotsClosedError:
            pass  # revealed since this run began
    box.late.keep(visitor.by_link(), sitting.code, me, given, number)
    return True


def _where(sitting: Sitting, row: str) -> str:
    activity = sitting.matrix.activity[row]
    step = facts.process_name(sitting.matrix, sitting.matrix.process[activity.process], sitting.lang)
    return " · ".join(filter(None, (step, session.clause(activity.clause))))
