"""`raci amend`: the clauses that the decisions in the log of a matrix rewrite, as a file."""

import argparse

from raci.cli.logged import missing, no_version, today_of
from raci.log import Today
from raci.words.lists import listed
from raci.words.problem import LoadError, Problem
from raci.words.sentences import LANGUAGES, Word

MESSAGES = {
    "no-workshop": (Word("the log has no workshop {code}"), Word("use one of these: {codes}")),
    "both": (Word("{form} holds one language"), Word("use --format docx, or run it once a language")),
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
    from raci.workshop import policy_changes

    if args.both and args.format != "docx":
        raise _problem(args, "both", form=args.format)
    today = today_of(args.file, args.log, "amend")
    numbers, of = _entries(today, args)
    langs = sorted(LANGUAGES, key=lambda lang: lang != args.lang)[: 2 if args.both else 1]
    papers = [(policy_changes(today, numbers, lang, is_whole=args.whole), of[lang]) for lang in langs]
    lost = listed(map(str, papers[0][0].left_out), args.lang)
    beside = [_problem(args, "left-out", numbers=lost).problems[0].text(args.lang)] if lost else []
    try:
        return out.docx_in_languages(papers) if args.both else out.FORMATS[args.format](*papers[0]), beside
    except ImportError:
        raise missing(args.file, args.format, "python-docx") from None


def _entries(today: Today, args: argparse.Namespace) -> tuple[set[int], dict[str, str]]:
    """The numbers of the entries, and which these are, in words, a language each."""

    from raci.out.which_decisions import chosen_in_words, since_in_words
    from raci.workshop import of_workshop, since

    if args.workshop:
        return of_workshop(today, args.workshop), dict.fromkeys(LANGUAGES, _workshop(today, args))
    if args.entries:
        if lost := [number for number in args.entries if number not in today.events]:
            raise no_version(args.file, lost[0], today)
        return {*args.entries}, {lang: chosen_in_words(args.entries, lang) for lang in LANGUAGES}
    numbers = since(today, _version(today, args))
    return numbers, {lang: since_in_words(args.since, lang) for lang in LANGUAGES}


def _version(today: Today, args: argparse.Namespace) -> int:
    if not 0 <= args.since <= today.number:
        raise no_version(args.file, args.since, today)
    return int(args.since)


def _workshop(today: Today, args: argparse.Namespace) -> str:
    held = today.workshops.get(args.workshop)
    if held is None:
        raise _problem(args, "no-workshop", code=args.workshop, codes=", ".join(today.workshops) or "–")
    return f"{held.opened.day} · {held.opened.title}"


def _problem(args: argparse.Namespace, name: str, **fields: object) -> LoadError:
    return LoadError([Problem(args.file, 0, 0, *MESSAGES[name], fields)])
