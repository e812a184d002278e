"""The side that did what a gate judges; a chain of work is walked once, however many gates it has."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from raci.model import Act
from raci.rules.row import Row

BESIDES = (Act.COORDINATE, Act.DELIVER)
"""Acts that are part of getting work done, besides carrying it out."""
Leaders = Callable[[Row], Iterable[str]]
"""Who stands over the doers of a row."""


def side(rows: Sequence[Row], leaders: Leaders) -> tuple[dict[str, Row], dict[str, Row]]:
    """Role -> its first piece of the work; and for all others, role -> the first that it helps along."""

    done = _done(rows, leaders)
    return done, _besides(rows, done)


def sides(chain: Sequence[Row], leaders: Leaders) -> dict[str, dict[str, Row]]:
    """Gate of the chain -> its `side`, as one, with whoever asked this gate and no gate between."""

    found: dict[str, dict[str, Row]] = {}
    done, besides = side(chain, leaders)
    place = {row.id: number for number, row in enumerate(chain)}
    asked: dict[str, Row] = {}
    for row in chain:
        if row.activity.is_gate:
            found[row.id] = done | (_earlier(besides, asked, place) if asked else besides)
            asked = {}
        elif row.activity.act == Act.REQUEST:
            asked |= {role: row for role in row.owners if role not in done and role not in asked}
    return found


def first_about(
    by_topic: Mapping[str, Sequence[Row]], chosen: Callable[[Row], bool]
) -> Callable[[Row, str], Row | None]:
    """What finds, for a row and a role, the first of the chosen rows about one of its topics that the role owns."""

    first: dict[str, dict[str, Row]] = {topic: {} for topic in by_topic}
    for topic, rows in by_topic.items():
        for row in filter(chosen, rows):
            for role in row.owners:
                first[topic].setdefault(role, row)

    def find(row: Row, role: str) -> Row | None:
        return next((first[topic][role] for topic in row.activity.topic if role in first[topic]), None)

    return find


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
