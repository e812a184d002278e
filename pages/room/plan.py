"""The clock of the room against its plan: what is done, what is left, and what had best be parked."""

from collections.abc import Sequence
from datetime import UTC, datetime

from pages.room import leave, motion
from pages.shared import workshops
from pages.shared.workshops import Sitting
from raci import workshop
from raci.log import Stage
from raci.workshop import Clock, Item


def clock_of(sitting: Sitting) -> Clock:
    """How the workshop is doing since the reveal; decisions over several rows are items like any row."""

    revealed = sitting.today.events[sitting.opening.numbers[Stage.REVEALED]].at
    passed = (datetime.now(UTC) - revealed).total_seconds() / 60
    return workshop.clock(passed, max(1, len(sitting.items)), len(sitting.items) - len(open_items(sitting)))


def open_items(sitting: Sitting) -> list[str]:
    """The motions and rows that nothing has come of yet, be it only a question with a person and a day."""

    done = workshops.outcomes(sitting)
    left = {id_: motion.left_of(sitting, decision) for id_, decision in sitting.motions.items()}
    waiting = {id_: rest for id_, rest in left.items() if rest.changes or rest.fields}
    motions = [id_ for id_, rest in waiting.items() if not leave.parked_as_one(sitting, rest)]
    return [*motions, *(row for row in sitting.rows if row not in done)]


def to_park(sitting: Sitting, items: Sequence[Item]) -> list[str]:
    """The rows to park where time runs short: of those still open the last of the agenda, which are disputed least and
    weigh least."""

    still_open = set(open_items(sitting))
    rows = [item.activity for item in items if item.activity in still_open]
    number = clock_of(sitting).too_many
    return rows[len(rows) - number :] if number else []
