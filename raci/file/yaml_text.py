"""Layout: where the values of a YAML text stand in it, and edits that leave every other character as it is."""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from raci.file.nodes import Node


class Edit(NamedTuple):
    """Characters from `start` to before `end`, counted from 0, that give way to a text, which may be whole lines."""

    start: int
    end: int
    text: str
    is_lines: bool = False


class Stretch(NamedTuple):
    """A key or a list item with the lines it stands on, and how deep its first character is."""

    node: Node
    value: Node
    first: int
    last: int


class YamlText:
    """The lines of a text and its tree. Places count from 1; what an edit changes is done by `edited`, all at once."""

    def __init__(self, text: str, root: Node) -> None:
        self.text, self.root = text, root
        self.lines = text.splitlines(keepends=True)  # the same line ends as YAML's, for every text that is YAML
        self._starts = [0]
        for line in self.lines:
            self._starts.append(self._starts[-1] + len(line))

    def keys(self) -> dict[str, Stretch]:
        """Key -> entry of the whole text, {} where it is not written one key a line."""

        lines = enumerate(self.lines, 1)
        after = (at for at, line in lines if at > self.root.line and re.match(r"\.\.\.(\s|$)", line))
        return self.entries(self.root, next(after, len(self.lines) + 1) - 1)

    def entries(self, mapping: Node, last: int) -> dict[str, Stretch]:
        """Key -> entry of a mapping that is written one key a line, {} for any other layout."""

        pairs = mapping.pairs or []
        if not pairs or (mapping.line, mapping.column) != (pairs[0][0].line, pairs[0][0].column):
            return {}
        ends = [*(key.line - 1 for key, _ in pairs[1:]), last]
        return {
            key.text or "": Stretch(key, value, key.line, self._content(key, end))
            for (key, value), end in zip(pairs, ends, strict=True)
        }

    def items(self, listed: Stretch) -> list[Stretch]:
        """The items of a list that is written with dashes, [] for any other layout."""

        items = listed.value.items or []
        if not items or not all(
            re.fullmatch(r"\s*-\s+", self.lines[item.line - 1][: item.column - 1]) for item in items
        ):
            return []
        ends = [*(item.line - 1 for item in items[1:]), listed.last]
        return [
            Stretch(listed.value, item, item.line, self._content(item, end))
            for item, end in zip(items, ends, strict=True)
        ]

    def _content(self, node: Node, last: int) -> int:
        """The last line up to `last` of what begins at the node, without blanks and comments before what follows."""

        while last > node.line:
            line = self.lines[last - 1]
            words, depth = line.strip(), len(line) - len(line.lstrip())
            if words and words != "-" and not (words.startswith("#") and depth < node.column):
                break
            last -= 1
        return last

    def put_lines(self, first: int, last: int, lines: Iterable[str]) -> Edit:
        """Other lines for first..last; where last is first - 1, before first. They end as the line before them does."""

        before = self.lines[max(first - 2, 0)] if self.lines else ""
        end = before[len(before.rstrip("\r\n")) :] or self._end()
        return Edit(self._starts[first - 1], self._starts[last], "".join(line + end for line in lines), is_lines=True)

    def _end(self) -> str:
        return "\r\n" if self.lines and self.lines[0].endswith("\r\n") else "\n"

    def put(self, node: Node, text: str) -> Edit:
        """Another text for a value that stands in braces or on one line."""

        return Edit(self._start(node), self._stop(node), text)

    def add(self, node: Node, text: str) -> Edit:
        """Text behind a value in braces."""

        return Edit(self._stop(node), self._stop(node), text)

    def is_flow(self, node: Node) -> bool:
        """True for a mapping in braces."""

        return node.pairs is not None and self.text[self._start(node)] == "{"

    def is_list_in_line(self, node: Node) -> bool:
        """True for a list in brackets."""

        return node.items is not None and self.text[self._start(node)] == "["

    def without(self, mapping: Node, names: Collection[str]) -> list[Edit]:
        """A mapping in braces without these keys, of which it must keep one."""

        pairs, edits = mapping.pairs or [], []
        gone = [key.text in names for key, _ in pairs]
        for at, (key, _) in enumerate(pairs):
            if gone[at] and (at == 0 or not gone[at - 1]):
                following = next((later for later in range(at, len(pairs)) if not gone[later]), None)
                if following is not None:
                    edits.append(Edit(self._start(key), self._start(pairs[following][0]), ""))
                else:
                    edits.append(self._tail(pairs[at - 1][1], key, pairs[-1][1]))
        return edits

    def _tail(self, kept: Node, key: Node, last: Node) -> Edit:
        """The end of a mapping in braces gone, with the comma before it, but not with a comment that stands there."""

        start = self._stop(kept)
        is_plain = not self.text[start : self._start(key)].strip(" \t\r\n,")
        return Edit(start if is_plain else self._start(key), self._stop(last), "")

    def changed(self, mapping: Node, values: Mapping[str, str | None]) -> list[Edit]:
        """A mapping in braces with these values, None for a key that goes; where none stays, all of it anew."""

        pairs = mapping.pairs or []
        kept = [value for key, value in pairs if values.get(key.text or "", "") is not None]
        known = {key.text for key, _ in pairs}
        new = [f"{name}: {text}" for name, text in values.items() if text is not None and name not in known]
        if not kept:
            return [self.put(mapping, "{" + ", ".join(new) + "}")]
        again = [self.put(value, text) for key, value in pairs if (text := values.get(key.text or ""))]
        gone = self.without(mapping, [name for name, text in values.items() if text is None])
        return [*again, *([self.add(kept[-1], "".join(f", {line}" for line in new))] if new else []), *gone]

    def edited(self, edits: Iterable[Edit]) -> str:
        """The text with the edits made, which do not overlap; of two at one place the first stands first."""

        result, done = "", 0
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
            result += self.text[done : edit.start]
            is_open = edit.is_lines and edit.text and result and not result.endswith(("\n", "\r"))
            result += self._end() + edit.text if is_open else edit.text
            done = edit.end
        return result + self.text[done:]

    def _start(self, node: Node) -> int:
        return self._starts[node.line - 1] + node.column - 1

    def _stop(self, node: Node) -> int:
        line, column = node.end
        return self._starts[line - 1] + column - 1
