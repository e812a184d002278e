"""What a workshop leaves open: parked rows and objections, each with the person and the day it has by then."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from raci.log import Opened, Today
from raci.log.names import Names
from raci.log.open_points import open_points
from raci.words.sentences import say


class OpenQuestion(NamedTuple):
    """A row that was left open, or a party that objects to its column: who brings the answer, "" for nobody yet, and by
    when."""

    about: str
    question: str
    owner: str
    due: date | None


def left_open(today: Today, opened: Opened, names: Names) -> Iterator[OpenQuestion]:
    """The last question on each row and of each party, the earliest day first."""

    asked = [one for one in open_points(today, opened.day) if one.workshop == opened.workshop]
    last = {(one.activity, one.role): one.number for one in sorted(asked, key=lambda one: one.number)}
    for one in asked:
        if one.number in last.values():
            what = one.about(names.matrix).of(names.lang)
            about = say("Objection to the column of {role}", names.lang, role=what) if one.role else what
            yield OpenQuestion(about, one.question, names.role(one.owner), one.due)
