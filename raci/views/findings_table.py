"""Findings, and the causes behind them -> tables of plain cells, as files of them have them."""

from collections.abc import Iterable

from raci.rules import Cause, Finding
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

CAUSE_COLUMNS = (
    "cause",
    "severity",
    "accepted",
    "rule",
    "activities",
    "roles",
    "clauses",
    "message",
    "reason",
    "suggested",
    "findings",
)


def causes_table(causes: Iterable[Cause], lang: str) -> Table:
    """One row a cause in the order given: ids and codes, the sentence, why first, the first way out, and how many
    findings it stands for."""

    return Table(list(CAUSE_COLUMNS), [_cause(cause, lang) for cause in causes])


def _cause(cause: Cause, lang: str) -> list[str]:
    activities = dict.fromkeys(id_ for finding in cause.findings for id_ in finding.place.activities)
    roles = dict.fromkeys(id_ for finding in cause.findings for id_ in finding.place.roles)
    judged = [cause.id, cause.severity.value, "true" if cause.accepted else "false", cause.rule.code]
    places = [", ".join(activities), ", ".join(roles), ", ".join(cause.clauses)]
    words = [cause.message(lang), cause.because(lang), cause.fixes[0].message(lang) if cause.fixes else ""]
    return [*judged, *places, *words, str(len(cause.findings))]


def findings_table(findings: Iterable[Finding], lang: str) -> Table:
    """One row a finding in the order given: ids and codes, then the message and the first way out in words."""

    return Table(list(COLUMNS), [_row(finding, lang) for finding in findings])


def _row(finding: Finding, lang: str) -> list[str]:
    activity = next(iter(finding.place.activities), "")
    accepted = "true" if finding.accepted else "false"
    judged = [finding.rule.code, finding.severity.value, accepted, str(finding.line)]
    words = [finding.message(lang), finding.fixes[0].message(lang) if finding.fixes else "", finding.cause]
    places = [finding.place.process, activity, ", ".join(finding.place.roles), ", ".join(finding.clauses)]
    return [*judged, *places, *words]
