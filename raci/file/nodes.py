"""YAML text -> a tree of nodes that know their line; the only reader of YAML.

Built from the parser's events and not by `yaml.compose`: the C composer recurses and a deeply nested text crashes
the process, while events can be stopped at a depth. Aliases are refused, so no text can grow on being read.
Everything stays text as written: `no` is "no" and 2027-06-30 is "2027-06-30"; the reader of a field decides.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from raci.file import mistyped
from raci.file.mistyped import Halt, Mistake

LIMIT_DEPTH = 20
LIMIT_AGAIN = 5_000_000  # characters read again in all, for the sake of dashes
LIMIT_NODES = 250_000  # beginnings and ends of values, about 9,000 activities; takes 1.5 s and 100 MB
NOT_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that YAML forbids, YAML 1.1 section 5.1; found by hand because the parser reports them without a line."""

MESSAGES = {
    "character": ("the control character {character} is not allowed", "delete it"),
    **mistyped.MESSAGES,
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
    """One value: a str, a list of nodes, or a list of (key node, value node) pairs in `pairs`.

    It begins at line and column, which count from 1, and `end` is the place after its last character.
    """

    line: int
    column: int
    text: str | None = None
    plain: bool = False
    items: list["Node"] | None = None
    pairs: list[tuple["Node", "Node"]] | None = None
    end: tuple[int, int] = field(default=(0, 0), compare=False)

    @property
    def is_null(self) -> bool:
        return self.plain and self.text in ("", "~", "null")


@dataclass(slots=True)
class Trail:
    """What the parser has told so far: the collections that are open, and the last scalar."""

    opened: list[Any] = field(default_factory=list)
    scalar: Any = None


def parse(text: str) -> Node:
    """The root node of a YAML text. Raises NotYaml at the first place that cannot be read."""

    if bad := NOT_YAML.search(text):
        line = text.count("\n", 0, bad.start()) + 1
        column = bad.start() - text.rfind("\n", 0, bad.start())
        raise NotYaml("character", line, column, character=f"U+{ord(bad[0]):04X}")
    if mistake := mistyped.conflict(text):
        raise _not_yaml(mistake)
    left = LIMIT_AGAIN
    while True:
        trail = Trail()
        try:
            return _tree(yaml.parse(text, Loader=yaml.CSafeLoader), trail)
        except yaml.MarkedYAMLError as error:
            problem = mistyped.explain(text, _stop(trail, error))
            left -= len(text)
            if problem.message != "dash-alone" or left < 0 or (read := _without_dashes(text, problem)) == text:
                raise _not_yaml(problem) from None
            text = read


def _without_dashes(text: str, mistake: Mistake) -> str:
    """The text with ~ for the dash that stands alone as a value, and for those below it in the same mapping.

    A dash alone means nothing to people and a list to YAML; ~ is as wide, so that no place in the text moves.
    """

    lines = text.split("\n")
    depth = len(lines[mistake.line - 1]) - len(lines[mistake.line - 1].lstrip(" "))
    alone = re.compile(rf"( {{{depth}}}[^\s#-][^#]*?:[ ]+)-([ \r]*(?:#.*)?)")
    for number in range(mistake.line - 1, len(lines)):
        line = lines[number]
        if line.strip() and len(line) - len(line.lstrip(" ")) < depth:
            break
        if dash := alone.fullmatch(line):
            lines[number] = f"{dash[1]}~{dash[2]}"
    return "\n".join(lines)


def _not_yaml(mistake: Mistake) -> NotYaml:
    return NotYaml(mistake.message, mistake.line, mistake.column, **mistake.fields)


def _stop(trail: Trail, error: yaml.MarkedYAMLError) -> Halt:
    """Where the parser stopped, and what was open there."""

    line, column = _position(error.problem_mark or error.context_mark)
    since = _position(error.context_mark) if error.context_mark else None
    is_inside = bool(trail.opened and trail.opened[-1].flow_style)
    flows = [_position(event.start_mark) for event in trail.opened if event.flow_style] if is_inside else []
    last = trail.scalar
    quoted = (_position(last.start_mark), _position(last.end_mark)) if last and last.style in ("'", '"') else None
    return Halt(error.problem or "", line, column, error.context or "", since, flows, quoted)


def _position(mark: Any) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def value(text: str, key: str) -> Node | None:
    """The value of a key of the outermost mapping, read no further than it stands; None where it cannot be found."""

    try:
        events = yaml.parse(text, Loader=yaml.CSafeLoader)
        if [type(next(events)) for _ in range(3)][2] is not yaml.MappingStartEvent:
            return None
        while _tree(_of_one(events)).text != key:
            _tree(_of_one(events))
        return _tree(_of_one(events))
    except (NotYaml, yaml.YAMLError, StopIteration):
        return None


def plain(node: Node) -> Any:
    """The tree as dicts, lists and str, for files of our own that need no positions."""

    if node.pairs is not None:
        return {key.text: plain(value) for key, value in node.pairs}
    return [plain(item) for item in node.items] if node.items is not None else node.text


def _tree(events: Iterator[Any], trail: Trail | None = None) -> Node:
    trail = trail or Trail()
    root: Node | None = None
    open_nodes: list[tuple[Node, list[Node]]] = []
    for number, event in enumerate(events):
        kind = type(event)
        if number >= LIMIT_NODES:  # counted while reading: what is too much is never held
            raise NotYaml("nodes", event.start_mark.line + 1, event.start_mark.column + 1, limit=f"{LIMIT_NODES:,}")
        if kind is yaml.ScalarEvent:
            node = Node(event.start_mark.line + 1, event.start_mark.column + 1, event.value, not event.style)
            node.end = _position(event.end_mark)
            trail.scalar = event
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            node = Node(event.start_mark.line + 1, event.start_mark.column + 1)
            _check_depth(open_nodes, node)
            open_nodes.append((node, []))
            trail.opened.append(event)
            continue
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            node, children = open_nodes.pop()
            trail.opened.pop()
            node.end = _position(event.end_mark)
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


def _of_one(events: Iterator[Any]) -> Iterator[Any]:
    """The events of the next node; none at the end of what holds it."""

    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth < 0:
            return
        yield event
        if depth == 0:
            return


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
