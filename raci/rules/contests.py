"""What is settled elsewhere: in a contest over topics, or by the decision on another row or party."""

from collections.abc import Iterable

from raci.rules.finding import Finding
from raci.rules.rule import About, Unites
from raci.rules.view import View


def contests(findings: Iterable[Finding], view: View) -> dict[str, str]:
    """Finding of a contest, each row in it, and each rule in a row that another finding settles -> its cause.

    A dispute is settled where the row that is about most of its topics is given to somebody. A finding in several of
    these has the first of them.
    """

    settled_by: dict[str, str] = {}
    for finding in (finding for finding in findings if not finding.accepted):
        if finding.rule.takes_in:
            settled_by[finding.id] = _cause(finding, view)
            settled_by |= {row: settled_by.get(row, settled_by[finding.id]) for row in finding.place.activities}
        for row in finding.along:
            for code in finding.rule.settles:
                settled_by.setdefault(settled(code, row), settled_by.get(finding.id) or home(finding, view))
    return settled_by


def settled(code: str, row: str) -> str:
    """What names the findings of a rule in a row."""

    return f"{code}@{row}"


def row_in(name: str) -> str:
    """The row of what stands elsewhere, named by itself or with a rule; ids of findings come back as they are."""

    return name.rpartition("@")[2]


def own_cause(finding: Finding) -> str:
    """The cause of a finding that is about no row; it follows from the finding alone, whatever else is found."""

    if finding.rule.about in (About.ROLE, About.LINE):
        return f"role:{finding.place.roles[0]}"
    if finding.rule.about == About.TOPIC:
        return f"topic:{finding.place.topic}"
    if finding.rule.follows:
        return f"watch:{finding.place.process}:{finding.place.roles[0]}"
    if finding.rule.about == About.PAIR:
        return f"{finding.rule.name}:{finding.place.activities[1]}"
    return ":".join(filter(None, (finding.rule.name, finding.place.known_by(finding.rule.about))))


def home(finding: Finding, view: View) -> str:
    """The cause of a finding that is the gravest of its row and unites its clause, or is about no row."""

    if finding.rule.about != About.ROW:
        return own_cause(finding)
    activity = view.matrix.activity[finding.place.activities[0]]
    if finding.rule.unites != Unites.CLAUSE or not activity.clause:
        return f"row:{activity.id}"
    return f"clause:{activity.process}:{activity.clause}"


def _cause(finding: Finding, view: View) -> str:
    """The row that is about most topics, where there is one about several; else as for any finding."""

    if finding.rule.about != About.TOPIC:
        return own_cause(finding)
    hub = max(finding.place.activities, key=lambda row: len(set(view.matrix.activity[row].topic)))
    return f"contest:{hub}" if len(set(view.matrix.activity[hub].topic)) > 1 else own_cause(finding)
