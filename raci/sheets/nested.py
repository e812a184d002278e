"""Nested objects of a JSON file -> a matrix: stages, their tasks, and who holds which letter."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from raci.sheets import headings, symbols
from raci.sheets.coding import Reader
from raci.sheets.fields import LETTER_KEYS, NAMES, key_letters
from raci.sheets.keyed import keyed_matrices
from raci.sheets.legend import Legend
from raci.sheets.parties import roles_in
from raci.sheets.readers.objects import text_of
from raci.sheets.reading import ReadMatrix
from raci.sheets.said import Parsed
from raci.sheets.sketch import Row, Sketch


@dataclass
class Task:
    """An activity as the file nests it; `pairs` are (role, text of letters) or (letters, names)."""

    name: str
    groups: tuple[str, ...]
    id: str | None
    by_role: list[tuple[str, str]] = field(default_factory=list)
    by_letter: list[tuple[str, str]] = field(default_factory=list)


def matrices(value: Any, reader: Reader, legend: Legend, title: str) -> list[ReadMatrix]:
    """The matrix of a nested value, [] for none."""

    top = _own_name(value) if isinstance(value, dict) else ""
    if keyed := keyed_matrices(value, reader, legend, top or title):
        return keyed
    inner = value
    tasks = list(_tasks(inner, (), "", reader, 0))
    if not any(task.by_role or task.by_letter for task in tasks):
        return []
    sketch = Sketch()
    called = _declared(value)
    for role in called.values():
        sketch.roles.setdefault(role)
    for task in tasks:
        row = Row(task.name, " > ".join(task.groups) or None, task.id, -1)
        sketch.rows.append(row)
        for letters, names in task.by_letter:
            for role, note in roles_in(names, legend):
                if reader.read(role).kind != "nothing":
                    sketch.put(row, called.get(role, role), Parsed(letters, note, kind="letter"))
        for role, text in task.by_role:
            sketch.put(row, called.get(role, symbols.shown(role)), reader.read(text), text)
    return [sketch.matrix(top or title)]


def texts_of(value: Any) -> Iterator[str]:
    """Every key and every text of a value."""

    level = [value]
    while level:
        node = level.pop()
        if isinstance(node, dict):
            yield from map(str, node)
            level += node.values()
        elif isinstance(node, list):
            level += node
        elif isinstance(node, str):
            yield node


def _declared(value: Any) -> dict[str, str]:
    """Roles that the file lists before its tasks: what the tasks call them, by id or by name -> name."""

    listed = (
        next((inner for key, inner in value.items() if key.lower() == "roles"), None)
        if isinstance(value, dict)
        else None
    )
    if isinstance(listed, dict) and all(isinstance(name, str) for name in listed.values()):
        return {key: symbols.shown(name) for key, name in listed.items() if name.strip()}
    names: dict[str, str] = {}
    for role in listed if isinstance(listed, list) else ():
        name = symbols.shown(_own_name(role) if isinstance(role, dict) else text_of(role))
        if name:
            names[(_identity(role) if isinstance(role, dict) else None) or name] = name
    return names


def _tasks(value: Any, groups: tuple[str, ...], key: str, reader: Reader, depth: int) -> Iterator[Task]:
    if isinstance(value, list):
        for child in value:
            yield from _tasks(child, groups, "", reader, depth + 1)
        return
    if not isinstance(value, dict) or depth > 60:
        return
    assigned = _assigned(value, reader)
    name = _own_name(value) or (key if assigned and not _is_container(key) else "")
    if assigned and name:
        yield Task(symbols.shown(name), groups, _identity(value), *assigned)
        return
    children = [
        (inner_key, inner)
        for inner_key, inner in value.items()
        if isinstance(inner, dict | list) and inner_key.lower() != "roles"
    ]
    if not any(_has_objects(inner) for _, inner in children):
        if name and depth > 1 and not children:
            yield Task(symbols.shown(name), groups, _identity(value))
        return
    own = name or (key if key and isinstance(value, dict) and not _is_container(key) and depth > 1 else "")
    inside = (*groups, symbols.shown(own)) if own and depth else groups
    for inner_key, inner in children:
        yield from _tasks(inner, inside, inner_key if isinstance(inner, dict) else "", reader, depth + 1)


def _is_container(key: str) -> bool:
    return not key or (
        any(headings.is_heading(kind, key) for kind in ("activity", "group", "letter")) and len(key.split()) == 1
    )


def _has_objects(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(child, dict) for child in value))


def _own_name(value: dict[str, Any]) -> str:
    """The text that names an object: a field for names, for activities, or its first text."""

    texts = {key: inner for key, inner in value.items() if isinstance(inner, str) and inner.strip()}
    for pattern in (
        NAMES.fullmatch,
        lambda key: headings.is_heading("activity", key) or None,
        lambda key: headings.is_heading("group", key) or None,
    ):
        for key, text in texts.items():
            if pattern(key):
                return text
    return ""


def _identity(value: dict[str, Any]) -> str | None:
    for key, inner in value.items():
        if headings.first_of(key, ("id", "activity")) == "id" and isinstance(inner, str | int | float):
            return symbols.shown(text_of(inner)) or None
    return None


def _assigned(value: dict[str, Any], reader: Reader) -> tuple[list[tuple[str, str]], list[tuple[str, str]]] | None:
    """(role, letters) and (letters, roles) pairs of an object, None for one that gives nobody a letter."""

    own = _by_letter(value, reader, 2)
    if own:
        return [], own
    for inner in value.values():
        if isinstance(inner, dict) and inner:
            if pairs := _by_letter(inner, reader, 1):
                return [], pairs
            if pairs := _by_role(inner, reader):
                return pairs, []
        is_list = isinstance(inner, list) and bool(inner) and all(isinstance(child, dict) for child in inner)
        if is_list and (pairs := _listed(inner, reader)):
            return pairs, []
    if not any(isinstance(inner, dict | list) for inner in value.values()) and not _own_name(value):
        pairs = _by_role(value, reader)
        return (pairs, []) if pairs else None
    flat = {
        key: inner for key, inner in value.items() if not isinstance(inner, dict | list) and inner != _own_name(value)
    }
    pairs = [
        (key, text_of(inner))
        for key, inner in flat.items()
        if reader.read(text_of(inner)).letters and not _is_field(key)
    ]
    return (pairs, []) if pairs and _own_name(value) and len(pairs) * 2 >= len(flat) else None


def _is_field(key: str) -> bool:
    return any(headings.is_heading(kind, key) for kind in ("id", "attribute", "activity", "group"))


def _by_letter(value: dict[str, Any], reader: Reader, least: int) -> list[tuple[str, str]]:
    """Keys that are letters or words for them, with the names below them."""

    keys = {key: letters for key in value if (letters := key_letters(key, reader))}
    held = [(letters, text_of(value[key])) for key, letters in keys.items() if _holds_names(value[key])]
    is_only = len(keys) * 2 > len(value)
    names_letters = sum(bool(reader.read(text).letters) for _, text in held)
    if len(set(keys.values())) < least or (least == 1 and not is_only) or names_letters * 2 > max(1, len(held)):
        return []
    return [(letters, text) for letters, text in held if text.strip()]


def _holds_names(value: Any) -> bool:
    return (
        value is None
        or isinstance(value, str | int)
        or (isinstance(value, list) and not any(isinstance(child, dict | list) for child in value))
    )


def _by_role(value: dict[str, Any], reader: Reader) -> list[tuple[str, str]]:
    """Keys that are roles, with letters below them."""

    texts = {key: text_of(inner) if _holds_names(inner) else "" for key, inner in value.items()}
    read = [reader.read(text) for text in texts.values() if text.strip()]
    letters = sum(bool(parsed.letters) for parsed in read)
    if (
        not letters
        or letters + sum(parsed.kind in ("nothing", "sign") for parsed in read) < len(read)
        or len(texts) != len(value)
    ):
        return []
    return [(key, text) for key, text in texts.items() if text.strip()]


def _listed(value: list[dict[str, Any]], reader: Reader) -> list[tuple[str, str]]:
    """Objects that each hold a role and its letters."""

    pairs = []
    for holder in value:
        letter = next(
            (key for key, inner in holder.items() if _holds_names(inner) and reader.read(text_of(inner)).letters), None
        )
        role = next(
            (
                key
                for key in holder
                if key != letter and headings.first_of(key, ("role",)) and isinstance(holder[key], str)
            ),
            None,
        )
        role = role or next((key for key in holder if key != letter and NAMES.fullmatch(key)), None)
        role = role or next((key for key in holder if key != letter and isinstance(holder[key], str)), None)
        if letter is None or role is None or not (LETTER_KEYS.match(letter) or len(holder) <= 3):
            return []
        pairs.append((text_of(holder[role]), text_of(holder[letter])))
    return pairs
