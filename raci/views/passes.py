"""Matrix and findings -> what passes between the parties: steps, results, help, checks; and what is broken."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from raci.model import Activity, Matrix, Relation
from raci.model.letters import Layer, Letter
from raci.rules import Finding
from raci.rules.chains import chains
from raci.rules.rule import About, Unites
from raci.words.sentences import Text, Word


class How(StrEnum):
    """In what way one party works for another."""

    STEP = "step"
    RESULT = "result"
    TELLS = "tells"
    ASKS = "asks"
    HELPS = "helps"
    ASSIGNS = "assigns"
    SUPPLIES = "supplies"
    DIRECTS = "directs"
    CHECKS = "checks"
    TRAINS = "trains"
    SERVES = "serves"
    GIVES = "gives"
    REPORTS = "reports"


HOWS: Mapping[How, Word] = {
    How.STEP: Word("hands over"),
    How.RESULT: Word("sends"),
    How.TELLS: Word("tells"),
    How.ASKS: Word("asks"),
    How.HELPS: Word("helps"),
    How.ASSIGNS: Word("assigns"),
    How.SUPPLIES: Word("supplies"),
    How.DIRECTS: Word("directs"),
    How.CHECKS: Word("checks"),
    How.TRAINS: Word("trains"),
    How.SERVES: Word("serves"),
    How.GIVES: Word("gives"),
    How.REPORTS: Word("reports to"),
}
"""What the giver does for the taker, in one word."""

TO_DOERS = {Relation.ASSIGNS: How.ASSIGNS, Relation.ASKS: How.ASSIGNS, Relation.SUPPLIES: How.SUPPLIES}
FROM_DOERS = {
    Relation.ASSIGNED: How.ASSIGNS,
    Relation.DIRECTED: How.DIRECTS,
    Relation.CHECKED: How.CHECKS,
    Relation.TRAINED: How.TRAINS,
    Relation.SERVED: How.SERVES,
}
"""How the text names a party without a part -> what passes to those who do the work, and from them."""

WORK = (How.STEP, How.RESULT, How.SUPPLIES, How.SERVES, How.GIVES, How.HELPS)
"""Ways in which work, or what it needs, really changes hands."""


@dataclass(frozen=True)
class Pass:
    """From these parties to those, () for nobody. `row` is where it is given, None for what a description promises.

    `broken` is the finding that says why it does not arrive, None where it does.
    """

    how: How
    givers: tuple[str, ...]
    takers: tuple[str, ...]
    what: Text | None
    row: Activity | None = None
    broken: Finding | None = None


def passes(matrix: Matrix, layer: Layer, findings: Iterable[Finding]) -> tuple[Pass, ...]:
    """Everything that passes between two parties, or to nobody; what one keeps for itself is left out."""

    live = [finding for finding in findings if not finding.accepted]
    lost = {finding.place.activities[0]: finding for finding in live if finding.rule.unites == Unites.RESULTS}
    everything = [*_steps(matrix, layer, live)]
    for row in matrix.activities:
        everything += _row(row, layer, lost.get(row.id))
    everything += _described(matrix)
    return tuple(handed for handed in everything if set(handed.givers) != set(handed.takers))


def to_and_from(handed_over: Iterable[Pass], role: str) -> tuple[list[Pass], list[Pass]]:
    """What comes to the role, and what goes from it; what both sides hold is neither."""

    listed = [handed for handed in handed_over if (role in handed.givers) != (role in handed.takers)]
    to = [handed for handed in listed if role in handed.takers]
    return to, [handed for handed in listed if role in handed.givers]


def _steps(matrix: Matrix, layer: Layer, findings: list[Finding]) -> Iterator[Pass]:
    """From step to step of a chain, wherever the work changes hands."""

    broken = {finding.place.activities[:2]: finding for finding in findings if finding.rule.about == About.HANDOFF}
    for chain in chains(matrix, layer):
        rows = [row for process in chain for row in matrix.steps[process]]
        for done, then in pairwise(rows):
            givers, takers = _owners(done, layer), _owners(then, layer)
            if not set(givers) & set(takers):
                yield Pass(How.STEP, givers, takers, done.output or done.name, done, broken.get((then.id, done.id)))


def _row(row: Activity, layer: Layer, lost: Finding | None) -> Iterator[Pass]:
    """What one row says: its result, whom it asks and tells, who helps, and whom the text names beside them."""

    owners, what = _owners(row, layer), row.output or row.name
    informed = tuple(role for role in row.holders(Letter.I, layer) if role not in row.to)
    sides = [
        (How.RESULT, owners, row.to),
        (How.TELLS, owners, informed),
        (How.ASKS, owners, tuple(row.holders(Letter.C, layer))),
        (How.HELPS, tuple(row.holders(Letter.S, layer)), owners),
        *((TO_DOERS[how], (role,), owners) for role, how in row.involves.items() if how in TO_DOERS),
        *((FROM_DOERS[how], owners, (role,)) for role, how in row.involves.items() if how in FROM_DOERS),
    ]
    for how, givers, takers in sides:
        if givers and takers:
            yield Pass(how, givers, takers, what if how == How.RESULT else row.name, row)
    if lost and owners:
        yield Pass(How.RESULT, owners, (), what, row, lost)


def _described(matrix: Matrix) -> Iterator[Pass]:
    """What the descriptions of the roles promise each other, and who reports to whom."""

    for role in matrix.roles:
        for interface in role.interfaces:
            if interface.gives:
                yield Pass(How.GIVES, (role.id,), interface.parties, interface.gives)
            if interface.gets:
                yield Pass(How.GIVES, interface.parties, (role.id,), interface.gets)
    lines = {(role.id, upper) for role in matrix.roles for upper in role.reports_to}
    lines |= {(lower, role.id) for role in matrix.roles for lower in role.leads}
    for lower, upper in sorted(lines):
        yield Pass(How.REPORTS, (lower,), (upper,), None)


def _owners(row: Activity, layer: Layer) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*row.holders(Letter.A, layer), *row.holders(Letter.R, layer))))
