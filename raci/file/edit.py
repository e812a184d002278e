"""Edit: what has been decided put into the YAML text of a matrix, every other character of it kept."""

from collections.abc import Collection, Iterator, Mapping
from difflib import unified_diff
from typing import Any, NamedTuple

from raci.file.dump import dumps
from raci.file.field_edits import OF_PROCESS, OF_ROLE, OF_ROW, changed_fields, fields_in_braces, fields_in_lines
from raci.file.item_edits import known_items, with_items, written_anew
from raci.file.load import loads, matrix_of, tree
from raci.file.nodes import Node
from raci.file.scalars import acceptance_in_line, as_written, marks_in_line
from raci.file.yaml_text import Edit, Stretch, YamlText
from raci.model import Activity, Matrix
from raci.model.letters import Mark
from raci.words.problem import LoadError, Problem
from raci.words.sentences import Word

LAYOUT = (
    Word("this file is laid out in a way that cannot be edited line by line"),
    Word("take the file that is written anew; comments of the old one are not in it"),
)
STRANGE = "the decisions do not fit into this file; download today's matrix as a new file"
HEAD = ("id", "title", "sector", "source")


class Edited(NamedTuple):
    """The text of a file with the decisions in it; `problem` says why, where all of it is written anew."""

    text: str
    problem: Problem | None = None


def edit_file(text: str, today: Matrix) -> Edited:
    """The text with what has been decided since it was written; anew where it cannot be edited in place."""

    try:
        return Edited(edit_text(text, today))
    except (ValueError, LoadError):
        return Edited(dumps(as_written(today)), Problem("", 0, 0, *LAYOUT))


def edit_text(text: str, today: Matrix) -> str:
    """The text of a file with what has been decided since; `loads` of it gives `as_written(today)`.

    Comments, order and layout stay; new lines stand where `dumps` would put them, and what is written in braces stays
    in them. Raises ValueError when the text is laid out in a way that cannot be edited, such as JSON, or when today
    does not belong to it, and LoadError when it is no matrix.
    """

    root = tree(text)
    matrix, wanted = matrix_of(root), as_written(today)
    if matrix == wanted:
        return text
    layout = with_items(YamlText(text, root), matrix, wanted)
    result = _Editor(layout, known_items(matrix, wanted), wanted).result()
    try:
        is_same = loads(result) == wanted
    except LoadError:
        is_same = False
    if not is_same:
        raise ValueError(STRANGE)
    return result


def difference(before: str, after: str, name: str) -> list[str]:
    """Lines of a unified diff without line ends; [] when nothing changes."""

    return list(unified_diff(before.splitlines(), after.splitlines(), name, name, lineterm=""))


