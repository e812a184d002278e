"""The database beside the app: its log verified, its tables brought up to date."""

import argparse
import os
import sys
from pathlib import Path

from raci.cli.logged import missing
from raci.cli.streams import CLEAN, GAPS, UNREADABLE
from raci.words.problem import LoadError, Problem
from raci.words.sentences import Word, count, say

NO_DATABASE = (Word("there is no database at {path}"), Word("name it with --database, or set RACI_DATABASE_URL"))


def verify(args: argparse.Namespace) -> int:
    """Say whether the log is as it was written, and which entry is not."""

    from raci.store import Verified
    from raci.store import verify as verified

    verdict = verified(_there(_address(args), args.lang))
    if not isinstance(verdict, Verified):
        return _told(verdict, args.lang)
    for problem in verdict.problems:
        print(problem.message(args.lang))
    if verdict.problems:
        return GAPS
    logs = count(verdict.logs, "one log", "{n} logs", args.lang)
    print(
        say("all {entries} entries of {logs} are as they were written", args.lang, entries=verdict.entries, logs=logs)
    )
    return CLEAN


def migrate(args: argparse.Namespace) -> int:
    """Bring the tables of the database up to date, and say what was done."""

    from raci.store import migrate as migrated

    steps = migrated(_address(args))
    if isinstance(steps, Problem):
        return _told(steps, args.lang)
    for step in steps:
        print(say("done: {step}", args.lang, step=step.says))
    print(say("the tables of the database are those of this app", args.lang))
    return CLEAN


def _address(args: argparse.Namespace) -> str:
    """The database that the call names, or else the one that the app uses: a file by its path, any by its address."""

    try:
        from raci.store import address, address_of
    except ImportError:
        raise missing("", args.command, "sqlalchemy") from None
    if args.database:
        return str(args.database) if "://" in args.database else address_of(Path(args.database))
    return address(Path(os.environ.get("RACI_DATA") or "data"))


def _there(url: str, lang: str) -> str:
    """The address, unless it is of a SQLite file that is not there: opening it would make one. Raises LoadError."""

    path = url.removeprefix("sqlite:///")
    if path == url or Path(path).is_file():
        return url
    raise LoadError([Problem("", 0, 0, *NO_DATABASE, {"path": path})])


def _told(problem: Problem, lang: str) -> int:
    print(problem.message(lang), file=sys.stderr)
    return UNREADABLE
