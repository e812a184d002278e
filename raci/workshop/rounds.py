"""Two rounds of ballots, as it is today and as it should be from now on: their words, and where they differ."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from raci.log import Ballot, Opened
from raci.log.names import Names
from raci.log.rounds import BOTH, Round, as_it_is, is_as_it_is, row_of
from raci.model import Matrix
from raci.model.letters import Letter
from raci.words.sentences import Word, say
from raci.workshop.agreement import Agreement, agreement
from raci.workshop.verdict import in_words

USUAL = (Round.FROM_NOW,)
ASKS = {
    USUAL: Word("From now on: as it should be"),
    (Round.TODAY,): Word("Today: as it is"),
    BOTH: Word("Both in turn"),
}
"""The rounds of a workshop -> what a choice of them says, the usual one first."""
CHOICES = {"+".join(asks): asks for asks in ASKS}
"""What the choice is called -> its rounds."""

QUESTIONS = {
    Round.TODAY: Word("As it is: who answers for it today?"),
    Round.FROM_NOW: Word("As it should be: who answers for it from now on?"),
}
ROUNDS = {Round.TODAY: Word("As it is today"), Round.FROM_NOW: Word("From now on")}


class InRounds(NamedTuple):
    """A row as the seats see it today, and from now on; `moved`: those that see a difference."""

    activity: str
    today: str
    then: str
    moved: str


class BothRounds(NamedTuple):
    """One row in both rounds; `moved`: the seats that name another one as accountable from now on than for today."""

    activity: str
    today: Agreement
    then: Agreement
    moved: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """True where a seat sees a difference, or most of the room."""

        return bool(self.moved) or (self.today.favoured != self.then.favoured and self.is_heard)

    @property
    def is_heard(self) -> bool:
        """True where somebody answered in both rounds."""

        return bool(self.today.answered and self.then.answered)


def keys(opened: Opened, rows: Iterable[str]) -> list[str]:
    """What the ballot box knows the questions of a ballot by, in their order: round by round."""

    listed = list(rows)
    return [*map(as_it_is, listed), *listed] if opened.asks == BOTH else listed


def asked_of(opened: Opened, key: str) -> Round:
    """Of what time the question speaks."""

    return Round.TODAY if is_as_it_is(key) else opened.asks[-1]


def split(ballots: Iterable[Ballot]) -> tuple[list[Ballot], list[Ballot]]:
    """The answers of the first of both rounds, as answers to the rows themselves; and all others."""

    cast = list(ballots)
    first = [replace(ballot, activity=row_of(ballot.activity)) for ballot in cast if is_as_it_is(ballot.activity)]
    return first, [ballot for ballot in cast if not is_as_it_is(ballot.activity)]


def shifts(
    matrix: Matrix, rows: Iterable[str], first: Sequence[Ballot], then: Sequence[Ballot], seats: Collection[str]
) -> list[BothRounds]:
    """The rows in both rounds, in the order given; rows that the matrix has not are left out."""

    return [_shift(matrix, row, first, then, seats) for row in rows if row in matrix.activity]


def _shift(
    matrix: Matrix, row: str, first: Sequence[Ballot], then: Sequence[Ballot], seats: Collection[str]
) -> BothRounds:
    before, after = (agreement(matrix.activity[row], side, seats) for side in (first, then))
    heads = [
        {ballot.seat: set(ballot.holders(Letter.A)) for ballot in side if ballot.activity == row}
        for side in (first, then)
    ]
    both = [seat for seat in before.answered if seat in after.answered]
    return BothRounds(row, before, after, tuple(seat for seat in both if heads[0][seat] != heads[1][seat]))


def shift_in_words(shift: BothRounds, names: Names) -> tuple[str, str, str]:
    """What the seats say as it is and from now on, and who sees a difference."""

    who = names.roles(shift.moved)
    return in_words(shift.today, names), in_words(shift.then, names), who or say("nobody", names.lang)


def in_rounds(opened: Opened, ballots: Iterable[Ballot], names: Names) -> Iterator[InRounds]:
    """Nothing before the reveal, and where one round was asked."""

    first, then = split(ballots)
    if opened.asks == BOTH and (first or then):
        for shift in shifts(names.matrix, opened.rows, first, then, opened.seats):
            yield InRounds(names.activity(shift.activity), *shift_in_words(shift, names))
