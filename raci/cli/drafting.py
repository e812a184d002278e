"""`raci draft`: what a policy's text says of who does what, in words, as JSON, or measured against gold."""

import argparse
import json
from pathlib import Path

from raci.draft import Reading, Switches, matrix_text, read_file, wire
from raci.draft.crossed import crossed
from raci.draft.files import text_of
from raci.draft.lists import read_gold, read_parties
from raci.draft.measure import Measured, measure, moved, table
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
    return "\n".join(_told(reading)) + "\n"


def _measured(args: argparse.Namespace, switches: Switches) -> list[str]:
    measures: dict[str, Measured] = {}
    confirmed: dict[str, Measured] = {}
    efforts: dict[str, Effort] = {}
    for path in args.measure:
        judged = read_gold(path)
        text = (
            args.file
            if args.file and len(args.measure) == 1
            else path.with_name(path.name.replace(".gold.yaml", ".txt"))
        )
        if not text.is_file():
            raise LoadError([Problem(str(path), 0, 0, *MESSAGES["no-text"], {"name": text.name})])
        data = _bytes(text)
        listed = read_parties(args.parties) if args.parties else judged.parties
        plain = path.with_name(path.name.replace(".gold.yaml", ".txt"))
        for scores, parties in ((measures, None), (confirmed, listed)):
            reading = read_file(data, text.name, parties, switches)
            here = judged if reading.own_text else moved(judged, _plain(plain), reading.text)
            scores[judged.id] = measure(reading, here)
            if parties is not None:
                efforts[judged.id] = effort(reading, here)
    lines: list[str] = []
    for title, scores in (("parties found by the program", measures), ("parties confirmed", confirmed)):
        lines += [title, "", *table(scores), ""]
        lines += [*crossed(scores), ""] if len(scores) > 1 else []
    return [*lines, *effort_table(efforts)]


def _plain(path: Path) -> str:
    if not path.is_file():
        raise LoadError([Problem(str(path), 0, 0, *MESSAGES["no-text"], {"name": path.name})])
    return text_of(path.read_bytes())


def _told(reading: Reading) -> list[str]:
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