class _Editor:
    """What a file says, what it should say, and the edits between them."""

    def __init__(self, layout: YamlText, matrix: Matrix, wanted: Matrix) -> None:
        self.layout, self.matrix, self.wanted = layout, matrix, wanted
        self.top = layout.keys()
        if not self.top:
            raise ValueError("this file is not written one key a line; download today's matrix as a new file")

    def result(self) -> str:
        return self.layout.edited(
            [*self.review(), *self.roles(), *self.processes(), *self.activities(), *self.accept()]
        )

    def roles(self) -> list[Edit]:
        return self.items("roles", self.matrix.role, self.wanted.role, OF_ROLE)

    def processes(self) -> list[Edit]:
        return self.items("processes", self.matrix.process, self.wanted.process, OF_PROCESS)

    def activities(self) -> list[Edit]:
        return self.items("activities", self.matrix.activity, self.wanted.activity, OF_ROW)

    def items(
        self, key: str, before: Mapping[str, Any], after: Mapping[str, Any], names: Collection[str]
    ) -> list[Edit]:
        """The edits of every item that says something else; it is written anew where no edit of a field can say so."""

        edits = []
        for node, last in self.listed(key):
            old, new = (items.get(_id(node)) for items in (before, after))
            if old is None or new is None or old == new:
                continue
            if not _is_of_file(old, new):
                raise ValueError(STRANGE)
            if last and changed_fields(old, new) - {*names, *_marks(old, new)}:
                edits.append(written_anew(self.layout, Stretch(node, node, node.line, last), new))
            elif self.layout.is_flow(node):
                edits += fields_in_braces(self.layout, node, old, new, names)
                edits += self.in_braces(node, old, new) if _marks(old, new) else []
            elif last:
                keys = self.layout.entries(node, last)
                edits += fields_in_lines(self.layout, keys, old, new, names)
                for each in _marks(old, new):
                    edits += self.marks(keys, each, getattr(old, each), getattr(new, each))
        return edits

    def listed(self, key: str) -> Iterator[tuple[Node, int | None]]:
        """The items of a list, each with its last line where it is written one key a line."""

        if key in self.top:
            lines = {(item.value.line, item.value.column): item.last for item in self.layout.items(self.top[key])}
            for node in self.top[key].value.items or []:
                yield node, lines.get((node.line, node.column))

    def review(self) -> list[Edit]:
        if self.wanted.review is None or self.matrix.review == self.wanted.review:
            return []
        due = self.wanted.review.due.isoformat()
        if "review" not in self.top:
            after = max(self.top[key].last for key in HEAD if key in self.top)
            return [self.layout.put_lines(after + 1, after, [f"review: {{due: {due}}}"])]
        [(_, value)] = self.top["review"].value.pairs or []
        return [self.layout.put(value, due)]

    def accept(self) -> list[Edit]:
        listed, wanted = self.matrix.accept, self.wanted.accept
        if listed == wanted:
            return []
        kept, left = set[int](), 0
        for number, acceptance in enumerate(listed):
            if left < len(wanted) and acceptance == wanted[left]:
                kept.add(number)
                left += 1
        return self.accepted(kept, [acceptance_in_line(acceptance) for acceptance in wanted], left)

    def accepted(self, kept: Collection[int], lines: list[str], old: int) -> list[Edit]:
        """The exceptions as these lines, of which the first `old` stand there, at the places that are kept."""

        entry = self.top.get("accept")
        if entry is None:
            last = max(stretch.last for stretch in self.top.values())
            return [self.layout.put_lines(last + 1, last, ["accept:", *(f"  - {line}" for line in lines)])]
        items = self.layout.items(entry)
        if not items or not kept:
            return [self.again(entry, ["accept:", *(f"  - {line}" for line in lines)] if lines else ["accept: []"])]
        gone = [self.layout.put_lines(item.first, item.last, ()) for at, item in enumerate(items) if at not in kept]
        dash = self.layout.lines[items[0].first - 1][: items[0].value.column - 1]
        new = self.layout.put_lines(items[-1].last + 1, items[-1].last, [dash + line for line in lines[old:]])
        return [*gone, new]

    def in_braces(self, node: Node, old: Activity, new: Activity) -> list[Edit]:
        """The edits of a row that is written in braces."""

        held = {key.text: value for key, value in node.pairs or []}
        wanted = {"proposed": (old.proposed, new.proposed), "decided": (old.decided, new.decided)}
        edits = self.layout.without(node, [key for key in wanted if key in held and not wanted[key][1]])
        edits += self.cells(held["stated"], old.stated, new.stated)
        for key, (before, after) in wanted.items():
            if key in held and after:
                edits += self.cells(held[key], before, after)
            elif after:
                cells = ", ".join(f"{role}: {cell}" for role, cell in marks_in_line(after).items())
                edits.append(self.layout.add(held["stated"], f", {key}: {{{cells}}}"))
        return edits

    def cells(self, node: Node, old: Mapping[str, Mark], new: Mapping[str, Mark]) -> list[Edit]:
        """The edits of marks that are written in braces."""

        gone: dict[str, str | None] = {role: None for role in old if role not in new}
        return self.layout.changed(node, gone | marks_in_line(_since(old, new))) if old != new else []

    def marks(
        self, keys: Mapping[str, Stretch], key: str, old: Mapping[str, Mark], new: Mapping[str, Mark]
    ) -> list[Edit]:
        """The edits of a key of a row that is written one key a line."""

        if old == new:
            return []
        if key not in keys:
            depth, after = " " * (keys["stated"].node.column - 1), keys["stated"].last
            cells = (f"{depth}  {role}: {cell}" for role, cell in marks_in_line(_since(old, new)).items())
            return [self.layout.put_lines(after + 1, after, [f"{depth}{key}:", *cells])]
        entry = keys[key]
        if old and new and self.layout.is_flow(entry.value):
            return self.cells(entry.value, old, new)
        lines = self.layout.entries(entry.value, entry.last)
        if lines and new:
            return self.cell_lines(lines, old, new)
        depth = " " * (entry.node.column + 1)
        cells = (f"{depth}{role}: {cell}" for role, cell in marks_in_line(new).items())
        return [self.again(entry, [f"{key}:", *cells] if new else [f"{key}: {{}}"])]

    def cell_lines(self, cells: Mapping[str, Stretch], old: Mapping[str, Mark], new: Mapping[str, Mark]) -> list[Edit]:
        """The edits of marks that are written one a line."""

        put, changed = self.layout.put_lines, marks_in_line(_since(old, new))
        depth = " " * (next(iter(cells.values())).node.column - 1)
        gone = [put(cell.first, cell.last, ()) for role, cell in cells.items() if role not in new]
        again = [
            put(cell.first, cell.last, [f"{depth}{role}: {changed.pop(role)}"])
            for role, cell in cells.items()
            if role in changed
        ]
        last = max(cell.last for cell in cells.values())
        return [*gone, *again, put(last + 1, last, [f"{depth}{role}: {cell}" for role, cell in changed.items()])]

    def again(self, entry: Stretch, lines: list[str]) -> Edit:
        """The key with another value; a key that is left empty goes, unless it begins an item."""

        before = self.layout.lines[entry.first - 1][: entry.node.column - 1]
        is_gone = lines[0].endswith(("{}", "[]")) and not before.strip()
        return self.layout.put_lines(entry.first, entry.last, [] if is_gone else [before + lines[0], *lines[1:]])


def _id(node: Node) -> str:
    return next((value.text or "" for key, value in node.pairs or [] if key.text == "id"), "")


def _marks(old: Any, new: Any) -> tuple[str, ...]:
    """The letters of a row that can be edited at their place: of those of the text some may go, and not all."""

    if not isinstance(old, Activity):
        return ()
    return ("proposed", "decided", "stated") if new.stated else ("proposed", "decided")


def _is_of_file(old: Any, new: Any) -> bool:
    """True but for a row whose text says other letters: nothing in the log changes those, it only takes parties out."""

    return not isinstance(old, Activity) or dict(new.stated).items() <= dict(old.stated).items()


def _since(old: Mapping[str, Mark], new: Mapping[str, Mark]) -> dict[str, Mark]:
    """The marks that are new or others."""

    return {role: mark for role, mark in new.items() if old.get(role) != mark}
