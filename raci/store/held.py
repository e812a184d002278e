"""What the ballot box gives: a workshop as it stands, and what one phone has answered."""

from datetime import datetime
from typing import NamedTuple

from raci.log import Stage


class Held(NamedTuple):
    """A workshop as the box knows it: its matrix, how far it is, the place the room is at and since when, the lock of
    its key, the mark of the way that stands on the wall, and the key of the vote that is open again; "" for none."""

    matrix: str
    stage: Stage
    place: str
    since: datetime
    lock: str = ""
    answer: str = ""
    vote: str = ""


class Mine(NamedTuple):
    """Activity -> what one phone has answered; every activity that its seat has answered, from whatever phone; and
    activity -> the number of the seat's latest answer, which goes on rising when an answer is taken back."""

    answers: dict[str, dict[str, str]]
    done: set[str]
    numbers: dict[str, int]

    def note(self, activity: str, cells: dict[str, str], number: int) -> None:
        """Know of an answer that has just been kept, without asking again; no cells take one back."""

        self.numbers[activity] = number
        if cells:
            self.answers[activity] = cells
            self.done.add(activity)
        else:
            self.answers.pop(activity, None)
            self.done.discard(activity)
