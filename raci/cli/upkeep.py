"""The database beside the app: its log verified, its tables brought up to date, a copy taken and put back."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from raci.cli.logged import missing
from raci.cli.streams import CLEAN, GAPS, UNREADABLE, tell_unwritten
from raci.people import typed
from raci.words.lists import listed
from raci.words.problem import LoadError, Problem
from raci.words.sentences import Word, count, say

if TYPE_CHECKING:
    from raci.store import Verified

AS_WRITTEN = Word("all {entries} entries of {logs} are as they were written")
COPIED = Word("{entries} entries of {logs} are copied, and all that belongs to them")
BY = typed("raci forget")
OWN_FOLDER = (
    Word("in {folder}, the folder of the app, a file would hide the uploaded matrix of its name"),
    Word("name another folder, such as a checkout of your repository"),
)
NO_DATABASE = (Word("there is no database at {path}"), Word("name it with --database, or set RACI_DATABASE_URL"))


def verify(args: argparse.Namespace) -> int:
    """Say whether the log is as it was written, and which entry is not."""

    from raci.store import verify as verified

    url = there(address_of_call(args), args.lang)
    return _tell_verdict(verified(url, folder_of_call(args)), AS_WRITTEN, args.lang)


def backup(args: argparse.Namespace) -> int:
    """Copy the whole database into a new file, and say whether its log is as it was written."""

    from raci.store import backup as copied

    try:
        return _tell_verdict(copied(there(address_of_call(args), args.lang), args.out), COPIED, args.lang)
    except OSError as error:
        return tell_unwritten(str(args.out), error, args.lang)


def restore(args: argparse.Namespace) -> int:
    """Put such a file into an empty database, and say whether its log is as it was written."""

    from raci.store import address_of
    from raci.store import restore as restored

    target = address_of_call(args)
    there(address_of(args.file), args.lang)
    return _tell_verdict(restored(args.file, target), COPIED, args.lang)


def migrate(args: argparse.Namespace) -> int:
    """Bring the tables of the database up to date, and say what was done."""

    from raci.store import migrate as migrated

    steps = migrated(address_of_call(args))
    if isinstance(steps, Problem):
        return refuse(steps, args.lang)
    for step in steps:
        print(say("done: {step}", args.lang, step=step.says))
    print(say("the tables of the database are those of this app", args.lang))
    return CLEAN


def pull(args: argparse.Namespace) -> int:
    """Write the uploaded matrices as files, and say what became of each."""

    from raci.store import LEFT
    from raci.store import pull as pulled

    url = there(address_of_call(args), args.lang)
    if args.out.resolve() == folder_of_call(args).resolve():
        return refuse(Problem("", 0, 0, *OWN_FOLDER, {"folder": str(args.out)}), args.lang)
    try:
        files = pulled(url, args.out, is_forced=args.force)
    except OSError as error:
        return tell_unwritten(str(args.out), error, args.lang)
    if isinstance(files, Problem):
        return refuse(files, args.lang)
    for file in files:
        print(say(file.became.value, args.lang, **file.args))
    if not files:
        print(say("nothing was uploaded", args.lang))
    return GAPS if any(file.became in LEFT for file in files) else CLEAN


def forget(args: argparse.Namespace) -> int:
    """Delete old ballots or take a name out of the record, and say what was done."""

    url = there(address_of_call(args), args.lang)
    return _forget_ballots(url, args.days, args.lang) if args.days else _forget_name(url, args.name, args.lang)


def _forget_ballots(url: str, days: int, lang: str) -> int:
    from raci.store import forget as forgotten

    deleted = forgotten(url, days, BY)
    if isinstance(deleted, Problem):
        return refuse(deleted, lang)
    those = count(len(deleted.workshops), "one workshop", "{n} workshops", lang)
    print(say("the ballots of {workshops} are deleted: {rows} rows", lang, workshops=those, rows=deleted.rows))
    if deleted.unended:
        codes = listed(deleted.unended, lang)
        print(say("never ended, and therefore kept: {codes}; end or cancel them in the room", lang, codes=codes))
    return CLEAN


def _forget_name(url: str, name: str, lang: str) -> int:
    from raci.store import TakenOut, take_out

    taken = take_out(url, name, BY)
    if not isinstance(taken, TakenOut):
        return _tell_verdict(taken, AS_WRITTEN, lang)
    print(say("the name is taken out in {n} places", lang, n=taken.rows))
    for matrix, number in taken.mentions:
        print(say("entry {number} of {matrix} still has it in a text", lang, number=number, matrix=matrix))
    return CLEAN


def address_of_call(args: argparse.Namespace) -> str:
    """The database that the call names, or else the one that the app uses: a file by its path, any by its address."""

    try:
        from raci.store import address, address_of
    except ImportError:
        raise missing("", args.command, "sqlalchemy") from None
    if args.database:
        return str(args.database) if "://" in args.database else address_of(Path(args.database))
    return address(folder_of_call(args))


def folder_of_call(args: argparse.Namespace) -> Path:
    """The folder with the files: beside the database that the call names as a file, or else that of the app."""

    if args.database and "://" not in args.database:
        return Path(args.database).parent
    return Path(os.environ.get("RACI_DATA") or "data")


def there(url: str, lang: str) -> str:
    """The address, unless it is of a SQLite file that is not there: opening it would make one. Raises LoadError."""

    path = url.removeprefix("sqlite:///")
    if path == url or Path(path).is_file():
        return url
    raise LoadError([Problem("", 0, 0, *NO_DATABASE, {"path": path})])


def _tell_verdict(verdict: "Verified | Problem", well: Word, lang: str) -> int:
    """Print what is wrong with a log, or how much of it is well."""

    if isinstance(verdict, Problem):
        return refuse(verdict, lang)
    for problem in verdict.problems:
        print(problem.message(lang))
    if verdict.problems:
        return GAPS
    print(say(well, lang, entries=verdict.entries, logs=count(verdict.logs, "one log", "{n} logs", lang)))
    return CLEAN


def refuse(problem: Problem, lang: str) -> int:
    print(problem.message(lang), file=sys.stderr)
    return UNREADABLE
