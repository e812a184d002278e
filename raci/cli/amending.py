"""`raci amend`: the clauses that the decisions in the log of a matrix rewrite, as a file."""

import argparse

from raci.cli.logged import missing, no_version, today_of
from raci.log import Today
from raci.words.lists import listed
from raci.words.problem import LoadError, Problem
from raci.words.sentences import Word

MESSAGES = {
    "no-workshop": (Word("the log has no workshop {code}"), Word("use one of these: {codes}")),
    "left-out": (
        Word("decisions that no longer fit the file are left out: entries {numbers}"),
        Word("see them in the record"),
    ),
}


def amended(args: argparse.Namespace) -> tuple[bytes, list[str]]:
    """The file in the format asked for, and what is to be said beside it.

    Raises LoadError where matrix or log cannot be read, or have no such version.
    """

    from raci.out import policy_changes as out
    from raci.workshop import of_workshop, policy_changes, since

    today = today_of(args.file, args.log, "amend")
    if args.workshop:
        numbers, of = of_workshop(today, args.workshop), _workshop(today, args)
    else:
        numbers, of = since(today, _version(today, args)), out.since_in_words(args.since, args.lang)
    changes = policy_changes(today, numbers, args.lang, is_whole=args.whole)
    lost = listed(map(str, changes.left_out), args.lang)
    beside = [_problem(args, "left-out", numbers=lost).problems[0].text(args.lang)] if lost else []
    try:
        return out.FORMATS[args.format](changes, of), beside
    except ImportError:
        raise missing(args.file, args.format, "python-docx") from None


def _version(today: Today, args: argparse.Namespace) -> int:
    if not 0 <= args.since <= today.number:
        raise no_version(args.file, args.since, today)
    return int(args.since)


def _workshop(today: Today, args: argparse.Namespace) -> str:
    held = today.workshops.get(args.workshop)
    if held is None:
        raise _problem(args, "no-workshop", code=args.workshop, codes=", ".join(today.workshops) or "–")
    return f"{held.opened.day} · {held.opened.title}"


def _problem(args: argparse.Namespace, name: str, **told: object) -> LoadError:
    return LoadError([Problem(args.file, 0, 0, *MESSAGES[name], told)])
