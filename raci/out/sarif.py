"""Findings -> SARIF 2.1.0, the format of code scanners: every rule, and a result a finding."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from raci.out.checked import Checked, dumped
from raci.out.explained import explained, in_general
from raci.rules import RULES, Finding, Rule, Severity
from raci.words.problem import Problem
from raci.words.sentences import say

LEVELS = {Severity.GAP: "error", Severity.CONCERN: "warning", Severity.NOTE: "note"}
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(files: Iterable[Checked], lang: str) -> bytes:
    """One run as SARIF 2.1.0 (OASIS): every rule, and a result a finding; accepted ones are suppressed.

    A file that cannot be read makes the run a failed one, with a notification a problem (3.20.14, 3.20.21).
    """

    files = list(files)
    wrong = [_notification(problem, lang) for file in files for problem in file.problems]
    driver = {"name": "raci", "rules": [_described(rule, lang) for rule in RULES.values()]}
    run = {
        "tool": {"driver": driver},
        "language": lang,
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not wrong, "toolExecutionNotifications": wrong}],
        "results": [_result(file.path, finding, lang) for file in files for finding in file.findings],
    }
    return dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _notification(problem: Problem, lang: str) -> dict[str, Any]:
    region = {"startLine": problem.line or 1, "startColumn": problem.column or 1}
    location = {"artifactLocation": {"uri": _uri(problem.path)}, "region": region}
    notification = {"level": "error", "message": {"text": problem.message(lang)}}
    return notification | {"locations": [{"physicalLocation": location}]}


def _described(rule: Rule, lang: str) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": say(rule.title, lang)},
        "fullDescription": {"text": in_general(rule, lang)},
        "help": {"text": explained(rule, lang)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _result(path: str, finding: Finding, lang: str) -> dict[str, Any]:
    location = {"artifactLocation": {"uri": _uri(path)}, "region": {"startLine": finding.line}}
    return {
        "ruleId": finding.rule.code,
        "ruleIndex": list(RULES).index(finding.rule.code),
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message(lang)},
        "locations": [{"physicalLocation": location}],
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

    file = PurePath(path)
    return file.as_uri() if file.is_absolute() else quote(file.as_posix())
