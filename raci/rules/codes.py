"""Codes as people write them -> rules, and the findings that are left when only some of them are asked for."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from raci.file.load import load, loads
from raci.model import Acceptance, Matrix
from raci.rules import RULES, SEVERITIES, Finding, Severity
from raci.words.problem import LoadError, Problem
from raci.words.sentences import Word

MESSAGES = {
    "rule": Word("what is accepted names the unknown rule {rule}"),
    "near": Word("did you mean {near}?"),
    "list": Word("`python -m raci rules` lists them all"),
}


def codes(wanted: str) -> tuple[str, ...]:
    """The codes that "RACI502" or "RACI5,raci602" stands for, in report order; a prefix is a family.

    Raises ValueError with a sentence for the reader when a part stands for no rule.
    """

    parts = [part.strip().upper() for part in wanted.split(",") if part.strip()]
    if not parts:
        raise ValueError("no code given; name a rule such as RACI502, or a family such as RACI5")
    for part in parts:
        if not part.startswith("RACI") or not any(code.startswith(part) for code in RULES):
            raise ValueError(_unknown(part))
    return tuple(code for code in RULES if code.startswith(tuple(parts)))


def narrowed(
    findings: Iterable[Finding], select: Collection[str], ignore: Collection[str], least: Severity
) -> list[Finding]:
    """The findings of the selected rules that are not ignored and at least so severe; no selection means every rule."""

    worth = SEVERITIES[: SEVERITIES.index(least) + 1]
    chosen = set(select or RULES) - set(ignore)
    return [finding for finding in findings if finding.rule.code in chosen and finding.severity in worth]


def read(path: str | Path) -> Matrix:
    """The matrix of a file that accepts findings of known rules only. Raises LoadError as `load` does."""

    return _checked(load(path), str(path))


def read_text(source: str, path: str) -> Matrix:
    """The same of a text that lies nowhere; `path` is what problems name as its place."""

    try:
        matrix = loads(source)
    except LoadError as error:
        raise LoadError([problem.at(path) for problem in error.problems]) from None
    return _checked(replace(matrix, notes=tuple(note.at(path) for note in matrix.notes)), path)


def _checked(matrix: Matrix, path: str) -> Matrix:
    if wrong := [_unknown_rule(path, acceptance) for acceptance in matrix.accept if acceptance.rule not in RULES]:
        raise LoadError(wrong)
    return matrix


def _unknown_rule(path: str, acceptance: Acceptance) -> Problem:
    near = get_close_matches(acceptance.rule[:100], RULES, n=1)
    do = MESSAGES["near"] if near else MESSAGES["list"]
    return Problem(
        path, acceptance.line, 1, MESSAGES["rule"], do, {"rule": acceptance.rule, "near": near[0] if near else ""}
    )


def _unknown(part: str) -> str:
    near = get_close_matches(part, RULES, n=1)
    return f"unknown rule {part}; " + (f"did you mean {near[0]}?" if near else "`python -m raci rules` lists them all")
