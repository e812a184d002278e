"""Hits of a rule -> findings: with clauses, line, weight, and the exception that accepts them."""

from collections.abc import Iterator, Mapping

from raci.model import Acceptance, Matrix
from raci.rules.finding import Finding
from raci.rules.order import weighed
from raci.rules.rule import About, Hit, Place, Reach, Rule
from raci.rules.view import View

Excuses = Mapping[tuple[str, str], Acceptance]
"""(rule, place) -> the exception that is still in force."""


def excuses(view: View) -> Excuses:
    return {
        (acceptance.rule, acceptance.at): acceptance
        for acceptance in view.matrix.accept
        if acceptance.until >= view.today
    }


def findings_of(rule: Rule, view: View, accepted: Excuses) -> list[Finding]:
    """What a rule finds among the rows that the view judges, in the order of the file."""

    hits = (hit for hit in rule.find(view) if is_about(hit.place, rule, view))
    return in_file_order([_finding(rule, hit, view, accepted) for hit in hits], view)


def is_about(place: Place, rule: Rule, view: View) -> bool:
    """True for the rows, the topics of the rows, or the roles that the view judges."""

    if view.among is not None:
        return place.roles[0] in view.among
    if view.only is None:
        return True
    return place.topic in view.topics if rule.reach == Reach.TOPIC else place.activities[0] in view.only


def in_file_order(findings: list[Finding], view: View) -> list[Finding]:
    """By the row, topic or role that each is about; the findings about one stay as they come."""

    return sorted(findings, key=lambda finding: spot(finding, view)) if len(findings) > 1 else findings


def spot(finding: Finding, view: View) -> int:
    """The place in the file of the row, topic or role that a finding is about, 0 where it is about none of them."""

    match finding.rule.reach:
        case Reach.TEXT if finding.rule.about in (About.ROW, About.CELL):
            return view.index[finding.place.activities[0]]
        case Reach.ROW | Reach.AROUND:
            return view.index[finding.place.activities[0]]
        case Reach.TOPIC:
            return view.topic_index.get(finding.place.topic, 0)
        case Reach.ROLE:
            return view.role_index[finding.place.roles[0]]
    return 0


def _finding(rule: Rule, hit: Hit, view: View, accepted: Excuses) -> Finding:
    clauses = dict.fromkeys(clause for clause in _clauses(hit.place, view) if clause)
    excuse = next((accepted[rule.code, id_] for id_ in hit.place.ids if (rule.code, id_) in accepted), None)
    return Finding(
        rule=rule,
        severity=hit.severity or rule.severity,
        place=hit.place,
        args=hit.args,
        clauses=tuple(clauses),
        line=_line(hit.place, view.matrix),
        fixes=hit.fixes,
        accepted=excuse,
        says=hit.says,
        many=hit.many,
        along=hit.along,
        weight=weighed(rule.about, hit.place, view),
    )


def _clauses(place: Place, view: View) -> Iterator[str]:
    """Clauses in the order of the file, as a reader of the policy meets them."""

    rows = [view.matrix.activity[activity] for activity in place.activities]
    if len(rows) > 1:
        rows.sort(key=lambda row: row.line)
    yield from (row.clause for row in rows)


def _line(place: Place, matrix: Matrix) -> int:
    if place.activities:
        return matrix.activity[place.activities[0]].line
    if place.process:
        return matrix.process[place.process].line
    return matrix.role[place.roles[0]].line if place.roles else 1
