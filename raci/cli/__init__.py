"""The command line: check, explain, plan, export and describe matrices; exit status 0 clean, 1 gaps, 2 unreadable."""

import argparse
import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from raci import rules
from raci.cli.export_formats import NOT_FOR_TERMINALS, exported
from raci.cli.parser import parser
from raci.cli.streams import CLEAN, GAPS, UNREADABLE, append, silence_output, speak_everywhere, tell_unwritten, write
from raci.file.json_schema import describe
from raci.file.schema import MATRIX
from raci.model import Matrix
from raci.model.selection import Selection
from raci.out import formats, github
from raci.out.formats import Checked
from raci.rules import Severity
from raci.rules.codes import narrowed, read
from raci.words.lists import more
from raci.words.problem import LoadError
from raci.words.sentences import say

__all__ = ["CLEAN", "COMMANDS", "GAPS", "UNREADABLE", "main"]

Run = Callable[[argparse.Namespace], int]

LIMIT_NOTES = 20


def main(argv: list[str] | None = None) -> int:
    """The exit status of one call."""

    args = parser().parse_args(argv)
    speak_everywhere()
    try:
        status = COMMANDS[args.command](args)
        sys.stdout.flush()
    except LoadError as error:
        return _tell_unreadable(error, args.lang)
    except BrokenPipeError:  # the reader has closed, as `head` does
        silence_output()
        return CLEAN
    except OSError as error:  # files are handled where they are opened: this is standard output
        silence_output()
        return tell_unwritten(say("standard output", args.lang), error, args.lang)
    return status


def check(args: argparse.Namespace) -> int:
    """Print the findings of every file in the chosen format; the worst status of all."""

    looked = [_checked(path, args) for path in args.files]
    if args.format == "text":
        for line in (line for checked in looked if checked.matrix for line in formats.text(checked, args.lang)):
            print(line)
        written = CLEAN
    else:
        shown = looked if args.show_accepted else [checked.live(args.format) for checked in looked]
        written = write(formats.FORMATS[args.format](shown, args.lang), None, args.lang)
    if args.format == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        written = max(written, append(github.summary(looked, args.lang), Path(summary), args.lang))
    return max([written, *(_status(checked) for checked in looked)])


def explain(args: argparse.Namespace) -> int:
    """Print what the named rules say, and why, with their examples."""

    print("\n\n\n".join(formats.explained(rules.RULES[code], args.lang) for code in args.codes))
    return CLEAN


def list_rules(args: argparse.Namespace) -> int:
    """Print code, severity and name of every rule, one line each."""

    for rule in rules.RULES.values():
        print(f"{rule.code}  {formats.severity(rule.severity, args.lang):7}  {say(rule.title, args.lang)}")
    return CLEAN


def export(args: argparse.Namespace) -> int:
    """Write one matrix, or the rows asked for, in the chosen format, to a file or to standard output."""

    from raci.out import parameters  # not needed by check, which is to start fast

    matrix = _matrix(args)
    _tell_notes(matrix, args.lang)
    narrowed = {name: value for name in parameters.rows(matrix) if (value := getattr(args, name))}
    if wrong := parameters.problems(narrowed.items(), parameters.rows(matrix)):
        return _tell_unreadable(LoadError([problem.at(args.file) for problem in wrong]), args.lang)
    selection = Selection.read(narrowed, matrix)
    data = exported(args, matrix, selection)
    return UNREADABLE if _refuse_terminal(args) else write(data, args.out, args.lang)


def _matrix(args: argparse.Namespace) -> Matrix:
    """The matrix of the file, or as it was after an entry of its log."""

    if args.version is None:
        return read(args.file)
    from raci.cli.logged import version_of

    return version_of(args.file, args.log, args.version)


def plan(args: argparse.Namespace) -> int:
    """Print the shortest list of decisions that settles most; what it rests on is said beside formats for programs."""

    from raci.out import decisions  # not needed by check, which is to start fast
    from raci.views.plan import plan as planned

    matrix = read(args.file)
    _tell_notes(matrix, args.lang)
    made = planned(matrix, args.layer)
    if args.format == "text":
        print("\n".join(decisions.text(made, args.lang)))
        return CLEAN
    print(f"{args.file}: {decisions.rests_on(made, args.lang)}", file=sys.stderr)
    return write(decisions.FORMATS[args.format](made, args.lang), None, args.lang)


