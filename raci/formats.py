"""Findings -> text, JSON, GitHub annotations, SARIF and CSV; a rule -> its explanation in words."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath
from textwrap import indent
from typing import Any, NamedTuple

from raci import tables
from raci.i18n import Word, count, say
from raci.letters import cell_of
from raci.model import Matrix
from raci.rules import RULES, Cause, Finding, Fix, Rule, Severity, causes

SEVERITIES = {Severity.GAP: Word("gap"), Severity.CONCERN: Word("concern"), Severity.NOTE: Word("note")}
GITHUB = {Severity.GAP: "error", Severity.CONCERN: "warning", Severity.NOTE: "notice"}
SARIF = {Severity.GAP: "error", Severity.CONCERN: "warning", Severity.NOTE: "note"}
SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


class Checked(NamedTuple):
    """One file that was read, and the findings to tell of it."""

    path: str
    matrix: Matrix
    findings: list[Finding]


def text(one: Checked, lang: str) -> Iterator[str]:
    """One line a cause, those that matter most first, its other findings indented; then a summary.

    Accepted findings are only counted.
    """

    listed = causes(one.findings)
    for cause in listed:
        if not cause.accepted:
            yield f"{one.path}:{cause.line}: {severity(cause.severity, lang)} {_line(cause, lang)}"
            yield from (f"    {_inside(finding, lang)}" for finding in cause.inside)
    told = say(
        "{activities}, {roles}; {findings}",
        lang,
        activities=count(len(one.matrix.activities), "{n} activity", "{n} activities", lang),
        roles=count(len(one.matrix.roles), "{n} party", "{n} parties", lang),
        findings=counted(listed, lang),
    )
    yield f"{one.path}: {told}"


def counted(found: Iterable[Cause], lang: str) -> str:
    """Causes such as "21 gaps, 57 concerns, 2 accepted"; what there is none of is left out, except gaps."""

    kinds = ["accepted" if cause.accepted else cause.severity for cause in found]
    gaps, concerns, notes, accepted = (kinds.count(kind) for kind in [*Severity, "accepted"])
    parts = [
        count(gaps, "{n} gap", "{n} gaps", lang),
        count(concerns, "{n} concern", "{n} concerns", lang) if concerns else "",
        count(notes, "{n} note", "{n} notes", lang) if notes else "",
        say("{n} accepted", lang, n=accepted) if accepted else "",
    ]
    return ("，" if lang == "zh" else ", ").join(filter(None, parts))


def severity(one: Severity, lang: str) -> str:
    return say(SEVERITIES[one], lang)


def json(files: Iterable[Checked], lang: str) -> bytes:
    """A list of objects, one a finding, accepted ones too; UTF-8."""

    return _dumped([_object(one.path, finding, lang) for one in files for finding in one.findings])


def github(files: Iterable[Checked], lang: str) -> bytes:
    """One workflow command a finding, which GitHub shows beside the line; accepted findings are left out.

    Source: docs.github.com, Workflow commands; the escapes are those of actions/toolkit, `core/src/command.ts`.
    """

    return b"".join(
        _annotation(one.path, finding, lang) for one in files for finding in one.findings if not finding.accepted
    )


def sarif(files: Iterable[Checked], lang: str) -> bytes:
    """One run as SARIF 2.1.0 (OASIS): every rule, and a result a finding; accepted ones are suppressed."""

    driver = {"name": "raci", "rules": [_described(rule, lang) for rule in RULES.values()]}
    run = {
        "tool": {"driver": driver},
        "language": lang,
        "columnKind": "unicodeCodePoints",
        "results": [_result(one.path, finding, lang) for one in files for finding in one.findings],
    }
    return _dumped({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def csv(files: Iterable[Checked], lang: str) -> bytes:
    """One row a finding, accepted ones too, with the path before the line; bytes that survive a spreadsheet."""

    from raci import export  # brings colours and workbooks, which no other format needs

    columns = list(tables.FINDING_COLUMNS)
    at = columns.index("line")
    rows = [[*row[:at], one.path, *row[at:]] for one in files for row in tables.findings(one.findings, lang).rows]
    return export.csv(tables.Table([*columns[:at], "path", *columns[at:]], rows))


def table(files: Iterable[Checked], lang: str) -> bytes:
    """One row a file as a Markdown table: parties, statements, activities, findings by kind."""

    listed = tables.systems(((one.matrix, one.findings) for one in files), lang)
    aligned = ["---", *["---:"] * (len(listed.columns) - 1)]
    rows = [listed.columns, aligned, *([_cell(cell) for cell in row] for row in listed.rows)]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows).encode()


def _cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ")


FORMATS: dict[str, Callable[[Iterable[Checked], str], bytes]] = {
    "json": json,
    "github": github,
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


def _line(cause: Cause, lang: str) -> str:
    """Code and message, and the first way out where there is one, without a line break."""

    told = cause.message(lang)
    if cause.fixes:
        told = say("{message}; suggested: {fix}", lang, message=told, fix=cause.fixes[0].message(lang))
    return " ".join(f"{cause.rule.code} {told}".splitlines())


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
        {"activity": one.activity, "role": one.role, "before": cell_of(one.before), "after": cell_of(one.after)}
        for one in fix.changes
    ]
    return {"message": fix.message(lang), "changes": changes}


def _annotation(path: str, finding: Finding, lang: str) -> bytes:
    title = f"{finding.rule.code} {say(finding.rule.title, lang)}"
    at = f"file={_property(path)},line={finding.line},title={_property(title)}"
    return f"::{GITHUB[finding.severity]} {at}::{_data(finding.message(lang))}\n".encode()


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


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
