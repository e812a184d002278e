"""The sides of a chain of work: who did it before a gate, who asked for its yes, who tells others of it later."""

from collections.abc import Callable, Iterable, Sequence

from raci.model import Act
from raci.rules.row import Row, first_rows

BESIDES = (Act.COORDINATE, Act.DELIVER)
"""Acts that are part of getting work done, besides carrying it out."""


def did(rows: Sequence[Row], leaders: Callable[[Row], Iterable[str]]) -> tuple[dict[str, Row], dict[str, Row]]:
    """Role -> the first row that it, or those it leads, carry out; role -> the first that it helps along."""

    doers: dict[str, Row] = {}
    for row in rows:
        for role in (*row.owners, *leaders(row)) if row.activity.act == Act.DO else ():
            doers.setdefault(role, row)
    return doers, first_rows(row for row in rows if row.activity.act in BESIDES)


def requests(chains: Iterable[Sequence[Row]]) -> dict[str, list[Row]]:
    """Gate of a flow -> the requests that it answers: no other gate stands between the two."""

    requests_of: dict[str, list[Row]] = {}
    for chain in chains:
        asking: list[Row] = []
        for row in chain:
            if row.activity.is_gate:
                requests_of[row.id], asking = asking, []
            elif row.activity.act == Act.REQUEST:
                asking.append(row)
    return requests_of


def reported(chains: Iterable[Sequence[Row]]) -> frozenset[str]:
    """Ids of the pieces of work whose owners tell somebody of it later in the chain."""

    reported: set[str] = set()
    for chain in chains:
        reporting: set[tuple[str, ...]] = set()
        for row in reversed(chain):
            if row.activity.act == Act.DO and row.owners in reporting:
                reported.add(row.id)
            elif row.activity.act == Act.REPORT and row.activity.to:
                reporting.add(row.owners)
    return frozenset(reported)
