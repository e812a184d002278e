"""Findings -> text, JSON, a table and CSV; every format by its name."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from raci.model.letters import cell_of
from raci.out.checked import Checked as Checked
from raci.out.checked import counted as counted
from raci.out.checked import dumped, in_line
from raci.out.checked import severity as severity
from raci.out.explained import explained as explained
from raci.out.github import annotations
from raci.out.sarif import sarif as sarif
from raci.rules import Cause, Finding, Fix, causes
from raci.views import tables
from raci.views.findings_table import COLUMNS, findings_table
from raci.words.markdown import in_cell
from raci.words.problem import Problem
from raci.words.sentences import count, say


def text(file: Checked, lang: str) -> Iterator[str]:
    """One line a cause, those that matter most first, what else is inside it indented; then a summary.

    Accepted findings are only counted.
    """

    assert file.matrix is not None
    listed = causes(file.findings)
    for cause in listed:
        if not cause.accepted:
            yield f"{file.path}:{cause.line}: {severity(cause.severity, lang)} {in_line(cause, lang)}"
            yield from (f"    {_inside(part, lang)}" for part in cause.inside)
    words = say(
        "{activities}, {roles}; {findings}",
        lang,
        activities=count(len(file.matrix.activities), "{n} activity", "{n} activities", lang),
        roles=count(len(file.matrix.roles), "{n} party", "{n} parties", lang),
        findings=counted(listed, lang),
    )
    yield f"{file.path}: {words}"


def json(files: Iterable[Checked], lang: str) -> bytes:
    """A list of objects, one a problem of a file that cannot be read, then one a finding, accepted ones too; UTF-8."""

    files = list(files)

    return dumped(
        [
            *(_unread(problem, lang) for file in files for problem in file.problems),
            *(_object(file.path, finding, lang) for file in files for finding in file.findings),
        ]
    )


def csv(files: Iterable[Checked], lang: str) -> bytes:
    """One row a finding, accepted ones too, with the path before the line; bytes that survive a spreadsheet."""

    from raci.out import export  # brings colours and workbooks, which no other format needs

    columns = list(COLUMNS)
    at = columns.index("line")
    rows = [[*row[:at], file.path, *row[at:]] for file in files for row in findings_table(file.findings, lang).rows]
    return export.csv(tables.Table([*columns[:at], "path", *columns[at:]], rows))


def table(files: Iterable[Checked], lang: str) -> bytes:
    """One row a file as a Markdown table: parties, statements, activities, findings by kind."""

    listed = tables.systems(((file.matrix, file.findings) for file in files if file.matrix), lang)
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


def _inside(part: Cause, lang: str) -> str:
    return " ".join(f"{severity(part.severity, lang)} {part.rule.code} {part.message(lang)}".splitlines())


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
    position = {"path": problem.path, "line": problem.line or 1}
    unread = {"id": None, "cause": None, "rule": None, "severity": "unreadable", "message": problem.message(lang)}
    return unread | position | empty | {"accepted": False, "fixes": []}
