"""Report: what reading a file has found so far, every problem with its place and remedy."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import chain, islice

from raci.file import mistyped
from raci.file.nodes import Node
from raci.words.problem import Problem
from raci.words.sentences import Word

LIMIT_PROBLEMS = 1_000  # listed for one file; nobody mends more in one go
LIMIT_GUESSES = 50  # near misses looked for; looking takes most of the time of a hopeless file
LIMIT_KNOWN = 1_000  # among so many names
LIMIT_COMPARED = 100  # characters of a name that has a near miss; comparing takes their square

MESSAGES = {
    "mapping": ("expected keys with values but got {got}", "write key: value lines here"),
    "list": ("expected a list but got {got}", "write one - item a line, or [a, b]"),
    "many": ("the list has {count} entries", "keep it within {limit}"),
    "text": ("expected text but got {got}", "write plain text, or {{en: ..., zh: ...}}"),
    "blank": ("the value is empty", "write a value, or leave the whole key out"),
    "long": ("the text has {length} characters", "keep it within {limit}"),
    "control": ("the text contains the control character {character}", "delete it"),
    "key-unknown": ("unknown key {key}", "allowed here: {allowed}"),
    "key-near": ("unknown key {key}", "did you mean {near}?"),
    "key-missing": ("missing key {key}", "add it"),
    "key-twice": ("the key {key} stands here twice", "keep one of them"),
    "id": ("{value} is no id", "use small letters, digits, dots and hyphens, such as 3.1.2-b"),
    "id-twice": ("the {kind} id {value} is used twice", "rename one of the two; the first stands in line {first}"),
    "ref-unknown": ("no {kind} has the id {value}", "add it, or use one of those in the file"),
    "ref-near": ("no {kind} has the id {value}", "did you mean {near}?"),
    "choice": ("{value} is not one of the values allowed here", "use one of {allowed}"),
    "choice-near": ("{value} is not one of the values allowed here", "did you mean {near}?"),
    "flag": ("{value} is neither true nor false", "write true or false"),
    "number": ("{value} is not a number from {low} to {high}", "write such a number"),
    "condition-empty": ("the condition says nothing", "give over: or upto: an amount, or text: its words"),
    "condition-range": ("over {over} and up to {upto} is no range", "let over be less than upto"),
    "date": ("{value} is not a date", "write year-month-day, such as 2027-06-30"),
    "letters-note": (
        "{value} holds a letter and something else",
        "write the letter alone, and the note as applies: or when: of the row",
    ),
    "read-as": ("{value} is read as {meant}", "write {meant}"),
    "cell-empty": ("no role has the id {value}, and its empty cell is left out", "add the role, or delete the cell"),
    **mistyped.MESSAGES,
    "letters": ("{value} holds something other than letters", "use {allowed}, two in one cell as A/R"),
}

KINDS = {kind: Word(kind) for kind in ("role", "topic", "process", "activity")}


@dataclass
class Report:
    """What reading has found so far: problems (the first of them, and how many in all), ids given, ids asked for.

    `notes` are what was read although it was not written as it should be, `empty` the roles of cells without letters.
    """

    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    empty: list[Node] = field(default_factory=list)
    count: int = 0
    ids: dict[str, dict[str, Node]] = field(default_factory=dict)
    references: list[tuple[tuple[str, ...], str, Node]] = field(default_factory=list)

    def add(self, node: Node, message: str, **args: object) -> None:
        self.count += 1
        if self.count <= LIMIT_PROBLEMS:
            says, do = MESSAGES[message]
            self.problems.append(Problem("", node.line, node.column, says, do, args))

    def note(self, node: Node, message: str, **args: object) -> None:
        """Keep what a reader took for certain, so that its author learns of it."""

        if len(self.notes) < LIMIT_PROBLEMS:
            says, do = MESSAGES[message]
            self.notes.append(Problem("", node.line, node.column, says, do, args))

    def is_mistyped(self, node: Node, value: str) -> bool:
        """True after reporting a character in the value that stands in place of one of YAML's own."""

        if mistake := mistyped.word(value):
            message, position, fields = mistake
            self.add(Node(node.line, node.column + position), message, **fields)
        return mistake is not None

    def check_references(self) -> None:
        """Report every id that was asked for and never given."""

        for key in self.empty:
            if key.text not in self.ids.get("role", {}):
                self.note(key, "cell-empty", value=key.text)
        for kinds, value, node in self.references:
            given = [self.ids.get(kind, {}) for kind in kinds]
            if not any(value in ids for ids in given):
                self.suggest(node, "ref", value, chain(*given), kind=KINDS[kinds[0]], value=value)

    def suggest(self, node: Node, message: str, value: str, known: Iterable[str], /, **args: object) -> None:
        if near := self.near(value, known):
            self.add(node, f"{message}-near", near=near, **args)
        else:
            self.add(node, f"{message}-unknown", **args)

    def near(self, value: str, known: Iterable[str]) -> str:
        """The name that was probably meant; "" where there is none, or where looking would take too long."""

        if self.count >= LIMIT_GUESSES or len(value) > LIMIT_COMPARED:
            return ""
        names = [name for name in islice(known, LIMIT_KNOWN) if len(name) <= LIMIT_COMPARED]
        return next(iter(get_close_matches(value, names, n=1)), "")
