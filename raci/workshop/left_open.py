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

    points = [point for point in open_points(today, opened.day) if point.workshop == opened.workshop]
    last = {(point.activity, point.role): point.number for point in sorted(points, key=lambda point: point.number)}
    for point in points:
        if point.number in last.values():
            what = point.about(names.matrix).of(names.lang)
            about = say("Objection to the column of {role}", names.lang, role=what) if point.role else what
            yield OpenQuestion(about, point.question, names.role(point.owner), point.due)
