"""Causes on the agenda of a day, off it, or left open for now: entries of the log, the same from every page."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from pages.shared import cause_form, session
from pages.shared.visit import Visit
from raci.log import Assigned, AssignedCause, Assignment, Event, Parked
from raci.log.standing import next_agenda, rows_of
from raci.rules import Cause
from raci.words.sentences import LANGUAGES, Text

t = session.t
SOON = timedelta(days=7)
"""Offered as the day of the agenda where no workshop is under way."""


def first_day(visit: Visit) -> date:
    """The day of the next agenda."""

    return next_agenda(visit.today, date.today()) or date.today() + SOON


def put(visit: Visit, causes: Iterable[Cause], day: date) -> Event | None:
    """Put them on the agenda of that day, all in one entry; None where it stays unwritten."""

    changed = [(cause, replace(held(visit, cause), agenda=day)) for cause in causes if held(visit, cause).agenda != day]
    lack = "" if changed else t("It is on the agenda of {day} already.", day=day)
    return assign(visit, changed, lack)


def take_off(visit: Visit, causes: Iterable[Cause]) -> Event | None:
    """Take off the agenda whatever of them has been put there; a workshop under way keeps its rows."""

    changed = [(cause, replace(held(visit, cause), agenda=None)) for cause in causes if held(visit, cause).agenda]
    return assign(visit, changed, "" if changed else t("It is on no agenda any more."))


def leave(
    visit: Visit, causes: Iterable[Cause], lack: str, why: str, owner: str, day: date, *fields: str
) -> Event | None:
    """Leave the causes open until a day, as one question that is the reason; one row stands for each."""

    rows = (*dict.fromkeys(rows_of(cause)[0] for cause in causes if rows_of(cause)),)
    bodies = [Parked(rows[0], why, owner, day, also=rows[1:])] if rows else []
    return cause_form.write(visit, lack, [cause_form.step(body) for body in bodies], *fields)


def assign(visit: Visit, changed: Iterable[tuple[Cause, Assignment]], lack: str, *fields: str) -> Event | None:
    """Write who has each cause, and on which agenda it stands, as one entry."""

    causes = [AssignedCause(cause.id, about(cause), held(visit, cause), after, _at(cause)) for cause, after in changed]
    steps = [cause_form.step(assigned(*causes))] if causes else []
    return cause_form.write(visit, lack, steps, *fields)


def held(visit: Visit, cause: Cause) -> Assignment:
    """Who has it by now, and on which agenda it has been put."""

    return visit.today.assigned.get(cause.id, Assignment())


def about(cause: Cause) -> Text:
    """What it says now, for the log, which outlives it."""

    return Text(*(cause.message(lang) for lang in LANGUAGES))


def assigned(first: AssignedCause, *also: AssignedCause) -> Assigned:
    """The entry of what goes one way at once."""

    return Assigned(first.cause, first.about, first.before, first.after, first.at, also=also)


def _at(cause: Cause) -> str:
    place = cause.place
    return next(iter([*place.activities, *place.roles, *filter(None, [place.process])]), "")