def schema(args: argparse.Namespace) -> int:
    """Write the JSON Schema of a matrix file, to a file or to standard output."""

    text = json.dumps(describe(MATRIX), ensure_ascii=False, indent=2)
    return write(f"{text}\n".encode(), args.out, args.lang)


def read_sheet(args: argparse.Namespace) -> int:
    """Tell how a foreign file is read, or what a file that comes back says otherwise than its matrix."""

    from raci.cli.reading import read_file  # readers of spreadsheets, which check is not to wait for

    return read_file(args)


def draft(args: argparse.Namespace) -> int:
    """Print what a policy's text seems to say, with the words it comes from."""

    from raci.cli.drafting import drafted  # word lists and patterns, which check is not to wait for

    return write(drafted(args).encode("utf-8", "backslashreplace"), args.out, args.lang)


def amend(args: argparse.Namespace) -> int:
    """Write what the decisions in the log rewrite in the policy, to a file or to standard output."""

    from raci.cli.amending import amended  # brings the log, which check is not to wait for

    if _refuse_terminal(args):
        return UNREADABLE
    data, beside = amended(args)
    for line in beside:
        print(line, file=sys.stderr)
    return write(data, args.out, args.lang)


def look_after(args: argparse.Namespace) -> int:
    """Do with the database what its command says."""

    from raci.cli import upkeep  # brings the database, which check is not to wait for

    run: Run = getattr(upkeep, args.command)
    return run(args)


def govern(args: argparse.Namespace) -> int:
    """List or give rights, or list the audit, as its command says."""

    from raci.cli import governing  # brings the database, which check is not to wait for

    run: Run = getattr(governing, args.command)
    return run(args)


COMMANDS: dict[str, Run] = {
    "amend": amend,
    "check": check,
    "explain": explain,
    "rules": list_rules,
    "plan": plan,
    "export": export,
    "schema": schema,
    "read": read_sheet,
    "draft": draft,
    "verify": look_after,
    "migrate": look_after,
    "backup": look_after,
    "restore": look_after,
    "pull": look_after,
    "forget": look_after,
    "rights": govern,
    "audit": govern,
}
"""Name -> what runs it."""


def _refuse_terminal(args: argparse.Namespace) -> bool:
    """True, and said, where the format would be gibberish in the terminal it is about to be written to."""

    if args.out is not None or args.format not in NOT_FOR_TERMINALS or not sys.stdout.isatty():
        return False
    print(say(NOT_FOR_TERMINALS[args.format], args.lang), file=sys.stderr)
    return True


def _checked(path: str, args: argparse.Namespace) -> Checked:
    """The findings asked for; when the file cannot be read its problems, which have been told."""

    named = path.encode("utf-8", "backslashreplace").decode()  # a name that is no UTF-8 must still go into JSON
    try:
        matrix = read(path)
    except LoadError as error:
        _tell_unreadable(error, args.lang)
        return Checked(named, None, [], [problem.at(named) for problem in error.problems])
    _tell_notes(matrix, args.lang)
    findings = rules.check(matrix, args.layer, limits=replace(matrix.limits, **dict(args.limit)))
    return Checked(named, matrix, narrowed(findings, args.select, args.ignore, args.severity))


def _status(checked: Checked) -> int:
    if checked.matrix is None:
        return UNREADABLE
    return (
        GAPS
        if any(finding.severity == Severity.GAP and not finding.accepted for finding in checked.findings)
        else CLEAN
    )


def _tell_notes(matrix: Matrix, lang: str) -> None:
    """Say beside the findings what was read as it was meant, so that a report in another format stays whole."""

    for note in matrix.notes[:LIMIT_NOTES]:
        spot = f"{note.path}:{note.line}:{note.column}"
        print(f"{spot}: {formats.severity(Severity.NOTE, lang)} {note.message(lang)}", file=sys.stderr)
    for line in more(len(matrix.notes) - LIMIT_NOTES, lang):
        print(f"{matrix.notes[0].path}: {line}", file=sys.stderr)


def _tell_unreadable(error: LoadError, lang: str) -> int:
    for problem in error.problems:
        print(problem.text(lang), file=sys.stderr)
    return UNREADABLE
