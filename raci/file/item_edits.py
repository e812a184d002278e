"""Items of a file that are added, retired, put elsewhere or said anew -> its text, item by item."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

from raci.file.dump import item_lines
from raci.file.load import tree
from raci.file.yaml_text import Edit, Stretch, YamlText
from raci.model import Matrix
from raci.model.item_changes import LISTS, items_of

BEFORE = {"topics": ("processes", "activities"), "roles": ("topics", "processes"), "processes": ("activities",)}
"""List -> the keys before which it stands."""
NO_PLACE = "this list is not written with dashes; download today's matrix as a new file"


def with_items(layout: YamlText, matrix: Matrix, wanted: Matrix) -> YamlText:
    """The text with the items of `wanted` in its order; those that stay are written as they were.

    Raises ValueError where a list that changes is not written with dashes.
    """

    top = layout.keys()
    edits: list[Edit] = []
    for kind, key in LISTS.items():
        old, new = (items_of(side, kind) for side in (matrix, wanted))
        if [*old] != [*new]:
            edits += _listed(layout, top, key, old, new)
    if not edits:
        return layout
    text = layout.edited(edits)
    return YamlText(text, tree(text))


def known_items(matrix: Matrix, wanted: Matrix) -> Matrix:
    """What `with_items` has written: the items of `wanted`, as the matrix says them where it has them."""

    lists = {}
    for kind, key in LISTS.items():
        old = items_of(matrix, kind)
        lists[key] = tuple(old.get(id_, item) for id_, item in items_of(wanted, kind).items())
    return replace(matrix, **lists)  # type: ignore[arg-type]


def written_anew(layout: YamlText, item: Stretch, new: Any) -> Edit:
    """An item in place of the one that stands there, as `dumps` writes it."""

    return layout.put_lines(item.first, item.last, _dashed(new, _dash(layout, item)))


def _listed(
    layout: YamlText, top: Mapping[str, Stretch], key: str, old: Mapping[str, Any], new: Mapping[str, Any]
) -> list[Edit]:
    """The edits of one list."""

    if key not in top:
        following = next(top[name] for name in BEFORE[key] if name in top)
        lines = [line for item in new.values() for line in _dashed(item, "  - ")]
        return [layout.put_lines(following.first, following.first - 1, [f"{key}:", *lines])]
    entry, items = top[key], layout.items(top[key])
    if old and len(items) != len(old):
        raise ValueError(NO_PLACE)
    if not old or not new or not set(old) & set(new):
        lines = [line for item in new.values() for line in _dashed(item, "  - ")]
        return [layout.put_lines(entry.first, entry.last, [f"{key}:", *lines] if new else [f"{key}: []"])]
    return _moved(layout, dict(zip(old, items, strict=True)), new)


def _moved(layout: YamlText, items: Mapping[str, Stretch], new: Mapping[str, Any]) -> list[Edit]:
    """Items taken out where they no longer stand, and put behind the one that they follow."""

    kept = _staying([*items], [*new])
    edits = [layout.put_lines(stretch.first, stretch.last, ()) for id_, stretch in items.items() if id_ not in kept]
    dash, last = _dash(layout, next(iter(items.values()))), items[next(iter(items))].first - 1
    lines: list[str] = []
    for id_, item in new.items():
        if id_ in kept:
            edits += [layout.put_lines(last + 1, last, lines)] if lines else []
            lines, last = [], items[id_].last
        else:
            lines += _lines(layout, items[id_]) if id_ in items else _dashed(item, dash)
    return [*edits, layout.put_lines(last + 1, last, lines)] if lines else edits


def _staying(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """Items that need not move."""

    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return {id_ for block in blocks for id_ in old[block.a : block.a + block.size]}


def _lines(layout: YamlText, item: Stretch) -> list[str]:
    return [line.rstrip("\r\n") for line in layout.lines[item.first - 1 : item.last]]


def _dash(layout: YamlText, item: Stretch) -> str:
    """What stands before the first character of an item, such as two blanks, a dash and a blank."""

    return layout.lines[item.first - 1][: item.value.column - 1]


def _dashed(item: Any, dash: str) -> list[str]:
    first, *rest = item_lines(item)
    return [dash + first, *(" " * len(dash) + line for line in rest)]
