"""The log in words: an event as the sentence that a director would read, and what it was about."""

from collections.abc import Iterable, Iterator

from raci.log import (
    Accepted,
    Amends,
    Answered,
    Assigned,
    Belated,
    Cancelled,
    Closed,
    Confirmed,
    Decision,
    Declined,
    Event,
    Merged,
    Newer,
    Opened,
    Parked,
    Reopened,
    Replanned,
    Reshaped,
    Revealed,
    Settled,
    Split,
    Today,
    Voting,
    is_back,
    restores,
    stands,
    undoes,
)
from raci.log.assigned_words import assigned_in_words
from raci.log.course_words import course_in_words
from raci.log.entry_words import ACCEPTED, BACK, CONFIRMED, LEFT_OPEN
from raci.log.field_words import field_in_words
from raci.log.named_in import named_in
from raci.log.names import Names
from raci.log.shape_words import shape_in_words
from raci.model.changes import Change
from raci.views.change_in_words import of_role
from raci.views.tables import Table
from raci.words.lists import more, phrases, sentences
from raci.words.sentences import say

CHANGES_SHOWN = 6
"""Cells of one decision that are told one by one."""

COLUMNS = ("number", "at", "author", "kind", "says", "reason", "workshop", "stands")


class LogLine:
    """One event; its words are found when they are asked for, of a long log only those that are seen.

    `workshop` is its code, `back` 0 while it stands, else what took it back, its own number where it takes back.
    """

    __slots__ = ("_event", "_names", "_says", "_today", "at", "author", "kind", "number", "workshop")

    def __init__(self, event: Event, today: Today, names: Names) -> None:
        self._event = event
        self._today = today
        self._names = names
        self._says: str | None = None
        self.number, self.at, self.author = event.number, event.at, event.author
        self.kind, self.workshop = event.body.kind, event.body.workshop

    def without_code(self) -> "LogLine":
        """The same for somebody who does not know the workshop."""

        line = LogLine(self._event, self._today, self._names)
        line.workshop = ""
        return line

    @property
    def says(self) -> str:
        if self._says is None:
            self._says = _sentence(self._event, self._today, self._names)
        return self._says

    @property
    def why(self) -> str:
        return _why(self._event, self._names.lang)

    @property
    def back(self) -> int:
        return 0 if stands(self._event, self._today) else self._today.undone.get(self.number, self.number)

    @property
    def activities(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(filter(None, named_in(self._event.body)[0])))

    @property
    def roles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(filter(None, named_in(self._event.body)[1])))


def lines(today: Today, lang: str, events: Iterable[Event] | None = None) -> Iterator[LogLine]:
    """These events, by default the whole log, the latest first; of a long log as far as somebody reads."""

    names = Names(today.matrix, lang)
    return (LogLine(event, today, names) for event in (today.events.latest_first() if events is None else events))


def sentence(event: Event, today: Today, lang: str) -> str:
    """The event as one sentence, without its reason."""

    return _sentence(event, today, Names(today.matrix, lang))


def act(event: Event, today: Today, lang: str) -> str:
    """What an undo or a redo of the event is about: the act that it takes back or brings back, in the same words."""

    first = today.events.get(restores(event, today) or event.number, event)
    return _body(first, today, Names(today.matrix, lang))


def table(listed: Iterable[LogLine], lang: str) -> Table:
    """One row an event; `stands` is false for what has been taken back."""

    rows = [
        [
            *(f"{line.number}", line.at.isoformat(), line.author, line.kind, line.says, line.why, line.workshop),
            "false" if line.back else "true",
        ]
        for line in listed
    ]
    return Table(list(COLUMNS), rows)


def _sentence(event: Event, today: Today, names: Names) -> str:
    says = _body(event, today, names)
    if undoes(event) is None:
        return says
    return say(BACK[is_back(event, today)], names.lang, number=restores(event, today), says=says)


def _body(event: Event, today: Today, names: Names) -> str:
    lang = names.lang
    match event.body:
        case Decision(changes=changes):
            return _changes(changes, names)
        case Amends(fields=changed):
            return sentences((field_in_words(field, names) for field in changed), lang)
        case Reshaped():
            return shape_in_words(event.body, names)
        case Accepted(rule=rule, at=at, until=until, is_withdrawn=gone):
            return say(ACCEPTED[not gone], lang, rule=names.rule(rule), place=names.at(at), day=until)
        case Assigned():
            return assigned_in_words(event.body, names)
        case Answered():
            return _answered(event.body, today, names)
        case Parked(activity=row, question=question, owner=owner, due=due) as body:
            words = {"activity": names.activity(row), "question": question, "role": names.role(owner), "day": due}
            return say(LEFT_OPEN[bool(body.also)], lang, n=len(body.also), **words)
        case Settled(activity=row):
            return say("“{activity}” is no longer left open", lang, activity=names.activity(row))
        case Confirmed(role=role, agrees=agrees):
            return say(CONFIRMED[agrees], lang, role=names.role(role))
        case Declined(role=role, activity=row):
            words = {"role": names.role(role), "activity": names.activity(row)}
            return say("{role} does not take “{activity}”", lang, **words)
        case (
            Opened() | Revealed() | Belated() | Closed() | Replanned() | Cancelled() | Reopened() | Split() | Voting()
        ) as body:
            return course_in_words(body, today, names)
        case Merged(upto=upto):
            return say("What was decided up to entry {n} is written into the file", lang, n=upto)
        case Newer(kind=kind):
            return say("A newer app wrote this entry ({kind}), and this one cannot read it", lang, kind=kind)


def _answered(body: Answered, today: Today, names: Names) -> str:
    lang, question = names.lang, today.events.get(body.question)
    what = _body(question, today, names) if question else f"{body.question}"
    if body.by is None:
        return say("Entry {n} is answered without a change: {what}", lang, n=body.question, what=what)
    return say("Entry {n} is answered by entry {by}: {what}", lang, n=body.question, by=body.by, what=what)


def _changes(changes: tuple[Change, ...], names: Names) -> str:
    """Row by row: “Decide on the project” (三(一)2): Finance – → C, Sales C → I."""

    lang = names.lang
    by_row: dict[str, list[str]] = {}
    for change in changes[:CHANGES_SHOWN]:
        by_row.setdefault(change.activity, []).append(of_role(names.role(change.role), change))
    rows = [_row(row, cells, names) for row, cells in by_row.items()]
    rows += more(len(changes) - CHANGES_SHOWN, lang)
    return sentences(rows, lang)


def _row(row: str, cells: list[str], names: Names) -> str:
    clause = say(" ({clause})", names.lang, clause=names.clause(row)) if names.clause(row) else ""
    changed = phrases(cells, names.lang)
    return say("“{activity}”{clause}: {cells}", names.lang, activity=names.activity(row), clause=clause, cells=changed)


def _why(event: Event, lang: str) -> str:
    match event.body:
        case Decision(changes=changes, why=why):
            return why or next((change.why.of(lang) for change in changes if change.why), "")
        case (
            Accepted(why=why)
            | Cancelled(why=why)
            | Confirmed(why=why)
            | Declined(why=why)
            | Amends(why=why)
            | Reshaped(why=why)
            | Answered(why=why)
        ):
            return why
        case _:
            return ""


def misfits(today: Today, lang: str) -> Iterator[tuple[int, str, str]]:
    """(number, what was decided, why it no longer fits and what to do), in the order of the log."""

    names = Names(today.matrix, lang)
    for misfit in today.misfits:
        decided = _changes((misfit.change,), names) if misfit.change else _sentence(misfit.event, today, names)
        yield misfit.event.number, decided, names.problem(misfit.why)
