"""The command line: check matrix files, explain rules, export; exit status 0 clean, 1 gaps, 2 unreadable."""

import argparse
import io
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

from raci import rules
from raci.cli.arguments import argument, limit, one_of
from raci.cli.export_formats import FORMATS, NOT_FOR_TERMINALS, exported
from raci.cli.version import ShowVersion
from raci.file.schema import LIMIT_BOUNDS
from raci.model import Matrix
from raci.model.letters import Layer
from raci.model.selection import Selection
from raci.out import formats, github
from raci.out.formats import Checked
from raci.rules import Severity
from raci.rules.codes import codes, narrowed, read
from raci.words.problem import LoadError
from raci.words.sentences import LANGUAGES, more, say

Run = Callable[[argparse.Namespace], int]
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

CLEAN, GAPS, UNREADABLE = 0, 1, 2
LIMIT_NOTES = 20

ENDS = "Exit status: 0 clean, 1 gaps in ownership, 2 a file or a call that cannot be read."
EXAMPLES = f"""\
examples:
  python -m raci check data/*.yaml
  python -m raci check data/*.yaml --severity gap --ignore RACI8,RACI404
  python -m raci check data/*.yaml --layer proposed --limit consulted=4 --limit share=0.5
  python -m raci check data/*.yaml --format sarif > raci.sarif

CODES are separated by commas; a prefix such as RACI5 stands for a family, and
`python -m raci rules` lists them all.

{ENDS}
"""

NARROWS = {
    "process": "only the rows of this process, by its id",
    "role": "only rows in which this role holds a letter, by its id",
    "letter": "only rows with this letter; with --role, held by that role",
    "text": "only rows with these words",
}
"""Option of export -> what it leaves."""


def main(argv: list[str] | None = None) -> int:
    """The exit status of one call."""

    args = _parser().parse_args(argv)
    run: Run = args.run
    _speak_everywhere()
    try:
        status = run(args)
        sys.stdout.flush()
    except LoadError as error:
        return _unreadable(error, args.lang)
    except BrokenPipeError:  # the reader has closed, as `head` does
        _silence_output()
        return CLEAN
    except OSError as error:  # files are handled where they are opened: this is standard output
        _silence_output()
        return _unwritten(say("standard output", args.lang), error, args.lang)
    return status


def check(args: argparse.Namespace) -> int:
    """Print the findings of every file in the chosen format; the worst status of all."""

    looked = [_checked(path, args) for path in args.files]
    if args.format == "text":
        for line in (line for one in looked if one.matrix for line in formats.text(one, args.lang)):
            print(line)
        written = CLEAN
    else:
        shown = looked if args.show_accepted else [one.live(args.format) for one in looked]
        written = _write(formats.FORMATS[args.format](shown, args.lang), None, args.lang)
    if args.format == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        written = max(written, _append(github.summary(looked, args.lang), Path(summary), args.lang))
    return max([written, *(_status(one) for one in looked)])


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

    matrix = read(args.file)
    _tell_notes(matrix, args.lang)
    narrowed = {name: value for name in parameters.rows(matrix) if (value := getattr(args, name))}
    if wrong := parameters.problems(narrowed.items(), parameters.rows(matrix)):
        return _unreadable(LoadError([problem.at(args.file) for problem in wrong]), args.lang)
    selection = Selection.read(narrowed, matrix)
    data = exported(args, matrix, selection)
    if args.out is None and args.format in NOT_FOR_TERMINALS and sys.stdout.isatty():
        print(say(NOT_FOR_TERMINALS[args.format], args.lang), file=sys.stderr)
        return UNREADABLE
    return _write(data, args.out, args.lang)


def _checked(path: str, args: argparse.Namespace) -> Checked:
    """The findings asked for; when the file cannot be read its problems, which have been told."""

    named = path.encode("utf-8", "backslashreplace").decode()  # a name that is no UTF-8 must still go into JSON
    try:
        matrix = read(path)
    except LoadError as error:
        _unreadable(error, args.lang)
        return Checked(named, None, [], [problem.at(named) for problem in error.problems])
    _tell_notes(matrix, args.lang)
    found = rules.check(matrix, args.layer, limits=replace(matrix.limits, **dict(args.limit)))
    return Checked(named, matrix, narrowed(found, args.select, args.ignore, args.severity))


def _status(one: Checked) -> int:
    if one.matrix is None:
        return UNREADABLE
    return GAPS if any(found.severity == Severity.GAP and not found.accepted for found in one.findings) else CLEAN


