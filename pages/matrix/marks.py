"""Causes -> the marks that rows and columns of the grid carry: a shape, a count, and the sentences behind it."""

from collections.abc import Iterable
from typing import Any

from raci.model import Matrix
from raci.model.terms import SHAPES
from raci.rules import Cause, Severity
from raci.views.cause_filter import NONE, parties, processes, rows
from raci.words.lists import more

SENTENCES = 2  # shown on a mark; the page of gaps has them all


def marks(causes: Iterable[Cause], matrix: Matrix, lang: str) -> dict[str, dict[str, Any]]:
    """Id of an activity, process or role -> {"mark", "n", "says"}: the gravest shape, and how many causes have it.

    `n` is what `CauseFilter` counts for that row, process or role; notes and accepted causes leave no mark.
    """

    held: dict[str, list[Cause]] = {}
    for cause in causes:
        if cause.accepted is None and cause.severity != Severity.NOTE:
            for id_ in _places(cause, matrix):
                held.setdefault(id_, []).append(cause)
    return {id_: _mark(same, lang) for id_, same in held.items() if id_ != NONE}


def _places(cause: Cause, matrix: Matrix) -> dict[str, None]:
    live = [finding for finding in cause.findings if not finding.accepted]
    return dict.fromkeys(
        id_ for finding in live for id_ in (*rows(finding), *processes(finding, matrix), *parties(finding, matrix))
    )


def _mark(same: list[Cause], lang: str) -> dict[str, Any]:
    worst = Severity.GAP if any(cause.severity == Severity.GAP for cause in same) else Severity.CONCERN
    counted = [cause for cause in same if cause.severity == worst]
    says = [cause.message(lang) for cause in counted[:SENTENCES]]
    said = [*says, *more(len(counted) - len(says), lang)]
    return {"mark": SHAPES[worst], "n": len(counted), "says": "\n".join(said)}
