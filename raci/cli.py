"""The command line: check matrix files, export them; exit status 0 clean, 1 gaps, 2 unreadable."""

import argparse
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from raci.i18n import LANGUAGES, count, say
from raci.letters import Layer
from raci.load import load
from raci.model import Matrix
from raci.problems import LoadError

Run = Callable[[argparse.Namespace], int]
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

CLEAN, GAPS, UNREADABLE = 0, 1, 2


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
    """Print every problem of every file and a summary in words; the worst status of all."""

    return max([_check_one(path, args.layer, args.lang) for path in args.files])


def export(args: argparse.Namespace) -> int:
    """Write one matrix as CSV or XLSX, to a file or to standard output."""

    from raci import export as write  # not needed by check, which is to start fast

    matrix = load(args.file)
    if args.format == "xlsx":
        data = write.xlsx(matrix, args.layer, args.lang)
    else:
        data = write.csv(write.TABLES[write.Shape(args.shape)](matrix, args.layer, args.lang))
    if args.out is None and args.format == "xlsx" and sys.stdout.isatty():
        print(say("a workbook cannot be shown in a terminal; add --out FILE.xlsx", args.lang), file=sys.stderr)
        return UNREADABLE
    return _write(data, args.out, args.lang)


def _check_one(path: str, layer: Layer, lang: str) -> int:
    try:
        matrix = load(path)
    except LoadError as error:
        return _unreadable(error, lang)
    without = [activity for activity in matrix.activities if activity.has_gap(layer)]
    print(f"{path}: {_summary(matrix, len(without), lang)}")
    return GAPS if without else CLEAN


def _summary(matrix: Matrix, gaps: int, lang: str) -> str:
    return say(
        "{activities}, {roles}; {gaps}",
        lang,
        activities=count(len(matrix.activities), "{n} activity", "{n} activities", lang),
        roles=count(len(matrix.roles), "{n} party", "{n} parties", lang),
        gaps=count(gaps, "{n} row without clear ownership", "{n} rows without clear ownership", lang),
    )


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
        description="Check and export responsibility matrices (RACI) kept as YAML files.",
        epilog="Exit status: 0 clean, 1 gaps in ownership, 2 a file or a call that cannot be read.",
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    one = _command(commands, "check", check, "list what is wrong with matrix files")
    one.add_argument("files", nargs="+", metavar="FILE", help="a matrix, such as data/operations-policy.yaml")
    two = _command(commands, "export", export, "write a matrix as CSV or XLSX")
    two.add_argument("file", metavar="FILE", help="a matrix, such as data/operations-policy.yaml")
    two.add_argument("--shape", choices=["wide", "long"], default="wide", help="one row an activity, or one a letter")
    two.add_argument("--format", choices=["csv", "xlsx"], default="csv", help="xlsx holds both shapes")
    two.add_argument("--out", type=Path, metavar="PATH", help="the file to write; default: standard output")
    return parser


def _command(commands: Commands, name: str, run: Run, about: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.")
    command.set_defaults(run=run)
    command.add_argument(
        "--layer", type=Layer, choices=list(Layer), default=Layer.TODAY, metavar="|".join(Layer), help="default: today"
    )
    command.add_argument("--lang", choices=list(LANGUAGES), default="en", help="language of names and messages")
    return command
