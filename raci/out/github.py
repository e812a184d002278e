"""Checked files -> what GitHub reads: annotations beside the lines, and the summary of a job."""

from collections.abc import Iterable

from raci.out.checked import Checked, by_weight, counted, in_line, severity
from raci.rules import Cause, Severity, causes
from raci.words.markdown import in_code, in_file
from raci.words.problem import Problem
from raci.words.sentences import Word, say

GITHUB = {Severity.GAP: "error", Severity.CONCERN: "warning", Severity.NOTE: "notice"}
LIMIT_SUMMARY = 50  # causes listed for a job


def annotations(files: Iterable[Checked], lang: str) -> bytes:
    """One workflow command a problem or cause, which GitHub shows beside the line; what matters most comes first.

    A step shows the first ten of a kind. Source: docs.github.com, Workflow commands; the escapes are those of
    actions/toolkit, `core/src/command.ts`.
    """

    files = list(files)
    wrong = [_problem_annotation(problem, lang) for file in files for problem in file.problems]
    return b"".join([*wrong, *(_annotation(path, cause, lang) for path, cause in by_weight(files))])


def summary(files: Iterable[Checked], lang: str) -> bytes:
    """The summary of a GitHub job in Markdown: what cannot be read, counts, the gravest causes."""

    files = list(files)
    open_causes = [(path, cause) for path, cause in by_weight(files) if cause.accepted is None]
    lines = [f"- `{in_code(problem.text(lang))}`" for file in files for problem in file.problems[:LIMIT_SUMMARY]]
    lines += [f"- `{file.path}`: {counted(causes(file.findings), lang)}" for file in files if file.matrix]
    if open_causes:
        lines += ["", "| | |", "| --- | --- |"]
        lines += [f"| `{path}:{cause.line}` {severity(cause.severity, lang)} | {in_file(in_line(cause, lang))} |"
                  for path, cause in open_causes[:LIMIT_SUMMARY]]  # fmt: skip
    if len(open_causes) > LIMIT_SUMMARY:
        words = Word("{n} causes of {all} are listed here; `check` lists them all")
        lines += ["", say(words, lang, n=LIMIT_SUMMARY, all=len(open_causes))]
    return ("\n".join(["## RACI", "", *lines]) + "\n").encode()


def _problem_annotation(problem: Problem, lang: str) -> bytes:
    title = f"{problem.path} {say('cannot be read', lang)}"
    at = f"file={_property(problem.path)},line={problem.line or 1},title={_property(title)}"
    return f"::error {at}::{_data(problem.message(lang))}\n".encode()


def _annotation(path: str, cause: Cause, lang: str) -> bytes:
    title = f"{cause.rule.code} {say(cause.rule.title, lang)}"
    at = f"file={_property(path)},line={cause.line},title={_property(title)}"
    return f"::{GITHUB[cause.severity]} {at}::{_data(cause.message(lang))}\n".encode()


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
