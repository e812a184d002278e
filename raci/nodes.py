"""YAML text -> a tree of nodes that know their line; the only reader of YAML.

Built from the parser's events and not by `yaml.compose`: the C composer recurses and a deeply nested text crashes
the process, while events can be stopped at a depth. Aliases are refused, so no text can grow on being read.
Everything stays text as written: `no` is "no" and 2027-06-30 is "2027-06-30"; the reader of a field decides.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

LIMIT_DEPTH = 20
LIMIT_NODES = 250_000  # beginnings and ends of values, about 9,000 activities; takes 1.5 s and 100 MB
NOT_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that YAML forbids, YAML 1.1 section 5.1; found by hand because the parser reports them without a line."""

MESSAGES = {
    "character": ("the control character {character} is not allowed", "delete it"),
    "syntax": ("this is not YAML: {reason}", "check indentation, colons and quotes near this place"),
    "alias": ("the alias *{name} is not supported", "write the value out"),
    "depth": ("lists or mappings nested deeper than {limit}", "flatten them; a matrix needs five levels"),
    "nodes": ("the file has more than {limit} values", "split the matrix"),
    "documents": ("a second YAML document starts here", "keep one matrix in a file"),
    "empty": ("the file is empty", "start with id:, title:, roles:, processes: and activities:"),
}


class NotYaml(Exception):
    """The text cannot be read as YAML; says what (a key of MESSAGES), where (line and column from 1), and with what."""

    def __init__(self, message: str, line: int, column: int, **args: object):
        super().__init__(f"{message} in line {line}, column {column}: {args}")
        self.message, self.line, self.column, self.fields = message, line, column, args


@dataclass(slots=True)
class Node:
    """One value: a str, a list of nodes, or a list of (key node, value node) pairs in `pairs`."""

    line: int
    column: int
    text: str | None = None
    plain: bool = False
    items: list["Node"] | None = None
    pairs: list[tuple["Node", "Node"]] | None = None

    @property
    def is_null(self) -> bool:
        return self.plain and self.text in ("", "~", "null")


def parse(text: str) -> Node:
    """The root node of a YAML text. Raises NotYaml at the first place that cannot be read."""

    if bad := NOT_YAML.search(text):
        line = text.count("\n", 0, bad.start()) + 1
        column = bad.start() - text.rfind("\n", 0, bad.start())
        raise NotYaml("character", line, column, character=f"U+{ord(bad[0]):04X}")
    try:
        return _tree(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise NotYaml("syntax", line, column, reason=error.problem or error.context) from None


def plain(node: Node) -> Any:
    """The tree as dicts, lists and str, for files of our own that need no positions."""

    if node.pairs is not None:
        return {key.text: plain(value) for key, value in node.pairs}
    return [plain(item) for item in node.items] if node.items is not None else node.text


def _tree(events: Iterator[Any]) -> Node:
    root: Node | None = None
    open_nodes: list[tuple[Node, list[Node]]] = []
    for number, event in enumerate(events):
        kind = type(event)
        if number >= LIMIT_NODES:  # counted while reading: what is too much is never held
            raise NotYaml("nodes", event.start_mark.line + 1, event.start_mark.column + 1, limit=f"{LIMIT_NODES:,}")
        if kind is yaml.ScalarEvent:
            node = Node(event.start_mark.line + 1, event.start_mark.column + 1, event.value, not event.style)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            node = Node(event.start_mark.line + 1, event.start_mark.column + 1)
            _check_depth(open_nodes, node)
            open_nodes.append((node, []))
            continue
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            node, children = open_nodes.pop()
            _close(node, children, kind is yaml.MappingEndEvent)
        else:
            _refuse(event, root)
            continue
        if open_nodes:
            open_nodes[-1][1].append(node)
        else:
            root = node
    if root is None:
        raise NotYaml("empty", 1, 1)
    return root


def _close(node: Node, children: list[Node], is_mapping: bool) -> None:
    if is_mapping:
        node.pairs = list(zip(children[::2], children[1::2], strict=True))
    else:
        node.items = children


def _check_depth(open_nodes: list[tuple[Node, list[Node]]], node: Node) -> None:
    if len(open_nodes) >= LIMIT_DEPTH:
        raise NotYaml("depth", node.line, node.column, limit=LIMIT_DEPTH)


def _refuse(event: Any, root: Node | None) -> None:
    line, column = event.start_mark.line + 1, event.start_mark.column + 1
    if isinstance(event, yaml.AliasEvent):
        raise NotYaml("alias", line, column, name=event.anchor)
    if isinstance(event, yaml.DocumentStartEvent) and root is not None:
        raise NotYaml("documents", line, column)
