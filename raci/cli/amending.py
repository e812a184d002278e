"""`raci amend`: the clauses that the decisions in the log of a matrix rewrite, as a file."""

import argparse
from pathlib import Path

from raci.log import Today, fold
from raci.rules.codes import read
from raci.words.lists import listed
from raci.words.problem import LoadError, Problem
from raci.words.sentences import LANGUAGES, Word

MESSAGES = {
    "library": (Word("{form} needs {library}"), Word("run: {command}")),
    "no-log": (Word("there is no log at {path}"), Word("name it with --log, or set RACI_DATABASE_URL")),
    "no-version": (
        Word("version {asked} is not there: the log ends with entry {last}"),
        Word("ask for a number from 0 to {last}"),
    ),
    "no-workshop": (Word("the log has no workshop {code}"), Word("use one of these: {codes}")),
    "both": (Word("{form} holds one language"), Word("use --format docx, or run it once a language")),
    "left-out": (
        Word("decisions that no longer fit the file are left out: entries {numbers}"),
        Word("see them in the record"),
    ),
}
INSTALL = {"python-docx": "pip install python-docx==1.2.0", "sqlalchemy": "pip install sqlalchemy==2.1.9"}


def amended(args: argparse.Namespace) -> tuple[bytes, list[str]]:
    """The file in the format asked for, and what is to be said beside it.

    Raises LoadError where matrix or log cannot be read, or have no such version.
    """

    from raci.out import policy_changes as out
    from raci.workshop import policy_changes

    if args.both and args.format != "docx":
        raise _problem(args, "both", form=args.format)
    today = _today(args)
    numbers, of = _asked(today, args)
    langs = sorted(LANGUAGES, key=lambda lang: lang != args.lang)[: 2 if args.both else 1]
    papers = [(policy_changes(today, numbers, lang, is_whole=args.whole), of[lang]) for lang in langs]
    lost = listed(map(str, papers[0][0].left_out), args.lang)
    beside = [_problem(args, "left-out", numbers=lost).problems[0].text(args.lang)] if lost else []
    try:
        return out.docx_in_languages(papers) if args.both else out.FORMATS[args.format](*papers[0]), beside
    except ImportError:
        raise _missing(args, args.format, "python-docx") from None


def _asked(today: Today, args: argparse.Namespace) -> tuple[set[int], dict[str, str]]:
    """The numbers of the entries, and which these are, in words, a language each."""

    from raci.out.which_decisions import chosen_in_words, since_in_words
    from raci.workshop import of_workshop, since

    if args.workshop:
        return of_workshop(today, args.workshop), dict.fromkeys(LANGUAGES, _workshop(today, args))
    if args.entries:
        if lost := [number for number in args.entries if number not in today.events]:
            raise _problem(args, "no-version", asked=lost[0], last=today.number)
        return {*args.entries}, {lang: chosen_in_words(args.entries, lang) for lang in LANGUAGES}
    numbers = since(today, _version(today, args))
    return numbers, {lang: since_in_words(args.since, lang) for lang in LANGUAGES}


def _today(args: argparse.Namespace) -> Today:
    try:
        from raci.store import address, address_of, open_store
    except ImportError:
        raise _missing(args, "amend", "sqlalchemy") from None
    matrix = read(args.file)
    url = args.log if "://" in args.log else address_of(Path(args.log)) if args.log else address(Path(args.file).parent)
    path = Path(args.log) if args.log else Path(args.file).parent / "workspace.db"
    if url == address_of(path) and not path.is_file():  # opening it would make one
        raise _problem(args, "no-log", path=str(path))
    events = open_store(url).events(matrix.id)
    if isinstance(events, Problem):
        raise LoadError([events.at(args.file)])
    return fold(matrix, events)


def _version(today: Today, args: argparse.Namespace) -> int:
    if not 0 <= args.since <= today.number:
        raise _problem(args, "no-version", asked=args.since, last=today.number)
    return int(args.since)


def _workshop(today: Today, args: argparse.Namespace) -> str:
    held = today.workshops.get(args.workshop)
    if held is None:
        raise _problem(args, "no-workshop", code=args.workshop, codes=", ".join(today.workshops) or "–")
    return f"{held.opened.day} · {held.opened.title}"


def _missing(args: argparse.Namespace, form: str, library: str) -> LoadError:
    return _problem(args, "library", form=form, library=library, command=INSTALL[library])


def _problem(args: argparse.Namespace, name: str, **told: object) -> LoadError:
    return LoadError([Problem(args.file, 0, 0, *MESSAGES[name], told)])
