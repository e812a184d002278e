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
    found = _found(args, document, today)
    done = []
    if args.add and (found.new_rows or found.new_parties):
        body = adding(today, found.new_rows, found.new_parties, args.why)
        done.append(_entry(_written(args, today, body), new_in_words(found, args.lang), args.lang))
        today = today_of(args.onto, args.log, "read --onto", is_needed=False)
        found = _found(args, document, today)
    if args.apply and (chosen := _chosen(args, found)):
        cells = count(len(chosen), "{n} cell", "{n} cells", args.lang)
        done.append(_entry(_written(args, today, Decision(tuple(chosen), args.why)), cells, args.lang))
    elif args.apply and not done:
        done.append(say("Nothing in the file is likely to be meant; nothing was written", args.lang))
    if done:
        return "\n".join(done), False
    if args.json:
        return json.dumps(_as_json(found, today, args.lang), ensure_ascii=False, indent=1), bool(found.differences)
    return "\n".join(_lines(found, today, args.lang)), bool(
        found.differences or found.doubts or found.new_rows or found.new_parties
    )


def _answered(reading: Reading, today: Today, answers: dict[str, str]) -> Returned:
    """With the answers to doubts, by the id that stands in the file."""

    asked = returned(reading, today)
    return returned(reading, today, {one.key: answers.get(one.id, "") for one in asked.doubts})


def _found(args: argparse.Namespace, document: Document, today: Today) -> Returned:
    """What the file says otherwise, without the doubts that the call answers."""

    reading = read(document, args.file, expected(document, today.matrix))
    found = _answered(reading, today, dict(args.row))
    return replace(found, doubts=tuple(one for one in found.doubts if one.id not in dict(args.row)))


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


def _chosen(args: argparse.Namespace, found: Returned) -> list[Change]:
    """The changes that the call asks for, [] where none of its kind is there. Raises LoadError for a cell that the file
    does not change."""

    listed = {one.key: one for one in found.differences}
    wanted = {ALL: list(listed), LIKELY: [key for key, one in listed.items() if one.is_likely]}
    keys: Sequence[str] = wanted.get(args.apply, args.apply.split(","))
    lost = [key for key in keys if key not in listed]
    if lost:
        raise _problem(args, "cell", cell=lost[0], cells=", ".join(list(listed)[:12]) or "–")
    return [listed[key].change for key in keys]


def _lines(found: Returned, today: Today, lang: str) -> Iterator[str]:
    differences = count(len(found.differences), "{n} cell differs", "{n} cells differ", lang)
    yield phrases(filter(None, [differences, compared(found, lang), rest(found, today, lang)]), lang)
    yield from (f"  {_line(one, today, lang)}" for one in found.differences)
    yield from _doubts(found.doubts, lang)
    if new := new_in_words(found, lang):
        yield say("New in the file, to be added by --add: {new}", lang, new=new)
        yield from (f"  {name}" for name in [*(row.name for row in found.new_rows), *found.new_parties])
    if found.passed:
        yield say("Left out:", lang)
        yield from (f"  {left_out(one, lang)}" for one in found.passed)


def _line(one: Difference, today: Today, lang: str) -> str:
    names, change = Names(today.matrix, lang), one.change
    told = [
        f"{one.key}  {names.role(change.role)}: {now_then(*cells(change, lang))}",
        f"({one.place})" if one.place else "",
        why_unlikely(one, lang),
    ]
    return "  ".join(filter(None, told))


def _doubts(doubts: Iterable[Doubt], lang: str) -> Iterator[str]:
    for place, one in enumerate(doubts):
        if not place:
            yield say("Please decide:", lang)
        yield f"  {say(one.says, lang, **one.args)}: --row {one.id}={'|'.join(one.rows)}"


def _as_json(found: Returned, today: Today, lang: str) -> dict[str, Any]:
    told = [
        {
            "activity": one.change.activity,
            "role": one.change.role,
            "now": cells(one.change, lang)[0],
            "file": cells(one.change, lang)[1],
            "place": one.place,
            "decided_since": one.entry or None,
            "is_gone": one.is_gone,
        }
        for one in found.differences
    ]
    asked = [{"id": one.id, "activity": one.name, "rows": list(one.rows)} for one in found.doubts]
    new = {"rows": [one.name for one in found.new_rows], "parties": list(found.new_parties)}
    passed = [{"what": one.what, "where": one.where, "why": str(one.why), "text": one.text} for one in found.passed]
    return {
        "matrix": today.matrix.id,
        "version": today.number,
        "differences": told,
        "asks": asked,
        "new": new,
        "left_out": passed,
    }


def _problem(args: argparse.Namespace, name: str, **told: object) -> LoadError:
    return LoadError([Problem(args.file, 0, 0, *MESSAGES[name], told)])
