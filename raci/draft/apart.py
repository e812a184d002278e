"""The reading of a long text, in a process of its own: a book that is read at every press would stall everybody."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from raci.draft.limits import LIMIT_AT_ONCE, LIMIT_MEMORY_BYTES, LIMIT_READING_SECONDS
from raci.draft.reading import read_text
from raci.draft.trouble import trouble
from raci.draft.values import Band, Draft, Kind, Party, Reading, Sentence, Silence, Source, Span, Switches
from raci.file.apart import Stopped, answer, answer_of


def read_safely(
    text: str,
    parties: Sequence[Party] | None = None,
    switches: Switches | None = None,
    wrapped: bool = True,
    owners: Mapping[str, str] | None = None,
) -> Reading:
    """The same as `read_text`; a long text within limits. Raises LoadError where it takes more time or memory."""

    if len(text) <= LIMIT_AT_ONCE:
        return read_text(text, parties, switches, wrapped, owners)
    call = {
        "text": text,
        "parties": None if parties is None else [asdict(party) for party in parties],
        "switches": asdict(switches or Switches()),
        "wrapped": wrapped,
        "owners": dict(owners or {}),
    }
    try:
        told = answer_of("raci.draft.apart", "", json.dumps(call).encode(), LIMIT_READING_SECONDS)
    except Stopped:
        raise trouble("cost") from None
    return _reading(text, told)


def read_call(data: bytes, _: str) -> dict[str, Any]:
    """In that process: the reading as plain values, without its text."""

    call = json.loads(data)
    parties = None if call["parties"] is None else [_party(one) for one in call["parties"]]
    reading = read_text(call["text"], parties, Switches(**call["switches"]), call["wrapped"], call["owners"])
    return {name: value for name, value in asdict(reading).items() if name != "text"}


def _reading(text: str, told: Mapping[str, Any]) -> Reading:
    known = {
        "sentences": tuple(_sentence(one) for one in told["sentences"]),
        "parties": tuple(_party(one) for one in told["parties"]),
        "drafts": tuple(_draft(one) for one in told["drafts"]),
        "silent": tuple((index, Silence(reason)) for index, reason in told["silent"]),
        "notes": tuple(told["notes"]),
    }
    return Reading(text, **{**told, **known})


def _party(told: Mapping[str, Any]) -> Party:
    known = {"aliases": tuple(told["aliases"]), "kind": Kind(told["kind"]), "first": _span(told["first"])}
    return Party(**{**told, **known})


def _sentence(told: Mapping[str, Any]) -> Sentence:
    return Sentence(**{**told, "span": Span(**told["span"]), "headings": tuple(told["headings"])})


def _draft(told: Mapping[str, Any]) -> Draft:
    known = {
        "band": Band(told["band"]),
        "source": Source(told["source"]),
        "cue": Span(**told["cue"]),
        "party_at": _span(told["party_at"]),
        "competes": tuple(told["competes"]),
    }
    return Draft(**{**told, **known})


def _span(told: Mapping[str, int] | None) -> Span | None:
    return Span(**told) if told else None


if __name__ == "__main__":
    raise SystemExit(answer(read_call, LIMIT_READING_SECONDS, LIMIT_MEMORY_BYTES))
