"""What the seats of a workshop answered, vote by vote, and the agenda that comes of it; read once and kept."""

from dataclasses import replace

import streamlit as st

from pages.shared import unread, workspace
from pages.shared.workshops import Sitting, once_a_run
from raci import rules, workshop
from raci.log import Ballot, Stage
from raci.log.rounds import BOTH
from raci.model import Matrix
from raci.model.letters import Layer
from raci.store import WritingOff
from raci.words.problem import Problem
from raci.workshop import Item, rounds
from raci.workshop.rounds import BothRounds


def every_ballot(sitting: Sitting) -> list[Ballot]:
    """What the seats answered in every vote that is revealed, of two rounds in the second; [] before the reveal."""

    return _rounds(sitting)[1]


def shifts(sitting: Sitting) -> dict[str, BothRounds]:
    """Row -> what the seats say of it as it is and from now on; {} where one round was asked."""

    if sitting.opening.opened.asks != BOTH:
        return {}
    first, then = _rounds(sitting)[0], ballots(sitting)
    listed = rounds.shifts(sitting.matrix, sitting.rows, first, then, sitting.seats)
    return {shift.activity: shift for shift in listed}


def _rounds(sitting: Sitting) -> tuple[list[Ballot], list[Ballot]]:
    try:
        return _kept_ballots(workspace.url(), sitting.code, sitting.stage, *_answers(sitting))
    except WritingOff as error:
        return unread.value_or_stop(error.problem, sitting.lang)


def ballots(sitting: Sitting) -> list[Ballot]:
    """What the seats say by now: of an item that was voted on again, what they said the last time."""

    return workshop.latest(every_ballot(sitting), sitting.opening.votes)


def agenda(sitting: Sitting, ballots: list[Ballot]) -> list[Item]:
    """The rows by disagreement, then gaps, as things stood at the reveal: the order stays while the room decides.

    What the seats say of a row is what `ballots` say by now.
    """

    first, number = every_ballot(sitting), sitting.opening.numbers[Stage.REVEALED]
    then = workspace.at(sitting.name, sitting.today, number)
    version = (workspace.version(sitting.name, then), *sitting.rows)
    items = _agenda(version, sitting.code, len(first), then.matrix, sitting, first)
    again = {item for item, vote in sitting.opening.votes.items() if vote.revealed > 1}
    rows = sitting.matrix.activity
    return [
        replace(item, agreement=workshop.agreement(rows[item.activity], ballots, sitting.seats))
        if item.activity in again
        else item
        for item in items
    ]


def _answers(sitting: Sitting) -> tuple[int, str]:
    """How many answers there are: what slips and phones still bring in before the reveal makes another key; and the
    votes that have been revealed since."""

    answered = once_a_run("answered", lambda: workspace.store().box.answered(sitting.code, sitting.questions))
    votes = {item: vote.revealed for item, vote in sitting.opening.votes.items()}
    return sum(unread.value_or_stop(answered, sitting.lang).values()), repr(votes)


@st.cache_resource(max_entries=50, ttl=60, show_spinner=False)
def _kept_ballots(url: str, code: str, stage: Stage, answers: int, votes: str) -> tuple[list[Ballot], list[Ballot]]:
    ballots = workspace.store().box.ballots(code)
    if isinstance(ballots, Problem):
        raise WritingOff(ballots)  # an exception is not kept
    return rounds.split(ballots)


@st.cache_resource(max_entries=50, ttl=60, show_spinner=False)
def _agenda(
    version: object, code: str, answers: int, _matrix: Matrix, _sitting: Sitting, _ballots: list[Ballot]
) -> list[Item]:
    findings = rules.check(_matrix, Layer.TODAY, today=_sitting.opening.opened.day)
    return workshop.agenda(_matrix, _sitting.rows, _ballots, _sitting.seats, findings)
