"""The side that did what a gate judges; a chain of work is walked once, however many gates it has."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from raci.model import Act
from raci.rules.row import Row

BESIDES = (Act.COORDINATE, Act.DELIVER)
"""Acts that are part of getting work done, besides carrying it out."""
Leaders = Callable[[Row], Iterable[str]]
"""Who stands over the doers of a row."""


def side(rows: Sequence[Row], leaders: Leaders) -> dict[str, Row]:
    """Role -> its first piece of the work, carrying out before the rest."""

    done = _done(rows, leaders)
    return done | _besides(rows, done)


def sides(chain: Sequence[Row], leaders: Leaders) -> dict[str, dict[str, Row]]:
    """Gate of the chain -> its `side`, with whoever asked this gate and no gate between."""

    found: dict[str, dict[str, Row]] = {}
    done = _done(chain, leaders)
    besides = _besides(chain, done)
    place = {row.id: number for number, row in enumerate(chain)}
    asked: dict[str, Row] = {}
    for row in chain:
        if row.activity.is_gate:
            found[row.id] = done | (_earlier(besides, asked, place) if asked else besides)
            asked = {}
        elif row.activity.act == Act.REQUEST:
            asked |= {role: row for role in row.owners if role not in done and role not in asked}
    return found


def _done(rows: Iterable[Row], leaders: Leaders) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row in rows:
        if row.activity.act == Act.DO:
            for role in (*row.owners, *leaders(row)):
                found.setdefault(role, row)
    return found


def _besides(rows: Iterable[Row], done: Mapping[str, Row]) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row in rows:
        if row.activity.act in BESIDES:
            for role in row.owners:
                if role not in done:
                    found.setdefault(role, row)
    return found


def _earlier(besides: Mapping[str, Row], asked: Mapping[str, Row], place: Mapping[str, int]) -> dict[str, Row]:
    """Role -> the one of its two rows that comes first in the chain, in the order of the chain."""

    rows = {
        role: min((found[role] for found in (besides, asked) if role in found), key=lambda row: place[row.id])
        for role in (*besides, *asked)
    }
    return dict(sorted(rows.items(), key=lambda held: place[held[1].id]))
