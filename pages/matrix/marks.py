"""Findings -> the marks that rows and columns of the grid carry: a shape, a count, and the sentences behind it."""

from collections.abc import Iterable
from typing import Any

from raci.model import Matrix
from raci.model.terms import SHAPES
from raci.rules import Finding, Severity
from raci.words.lists import more

SENTENCES = 2  # shown on a mark; the page of findings has them all


def marks(findings: Iterable[Finding], matrix: Matrix, lang: str) -> dict[str, dict[str, Any]]:
    """Id of an activity, process or role -> {"mark", "n", "says"}; notes and accepted findings leave no mark."""

    held: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.accepted is None and finding.severity != Severity.NOTE:
            for id_ in _places(finding, matrix):
                held.setdefault(id_, []).append(finding)
    return {id_: _mark(same, lang) for id_, same in held.items()}


def _places(finding: Finding, matrix: Matrix) -> list[str]:
    roles = finding.place.roles if finding.rule.marks_roles else ()
    rows = finding.place.activities[:1] if not finding.place.topic else finding.place.activities
    steps = dict.fromkeys(matrix.activity[row].process for row in rows)
    return [*rows, *steps, *roles]


def _mark(same: list[Finding], lang: str) -> dict[str, Any]:
    worst = Severity.GAP if any(one.severity == Severity.GAP for one in same) else Severity.CONCERN
    says = [one.message(lang) for one in same[:SENTENCES]]
    said = [*says, *more(len(same) - len(says), lang)]
    return {"mark": SHAPES[worst], "n": len(same), "says": "\n".join(said)}
