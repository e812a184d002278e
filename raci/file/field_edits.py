"""Fields of a row, a role or a process that have been amended -> edits of the text, each at its place."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from raci.file.nodes import Node
from raci.file.scalars import value_in_line
from raci.file.yaml_text import Edit, Stretch, YamlText

OF_ROW = ("process", "name", "act", "topic", "to", "when", "refused")
OF_ROLE = ("name", "kind", "in_scope", "reports_to", "answers", "holders", "stand_in", "aliases")
OF_PROCESS = ("name", "kind", "chain")
AFTER = ("id", "name", "kind", "act", "topic", "output", "in_scope", "reports_to", "to", "when", "answers", "holders")
"""Keys that a new one stands behind, as `dumps` would put it."""


def fields_in_braces(layout: YamlText, node: Node, old: Any, new: Any, names: Iterable[str]) -> list[Edit]:
    """The edits of what is written in braces."""

    values = {name: value_in_line(getattr(new, name)) for name in _changed(old, new, names)}
    return layout.changed(node, values) if values else []


def fields_in_lines(
    layout: YamlText, keys: Mapping[str, Stretch], old: Any, new: Any, names: Iterable[str]
) -> list[Edit]:
    """The edits of what is written one key a line."""

    edits = []
    for name in _changed(old, new, names):
        text = value_in_line(getattr(new, name))
        if name in keys:
            edits.append(_again(layout, keys[name], name, text))
        else:
            last = max((keys[key] for key in AFTER if key in keys), key=lambda entry: entry.last)
            depth = " " * (last.node.column - 1)
            edits.append(layout.put_lines(last.last + 1, last.last, [f"{depth}{name}: {text}"]))
    return edits


def changed_fields(old: Any, new: Any) -> set[str]:
    """The names of the fields that say something else."""

    return {
        field.name for field in fields(old) if field.compare and getattr(old, field.name) != getattr(new, field.name)
    }


def _changed(old: Any, new: Any, names: Iterable[str]) -> list[str]:
    return [name for name in names if getattr(old, name) != getattr(new, name)]


def _again(layout: YamlText, entry: Stretch, name: str, text: str | None) -> Edit:
    """The key with another value, or gone; one that begins an item stays, and says nothing."""

    before = layout.lines[entry.first - 1][: entry.node.column - 1]
    if text is None:
        return layout.put_lines(entry.first, entry.last, [] if not before.strip() else [f"{before}{name}: []"])
    if entry.value.text is not None or layout.is_flow(entry.value) or layout.is_list_in_line(entry.value):
        return layout.put(entry.value, text)
    return layout.put_lines(entry.first, entry.last, [f"{before}{name}: {text}"])
