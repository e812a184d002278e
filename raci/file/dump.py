"""Matrix -> YAML text, the way people write it; `loads(dumps(matrix)) == matrix`."""

import os
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from datetime import date
from enum import Enum
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import yaml

from raci.file.load import decode
from raci.model import Matrix
from raci.model.letters import Mark, Origin
from raci.words.problem import LoadError, Problem
from raci.words.sentences import Text, Word

WIDTH = 130

MESSAGES = {
    "changed": (Word("{path} has been changed in the meantime"), Word("look at the differences again")),
    "unwritten": (
        Word("{path} cannot be written: {reason}"),
        Word("download the file and put it into its place"),
    ),
}


def dumps(matrix: Matrix) -> str:
    """The file text of a matrix: keys in the order of the model, defaults left out, short values on one line."""

    return yaml.dump(
        _plain(matrix),
        Dumper=yaml.CSafeDumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=None,
        width=WIDTH,
    )


def item_lines(item: Any) -> list[str]:
    """The lines of one role, topic, process or activity, as `dumps` writes them behind a dash."""

    plain = _plain(item)
    text: str = yaml.dump(
        plain, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, default_flow_style=None, width=WIDTH
    )
    return text.splitlines()


def save(path: Path, before: str, after: str) -> Problem | None:
    """Put the text `after` into the file in one move, where it still says `before`; why not, None when it is done."""

    try:
        target = path.resolve()  # a link stays a link
        if _text(target.read_bytes()) != before:
            return _problem(path, "changed")
        _replace(target, after.encode())
    except OSError as error:
        return _problem(path, "unwritten", reason=error.strerror or "unknown")
    return None


def _text(data: bytes) -> str | None:
    try:
        return decode(data)
    except LoadError:
        return None


def _replace(path: Path, data: bytes) -> None:
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as new:
        try:
            new.write(data)
            new.flush()
            os.fsync(new.fileno())
            os.chmod(new.name, path.stat().st_mode)
            os.replace(new.name, path)
        except BaseException:
            os.unlink(new.name)
            raise


def _problem(path: Path, message: str, **args: object) -> Problem:
    says, do = MESSAGES[message]
    return Problem("", 0, 0, says, do, {"path": path.name, **args})


def _plain(value: Any) -> Any:
    if isinstance(value, Text):
        return value.en if value.en == value.zh else {"en": value.en, "zh": value.zh}
    if isinstance(value, Mark):
        return _mark(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {_plain(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, str | bool | int | float | date):
        return value
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value) if _is_told(value, field)}


def _mark(mark: Mark) -> Any:
    if mark.origin == Origin.STATED and mark.when is None:
        return mark.cell
    fields = {"letters": mark.cell, "when": mark.when, "on": mark.on, "why": mark.why}
    return {key: _plain(value) for key, value in fields.items() if value is not None}


def _is_told(value: Any, field: Field[Any]) -> bool:
    """True for what a reader must know: no positions, no defaults, but every field that a file must have."""

    if not field.compare:
        return False
    if field.name in ("stated", "roles", "processes", "activities"):
        return True
    default = field.default_factory() if field.default_factory is not MISSING else field.default
    return default is MISSING or getattr(value, field.name) != default
