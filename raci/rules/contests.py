"""Contests: a dispute over topics is settled where the row that is about most of them is given to somebody."""

from collections.abc import Iterable

from raci.rules.finding import Finding
from raci.rules.rule import About
from raci.rules.view import View


def contests(findings: Iterable[Finding], view: View) -> dict[str, str]:
    """Finding of a contest, and each row in it -> its cause; a row in several contests has the first of them."""

    settled_by: dict[str, str] = {}
    for finding in (finding for finding in findings if finding.rule.takes_in and not finding.accepted):
        settled_by[finding.id] = _cause(finding, view)
        settled_by |= {row: settled_by.get(row, settled_by[finding.id]) for row in finding.place.activities}
    return settled_by


def own_cause(finding: Finding) -> str:
    """The cause of a finding that is about no row; it follows from the finding alone, whatever else is found."""

    if finding.rule.about in (About.ROLE, About.LINE):
        return f"role:{finding.place.roles[0]}"
    if finding.rule.about == About.TOPIC:
        return f"topic:{finding.place.topic}"
    return ":".join(filter(None, (finding.rule.name, finding.place.known_by(finding.rule.about))))


def _cause(finding: Finding, view: View) -> str:
    """The row that is about most topics, where there is one about several; else as for any finding."""

    if finding.rule.about != About.TOPIC:
        return own_cause(finding)
    hub = max(finding.place.activities, key=lambda row: len(set(view.matrix.activity[row].topic)))
    return f"contest:{hub}" if len(set(view.matrix.activity[hub].topic)) > 1 else own_cause(finding)
