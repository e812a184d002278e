"""Write into file: the decisions of today put into the YAML text, every other byte of it kept."""

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import unified_diff
from typing import NamedTuple

from raci.file import nodes
from raci.file.dump import dumps
from raci.file.load import loads
from raci.file.nodes import Node
from raci.file.scalars import as_written, told_acceptance, told_marks
from raci.model import Matrix
from raci.model.letters import Mark
from raci.words.problem import LoadError, Problem
from raci.words.sentences import Word

LAYOUT = (
    Word("this file is laid out in a way that cannot be edited line by line"),
    Word("take the file that is written anew; comments of the old one are not in it"),
)
HEAD = ("id", "title", "sector", "source")


class Edit(NamedTuple):
    """Lines first..last (from 1; last = first - 1 inserts before first) that give way to other lines."""

    first: int
    last: int
    lines: tuple[str, ...]


class Entry(NamedTuple):
    """A key or a list item with the lines it stands on, and how deep its first character is."""

    node: Node
    value: Node
    first: int
    last: int


def edit_file(text: str, today: Matrix) -> str | Problem:
    """`edit_text` of a text with what it says itself; a Problem where the text cannot be edited line by line."""

    try:
        return edit_text(text, loads(text), today)
    except ValueError:
        return Problem("", 0, 0, *LAYOUT)


def rewrite_file(text: str, today: Matrix) -> str:
    """The text with the decisions merged, or all of it written anew where it cannot be edited line by line."""

    found = edit_file(text, today)
    return dumps(as_written(today)) if isinstance(found, Problem) else found


def edit_text(text: str, matrix: Matrix, today: Matrix) -> str:
    """The text of a file with what has been decided since; `loads` of it gives `as_written(today)`.

    `matrix` is what the text says. Comments, order and layout stay; new lines stand where `dumps` would put them.
    Raises ValueError when the text is laid out in a way that cannot be edited line by line, such as JSON, or when
    today does not belong to it.
    """

    wanted = as_written(today)
    page = _Page(text)
    edits = [*page.review(matrix, wanted), *page.accept(matrix, wanted)]
    for entry in page.items("activities"):
        edits += page.activity(entry, matrix, wanted)
    result = page.edited(edits)
    try:
        is_same = loads(result) == wanted
    except LoadError:
        is_same = False
    if not is_same:
        raise ValueError("the decisions do not fit into this file; download today's matrix as a new file")
    return result


def difference(before: str, after: str, name: str) -> list[str]:
    """Lines of a unified diff without line ends; [] when nothing changes."""

    return list(unified_diff(before.splitlines(), after.splitlines(), name, name, lineterm=""))


