"""Rights and audit from the command line: whoever may read the database file or knows its address governs it."""

import argparse
import sys

from raci.cli.streams import CLEAN, UNREADABLE
from raci.cli.upkeep import address_of_call, refuse, there
from raci.people import level_named, typed
from raci.store import RefusedError, Store, WritingOff, open_store
from raci.words.problem import Problem
from raci.words.sentences import say


def rights(args: argparse.Namespace) -> int:
    """List every right that stands, or give one."""

    with_level = args.level is not None
    if bool(args.subject) != with_level or (with_level and not args.author.strip()):
        print(say("name who, how far, and by --author who gives it", args.lang), file=sys.stderr)
        return UNREADABLE
    store = open_store(there(address_of_call(args), args.lang))
    try:
        return _give(store, args) if with_level else _list(store, args.lang)
    finally:
        store.close()


def audit(args: argparse.Namespace) -> int:
    """List the latest entries of the audit, the latest first."""

    store = open_store(there(address_of_call(args), args.lang))
    lines = store.audit.lines(args.on, args.limit)
    store.close()
    if isinstance(lines, Problem):
        return refuse(lines, args.lang)
    for line in lines:
        print("\t".join((f"{line.at:%Y-%m-%d %H:%M:%S}", line.act, line.person, line.matrix or "-", line.says)))
    return CLEAN


def _give(store: Store, args: argparse.Namespace) -> int:
    try:
        store.grants.give(typed(args.author.strip()), args.subject, args.on, level_named(args.level))
    except (RefusedError, WritingOff) as error:
        return refuse(error.problem, args.lang)
    return CLEAN


def _list(store: Store, lang: str) -> int:
    given = store.grants.all()
    if isinstance(given, Problem):
        return refuse(given, lang)
    for right in given:
        when = f"{right.at:%Y-%m-%d %H:%M:%S}"
        print("\t".join((right.subject, right.level.text, right.matrix or "*", right.author, when)))
    return CLEAN
