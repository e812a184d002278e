"""How far each cause has come: open, on an agenda, parked, accepted, decided; who sees to it, and whether the day is
past."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from raci.log.events import Entry, Opened
from raci.log.followed import Assignment, Parked
from raci.log.sittings import OVER
from raci.log.today import Today
from raci.rules import Cause
from raci.rules.causes import in_order
from raci.words.sentences import Word, say


class CauseState(StrEnum):
    """How far a cause has come; every cause is in one of them."""

    OPEN = "open"
    AGENDA = "agenda"
    PARKED = "parked"
    ACCEPTED = "accepted"
    DECIDED = "decided"


STATUSES = {
    CauseState.OPEN: Word("open"),
    CauseState.AGENDA: Word("On the agenda"),
    CauseState.PARKED: Word("Parked"),
    CauseState.ACCEPTED: Word("Accepted"),
    CauseState.DECIDED: Word("Decided"),
}
"""State -> what a filter calls it."""

SIGNS = {
    CauseState.OPEN: "○",
    CauseState.AGENDA: "●",
    CauseState.PARKED: "‖",
    CauseState.ACCEPTED: "◌",
    CauseState.DECIDED: "✓",
}
"""State -> the shape that tells it without colour."""

OF_DAY = {
    CauseState.AGENDA: Word("on the agenda of {day}"),
    CauseState.PARKED: Word("parked until {day}"),
    CauseState.ACCEPTED: Word("accepted until {day}"),
}
UNDATED = {CauseState.OPEN: Word("open"), CauseState.DECIDED: Word("settled by a decision")}
OVERDUE = Word("{state}, overdue")


@dataclass(frozen=True)
class CauseStanding:
    """A cause, its state and the day of that; `held`: who sees to it and by when; `questions`: what is parked on it."""

    cause: Cause
    state: CauseState
    day: date | None
    held: Assignment
    questions: tuple[Entry[Parked], ...]
    is_overdue: bool

    @property
    def owner(self) -> str:
        """The role or person who has it: as assigned, else whoever is to answer what is parked; "" for nobody."""

        return self.held.owner or next((question.body.owner for question in self.questions), "")

    @property
    def due(self) -> date | None:
        """The day by which it is to be done, the earliest where there are several."""

        return min(filter(None, (self.held.due, *(question.body.due for question in self.questions))), default=None)


def standings(today: Today, shown: Iterable[Cause], settled: Iterable[Cause], day: date) -> list[CauseStanding]:
    """The causes with those that decisions have settled, which come last; accepted ones before them. `day` is today."""

    done = {cause.id: cause for cause in settled if not cause.accepted}
    listed = {cause.id: cause for cause in shown}
    standings = [_standing(cause, cause.id in done, today, day) for cause in in_order({**done, **listed}.values())]
    return sorted(standings, key=lambda standing: standing.state == CauseState.DECIDED)


def counted(standings: Iterable[CauseStanding]) -> dict[CauseState, int]:
    """How many there are in each state, 0 where none is; they add up."""

    numbers = Counter(standing.state for standing in standings)
    return {state: numbers[state] for state in CauseState}


def in_words(standing: CauseStanding, lang: str) -> str:
    """Such as on the agenda of 2026-12-04, overdue."""

    state = (
        say(OF_DAY[standing.state], lang, day=standing.day)
        if standing.state in OF_DAY
        else say(UNDATED[standing.state], lang)
    )
    return say(OVERDUE, lang, state=state) if standing.is_overdue else state


def rows_of(cause: Cause) -> tuple[str, ...]:
    """The activities that a decision on it would be about."""

    return tuple(dict.fromkeys(row for finding in cause.findings for row in finding.place.activities[:1]))


def on_agenda(standings: Iterable[CauseStanding]) -> dict[str, date]:
    """Row -> the day of the agenda for which it has been put there, in the order of the causes.

    What stands there only because a workshop under way has the row is left out: that workshop is prepared already.
    """

    rows: dict[str, date] = {}
    for standing in standings:
        if standing.state == CauseState.AGENDA and standing.day and standing.held.agenda:
            for row in rows_of(standing.cause):
                rows.setdefault(row, standing.day)
    return rows


def _standing(cause: Cause, is_done: bool, today: Today, day: date) -> CauseStanding:
    held = today.assigned.get(cause.id, Assignment())
    rows = rows_of(cause)
    questions = tuple(question for question in today.parked if not {*question.body.rows}.isdisjoint(rows))
    state, of = _state(cause, is_done, questions, _agenda(held, rows, today))
    is_live = state not in (CauseState.DECIDED, CauseState.ACCEPTED)
    days = (of, held.due, *(question.body.due for question in questions)) if is_live else ()
    return CauseStanding(cause, state, of, held, questions, any(then < day for then in days if then))


def _state(
    cause: Cause, is_done: bool, questions: tuple[Entry[Parked], ...], agenda: date | None
) -> tuple[CauseState, date | None]:
    if is_done:
        return CauseState.DECIDED, None
    if cause.accepted:
        return CauseState.ACCEPTED, cause.accepted.until
    if agenda:
        return CauseState.AGENDA, agenda
    if questions:
        return CauseState.PARKED, min(question.body.due for question in questions)
    return CauseState.OPEN, None


def _agenda(held: Assignment, rows: Iterable[str], today: Today) -> date | None:
    """The day of the agenda on which it stands: the last one that was set, or that of a workshop under way."""

    wanted = set(rows)
    days = [workshop.day for workshop in _under_way(today) if not wanted.isdisjoint(workshop.rows)]
    return max(filter(None, (held.agenda, *days)), default=None)


def _under_way(today: Today) -> list[Opened]:
    return [workshop.opened for workshop in today.workshops.values() if workshop.stage not in OVER]


def next_agenda(today: Today, day: date) -> date | None:
    """The next day on which a workshop sits, or for which something is on the agenda; None for none to come."""

    sits = [workshop.day for workshop in _under_way(today)]
    listed = [assignment.agenda for assignment in today.assigned.values() if assignment.agenda]
    return min((sitting_day for sitting_day in (*sits, *listed) if sitting_day >= day), default=None)
