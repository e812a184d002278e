"""The roles that a cell names: cut apart, looked up in a numbered list, and words for everybody."""

import re
from collections.abc import Collection

from raci.sheets.legend import Legend
from raci.sheets.named import split_names
from raci.sheets.said import Parsed
from raci.sheets.sketch import Row, Sketch

AND = re.compile(r"\s+(?:and|und|et|y|e|i|en|og|och|и|та|oraz|ve|&|\+)\s+|(?<=[\u3040-\ud7a3])(?:和|及|与|と)(?=\S)")
BRACKETED = re.compile(r"(?P<name>[^()（）]+?)\s*[(（](?P<note>[^()（）]+)[)）]")
LIMITS = re.compile(
    r"[<>≤≥]|\d[\d.,]*\s*(?:k|m|€|\$|%|元|万)\b|\b(?:only|if|when|unless|over|above|below|nur|ab|bis|wenn|falls|seulement|si|solo|sólo|über)\b"
    r"|仅|以上|以下|超过|时$",
    re.I,
)
"""A remark in brackets that limits the part of a role, and is no part of its name."""


def roles_in(text: str, legend: Legend) -> list[tuple[str, str]]:
    """The roles that a cell names, each with its note; numbers of a numbered list of roles become their names. Names
    that stand alone elsewhere are told from an "and" between them, and from brackets behind them."""

    roles: list[tuple[str, str]] = []
    for name in split_names(text):
        numbers = _numbers(name, legend.roster)
        roles += [(legend.roster[number], "") for number in numbers] if numbers else _apart(name, legend.names)
    return roles


def _apart(name: str, known: Collection[str]) -> list[tuple[str, str]]:
    parts = AND.split(name)
    if len(parts) > 1 and all(part in known for part in parts):
        return [(part, "") for part in parts]
    bracketed = BRACKETED.fullmatch(name)
    if bracketed and (bracketed["name"] in known or LIMITS.search(bracketed["note"])):
        return [(bracketed["name"], bracketed["note"].strip())]
    return [(name, "")]


def lone_names(texts: Collection[str]) -> frozenset[str]:
    """The names of texts that name roles, apart from those that hold an "and" or brackets."""

    names = {name for text in texts for name in split_names(text)}
    return frozenset(name for name in names if not AND.search(name) and not BRACKETED.fullmatch(name))


def _numbers(name: str, roster: dict[str, str]) -> list[str]:
    """Such as 2-4 -> 2, 3, 4; [] for a name."""

    ends = [part.strip() for part in name.replace("–", "-").replace("—", "-").split("-")]
    if not roster or not 1 <= len(ends) <= 2 or not all(end.isdigit() and end in roster for end in ends):
        return []
    return [number for number in map(str, range(int(ends[0]), int(ends[-1]) + 1)) if number in roster]


EVERYBODY = {
    "all",
    "everyone",
    "everybody",
    "all members",
    "all others",
    "others",
    "alle",
    "tous",
    "todos",
    "tutti",
    "все",
    "全员",
    "全員",
    "所有人",
    "iedereen",
    "wszyscy",
    "모두",
}


def is_everybody(name: str) -> bool:
    return name.casefold().strip(" .") in EVERYBODY


def give_everybody(sketch: Sketch, row: Row, everybody: list[tuple[str, str]], legend: Legend) -> None:
    """A word for everybody means every role of the numbered list that has no letter in the row."""

    for _, letters in everybody:
        for role in [role for role in legend.roster.values() if role not in row.letters]:
            sketch.put(row, role, Parsed(letters, kind="letter"))
