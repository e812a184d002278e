"""Findings -> a table of plain cells, as the CSV of findings has them."""

from collections.abc import Iterable

from raci.rules import Finding
from raci.views.tables import Table

COLUMNS = (
    "rule",
    "severity",
    "accepted",
    "line",
    "process",
    "activity",
    "roles",
    "clauses",
    "message",
    "suggested",
    "cause",
)


def findings_table(findings: Iterable[Finding], lang: str) -> Table:
    """One row a finding in the order given: ids and codes, then the message and the first way out in words."""

    return Table(list(COLUMNS), [_row(finding, lang) for finding in findings])


def _row(finding: Finding, lang: str) -> list[str]:
    place = finding.place
    activity = next(iter(place.activities), "")
    accepted = "true" if finding.accepted else "false"
    judged = [finding.rule.code, finding.severity.value, accepted, str(finding.line)]
    words = [finding.message(lang), finding.fixes[0].message(lang) if finding.fixes else "", finding.cause]
    return [*judged, place.process, activity, ", ".join(place.roles), ", ".join(finding.clauses), *words]
