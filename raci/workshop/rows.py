"""The rows of a workshop for its minutes: each once, as it stands at the end, with what was said of it."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from raci.log import Decision, Event, Today, stands
from raci.log.names import Names
from raci.model.changes import Change
from raci.model.letters import Layer, Letter, cell_of
from raci.words.sentences import Word
from raci.workshop.stops import Outcome, outcomes

LEFT = "left"
LOST = "lost"
OUTCOMES = {
    Outcome.DECIDED: Word("decided"),
    Outcome.PARKED: Word("parked"),
    Outcome.ACCEPTED: Word("accepted as it is"),
    LEFT: Word("left as it was"),
    LOST: Word("no longer in the file"),
}
"""What became of a row -> its words."""


class RowOutcome(NamedTuple):
    """A row at the end: what became of it, one of OUTCOMES, and who answers for it and does it then."""

    activity: str
    clause: str
    outcome: str
    accountable: str
    responsible: str


class ChangedCell(NamedTuple):
    role: str
    before: str
    after: str


@dataclass(frozen=True)
class Saying:
    """A decision as far as it still stands in a row: its cells, the reason, who agreed, who dissents and says what."""

    number: int
    cells: tuple[ChangedCell, ...]
    why: str
    agreed: tuple[str, ...]
    dissent: tuple[tuple[str, str], ...]
    conditions: str
    author: str
    tolerated: tuple[str, ...] = ()


@dataclass(frozen=True)
class Decided:
    """One row that was decided: its cells before the first decision and after the last one, and what stands of each."""

    activity: str
    clause: str
    cells: tuple[ChangedCell, ...]
    said: tuple[Saying, ...]


def rows(today: Today, workshop: str, names: Names, still_open: Collection[str] = ()) -> Iterator[RowOutcome]:
    """The rows that were planned, in their order, then those that the workshop dealt with besides."""

    done = {row: deed.outcome for row, deed in outcomes(today, workshop, still_open).items()}
    known = today.matrix.activity
    for row in dict.fromkeys([*today.workshops[workshop].opened.all_rows, *(row for row in done if row in known)]):
        activity = known.get(row)
        held = [activity.holders(letter, Layer.TODAY) if activity else [] for letter in (Letter.A, Letter.R)]
        outcome = done.get(row, LEFT) if activity else LOST
        yield RowOutcome(names.activity(row), names.clause(row), outcome, *map(names.roles, held))


class _OwnChange(NamedTuple):
    event: Event
    body: Decision
    change: Change


def decisions(own: Iterable[Event], today: Today, names: Names) -> Iterator[Decided]:
    """The rows on which something that was decided still stands, in the order of their first decision."""

    by_row: dict[str, list[_OwnChange]] = {}
    for event in own:
        if isinstance(event.body, Decision) and stands(event, today):
            for change in event.body.changes:
                by_row.setdefault(change.activity, []).append(_OwnChange(event, event.body, change))
    for parts in by_row.values():
        last = {part.change.role: part for part in parts}
        kept = [part for part in last.values() if not _is_overtaken(part, today)]
        if kept:
            yield _decided(parts, kept, names)


def _is_overtaken(part: _OwnChange, today: Today) -> bool:
    """True where somebody else has decided on the cell since."""

    return today.decided_by.get((part.change.activity, part.change.role), 0) > part.event.number


def _decided(parts: list[_OwnChange], kept: list[_OwnChange], names: Names) -> Decided:
    row, first = kept[0].change.activity, {part.change.role: part.change.before for part in reversed(parts)}
    cells = (Change(row, part.change.role, first[part.change.role], part.change.after) for part in kept)
    by_event: dict[int, list[_OwnChange]] = {}
    for part in sorted(kept, key=lambda latest: latest.event.number):
        by_event.setdefault(part.event.number, []).append(part)
    return Decided(
        activity=names.activity(row),
        clause=names.clause(row),
        cells=tuple(_changed(cell, names) for cell in cells if cell.before != cell.after),
        said=tuple(_saying(same, names) for same in by_event.values()),
    )


def _saying(parts: list[_OwnChange], names: Names) -> Saying:
    event, body, _ = parts[0]
    why = next((part.change.why.of(names.lang) for part in parts if part.change.why), "")
    return Saying(
        number=event.number,
        cells=tuple(_changed(part.change, names) for part in parts),
        why=body.why or why,
        agreed=tuple(map(names.role, body.agreed)),
        dissent=tuple((names.role(role), opinion) for role, opinion in body.dissent),
        conditions=body.conditions,
        author=event.author,
        tolerated=tuple(map(names.role, body.tolerated)),
    )


def _changed(change: Change, names: Names) -> ChangedCell:
    return ChangedCell(names.role(change.role), cell_of(change.before), cell_of(change.after))
