"""The day of the next review while workshops that set it are folded; one that no longer fits is kept aside."""

from raci.log.events import Closed, Event
from raci.log.misfits import Misfit
from raci.model import Review
from raci.words.problem import Problem
from raci.words.sentences import Word

REVIEW = (
    Word("the file says {found} for the next review"),
    Word("set the day in the file, or when the next workshop ends"),
)


class ReviewDay:
    """Takes the ends of workshops in order with `close`; `review` and `misfits` are what came of it."""

    def __init__(self, review: Review | None) -> None:
        self.review = review
        self._loose: Misfit | None = None

    def misfits(self) -> list[Misfit]:
        return [self._loose] if self._loose else []

    def close(self, event: Event, body: Closed) -> None:
        """Set the day, where the workshop sets one."""

        if body.review is None:
            return
        due = self.review.due if self.review else None
        self._loose = None
        if due == body.review_before:
            self.review = Review(body.review)
        elif due != body.review:
            self._loose = Misfit(event, None, Problem("", 0, 0, *REVIEW, {"found": due or Word("no day")}))
