"""What is open while events are folded: parked rows, objections, and what has answered either."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from raci.log.events import Confirmed, Entry, Event
from raci.log.followed import Answered, Parked
from raci.log.numbers import Numbers
from raci.model import Matrix


@dataclass(frozen=True)
class KeptQuestions:
    """What was left open and answered, by the numbers of the events; row -> what workshops did there."""

    parked: list[int]
    dealt_with: list[tuple[str, bytes]]
    replies: list[int]


class Questions:
    """Takes what is left open with `park`, and what deals with it; `parked` and `objections` are what is still open."""

    def __init__(self, matrix: Matrix) -> None:
        self._matrix = matrix
        self._parked: dict[int, Entry[Parked]] = {}
        self._dealt_with: dict[str, Numbers] = {}  # row -> what workshops did there
        self._replies: dict[int, list[Entry[Answered]]] = {}

    def park(self, event: Event, body: Parked) -> None:
        self._parked[event.number] = Entry(event, body)

    def go_on(self, matrix: Matrix) -> None:
        """Go on with a matrix that has been reshaped."""

        self._matrix = matrix

    def kept(self) -> KeptQuestions:
        replies = [entry.event.number for entries in self._replies.values() for entry in entries]
        dealt_with = [(row, bytes(numbers)) for row, numbers in self._dealt_with.items()]
        return KeptQuestions([*self._parked], dealt_with, sorted(replies))

    def take_up(self, kept: KeptQuestions, matrix: Matrix, events: Mapping[int, Event]) -> None:
        """Go on with what others have kept of themselves, over the matrix as it was reshaped by then."""

        self._matrix = matrix
        self._dealt_with = {row: Numbers(numbers) for row, numbers in kept.dealt_with}
        for event in (events[number] for number in (*kept.parked, *kept.replies)):
            if isinstance(event.body, Parked):
                self.park(event, event.body)
            elif isinstance(event.body, Answered):
                self.answer(event, event.body)

    def settle(self, number: int) -> None:
        self._parked.pop(number, None)

    def answer(self, event: Event, body: Answered) -> None:
        self._replies.setdefault(body.question, []).append(Entry(event, body))

    def deal_with(self, event: Event, *rows: str) -> None:
        """A workshop has dealt with these rows, which answers what was left open on them before."""

        for row in rows if event.body.workshop else ():
            self._dealt_with.setdefault(row, Numbers()).add(event.number)

    def unanswered(self, dead: Container[int]) -> Iterable[Entry[Parked]]:
        """What was left open and has no answer, whether the file still has the row or not."""

        return (question for question in self._parked.values() if not self._is_answered(question.event.number, dead))

    def parked(self, dead: Container[int]) -> tuple[Entry[Parked], ...]:
        """What is still open on one row at least; `dead` are the numbers of what has been taken back."""

        return tuple(question for question in self._parked.values() if self._is_open(question, dead))

    def objections(self, said: Iterable[Entry[Confirmed]], dead: Container[int]) -> tuple[Entry[Confirmed], ...]:
        """Those of what roles said last that object and have no answer."""

        return tuple(
            objection
            for objection in said
            if not objection.body.agrees and not self._is_answered(objection.event.number, dead)
        )

    def _is_open(self, question: Entry[Parked], dead: Container[int]) -> bool:
        number = question.event.number
        is_open = any(self._is_untouched(row, number, dead) for row in question.body.rows)
        return is_open and not self._is_answered(number, dead)

    def _is_untouched(self, row: str, number: int, dead: Container[int]) -> bool:
        later = self._dealt_with[row].after(number) if row in self._dealt_with else ()
        return row in self._matrix.activity and all(entry in dead for entry in later)

    def _is_answered(self, number: int, dead: Container[int]) -> bool:
        replies = self._replies.get(number, ())
        return any(reply.event.number not in dead and reply.body.by not in dead for reply in replies)
