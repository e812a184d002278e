"""Findings -> text, JSON, GitHub annotations, SARIF and CSV; a rule -> its explanation in words."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath
from textwrap import indent
from typing import Any

from raci.model.letters import cell_of
from raci.out.checked import Checked as Checked
from raci.out.checked import counted as counted
from raci.out.checked import in_line
from raci.out.checked import severity as severity
from raci.out.github import annotations
from raci.rules import RULES, Finding, Fix, Rule, Severity, causes
from raci.views import tables
from raci.words.markdown import in_cell
from raci.words.problem import Problem
from raci.words.sentences import Word, count, say

SARIF = {Severity.GAP: "error", Severity.CONCERN: "warning", Severity.NOTE: "note"}
SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def text(one: Checked, lang: str) -> Iterator[str]:
    """One line a cause, those that matter most first, its other findings indented; then a summary.

    Accepted findings are only counted.
    """

    assert one.matrix is not None
    listed = causes(one.findings)
    for cause in listed:
        if not cause.accepted:
            yield f"{one.path}:{cause.line}: {severity(cause.severity, lang)} {in_line(cause, lang)}"
            yield from (f"    {_inside(finding, lang)}" for finding in cause.inside)
    told = say(
        "{activities}, {roles}; {findings}",
        lang,
        activities=count(len(one.matrix.activities), "{n} activity", "{n} activities", lang),
        roles=count(len(one.matrix.roles), "{n} party", "{n} parties", lang),
        findings=counted(listed, lang),
    )
    yield f"{one.path}: {told}"


def json(files: Iterable[Checked], lang: str) -> bytes:
    """A list of objects, one a problem of a file that cannot be read, then one a finding, accepted ones too; UTF-8."""

    files = list(files)

    return _dumped(
        [
            *(_unread(problem, lang) for one in files for problem in one.problems),
            *(_object(one.path, finding, lang) for one in files for finding in one.findings),
        ]
    )


def sarif(files: Iterable[Checked], lang: str) -> bytes:
    """One run as SARIF 2.1.0 (OASIS): every rule, and a result a finding; accepted ones are suppressed.

    A file that cannot be read makes the run a failed one, with a notification a problem (3.20.14, 3.20.21).
    """

    files = list(files)
    wrong = [_notification(problem, lang) for one in files for problem in one.problems]
    driver = {"name": "raci", "rules": [_described(rule, lang) for rule in RULES.values()]}
    run = {
        "tool": {"driver": driver},
        "language": lang,
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not wrong, "toolExecutionNotifications": wrong}],
        "results": [_result(one.path, finding, lang) for one in files for finding in one.findings],
    }
    return _dumped({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def csv(files: Iterable[Checked], lang: str) -> bytes:
    """One row a finding, accepted ones too, with the path before the line; bytes that survive a spreadsheet."""

    from raci.out import export  # brings colours and workbooks, which no other format needs

    columns = list(tables.FINDING_COLUMNS)
    at = columns.index("line")
    rows = [[*row[:at], one.path, *row[at:]] for one in files for row in tables.findings(one.findings, lang).rows]
    return export.csv(tables.Table([*columns[:at], "path", *columns[at:]], rows))


def table(files: Iterable[Checked], lang: str) -> bytes:
    """One row a file as a Markdown table: parties, statements, activities, findings by kind."""

    listed = tables.systems(((one.matrix, one.findings) for one in files if one.matrix), lang)
    aligned = ["---", *["---:"] * (len(listed.columns) - 1)]
    rows = [listed.columns, aligned, *([*map(in_cell, row)] for row in listed.rows)]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows).encode()


FORMATS: dict[str, Callable[[Iterable[Checked], str], bytes]] = {
    "json": json,
    "github": annotations,
    "sarif": sarif,
    "csv": csv,
    "table": table,
}
"""Formats for other programs: name -> all files as bytes; `text` is for people and goes file by file."""


def explained(rule: Rule, lang: str) -> str:
    """What a rule says and why, an example of either side, and where it comes from, in paragraphs."""

    head = " · ".join([rule.code, say(rule.title, lang), severity(rule.severity, lang)])
    examples = [f"{say(word, lang)}:\n{indent(yaml, '    ')}" for word, yaml in _examples(rule)]
    told = [_open(rule, lang), say("Why: {why}", lang, why=say(rule.why, lang))]
    return "\n\n".join([head, *told, *examples, say("Source: {source}", lang, source=rule.source)])


def _examples(rule: Rule) -> list[tuple[Word, str]]:
    return [(Word("Bad"), rule.bad), (Word("Good"), rule.good)]


def _open(rule: Rule, lang: str) -> str:
    """The sentence of a rule with a gap where names would stand."""

    return re.sub(r"\{\w+\}", "…", say(rule.says, lang))


def _inside(finding: Finding, lang: str) -> str:
    return " ".join(f"{severity(finding.severity, lang)} {finding.rule.code} {finding.message(lang)}".splitlines())


def _object(path: str, finding: Finding, lang: str) -> dict[str, Any]:
    return {
        "id": finding.id,
        "cause": finding.cause,
        "rule": finding.rule.code,
        "severity": finding.severity,
        "message": finding.message(lang),
        "path": path,
        "line": finding.line,
        "process": finding.place.process or None,
        "activity": next(iter(finding.place.activities), None),
        "roles": finding.place.roles,
        "clauses": finding.clauses,
        "accepted": finding.accepted is not None,
        "fixes": [_fix(fix, lang) for fix in finding.fixes],
    }


def _fix(fix: Fix, lang: str) -> dict[str, Any]:
    changes = [
        {
            "activity": change.activity,
            "role": change.role,
            "before": cell_of(change.before),
            "after": cell_of(change.after),
        }
        for change in fix.changes
    ]
    return {"message": fix.message(lang), "changes": changes}


def _unread(problem: Problem, lang: str) -> dict[str, Any]:
    """A problem of a file in the shape of a finding."""

    empty: dict[str, Any] = {"process": None, "activity": None, "roles": [], "clauses": []}
    place = {"path": problem.path, "line": problem.line or 1}
    told = {"id": None, "cause": None, "rule": None, "severity": "unreadable", "message": problem.message(lang)}
    return told | place | empty | {"accepted": False, "fixes": []}


def _notification(problem: Problem, lang: str) -> dict[str, Any]:
    region = {"startLine": problem.line or 1, "startColumn": problem.column or 1}
    place = {"artifactLocation": {"uri": _uri(problem.path)}, "region": region}
    told = {"level": "error", "message": {"text": problem.message(lang)}}
    return told | {"locations": [{"physicalLocation": place}]}


def _described(rule: Rule, lang: str) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": say(rule.title, lang)},
        "fullDescription": {"text": _open(rule, lang)},
        "help": {"text": explained(rule, lang)},
        "defaultConfiguration": {"level": SARIF[rule.severity]},
    }


def _result(path: str, finding: Finding, lang: str) -> dict[str, Any]:
    place = {"artifactLocation": {"uri": _uri(path)}, "region": {"startLine": finding.line}}
    return {
        "ruleId": finding.rule.code,
        "ruleIndex": list(RULES).index(finding.rule.code),
        "level": SARIF[finding.severity],
        "message": {"text": finding.message(lang)},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"finding/v2": finding.id, "cause/v1": finding.cause},
        "suppressions": _suppressions(finding, lang),
    }


def _suppressions(finding: Finding, lang: str) -> list[dict[str, Any]]:
    """Empty for a live finding: where one result of a run has suppressions, all must (SARIF 2.1.0, 3.27.23)."""

    if finding.accepted is None:
        return []
    return [{"kind": "inSource", "status": "accepted", "justification": finding.accepted.why.of(lang)}]


def _uri(path: str) -> str:
    from urllib.parse import quote  # only this format needs it

    place = PurePath(path)
    return place.as_uri() if place.is_absolute() else quote(place.as_posix())


def _dumped(value: Any) -> bytes:
    from json import dumps  # check starts without it

    return (dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
