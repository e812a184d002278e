"""`raci read FILE --onto MATRIX`: what a file that was given out says otherwise, and the chosen of it into the log."""

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from raci.cli.logged import store_of, today_of
from raci.log import Body, Decision, Today
from raci.log.adding import adding
from raci.log.names import Names
from raci.model.changes import Change
from raci.people import typed
from raci.sheets import Document, Reading, left_out, read
from raci.sheets.differences import Difference, Doubt, Returned
from raci.sheets.expected import expected
from raci.sheets.returned import returned
from raci.sheets.returned_in_words import cells, compared, new_in_words, rest, why_unlikely
from raci.views.change_in_words import now_then
from raci.words.lists import phrases
from raci.words.problem import LoadError, Problem
from raci.words.sentences import Word, count, say

MESSAGES = {
    "who": (Word("a decision needs a reason and a name"), Word("add --why and --author")),
    "cell": (Word("the file does not change {cell}"), Word("use one of these: {cells}")),
    "late": (Word("somebody has decided on this matrix meanwhile"), Word("look at the differences again")),
}
ALL, LIKELY = "all", "likely"


def differences(args: argparse.Namespace, document: Document) -> tuple[str, bool]:
    """What is to be printed, and True where the file and the matrix still differ. Raises LoadError."""

    today = today_of(args.onto, args.log, "read --onto", is_needed=False)
    file = _returned(args, document, today)
    done = []
    if args.add and (file.new_rows or file.new_parties):
        body = adding(today, file.new_rows, file.new_parties, args.why)
        done.append(_entry(_written(args, today, body), new_in_words(file, args.lang), args.lang))
        today = today_of(args.onto, args.log, "read --onto", is_needed=False)
        file = _returned(args, document, today)
    if args.apply and (chosen := _chosen(args, file)):
        cells = count(len(chosen), "{n} cell", "{n} cells", args.lang)
        done.append(_entry(_written(args, today, Decision(tuple(chosen), args.why)), cells, args.lang))
    elif args.apply and not done:
        done.append(say("Nothing in the file is likely to be meant; nothing was written", args.lang))
    if done:
        return "\n".join(done), False
    if args.json:
        return json.dumps(_as_json(file, today, args.lang), ensure_ascii=False, indent=1), bool(file.differences)
    return "\n".join(_lines(file, today, args.lang)), bool(
        file.differences or file.doubts or file.new_rows or file.new_parties
    )


def _answered(reading: Reading, today: Today, answers: dict[str, str]) -> Returned:
    """With the answers to doubts, by the id that stands in the file."""

    first = returned(reading, today)
    return returned(reading, today, {doubt.key: answers.get(doubt.id, "") for doubt in first.doubts})


def _returned(args: argparse.Namespace, document: Document, today: Today) -> Returned:
    """What the file says otherwise, without the doubts that the call answers."""

    reading = read(document, args.file, expected(document, today.matrix))
    file = _answered(reading, today, dict(args.row))
    return replace(file, doubts=tuple(doubt for doubt in file.doubts if doubt.id not in dict(args.row)))


def _entry(number: int, what: str, lang: str) -> str:
    return say("Entry {n} of the log: {cells}", lang, n=number, cells=what)


def _written(args: argparse.Namespace, today: Today, body: Body) -> int:
    """The number of the entry. Raises LoadError where it cannot be written."""

    if not args.why or not args.author:
        raise _problem(args, "who")
    from raci.store import RefusedError, StaleVersionError, WritingOff

    store = store_of(args.onto, args.log, "read --onto")
    try:
        event = store.append(today.matrix.id, today.number, typed(args.author), body)
    except StaleVersionError:
        raise _problem(args, "late") from None
    except (WritingOff, RefusedError) as error:
        raise LoadError([error.problem.at(args.onto)]) from None
    return event.number


def _chosen(args: argparse.Namespace, file: Returned) -> list[Change]:
    """The changes that the call asks for, [] where none of its kind is there. Raises LoadError for a cell that the file
    does not change."""

    listed = {difference.key: difference for difference in file.differences}
    wanted = {ALL: list(listed), LIKELY: [key for key, difference in listed.items() if difference.is_likely]}
    keys: Sequence[str] = wanted.get(args.apply, args.apply.split(","))
    lost = [key for key in keys if key not in listed]
    if lost:
        raise _problem(args, "cell", cell=lost[0], cells=", ".join(list(listed)[:12]) or "–")
    return [listed[key].change for key in keys]


def _lines(file: Returned, today: Today, lang: str) -> Iterator[str]:
    differences = count(len(file.differences), "{n} cell differs", "{n} cells differ", lang)
    yield phrases(filter(None, [differences, compared(file, lang), rest(file, today, lang)]), lang)
    yield from (f"  {_line(difference, today, lang)}" for difference in file.differences)
    yield from _doubts(file.doubts, lang)
    if new := new_in_words(file, lang):
        yield say("New in the file, to be added by --add: {new}", lang, new=new)
        yield from (f"  {name}" for name in [*(row.name for row in file.new_rows), *file.new_parties])
    if file.passed:
        yield say("Left out:", lang)
        yield from (f"  {left_out(passed, lang)}" for passed in file.passed)


def _line(difference: Difference, today: Today, lang: str) -> str:
    names, change = Names(today.matrix, lang), difference.change
    parts = [
        f"{difference.key}  {names.role(change.role)}: {now_then(*cells(change, lang))}",
        f"({difference.place})" if difference.place else "",
        why_unlikely(difference, lang),
    ]
    return "  ".join(filter(None, parts))


def _doubts(doubts: Iterable[Doubt], lang: str) -> Iterator[str]:
    for number, doubt in enumerate(doubts):
        if not number:
            yield say("Please decide:", lang)
        yield f"  {say(doubt.says, lang, **doubt.args)}: --row {doubt.id}={'|'.join(doubt.rows)}"


def _as_json(file: Returned, today: Today, lang: str) -> dict[str, Any]:
    differences = [
        {
            "activity": difference.change.activity,
            "role": difference.change.role,
            "now": cells(difference.change, lang)[0],
            "file": cells(difference.change, lang)[1],
            "place": difference.place,
            "decided_since": difference.entry or None,
            "is_gone": difference.is_gone,
        }
        for difference in file.differences
    ]
    doubts = [{"id": doubt.id, "activity": doubt.name, "rows": list(doubt.rows)} for doubt in file.doubts]
    new = {"rows": [row.name for row in file.new_rows], "parties": list(file.new_parties)}
    passed = [{"what": cell.what, "where": cell.where, "why": str(cell.why), "text": cell.text} for cell in file.passed]
    return {
        "matrix": today.matrix.id,
        "version": today.number,
        "differences": differences,
        "asks": doubts,
        "new": new,
        "left_out": passed,
    }


def _problem(args: argparse.Namespace, name: str, **fields: object) -> LoadError:
    return LoadError([Problem(args.file, 0, 0, *MESSAGES[name], fields)])
