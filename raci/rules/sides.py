"""Rows and the gates over them -> the side that did what a gate judges: role -> its first piece of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from raci.model import Act
from raci.rules.row import Row

BESIDES = (Act.COORDINATE, Act.DELIVER)
"""Acts that are part of getting work done, besides carrying it out."""

Side = Mapping[str, Row]
Leaders = Callable[[Row], Iterable[str]]
"""Row -> who leads its doers and so stands on their side."""


def side(rows: Sequence[Row], leaders: Leaders) -> Side:
    """Who does, coordinates or delivers, and who leads the doers; carrying out before the rest."""

    done = _done(rows, leaders)
    return done | _besides(rows, done)


def sides(chain: Sequence[Row], leaders: Leaders) -> Mapping[str, Side]:
    """Gate of a chain -> the side before it, to which whoever asks to be judged belongs too.

    What a chain does is looked at once, however many its gates.
    """

    found: dict[str, Side] = {}
    done = _done(chain, leaders)
    besides = _besides(chain, done)
    place = {row.id: place for place, row in enumerate(chain)}
    asked: list[Row] = []
    for row in chain:
        if row.activity.is_gate:
            rows = {one.id: one for one in (*besides.values(), *asked)} if asked else {}
            listed = sorted(rows.values(), key=lambda one: place[one.id])
            found[row.id] = done | (_with(listed, besides, done) if asked else besides)
            asked = []
        elif row.activity.act == Act.REQUEST:
            asked.append(row)
    return found


def _done(rows: Sequence[Row], leaders: Leaders) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row in rows:
        if row.activity.act == Act.DO:
            for role in (*row.owners, *leaders(row)):
                found.setdefault(role, row)
    return found


def _besides(rows: Sequence[Row], done: Side) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row in rows:
        if row.activity.act in BESIDES:
            for role in row.owners:
                if role not in done:
                    found.setdefault(role, row)
    return found


def _with(rows: Sequence[Row], besides: Side, done: Side) -> dict[str, Row]:
    """The rest together with who asks the next gate, whatever comes first in the chain."""

    found: dict[str, Row] = {}
    for row in rows:
        for role in row.owners:
            if role not in done and (row.activity.act not in BESIDES or besides.get(role) is row):
                found.setdefault(role, row)
    return found
