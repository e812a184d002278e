"""A cell that names its roles, such as "Depot (R), Plant (C)" or "R: Anna, Bob; A: Carl" -> roles with letters."""

import re
from typing import NamedTuple

from raci.sheets import symbols, vocabulary
from raci.sheets.cells import SEPARATOR, _letters, parsed
from raci.sheets.said import Parsed, Scheme, joined

MAYBE = re.compile(r"[(\[:=–-]|（|：|＝")
OWN = re.compile(r"^(?P<name>.*\S)\s*[(\[](?P<letters>[^()\[\]]{1,24})[)\]]\s*(?:(?:–|—|-|:)\s*(?P<note>.+))?$", re.S)
TAILED = re.compile(
    r"^(?P<name>[^:=]*\w[^:=]*?)\s*(?::|=|\s[–—-])\s*(?P<letters>[^\W\d_](?:[/+, ]{0,3}[^\W\d_]){0,4})$", re.S
)
HEADED = re.compile(
    r"(?:^|[;；,，、\n|.]\s*|\s{1,})(?P<letters>[^\W\d_](?:\s*[/+&]\s*[^\W\d_])*)\s*(?:[:：=]|\s[–—-]\s)\s*"
)


class Named(NamedTuple):
    """A role as written, with the letters that the cell gives it."""

    role: str
    parsed: Parsed


def is_named(text: str, scheme: Scheme) -> bool:
    """True where every part of the text is a role with its letters."""

    return bool(MAYBE.search(text)) and bool(named(text, scheme))


def named(text: str, scheme: Scheme) -> list[Named]:
    """The roles of the cell in their order; [] for a cell of another kind."""

    plain = symbols.plain(text)
    return _headed(plain, scheme) or _parts(plain, scheme)


def _parts(plain: str, scheme: Scheme) -> list[Named]:
    parts = [_part(part, scheme) for part in split_names(plain)]
    return [part for part in parts if part] if parts and all(parts) else []


def _part(part: str, scheme: Scheme) -> Named | None:
    match = OWN.match(part) or TAILED.match(part)
    if not match:
        return None
    letters = known_letters(match["letters"], scheme)
    name = symbols.shown(match["name"].strip(" :-–"))
    if not letters or len(name) < 2 or _letters(name, scheme):
        return None
    return Named(name, Parsed(letters, symbols.shown(match.groupdict().get("note") or ""), kind="letter"))


def known_letters(text: str, scheme: Scheme) -> str:
    """Such as A/R for letters, or one word for a letter; "" for any other text."""

    letters = _letters(text, scheme)
    if letters and letters[0] and not letters[1]:
        return joined(letters[0])
    if vocabulary.is_only_word(text) and len(text.split()) <= 2:
        return parsed(text, scheme).letters
    return ""


def _headed(plain: str, scheme: Scheme) -> list[Named]:
    """Letters first, then the names that hold them."""

    marks = [
        mark for mark in HEADED.finditer(plain) if known_letters(mark["letters"], scheme) and mark["letters"].isupper()
    ]
    if not marks or plain[: marks[0].start()].strip():
        return []
    listed = []
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        names = plain[mark.end() : following.start() if following else None].strip(" ;,.")
        letters = known_letters(mark["letters"], scheme)
        listed += [Named(name, Parsed(letters, kind="letter")) for name in split_names(names)]
    return listed if listed and all(len(named.role) < 60 and named.role for named in listed) else []


def split_names(text: str) -> list[str]:
    """Names cut at commas, semicolons and line ends that stand outside brackets."""

    parts, depth, start = [], 0, 0
    for at, sign in enumerate(text):
        depth += (sign in "([（") - (sign in ")]）")
        if depth <= 0 and sign in ",;，；、\n":
            parts.append(text[start:at])
            start = at + 1
    shown = [symbols.shown(part) for part in [*parts, text[start:]]]
    return [part for part in shown if part]


__all__ = ["SEPARATOR", "Named", "is_named", "known_letters", "named", "split_names"]
