"""The way of a workshop after the reveal: the map, then a place a row, a place a column, and the end."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from raci.log import MOTION, Accepted, Amends, Body, Decision, Event, Newer, Parked, Settled, Today, stands, undoes

PARK_AFTER_MIN = 8
"""Minutes on one row after which the group had better park it. Source: common practice, stuck for 5 to 8 minutes."""


TWO_HOURS_MIN = 120
"""Minutes for all rows, which is what a group stays awake for; see LIMIT_ROWS."""


class Stop(StrEnum):
    """What the screens of the room show at a place."""

    MAP = "map"
    MOTION = "motion"
    ROW = "row"
    COLUMN = "column"
    END = "end"


class RoomPlace(NamedTuple):
    """One place on the way; `id` is that of the activity, the role, or the number of the motion."""

    stop: Stop
    id: str = ""

    @property
    def text(self) -> str:
        """Such as row:3.1.2-b, for the box that keeps where the room is."""

        return f"{self.stop}:{self.id}" if self.id else self.stop.value


class Outcome(StrEnum):
    """What has become of a row in a workshop."""

    DECIDED = "decided"
    PARKED = "parked"
    ACCEPTED = "accepted"


class Deed(NamedTuple):
    """What has become of a row, the reason or the question, and the number of the event that says so."""

    outcome: Outcome
    why: str
    number: int = 0


class Clock(NamedTuple):
    """Minutes planned for a row, rows still to deal with, and minutes left for them."""

    per_row: int
    rows: int
    minutes: int

    @property
    def behind(self) -> int:
        """Minutes that the rows left would need beyond those that are left; 0 while the plan holds."""

        return max(0, self.rows * self.per_row - self.minutes)

    @property
    def too_many(self) -> int:
        """How many of the rows left have to be parked, so that the others fit into the minutes left; less than half of
        one is made up for by talking less."""

        return int(self.behind / max(1, self.per_row) + 0.5)


class Turnout(NamedTuple):
    """How far the seats are: those that have answered every row, and answers of all that are asked for."""

    seats: int
    answers: int
    expected: int


def way(
    rows: Iterable[str], seats: Iterable[str], apart: Mapping[str, Collection[str]] | None = None
) -> list[RoomPlace]:
    """The places in the order in which the room goes through them. `apart`: id of a motion -> its rows that are settled
    on their own, which come right behind it."""

    listed, stops = list(rows), list[RoomPlace]()
    for motion, split in (apart or {}).items():
        stops += [item_place(motion), *(RoomPlace(Stop.ROW, row) for row in listed if row in split)]
    known = {place.id for place in stops if place.stop == Stop.ROW}
    stops += [RoomPlace(Stop.ROW, row) for row in listed if row not in known]
    stops += [RoomPlace(Stop.COLUMN, seat) for seat in seats]
    return [RoomPlace(Stop.MAP), *stops, RoomPlace(Stop.END)]


def item_place(item: str) -> RoomPlace:
    """Where the room settles a row or a motion."""

    number = item.removeprefix(MOTION)
    return RoomPlace(Stop.ROW, item) if number == item else RoomPlace(Stop.MOTION, number)


def item_of_place(place: RoomPlace) -> str:
    """The row or the motion that the room settles there."""

    return f"{MOTION}{place.id}" if place.stop == Stop.MOTION else place.id


def position(text: str, places: Sequence[RoomPlace]) -> int:
    """Where on the way the room is; at the start when the text names no place on it."""

    return next((number for number, spot in enumerate(places) if spot.text == text), 0)


def turnout(rows: int, answered: Mapping[str, int], seats: Collection[str]) -> Turnout:
    """Answers of seats that are not in the room do not count."""

    answers = [min(rows, answered.get(seat, 0)) for seat in seats]
    return Turnout(sum(number == rows for number in answers), sum(answers), rows * len(answers))


def clock(passed_min: float, rows: int, done: int) -> Clock:
    """How a workshop of two hours is doing, so long after the reveal and with so many rows done; `rows` at least 1."""

    left = rows - done
    return Clock(TWO_HOURS_MIN // rows, left, max(0, int(TWO_HOURS_MIN - passed_min)))


def outcomes(today: Today, code: str, still_open: Collection[str] = ()) -> dict[str, Deed]:
    """Activity -> what the workshop has made of it last; rows that are still open are left out.

    Accepting a finding deals with a row only where no other one is open: `still_open` are the rows with open findings.
    """

    deeds: dict[str, Deed] = {}
    parked = {question.event.number for question in today.parked}
    for event in today.events.of(code):
        if stands(event, today):
            match event.body:
                case Decision(changes=changes, why=why):
                    deeds |= {change.activity: Deed(Outcome.DECIDED, why, event.number) for change in changes}
                case Amends(fields=fields, why=why):
                    deeds |= {change.at: Deed(Outcome.DECIDED, why, event.number) for change in fields}
                case Accepted(at=place, is_withdrawn=False, why=why) if place not in still_open:
                    deeds[place] = Deed(Outcome.ACCEPTED, why, event.number)
                case Parked(question=question) as body if event.number in parked:
                    deeds |= dict.fromkeys(body.rows, Deed(Outcome.PARKED, question, event.number))
    return deeds


def rows_of(body: Body | Newer) -> set[str]:
    """The activities that an event of a workshop has settled, left open or accepted; none for any other event."""

    match body:
        case Decision(changes=changes):
            return {change.activity for change in changes}
        case Amends(fields=fields):
            return {change.at for change in fields}
        case Parked():
            return {*body.rows}
        case Accepted(at=row) | Settled(activity=row):
            return {row}
    return set()


def last_deed(today: Today, code: str) -> Event | None:
    """The latest event of the workshop that an undo would take back."""

    parked = {question.event.number for question in today.parked}
    for event in reversed(today.events.of(code)):
        if _can_go(event, today, parked):
            return event
    return None


def taken_back(today: Today, code: str) -> Event | None:
    """The undo that a redo would take back: the latest one left, as long as nothing has been decided after it."""

    for event in reversed(today.events.of(code)):
        if undoes(event) is None:  # earlier versions took a parking back without saying so
            return event if isinstance(event.body, Settled) and event.number not in today.undone else None
        if not stands(event, today) and event.number not in today.undone:
            return event
    return None


def _can_go(event: Event, today: Today, parked: Collection[int]) -> bool:
    if isinstance(event.body, Parked):
        return event.number in parked
    return isinstance(event.body, Decision | Amends | Accepted) and stands(event, today)