class _Page:
    """The lines of a file and where things stand on them; the edits it gives are made by `edited`, from the end up."""

    def __init__(self, text: str) -> None:
        self.lines = text.splitlines(keepends=True)  # the same line ends as YAML's, for every text that is YAML
        self.end = "\r\n" if self.lines and self.lines[0].endswith("\r\n") else "\n"
        root = nodes.parse(text)
        after = (at for at, line in enumerate(self.lines, 1) if at > root.line and re.match(r"\.\.\.(\s|$)", line))
        self.top = self.entries(root, next(after, len(self.lines) + 1) - 1)
        if not self.top:
            raise ValueError("this file is not written one key a line; download today's matrix as a new file")

    def entries(self, mapping: Node, last: int) -> dict[str, Entry]:
        """Key -> entry of a mapping that is written one key a line, {} for any other layout."""

        pairs = mapping.pairs or []
        if not pairs or (mapping.line, mapping.column) != (pairs[0][0].line, pairs[0][0].column):
            return {}
        ends = [*(key.line - 1 for key, _ in pairs[1:]), last]
        return {
            key.text or "": Entry(key, value, key.line, self.content(key, end))
            for (key, value), end in zip(pairs, ends, strict=True)
        }

    def items(self, key: str) -> list[Entry]:
        """The items of a top-level list that is written with dashes, [] for any other layout."""

        if key not in self.top or not self.top[key].value.items:
            return []
        value, found = self.top[key].value, self.top[key].value.items or []
        if not all(re.fullmatch(r"\s*-\s+", self.lines[one.line - 1][: one.column - 1]) for one in found):
            return []
        ends = [*(one.line - 1 for one in found[1:]), self.top[key].last]
        return [Entry(value, one, one.line, self.content(one, end)) for one, end in zip(found, ends, strict=True)]

    def content(self, node: Node, last: int) -> int:
        """The last line up to `last` of what begins at the node, without blanks and comments before what follows."""

        while last > node.line:
            line = self.lines[last - 1]
            told, depth = line.strip(), len(line) - len(line.lstrip())
            if told and told != "-" and not (told.startswith("#") and depth < node.column):
                break
            last -= 1
        return last

    def edited(self, edits: Iterable[Edit]) -> str:
        lines = list(self.lines)
        for edit in sorted(edits, key=lambda one: (one.first, one.last), reverse=True):
            if edit.lines and edit.first - 2 >= 0 and len(lines) == edit.first - 1 and not lines[-1].endswith("\n"):
                lines[-1] += self.end
            lines[edit.first - 1 : edit.last] = [line + self.end for line in edit.lines]
        return "".join(lines)

    def review(self, matrix: Matrix, today: Matrix) -> list[Edit]:
        if today.review is None or matrix.review == today.review:
            return []
        due = today.review.due.isoformat()
        if "review" not in self.top:
            after = max(self.top[key].last for key in HEAD if key in self.top)
            return [Edit(after + 1, after, (f"review: {{due: {due}}}",))]
        [(_, value)] = self.top["review"].value.pairs or []
        line = self.lines[value.line - 1]
        head, tail = line[: value.column - 1], line[value.column - 1 :]
        return [Edit(value.line, value.line, (head + tail.rstrip("\r\n").replace(value.text or "", due, 1),))]

    def accept(self, matrix: Matrix, today: Matrix) -> list[Edit]:
        if matrix.accept == today.accept:
            return []
        kept, left = set[int](), 0
        for place, one in enumerate(matrix.accept):
            if left < len(today.accept) and one == today.accept[left]:
                kept.add(place)
                left += 1
        new = [told_acceptance(one) for one in today.accept[left:]]
        entry, items = self.top.get("accept"), self.items("accept")
        if entry is None:
            last = max(one.last for one in self.top.values())
            return [Edit(last + 1, last, ("accept:", *(f"  - {one}" for one in new)))]
        if not items or not kept:
            listed = [*(told_acceptance(today.accept[place]) for place in range(left)), *new]
            return [self.rewritten(entry, ["accept:", *(f"  - {one}" for one in listed)] if listed else ["accept: []"])]
        gone = [Edit(item.first, item.last, ()) for place, item in enumerate(items) if place not in kept]
        dash = self.lines[items[0].first - 1][: items[0].value.column - 1]
        return [*gone, Edit(items[-1].last + 1, items[-1].last, tuple(dash + one for one in new))]

    def activity(self, item: Entry, matrix: Matrix, today: Matrix) -> list[Edit]:
        keys = self.entries(item.value, item.last)
        id_ = keys["id"].value.text if "id" in keys else None
        if id_ is None or id_ not in matrix.activity or id_ not in today.activity:
            return []
        old, new = matrix.activity[id_], today.activity[id_]
        edits = self.marks(keys, "proposed", old.proposed, new.proposed)
        return edits + self.marks(keys, "decided", old.decided, new.decided)

    def marks(
        self, keys: Mapping[str, Entry], key: str, old: Mapping[str, Mark], new: Mapping[str, Mark]
    ) -> list[Edit]:
        if old == new:
            return []
        changed = told_marks({role: mark for role, mark in new.items() if old.get(role) != mark})
        if key not in keys:
            depth, after = " " * (keys["stated"].node.column - 1), keys["stated"].last
            cells = (f"{depth}  {role}: {told}" for role, told in changed.items())
            return [Edit(after + 1, after, (f"{depth}{key}:", *cells))]
        entry = keys[key]
        found = self.entries(entry.value, entry.last)
        if not found or not new:
            depth = " " * (entry.node.column + 1)
            listed = (f"{depth}{role}: {told}" for role, told in told_marks(new).items())
            return [self.rewritten(entry, [f"{key}:", *listed] if new else [f"{key}: {{}}"])]
        depth = " " * (next(iter(found.values())).node.column - 1)
        gone = [Edit(cell.first, cell.last, ()) for role, cell in found.items() if role not in new]
        again = [
            Edit(cell.first, cell.last, (f"{depth}{role}: {changed.pop(role)}",))
            for role, cell in found.items()
            if role in changed
        ]
        last = max(cell.last for cell in found.values())
        return [*gone, *again, Edit(last + 1, last, tuple(f"{depth}{role}: {told}" for role, told in changed.items()))]

    def rewritten(self, entry: Entry, lines: Sequence[str]) -> Edit:
        """The key with another value; a key that is left empty goes, unless it begins an item."""

        before = self.lines[entry.first - 1][: entry.node.column - 1]
        if lines[0].endswith(("{}", "[]")) and not before.strip():
            return Edit(entry.first, entry.last, ())
        return Edit(entry.first, entry.last, (before + lines[0], *lines[1:]))
