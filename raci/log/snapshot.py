"""A snapshot of a fold: the numbers of the events that it stands on, as bytes, so that another goes on from there.

What those events say is read from the log itself: a snapshot holds no text that anybody wrote.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from msgspec import MsgspecError
from msgspec.msgpack import Decoder, encode

import raci.model
from raci.log.cells import KeptCells
from raci.log.course import STEPS
from raci.log.events import Closed, Confirmed, Entry, Event
from raci.log.excuses import KeptExcuses
from raci.log.fields import KeptFields
from raci.log.fold import Folding
from raci.log.followed import Declined
from raci.log.numbers import Numbers
from raci.log.questions import KeptQuestions
from raci.log.reshaped import Reshaped
from raci.log.upto import Past
from raci.model import Matrix


@dataclass(frozen=True)
class Snapshot:
    """A fold after the event `number`; whatever is a list of numbers is in the order of the fold."""

    number: int
    cells: KeptCells
    excuses: KeptExcuses
    fields: KeptFields
    questions: KeptQuestions
    assigned: list[tuple[str, bytes]]
    confirmed: list[int]
    declined: list[int]
    shaped: list[int]
    steps: bytes
    course: list[tuple[str, bytes]]
    newer: list[int]
    undone: list[tuple[int, int]]
    takes_back: list[int]


_SNAPSHOT = Decoder(Snapshot)


class UnfitError(Exception):
    """The bytes are no snapshot of a fold over these events."""


def snapshot(folding: Folding) -> bytes:
    """The state of a fold."""

    return encode(
        Snapshot(
            number=folding.number,
            cells=folding.cells.kept(),
            excuses=folding.excuses.kept(),
            fields=folding.fields.kept(),
            questions=folding.questions.kept(),
            assigned=folding.assigned.kept(),
            confirmed=[entry.event.number for entry in folding.confirmed.values()],
            declined=[entry.event.number for entry in folding.declined.values()],
            shaped=folding.shaped,
            steps=bytes(folding.course.steps),
            course=[(code, numbers.tobytes()) for code, numbers in folding.course.numbers.items()],
            newer=[*folding.newer],
            undone=[*folding.undone.items()],
            takes_back=sorted(folding.takes_back),
        )
    )


def resumed(matrix: Matrix, past: Past, data: bytes) -> Folding:
    """A fold over the matrix of the file that goes on where the snapshot was taken. Raises UnfitError."""

    try:
        kept = _SNAPSHOT.decode(data)
        listed = past.some(sorted({*_needed(kept)}))
        folding = Folding(matrix, past)
        _take_up(folding, kept, {event.number: event for event in listed})
    except (MsgspecError, LookupError, ValueError, AttributeError, AssertionError, StopIteration) as error:
        raise UnfitError(str(error)) from error
    return folding


def made_by(matrix: Matrix) -> str:
    """What tells the file, and the version of this app, that a snapshot was taken with: another one folds anew."""

    return f"{_code()} {hashlib.sha256(repr(matrix).encode()).hexdigest()}"


def _needed(kept: Snapshot) -> Iterator[int]:
    """The numbers of the events that the state is told by."""

    parts = (kept.cells, kept.excuses, kept.fields)
    for part in parts:
        yield from (loose.number for loose in part.loose)
    histories = (numbers for part in parts for _, numbers in part.numbers)
    for numbers in (*histories, *(numbers for _, numbers in kept.assigned)):
        yield from [*Numbers(numbers[-4:])]
    yield from (*kept.questions.parked, *kept.questions.replies, *kept.confirmed, *kept.declined, *kept.shaped)
    yield from Numbers(kept.steps)


def _take_up(folding: Folding, kept: Snapshot, events: Mapping[int, Event]) -> None:
    for event in (events[number] for number in kept.shaped):
        if isinstance(event.body, Reshaped):
            folding.matrix = folding.shape.reshape(folding.matrix, event, event.body)
    folding.cells.take_up(kept.cells, folding.matrix, events)
    folding.excuses.take_up(kept.excuses, folding.matrix, events)
    folding.fields.take_up(kept.fields, folding.matrix, events)
    folding.questions.take_up(kept.questions, folding.matrix, events)
    folding.assigned.take_up(kept.assigned, events)
    for event in (events[number] for number in (*kept.confirmed, *kept.declined)):
        match event.body:
            case Confirmed(role=role) as body:
                folding.confirmed[role] = Entry(event, body)
            case Declined() as body:
                folding.declined[body.activity, body.role] = Entry(event, body)
    folding.course.take_up(kept.course, kept.steps)
    for event in (events[number] for number in folding.course.steps):
        if isinstance(event.body, STEPS):
            folding.course.take_step(event)
        if isinstance(event.body, Closed):
            folding.review_day.close(event, event.body)
    folding.number, folding.shaped, folding.newer = kept.number, kept.shaped, (*kept.newer,)
    folding.undone, folding.takes_back = dict(kept.undone), {*kept.takes_back}


@cache
def _code() -> str:
    """A hash of all that has a part in folding: a version that folds otherwise takes up nothing of another."""

    code = hashlib.sha256()
    for folder in (Path(__file__).parent, Path(raci.model.__file__).parent):
        for path in sorted(folder.glob("*.py")):
            code.update(path.read_bytes())
    return code.hexdigest()