def _tell_notes(matrix: Matrix, lang: str) -> None:
    """Say beside the findings what was read as it was meant, so that a report in another format stays whole."""

    for note in matrix.notes[:LIMIT_NOTES]:
        place = f"{note.path}:{note.line}:{note.column}"
        print(f"{place}: {formats.severity(Severity.NOTE, lang)} {note.message(lang)}", file=sys.stderr)
    for line in more(len(matrix.notes) - LIMIT_NOTES, lang):
        print(f"{matrix.notes[0].path}: {line}", file=sys.stderr)


def _unreadable(error: LoadError, lang: str) -> int:
    for problem in error.problems:
        print(problem.text(lang), file=sys.stderr)
    return UNREADABLE


def _write(data: bytes, out: Path | None, lang: str) -> int:
    if out is None:
        sys.stdout.buffer.write(data)
        return CLEAN
    try:
        out.write_bytes(data)
    except OSError as error:
        return _unwritten(str(out), error, lang)
    return CLEAN


def _append(data: bytes, out: Path, lang: str) -> int:
    try:
        with out.open("ab") as file:
            file.write(data)
    except OSError as error:
        return _unwritten(str(out), error, lang)
    return CLEAN


def _unwritten(path: str, error: OSError, lang: str) -> int:
    print(say("{path} cannot be written: {reason}", lang, path=path, reason=error.strerror), file=sys.stderr)
    return UNREADABLE


def _speak_everywhere() -> None:
    """Let a terminal that knows no Chinese show escapes where it would end in a traceback."""

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _silence_output() -> None:
    """Send what is left in the buffer nowhere; Python would complain about it once more at exit."""

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m raci",
        description="Check, explain and export responsibility matrices (RACI) kept as YAML files.",
        epilog=ENDS,
    )
    parser.add_argument("--version", action=ShowVersion, nargs=0, help="print the version")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_check(commands)
    named = _command(commands, "explain", explain, "say what a rule asks and why, with examples")
    named.add_argument("codes", type=argument(codes), metavar="CODE", help="a rule such as RACI502, or a family: RACI5")
    _command(commands, "rules", list_rules, "list the rules: code, severity, name")
    _add_export(commands)
    return parser


def _add_check(commands: Commands) -> None:
    command = _command(commands, "check", check, "list what is wrong with matrix files")
    command.formatter_class = argparse.RawDescriptionHelpFormatter
    command.epilog = EXAMPLES
    command.add_argument("files", nargs="+", metavar="FILE", help="a matrix, such as data/operations-policy.yaml")
    _add_layer(command)
    formatted = ["text", *formats.FORMATS]
    told = "how to tell: text for people (the default), the others for programs"
    command.add_argument("--format", choices=formatted, default="text", metavar="|".join(formatted), help=told)
    asked: dict[str, Any] = {"type": argument(codes), "default": (), "metavar": "CODES"}
    command.add_argument("--select", **asked, help="only these rules; default: all")
    command.add_argument("--ignore", **asked, help="all rules but these")
    told = "accepted findings too, which GitHub would show as open ones"
    command.add_argument("--show-accepted", action="store_true", help=told)
    told = "only what is that severe, or more; default: note, which is everything"
    names = "|".join(Severity)
    command.add_argument("--severity", type=argument(one_of(Severity)), default=Severity.NOTE, metavar=names, help=told)
    told = f"replace a limit of the file, such as consulted=4; may be repeated: {', '.join(LIMIT_BOUNDS)} (0 to 1)"
    command.add_argument("--limit", type=argument(limit), action="append", default=[], metavar="NAME=N", help=told)


def _add_export(commands: Commands) -> None:
    command = _command(commands, "export", export, "write a matrix as CSV, XLSX, Parquet or JSON")
    command.add_argument("file", metavar="FILE", help="a matrix, such as data/operations-policy.yaml")
    _add_layer(command)
    shapes = "of CSV: one row an activity, or one a letter"
    command.add_argument("--shape", choices=["wide", "long"], default="wide", help=shapes)
    told = "xlsx holds both shapes; parquet and json, which need pandas, hold one row a letter"
    command.add_argument("--format", choices=list(FORMATS), default="csv", help=told)
    for name, told in NARROWS.items():
        command.add_argument(f"--{name}", default="", metavar=name.upper(), help=told)
    command.add_argument("--gaps", action="store_const", const="yes", default="", help="only rows with a gap")
    command.add_argument("--out", type=Path, metavar="PATH", help="the file to write; default: standard output")


def _add_layer(command: argparse.ArgumentParser) -> None:
    told = "the text alone, with decisions, or with proposals; default: today"
    names = "|".join(Layer)
    command.add_argument("--layer", type=argument(one_of(Layer)), default=Layer.TODAY, metavar=names, help=told)


def _command(commands: Commands, name: str, run: Run, about: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.")
    command.set_defaults(run=run)
    command.add_argument("--lang", choices=list(LANGUAGES), default="en", help="language of names and messages")
    return command
