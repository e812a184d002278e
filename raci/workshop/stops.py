"""The way of a workshop after the reveal: the map, then a place a row, a place a column, and the end."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from raci.log import Accepted, Body, Decision, Event, Newer, Parked, Settled, Today, stands, undoes

PARK_AFTER_MIN = 8
"""Minutes on one row after which the group had better park it. Source: common practice, stuck for 5 to 8 minutes."""


TWO_HOURS_MIN = 120
"""Minutes for all rows, which is what a group stays awake for; see LIMIT_ROWS."""


class Stop(StrEnum):
    """What the screens of the room show at a place."""

    MAP = "map"
    ROW = "row"
    COLUMN = "column"
    END = "end"


class RoomPlace(NamedTuple):
    """One place on the way; `id` is that of the activity or the role."""

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


class Turnout(NamedTuple):
    """How far the seats are: those that have answered every row, and answers of all that are asked for."""

    seats: int
    answers: int
    asked: int


def way(rows: Iterable[str], seats: Iterable[str]) -> list[RoomPlace]:
    """The places in the order in which the room goes through them."""

    stops = [RoomPlace(Stop.ROW, row) for row in rows] + [RoomPlace(Stop.COLUMN, seat) for seat in seats]
    return [RoomPlace(Stop.MAP), *stops, RoomPlace(Stop.END)]


def position(text: str, places: Sequence[RoomPlace]) -> int:
    """Where on the way the room is; at the start when the text names no place on it."""

    return next((number for number, one in enumerate(places) if one.text == text), 0)


def turnout(rows: int, answered: Mapping[str, int], seats: Collection[str]) -> Turnout:
    """Answers of seats that are not in the room do not count."""

    found = [min(rows, answered.get(seat, 0)) for seat in seats]
    return Turnout(sum(one == rows for one in found), sum(found), rows * len(found))


def clock(passed_min: float, rows: int, done: int) -> Clock:
    """How a workshop of two hours is doing, so long after the reveal and with so many rows done; `rows` at least 1."""

    left = rows - done
    return Clock(TWO_HOURS_MIN // rows, left, max(0, int(TWO_HOURS_MIN - passed_min)))


def outcomes(today: Today, code: str, still_open: Collection[str] = ()) -> dict[str, Deed]:
    """Activity -> what the workshop has made of it last; rows that are still open are left out.

    Accepting a finding deals with a row only where no other one is open: `still_open` are the rows with open findings.
    """

    found: dict[str, Deed] = {}
    parked = {one.event.number for one in today.parked}
    for event in today.events.values():
        if event.body.workshop == code and stands(event, today):
            match event.body:
                case Decision(changes=changes, why=why):
                    found |= {change.activity: Deed(Outcome.DECIDED, why, event.number) for change in changes}
                case Accepted(at=place, is_withdrawn=False, why=why) if place not in still_open:
                    found[place] = Deed(Outcome.ACCEPTED, why, event.number)
                case Parked(activity=row, question=question) if event.number in parked:
                    found[row] = Deed(Outcome.PARKED, question, event.number)
    return found


def rows_of(body: Body | Newer) -> set[str]:
    """The activities that an event of a workshop has settled, left open or accepted; none for any other event."""

    match body:
        case Decision(changes=changes):
            return {change.activity for change in changes}
        case Accepted(at=row) | Parked(activity=row) | Settled(activity=row):
            return {row}
    return set()


def last_deed(today: Today, code: str) -> Event | None:
    """The latest event of the workshop that an undo would take back."""

    parked = {one.event.number for one in today.parked}
    for event in reversed([*today.events.values()]):
        if event.body.workshop == code and _can_go(event, today, parked):
            return event
    return None


def taken_back(today: Today, code: str) -> Event | None:
    """The undo that a redo would take back: the latest one left, as long as nothing has been decided after it."""

    for event in reversed([*today.events.values()]):
        if event.body.workshop != code:
            continue
        if undoes(event) is None:  # earlier versions took a parking back without saying so
            return event if isinstance(event.body, Settled) and event.number not in today.undone else None
        if not stands(event, today) and event.number not in today.undone:
            return event
    return None


def _can_go(event: Event, today: Today, parked: Collection[int]) -> bool:
    if isinstance(event.body, Parked):
        return event.number in parked
    return isinstance(event.body, Decision | Accepted) and stands(event, today)
