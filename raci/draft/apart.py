"""The reading of a long text, in a process of its own: a book that is read at every press would stall everybody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec import convert, json, to_builtins

from raci.draft.limits import LIMIT_AT_ONCE, LIMIT_READING_SECONDS
from raci.draft.reading import read_text
from raci.draft.trouble import trouble
from raci.draft.values import Party, Reading, Switches
from raci.file.apart import Stopped, answer, answer_of
from raci.file.limits import LIMIT_MEMORY_BYTES


@dataclass(frozen=True)
class Call:
    """What `read_text` is called with."""

    text: str
    parties: tuple[Party, ...] | None
    switches: Switches | None
    wrapped: bool
    owners: Mapping[str, str] | None


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
    call = Call(text, None if parties is None else tuple(parties), switches, wrapped, owners)
    try:
        reply = answer_of("raci.draft.apart", "", json.encode(call), LIMIT_READING_SECONDS)
    except Stopped:
        raise trouble("cost") from None
    return convert({**reply, "text": text}, Reading)


def read_call(data: bytes, _: str) -> dict[str, Any]:
    """In that process: the reading as plain values, without its text."""

    call = json.decode(data, type=Call)
    reading = read_text(call.text, call.parties, call.switches, call.wrapped, call.owners)
    return {name: value for name, value in to_builtins(reading).items() if name != "text"}


if __name__ == "__main__":
    raise SystemExit(answer(read_call, LIMIT_READING_SECONDS, LIMIT_MEMORY_BYTES))
