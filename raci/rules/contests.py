"""Contests: a dispute over topics is settled where the row that is about most of them is given to somebody."""

from collections.abc import Iterable

from raci.rules.finding import Finding
from raci.rules.rule import About
from raci.rules.view import View


def contests(findings: Iterable[Finding], view: View) -> dict[str, str]:
    """Finding of a contest, and each row in it -> its cause; a row in several contests has the first of them."""

    told: dict[str, str] = {}
    for one in (finding for finding in findings if finding.rule.takes_in and not finding.accepted):
        told[one.id] = _cause(one, view)
        told |= {row: told.get(row, told[one.id]) for row in one.place.activities}
    return told


def own_cause(one: Finding) -> str:
    """The cause of a finding that is about no row; it follows from the finding alone, whatever else is found."""

    if one.rule.about in (About.ROLE, About.LINE):
        return f"role:{one.place.roles[0]}"
    if one.rule.about == About.TOPIC:
        return f"topic:{one.place.topic}"
    return ":".join(filter(None, (one.rule.name, one.place.known_by(one.rule.about))))


def _cause(one: Finding, view: View) -> str:
    """The row that is about most topics, where there is one about several; else as for any finding."""

    if one.rule.about != About.TOPIC:
        return own_cause(one)
    hub = max(one.place.activities, key=lambda row: len(set(view.matrix.activity[row].topic)))
    return f"contest:{hub}" if len(set(view.matrix.activity[hub].topic)) > 1 else own_cause(one)
