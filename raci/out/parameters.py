"""What an address or a call may ask for: each parameter with its values, and what is wrong with any other."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple

from raci.log import BODIES, Today
from raci.model import Matrix, ProcessKind
from raci.model.letters import Layer, Letter
from raci.model.selection import LIMIT_SEARCH
from raci.out.export import TableShape
from raci.rules import RULES, Severity
from raci.views.cause_filter import NONE
from raci.views.remedies import Remedy
from raci.words.problem import Problem
from raci.words.sentences import LANGUAGES

LIMIT_VALUES = 12  # values that a sentence names
LIMIT_REPEATED = 60  # characters of a value that a sentence repeats
NUMBER = re.compile(r"[1-9][0-9]{0,8}\Z")

MESSAGES = {
    "name-near": ("there is no parameter {name}", "did you mean {near}?"),
    "name": ("there is no parameter {name}", "allowed here: {allowed}"),
    "value-near": ("{name}={value} names nothing here", "did you mean {near}?"),
    "value": ("{name}={value} names nothing here", "allowed is {allowed}"),
    "secret": ("{name}={value} names nothing here", "ask whoever gave you the link"),
    "number": ("{name}={value} is out of bounds", "write a whole number from {low} to {high}"),
    "text": ("{name} has {length} characters", "keep it within {limit}"),
    "matrix-near": ("there is no matrix called {name}", "did you mean {near}?"),
    "matrix": ("there is no matrix called {name}", "there are {allowed}"),
    "twice": ("{name} stands there twice", "keep one of them"),
}


class Several(NamedTuple):
    """Values with commas between them, or one of `alone`."""

    each: Collection[str]
    alone: tuple[str, ...] = ()


class Cell(NamedTuple):
    """row:role, the role may be empty."""

    rows: Collection[str]
    roles: Collection[str]


class Secret(NamedTuple):
    """One of these values, which are told to nobody who does not know them."""

    values: Collection[str]


@dataclass(frozen=True)
class Entries:
    """The number of an entry from 1 to the last one, or one of the values `beside`."""

    last: int
    beside: tuple[str, ...] = ()

    def __contains__(self, value: object) -> bool:
        if not isinstance(value, str) or value in self.beside:
            return value in self.beside
        return bool(NUMBER.match(value)) and int(value) <= self.last

    def first(self) -> list[str]:
        """As many of them as a sentence names, and one more."""

        return [*self.beside, *map(str, range(1, min(self.last, LIMIT_VALUES + 1) + 1))]


Allowed = Collection[str] | range | int | Several | Cell | Secret | Entries
"""One of these values, a whole number, text of so many characters, or one of the forms above."""


def rows(matrix: Matrix) -> dict[str, Allowed]:
    """What narrows the rows of a matrix, as `Selection.read` takes it."""

    narrows: dict[str, Allowed] = {"process": matrix.process, "role": matrix.role, "letter": list(Letter)}
    return narrows | {"gaps": ("yes",), "text": LIMIT_SEARCH}


def everywhere(last: int) -> dict[str, Allowed]:
    """What every view of a matrix takes whose log has so many entries."""

    return {"layer": list(Layer), "lang": list(LANGUAGES), "version": range(last + 1)}


def exported(today: Today) -> dict[str, Allowed]:
    """What the CSV of a matrix takes."""

    chosen: dict[str, Allowed] = {"rows": Several(today.matrix.activity)}
    return {"shape": list(TableShape)} | everywhere(today.number) | rows(today.matrix) | chosen


def looked(today: Today) -> dict[str, Allowed]:
    """What the pages about one matrix take besides, all of them together."""

    matrix = today.matrix
    sides = Entries(today.number, (*Layer, "0"))
    return {
        "rows": Several(matrix.activity),
        "open": Several(matrix.process, ("all", "none")),
        "cell": Cell([*matrix.activity, *matrix.process], matrix.role),
        "step": [row.id for row in matrix.activities if row.process in flows(matrix)],
        "severity": list(Severity),
        "remedy": list(Remedy),
        "row": matrix.activity,
        "rule": Several(RULES),
        "from": sides,
        "to": sides,
        "kind": list(BODIES),
        "entry": Entries(today.number),
        "code": Secret(today.workshops),
    }


def of_gaps(matrix: Matrix) -> dict[str, Allowed]:
    """What the page of gaps takes in the place of one process or party: none, and several parties."""

    return {"process": [*matrix.process, NONE], "role": Several(matrix.role, (NONE,))}


def flows(matrix: Matrix) -> list[str]:
    """The processes that are told step by step."""

    return [process.id for process in matrix.processes if process.kind == ProcessKind.FLOW]


def problems(pairs: Iterable[tuple[str, str]], allowed: Mapping[str, Allowed]) -> list[Problem]:
    """What is wrong with the parameters of an address, in its order; an empty value asks for nothing and is right."""

    wrong: list[Problem] = []
    seen: set[str] = set()
    for name, value in pairs:
        if name not in allowed:
            wrong.append(_unknown("name", name, allowed, name=_short(name)))
        elif name in seen:
            wrong.append(_problem("twice", name=name))
        elif value and (problem := _wrong(name, value, allowed[name])):
            wrong.append(problem)
        seen.add(name)
    return wrong


def no_matrix(name: str, known: Iterable[str]) -> Problem:
    """Says that there is no such matrix among these."""

    return _unknown("matrix", name, known, name=_short(name))


def _wrong(name: str, value: str, allowed: Allowed) -> Problem | None:
    """What is wrong with one value."""

    match allowed:
        case int():
            is_right = len(value) <= allowed
            return None if is_right else _problem("text", name=name, length=len(value), limit=allowed)
        case range():
            is_number = value.isascii() and value.isdigit() and len(value) < 10
            if is_number and int(value) in allowed:
                return None
            return _problem("number", name=name, value=_short(value), low=allowed[0], high=allowed[-1])
        case Several(each, alone):
            wrong = [] if value in alone else [part for part in value.split(",") if part not in each]
            return _unknown("value", wrong[0], [*alone, *each], name=name, value=_short(wrong[0])) if wrong else None
        case Secret(values):
            return None if value in values else _problem("secret", name=name, value=_short(value))
        case Cell(known, roles):
            row, _, role = value.partition(":")
            if row in known and role in ("", *roles):
                return None
            wrong_part, among = (row, known) if row not in known else (role, roles)
            return _unknown("value", wrong_part, among, name=name, value=_short(value))
        case Entries():
            is_right = value in allowed
            return None if is_right else _unknown("value", value, allowed.first(), name=name, value=_short(value))
        case _:
            return None if value in allowed else _unknown("value", value, allowed, name=name, value=_short(value))


def _unknown(message: str, value: str, known: Iterable[str], /, **args: object) -> Problem:
    """With the near miss where there is one, else with what is allowed."""

    values = [str(value) for value in known]
    near = get_close_matches(value[:LIMIT_SEARCH], values, n=1)
    if near:
        return _problem(f"{message}-near", near=near[0], **args)
    named = ", ".join([*values[:LIMIT_VALUES], *(["…"] if len(values) > LIMIT_VALUES else [])])
    return _problem(message, allowed=named or "–", **args)


def _problem(message: str, /, **args: object) -> Problem:
    says, do = MESSAGES[message]
    return Problem("", 0, 0, says, do, args)


def _short(value: str) -> str:
    return value if len(value) <= LIMIT_REPEATED else value[: LIMIT_REPEATED - 1] + "…"
