"""What a phone has sent of the questions of a workshop: checked, because anything may come from there."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from pages.ballot.motion import says_of
from pages.shared.workshops import Sitting
from raci.log import AGAINST, FAVOUR, WHOLE_ROW, answer_of, item_of

LIMIT_NUMBER = 2**52
"""Of an answer: milliseconds of the phone's clock, or one more than the last; above it a browser counts no more."""


class Answer(NamedTuple):
    """What a phone says of one row, and the number that tells it from an older answer; the numbers of a phone rise."""

    cells: dict[str, str]
    number: int


def every_key(sitting: Sitting) -> list[str]:
    """The questions, and the votes that are over on one of them again."""

    return [*sitting.questions, *sitting.opening.votes_again]


def known(sitting: Sitting) -> list[str]:
    """Whatever a phone may have answered and not sent yet."""

    return [*every_key(sitting), *filter(None, [sitting.held.vote])]


def answers_of(sitting: Sitting, sent: Any) -> dict[str, Answer]:
    """What the browser sent, checked: rows of the workshop, roles, letters, a number; anything else is dropped."""

    if not isinstance(sent, Mapping):
        return {}
    keys = known(sitting)
    read = ((key, _answer(sitting, key, said)) for key, said in sent.items() if key in keys)
    return {key: answer for key, answer in read if answer}


def _answer(sitting: Sitting, key: str, answer: Any) -> Answer | None:
    cells, number = (answer.get("cells"), answer.get("number")) if isinstance(answer, Mapping) else (None, None)
    if not isinstance(cells, Mapping) or type(number) is not int or not 0 < number <= LIMIT_NUMBER:
        return None
    motion = sitting.motions.get(item_of(key))
    return Answer(says_of(motion, cells) if motion else _cells(sitting, cells), number)


def _cells(sitting: Sitting, cells: Mapping[Any, Any]) -> dict[str, str]:
    return {
        role: kept
        for role, cell in cells.items()
        if (role in sitting.matrix.role or role == WHOLE_ROW) and (kept := _cell(cell))
    }


def _cell(cell: Any) -> str:
    try:
        return answer_of(cell) if isinstance(cell, str) and cell not in (FAVOUR, AGAINST) else ""
    except ValueError:
        return ""
