"""The work list -> rows for a spreadsheet, and days for a calendar: what is open, who sees to it, and by when."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta

from raci.log.names import Names
from raci.log.open_points import OpenPoint
from raci.log.standing import STATUSES, CauseStanding, CauseState, in_words
from raci.views.plan import Means, Outlook
from raci.views.tables import Table
from raci.words.sentences import Word, cited, say

COLUMNS = (
    "kind",
    "id",
    "severity",
    "what",
    "clauses",
    "why_first",
    "way_out",
    "must_agree",
    "state",
    "state_day",
    "person",
    "day",
    "overdue",
)

MEANS = {
    Means.PROPOSAL: Word("proposal there"),
    Means.BOTH: Word("proposal and clause"),
    Means.LETTERS: Word("letters settle it"),
    Means.CLAUSE: Word("clause to amend"),
    Means.NONE: Word("no way out known"),
}
"""What a way out needs -> the words for it."""

LINE = 74
"""Octets of a line of a calendar, which goes on in the next line after a blank. Source: RFC 5545, 3.1."""


def table(
    standings: Iterable[CauseStanding], leads: Mapping[str, Outlook], points: Iterable[OpenPoint], names: Names
) -> Table:
    """One row a cause, in the order given, then one a question."""

    rows = [_cause(standing, leads.get(standing.cause.id, Outlook(Means.NONE)), names) for standing in standings]
    return Table(list(COLUMNS), [*rows, *(_point(point, names) for point in points)])


def _cause(standing: CauseStanding, lead: Outlook, names: Names) -> list[str]:
    cause, lang = standing.cause, names.lang
    words = [cause.sentence(lang), ", ".join(cited(clause, lang) for clause in cause.clauses), cause.because(lang)]
    way = [say(MEANS[lead.means], lang), names.roles(lead.agree)]
    held = [names.role(standing.owner), _day(standing.due), _flag(standing.is_overdue)]
    return [
        "cause",
        cause.id,
        cause.severity.value,
        *words,
        *way,
        say(STATUSES[standing.state], lang),
        _day(standing.day),
        *held,
    ]


def _point(point: OpenPoint, names: Names) -> list[str]:
    kind = "objection" if point.role else "question"
    state = say(Word("Objection") if point.role else STATUSES[CauseState.PARKED], names.lang)
    held = [names.role(point.owner), _day(point.due), _flag(point.is_overdue)]
    return [
        kind,
        f"{point.number}",
        "",
        about(point, names),
        names.clause(point.activity),
        "",
        "",
        "",
        state,
        "",
        *held,
    ]


def about(point: OpenPoint, names: Names) -> str:
    """Such as Inspect and accept the finished project: who pays?"""

    return say("{what}: {told}", names.lang, what=point.about(names.matrix), told=point.question)


def calendar(standings: Iterable[CauseStanding], points: Iterable[OpenPoint], names: Names, at: datetime) -> bytes:
    """Whole days, one a cause or question that has a day and is neither decided nor accepted (iCalendar, RFC 5545).

    `at` is when this was written. What is overdue says so in its title.
    """

    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//raci//work list//EN", "CALSCALE:GREGORIAN"]
    live = [standing for standing in standings if standing.state not in (CauseState.DECIDED, CauseState.ACCEPTED)]
    for standing in live:
        days = [day for day in (standing.due, standing.day if standing.state == CauseState.AGENDA else None) if day]
        for day in dict.fromkeys(days):
            words = (in_words(standing, names.lang), names.role(standing.owner), standing.cause.message(names.lang))
            lines += _event(f"{standing.cause.id}-{day}", day, words, names, at, is_overdue=standing.is_overdue)
    for point in points:
        if point.due:
            words = (say("Open question", names.lang), names.role(point.owner), about(point, names))
            lines += _event(point.cause, point.due, words, names, at, is_overdue=point.is_overdue)
    return "".join(f"{line}\r\n" for text in (*lines, "END:VCALENDAR") for line in _folded(text)).encode()


def _event(
    id_: str, day: date, words: tuple[str, str, str], names: Names, at: datetime, *, is_overdue: bool
) -> Iterator[str]:
    state, owner, what = words
    late = say("overdue", names.lang)
    head = say("{what}: {told}", names.lang, what=owner, told=what) if owner else what
    yield from ("BEGIN:VEVENT", f"UID:{_escaped(f'{names.matrix.id}-{id_}')}@raci", f"DTSTAMP:{_time(at)}")
    yield from (f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}")
    yield f"SUMMARY:{_escaped(f'[{late}] {head}' if is_overdue else head)}"
    yield f"DESCRIPTION:{_escaped(say('{what}: {told}', names.lang, what=names.matrix.title, told=state))}"
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")


def _time(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    flat = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return flat.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of so many octets, no character cut in two, each but the first after a blank."""

    piece, size = "", 0
    for char in line:
        width = len(char.encode())
        if size + width > LINE:
            yield piece
            piece, size = " ", 1
        piece, size = piece + char, size + width
    yield piece


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _flag(value: bool) -> str:
    return "true" if value else "false"
