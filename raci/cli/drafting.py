"""`raci draft`: what a policy's text says of who does what, in words, as JSON, or measured against gold."""

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from raci.draft import Reading, Switches, matrix_text, read_file, wire
from raci.draft.against import gold_of_matrix
from raci.draft.crossed import crossed
from raci.draft.files import text_of
from raci.draft.lists import read_gold, read_matrix, read_parties
from raci.draft.measure import Gold, Measured, measure, moved, table
from raci.draft.review.effort import Effort, effort, effort_table
from raci.words.problem import LoadError, Problem

MESSAGES = {
    "unreadable": ("the file cannot be read: {reason}", "check the path and the disk"),
    "nothing": ("no file is named", "name the policy, or gold with --measure"),
    "no-text": ("the text of this gold is not there", "put {name} beside it, or name one text and one gold"),
}


def drafted(args: argparse.Namespace) -> str:
    """What is printed. Raises LoadError where a file cannot be read."""

    switches = Switches(**dict(args.switch))
    if args.measure:
        return "\n".join(_measured(args, switches)) + "\n"
    if args.file is None:
        raise LoadError([Problem("", 0, 0, *MESSAGES["nothing"])])
    parties = read_parties(args.parties) if args.parties else None
    reading = read_file(_bytes(args.file), args.file.name, parties, switches)
    if args.out is not None and not args.json:
        return matrix_text(reading, args.file.name)
    if args.json:
        return json.dumps(wire(reading), ensure_ascii=False, indent=1) + "\n"
    return "\n".join(_in_words(reading)) + "\n"


def _measured(args: argparse.Namespace, switches: Switches) -> list[str]:
    measures: dict[str, Measured] = {}
    confirmed: dict[str, Measured] = {}
    efforts: dict[str, Effort] = {}
    for path in args.measure:
        text = args.file if args.file and len(args.measure) == 1 else _beside(path)
        if not text.is_file():
            raise LoadError([Problem(str(path), 0, 0, *MESSAGES["no-text"], {"name": text.name})])
        data = _bytes(text)
        first = read_file(data, text.name, None, switches)
        gold_of = _gold(path, first)
        judged = gold_of(first)
        listed = read_parties(args.parties) if args.parties else judged.parties
        second = read_file(data, text.name, listed, switches)
        measures[judged.id] = measure(first, judged)
        confirmed[judged.id] = measure(second, gold_of(second))
        efforts[judged.id] = effort(second, gold_of(second))
    lines: list[str] = []
    for title, scores in (("parties found by the program", measures), ("parties confirmed", confirmed)):
        lines += [title, "", *table(scores), ""]
        lines += [*crossed(scores), ""] if len(scores) > 1 else []
    return [*lines, *effort_table(efforts)]


def _gold(path: Path, first: Reading) -> Callable[[Reading], Gold]:
    """What a reading of this text is measured by: gold, or a matrix that somebody has made of it by hand."""

    if (matrix := read_matrix(path)) is not None:
        return lambda reading: gold_of_matrix(matrix, reading)
    judged = read_gold(path)
    here = judged if first.own_text else moved(judged, _plain(_beside(path)), first.text)
    return lambda _: here


def _beside(path: Path) -> Path:
    return path.with_name(path.name.replace(".gold.yaml", ".txt"))


def _plain(path: Path) -> str:
    if not path.is_file():
        raise LoadError([Problem(str(path), 0, 0, *MESSAGES["no-text"], {"name": path.name})])
    return text_of(path.read_bytes())


def _in_words(reading: Reading) -> list[str]:
    lines = [f"{party.name}  ({party.kind}, {party.count})" for party in reading.parties] + [""]
    reasons = dict(reading.silent)
    for index, sentence in enumerate(reading.sentences):
        letters = [draft for draft in reading.drafts if draft.sentence == index]
        words = ", ".join(f"{draft.party} {draft.letter} ({draft.band})" for draft in letters)
        lines.append(
            f"{sentence.clause:10} {' '.join(sentence.text.split())}\n{'':10} -> {words or reasons.get(index)}"
        )
    return [*lines, *reading.notes]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise LoadError([Problem(str(path), 0, 0, *MESSAGES["unreadable"], {"reason": error.strerror or ""})]) from None
