"""The decisions of the log that some cells and fields stand by, each with its reason, its day, and who said what."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from raci.log import Amends, Decision, Event, Reshaped, Today
from raci.log.cells import Cell
from raci.log.fields import Place
from raci.log.names import Names
from raci.words.lists import sentences


class Ruling(NamedTuple):
    """A decision: its entry in the log, the reason, the conditions, when and in which workshop, by whom, and what each
    party said against it. Names and texts are in one language. `is_unanimous`: every seat of the workshop agreed."""

    number: int
    why: str
    conditions: str
    day: date
    workshop: str
    agreed: tuple[str, ...]
    author: str
    dissent: tuple[tuple[str, str], ...]
    is_unanimous: bool = False


class Touched(NamedTuple):
    """Cells and fields that a selection of decisions has changed."""

    cells: frozenset[Cell] = frozenset()
    fields: frozenset[Place] = frozenset()

    def of(self, rows: Collection[str]) -> "Touched":
        """Those of some rows."""

        cells = frozenset(cell for cell in self.cells if cell[0] in rows)
        return Touched(cells, frozenset(key for key in self.fields if key[0] in rows))


def rulings(touched: Touched, own: Iterable[Event], full: Today, names: Names) -> Iterator[Ruling]:
    """The decisions of `own` by which one of the places stands, in their order."""

    standing = {full.decided_by[cell] for cell in touched.cells} | {full.amended_by[key] for key in touched.fields}
    for event in own:
        if event.number in standing:
            yield _ruling(event, touched, full, names)


def _ruling(event: Event, touched: Touched, full: Today, names: Names) -> Ruling:
    body, held = event.body, full.workshops.get(event.body.workshop)
    day, title = (held.opened.day, held.opened.title) if held else (event.at.astimezone().date(), "")
    if not isinstance(body, Decision | Amends):
        why = body.why if isinstance(body, Reshaped) else ""
        return Ruling(event.number, why, "", day, title, (), event.author, ())
    changes = body.changes if isinstance(body, Decision) else ()
    given = (
        change.why.of(names.lang)
        for change in changes
        if change.why and (change.activity, change.role) in touched.cells
    )
    why, agreed = body.why or sentences(dict.fromkeys(given), names.lang), tuple(map(names.role, body.agreed))
    dissent = tuple((names.role(role), opinion) for role, opinion in body.dissent)
    is_all = held is not None and set(body.agreed) >= set(held.opened.seats) != set()
    return Ruling(event.number, why, body.conditions, day, title, agreed, event.author, dissent, is_all)
