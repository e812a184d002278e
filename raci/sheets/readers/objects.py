"""JSON -> a grid where it holds rows of one shape, the value itself where it is nested."""

import json
from typing import Any

from raci.sheets import headings
from raci.sheets.grid import Document, Grid, Skipped, squared
from raci.sheets.limits import LIMIT_DEPTH
from raci.sheets.trouble import trouble
from raci.words.sentences import Word

BESIDE = Word("a field that holds no rows")


def read(text: str) -> Document:
    """The document of a JSON text. Raises LoadError for what is no JSON, or nested too deep."""

    try:
        value = json.loads(text.lstrip("\ufeff"))
    except RecursionError:
        raise trouble("depth", limit=LIMIT_DEPTH) from None
    except json.JSONDecodeError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        try:
            value = [json.loads(line) for line in lines] if len(lines) > 1 else _fail(error)
        except (json.JSONDecodeError, RecursionError):
            _fail(error)
    if _depth(value) > LIMIT_DEPTH:
        raise trouble("depth", limit=LIMIT_DEPTH)
    return _document(value)


def _fail(error: json.JSONDecodeError) -> Any:
    raise trouble("json", error.lineno, error.colno, reason=error.msg)


def _depth(value: Any) -> int:
    deepest, level = 0, [value]
    while level and deepest <= LIMIT_DEPTH + 1:
        deepest += 1
        level = [
            inner
            for item in level
            for inner in (item.values() if isinstance(item, dict) else item if isinstance(item, list) else ())
        ]
    return deepest


def _document(value: Any) -> Document:
    title, rows, beside = "", value, []
    if isinstance(value, dict):
        lists = [(key, inner) for key, inner in value.items() if _is_rows(inner)]
        columns = value.get("columns") or value.get("header") or value.get("headers")
        if isinstance(columns, list) and len(lists) <= 1 and isinstance(value.get("data") or value.get("rows"), list):
            return _grid([columns, *(value.get("data") or value["rows"])], "", [])
        if crossed := _crossed(value):
            return _grid(*crossed, [])
        if len(lists) == 1 and not any(
            isinstance(inner, dict | list) for key, inner in value.items() if key != lists[0][0]
        ):
            rows = lists[0][1]
            named = [inner for inner in value.values() if isinstance(inner, str)]
            title = named[0] if named else lists[0][0]
            beside = [
                Skipped("field", str(key), BESIDE, str(inner)[:200])
                for key, inner in value.items()
                if inner is not rows
            ]
    if _is_rows(rows):
        if isinstance(rows[0], list):
            return _grid(rows, title, beside)
        keys = list(dict.fromkeys(key for row in rows for key in row))
        return _grid([keys, *([row.get(key) for key in keys] for row in rows)], title, beside)
    return Document("json", (), objects=value)


def _crossed(value: dict[str, Any]) -> tuple[list[list[Any]], str] | None:
    """A head and rows with their names, of an object that holds letters as lists of lists beside the names of their
    rows and of their columns; and the text that names it."""

    lists = {key: inner for key, inner in value.items() if isinstance(inner, list)}
    cells = next((inner for inner in lists.values() if inner and all(isinstance(row, list) for row in inner)), [])
    names = {
        key: inner for key, inner in lists.items() if inner and not any(isinstance(cell, dict | list) for cell in inner)
    }
    width = max(map(len, cells), default=0)
    across = [key for key, inner in names.items() if len(inner) == width]
    down = [key for key, inner in names.items() if len(inner) == len(cells)]
    pairs = [(key, other) for key in down for other in across if key != other]
    if not width or not pairs:
        return None
    key, other = max(pairs, key=lambda pair: headings.kind_of(pair[0]) == "activity")
    named = next((inner for inner in value.values() if isinstance(inner, str)), "")
    rows = [[name, *row] for name, row in zip(names[key], cells, strict=True)]
    return [[key, *names[other]], *rows], named


def _is_rows(value: Any) -> bool:
    """True for a list of flat objects, or of lists, whose values are texts, numbers or lists of texts."""

    if not isinstance(value, list) or not value:
        return False
    if all(isinstance(row, list) for row in value):
        return len(value) > 1 and all(_is_flat(cell) for row in value for cell in row)
    return all(isinstance(row, dict) and all(map(_is_flat, row.values())) for row in value)


def _is_flat(value: Any) -> bool:
    return not isinstance(value, dict | list) or (
        isinstance(value, list) and not any(isinstance(item, dict | list) for item in value)
    )


def _grid(rows: list[list[Any]], title: str, beside: list[Skipped]) -> Document:
    shown = squared([[text_of(cell) for cell in row] for row in rows])
    return Document("json", (Grid(shown, "1", title, heads=1),), tuple(beside))


def text_of(value: Any) -> str:
    """A value as text: nothing for null, a list with its parts joined by commas."""

    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(map(text_of, value))
    if isinstance(value, bool):
        return "✓" if value else "-"
    return str(value)
