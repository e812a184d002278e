"""`raci read FILE --onto MATRIX`: what a file that was given out says otherwise, and the chosen of it into the log."""

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from raci.cli.logged import store_of, today_of
from raci.log import Decision, Today
from raci.log.names import Names
from raci.model.changes import Change
from raci.people import typed
from raci.sheets import Document, Reading, left_out, read
from raci.sheets.differences import Difference, Doubt, Returned
from raci.sheets.expected import expected
from raci.sheets.returned import returned
from raci.sheets.returned_in_words import cells, compared, rest, why_unlikely
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
    reading = read(document, args.file, expected(document, today.matrix))
    found = _answered(reading, today, dict(args.row))
    found = replace(found, doubts=tuple(one for one in found.doubts if one.id not in dict(args.row)))
    if args.apply:
        number = _apply(args, today, found)
        cells = count(number[1], "{n} cell", "{n} cells", args.lang)
        return say("Entry {n} of the log: {cells}", args.lang, n=number[0], cells=cells), False
    if args.json:
        return json.dumps(_as_json(found, today, args.lang), ensure_ascii=False, indent=1), bool(found.differences)
    return "\n".join(_lines(found, today, args.lang)), bool(found.differences or found.doubts)


def _answered(reading: Reading, today: Today, answers: dict[str, str]) -> Returned:
    """With the answers to doubts, by the id that stands in the file."""

    asked = returned(reading, today)
    return returned(reading, today, {one.key: answers.get(one.id, "") for one in asked.doubts})


def _apply(args: argparse.Namespace, today: Today, found: Returned) -> tuple[int, int]:
    """Number of the entry and of its cells."""

    if not args.why or not args.author:
        raise _problem(args, "who")
    chosen = _chosen(args, found)
    from raci.store import RefusedError, StaleVersionError, WritingOff

    store = store_of(args.onto, args.log, "read --onto")
    try:
        event = store.append(today.matrix.id, today.number, typed(args.author), Decision(tuple(chosen), args.why))
    except StaleVersionError:
        raise _problem(args, "late") from None
    except (WritingOff, RefusedError) as error:
        raise LoadError([error.problem.at(args.onto)]) from None
    return event.number, len(chosen)


def _chosen(args: argparse.Namespace, found: Returned) -> list[Change]:
    listed = {one.key: one for one in found.differences}
    wanted = {ALL: list(listed), LIKELY: [key for key, one in listed.items() if one.is_likely]}
    keys: Sequence[str] = wanted.get(args.apply) or args.apply.split(",")
    lost = [key for key in keys if key not in listed]
    if lost or not keys:
        raise _problem(args, "cell", cell=lost[0] if lost else args.apply, cells=", ".join(list(listed)[:12]) or "–")
    return [listed[key].change for key in keys]


def _lines(found: Returned, today: Today, lang: str) -> Iterator[str]:
    differences = count(len(found.differences), "{n} cell differs", "{n} cells differ", lang)
    yield phrases(filter(None, [differences, compared(found, lang), rest(found, today, lang)]), lang)
    yield from (f"  {_line(one, today, lang)}" for one in found.differences)
    yield from _doubts(found.doubts, lang)
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
    passed = [{"what": one.what, "where": one.where, "why": str(one.why), "text": one.text} for one in found.passed]
    return {"matrix": today.matrix.id, "version": today.number, "differences": told, "asks": asked, "left_out": passed}


def _problem(args: argparse.Namespace, name: str, **told: object) -> LoadError:
    return LoadError([Problem(args.file, 0, 0, *MESSAGES[name], told)])
