"""Accepted exceptions while events are folded over those of the file; one that no longer fits is kept aside."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date

from raci.log.events import Accepted, Event
from raci.log.history import History
from raci.log.misfits import Loose, Misfit, loose_of, misfit_of
from raci.log.upto import Past
from raci.model import Acceptance, Matrix
from raci.words.problem import Problem
from raci.words.sentences import Text, Word

Excuse = tuple[str, str]
"""Rule and place of an accepted finding."""

MESSAGES = {
    "place": (
        Word("{place} is no longer in the file"),
        Word("accept the finding where it stands now, or take this back"),
    ),
    "other": (
        Word("the file has another exception at {place} than this one expected"),
        Word("change it in the file, or accept the finding anew"),
    ),
}


def acceptance_of(body: Accepted) -> Acceptance:
    """The exception as a file would state it."""

    control = Text(body.control, body.control) if body.control else None
    return Acceptance(body.rule, body.at, Text(body.why, body.why), body.until, control)


def accepted_until(matrix: Matrix, rule: str, at: str) -> tuple[date, ...]:
    """Until when the matrix accepts what that rule finds at that place; () where it does not."""

    return _days(acceptance for acceptance in matrix.accept if (acceptance.rule, acceptance.at) == (rule, at))


@dataclass(frozen=True)
class KeptExcuses:
    """What has been accepted, by the numbers of the events."""

    numbers: list[tuple[Excuse, bytes]]
    loose: list[Loose]


class Excuses:
    """Takes exceptions in order with `accept`; `listed` and `misfits` are what came of it."""

    def __init__(self, matrix: Matrix, events: Past) -> None:
        self._matrix = matrix
        self._history: History[Excuse, tuple[Acceptance, ...]] = History(events, self._stated, _left)
        self._loose: dict[Excuse, Misfit] = {}
        self._places = {*matrix.activity, *matrix.role, *matrix.process}
        self._file: dict[Excuse, tuple[Acceptance, ...]] = {}
        for acceptance in matrix.accept:
            self._file[acceptance.rule, acceptance.at] = (
                *self._file.get((acceptance.rule, acceptance.at), ()),
                acceptance,
            )

    def accept(self, event: Event, body: Accepted) -> None:
        key = body.rule, body.at
        why = self._gone(body) if body.at not in self._places else self._change(event, body)
        self._loose.pop(key, None)
        if why:
            self._loose[key] = Misfit(event, None, why)

    def go_on(self, matrix: Matrix, parts: Set[str]) -> None:
        """Go on with a matrix that has been reshaped; what did not fit these items before is settled."""

        self._places = {*matrix.activity, *matrix.role, *matrix.process}
        self._loose = {key: misfit for key, misfit in self._loose.items() if key[1] not in parts}

    def kept(self) -> KeptExcuses:
        return KeptExcuses(self._history.kept(), [loose_of(key, misfit) for key, misfit in self._loose.items()])

    def take_up(self, kept: KeptExcuses, matrix: Matrix, events: Mapping[int, Event]) -> None:
        """Go on with what others have kept of themselves, over the matrix as it was reshaped by then."""

        self.go_on(matrix, set())
        self._history.take_up(kept.numbers, events)
        self._loose = {loose.key: misfit_of(loose, events) for loose in kept.loose}

    def misfits(self) -> Iterable[Misfit]:
        """Exceptions at a place that the file has lost, or over another exception than they expected."""

        return self._loose.values()

    def last(self) -> Mapping[Excuse, int]:
        """Exception -> number of the event that it stands by now."""

        return self._history.last()

    def listed(self) -> tuple[Acceptance, ...]:
        """In the order of the file as far as it accepts the same until the same day, then the others."""

        now = self._history.now
        same = {key: iter(state) for key, state in now.items() if _days(state) == _days(self._file.get(key, ()))}
        kept = []
        for acceptance in self._matrix.accept:
            key = acceptance.rule, acceptance.at
            if key not in now or key in same:
                kept.append(next(same[key]) if key in same else acceptance)
        return (*kept, *(acceptance for key, state in now.items() if key not in same for acceptance in state))

    def _stated(self, key: Excuse) -> tuple[Acceptance, ...]:
        return self._file.get(key, ())

    def _gone(self, body: Accepted) -> Problem | None:
        return None if body.is_withdrawn else Problem("", 0, 0, *MESSAGES["place"], {"place": body.at})

    def _change(self, event: Event, body: Accepted) -> Problem | None:
        key = body.rule, body.at
        held = self._history.now.get(key, self._stated(key))
        earlier = self._history.earlier(key, body.undoes)
        new = _left(event, key)
        if _days(held) == body.until_before:
            if body.undoes and earlier is not None:
                self._history.rewind(key, body.undoes)
            else:
                self._history.put(key, event.number, new)
            return None
        if _days(held) == _days(new if earlier is None else earlier):
            return None  # the file says already what was accepted: it has been merged
        return Problem("", 0, 0, *MESSAGES["other"], {"place": body.at})


def _left(event: Event, _: Excuse) -> tuple[Acceptance, ...]:
    """What an event left accepted."""

    assert isinstance(event.body, Accepted)
    return () if event.body.is_withdrawn else (acceptance_of(event.body),)


def _days(acceptances: Iterable[Acceptance]) -> tuple[date, ...]:
    return tuple(acceptance.until for acceptance in acceptances)
