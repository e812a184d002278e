"""Ballots on a motion, and votes after the first: what the seats say of it by now, and what they said before."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from raci.log import AGAINST, FAVOUR, TURN, UNSURE, WHOLE_ROW, Ballot, Vote, vote_key
from raci.words.sentences import Word, say


@dataclass(frozen=True)
class MotionVote:
    """The seats by what they said of a motion, each once, in their order. `apart`: row -> how many seats want it to be
    settled on its own."""

    favour: tuple[str, ...]
    against: tuple[str, ...]
    unsure: tuple[str, ...]
    silent: tuple[str, ...]
    apart: Mapping[str, int]

    @property
    def is_unanimous(self) -> bool:
        """All of all are in favour, and nobody wants a row apart; silence is no agreement."""

        return bool(self.favour) and not (self.against or self.unsure or self.silent or self.apart)

    def in_words(self, lang: str) -> str:
        """Such as In favour 8 · against 2 · don't know 1 · not answered 1."""

        parts = zip(WORDS, (self.favour, self.against, self.unsure, self.silent), strict=True)
        counts = (say("{what} {n}", lang, what=say(word, lang), n=len(seats)) for word, seats in parts if seats)
        return " · ".join(counts)


VOTE_WORDS = {FAVOUR: Word("in favour"), AGAINST: Word("against"), UNSURE: Word("don't know")}
"""What a seat says of a motion -> the word for it."""
WORDS = (*VOTE_WORDS.values(), Word("not answered"))


def motion_vote(motion: str, ballots: Iterable[Ballot], seats: Collection[str]) -> MotionVote:
    """What these seats say of the motion."""

    cast = {ballot.seat: ballot.letters for ballot in ballots if ballot.activity == motion and ballot.seat in seats}

    def saying(*words: str) -> tuple[str, ...]:
        return tuple(seat for seat in seats if seat in cast and cast[seat].get(WHOLE_ROW) in words)

    favour, against = saying(FAVOUR), saying(AGAINST)
    unsure = tuple(seat for seat in seats if seat in cast and seat not in (*favour, *against))
    rows = (row for letters in cast.values() for row, word in letters.items() if row != WHOLE_ROW and word == AGAINST)
    return MotionVote(favour, against, unsure, tuple(seat for seat in seats if seat not in cast), dict(Counter(rows)))


def of_vote(ballots: Iterable[Ballot], item: str, turn: int) -> list[Ballot]:
    """The answers to one of the votes on an item, as answers to the item itself."""

    key = vote_key(item, turn)
    return [replace(ballot, activity=item) for ballot in ballots if ballot.activity == key]


def latest(ballots: Iterable[Ballot], votes: Mapping[str, Vote]) -> list[Ballot]:
    """The answers, of an item that was voted on again those to the last vote that is revealed."""

    cast = list(ballots)
    again = {item: vote.revealed for item, vote in votes.items() if vote.revealed > 1}
    once = [ballot for ballot in cast if TURN not in ballot.activity and ballot.activity not in again]
    return [*once, *(ballot for item, turn in again.items() for ballot in of_vote(cast, item, turn))]
