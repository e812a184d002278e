"""A list of parties, and gold, from YAML files; what is wrong with them is told as problems."""

from pathlib import Path
from typing import Any

from raci.draft.measure import Gold, gold
from raci.draft.party_signs import LIMIT_PARTIES
from raci.draft.values import Kind, Party
from raci.file.load import decode, load
from raci.file.plain import Plain, plain
from raci.model import Matrix
from raci.words.problem import LoadError, Problem

MESSAGES = {
    "unreadable": ("the file cannot be read: {reason}", "check the path and the disk"),
    "no-list": ("this is no list of parties", "write a list, each with name: and, where it has others, aliases: [...]"),
    "no-name": ("a party has no name", "write name: before its aliases"),
    "no-gold": ("this is no gold: {reason}", "write it as the README of the cases tells"),
}


def read_parties(path: Path) -> tuple[Party, ...]:
    """The parties of a YAML list of {name, aliases}, or of a file with such a list under `parties`."""

    values = _values(path)
    listed = values.get("parties") if isinstance(values, dict) else values
    if not isinstance(listed, list) or not listed:
        raise _problem(path, "no-list")
    return tuple(_party(path, entry) for entry in listed[:LIMIT_PARTIES])


def _party(path: Path, entry: Plain) -> Party:
    if isinstance(entry, str):
        return Party(entry, confirmed=True)
    name = entry.get("name") if isinstance(entry, dict) else None
    if not isinstance(entry, dict) or not isinstance(name, str) or not name.strip():
        raise _problem(path, "no-name")
    aliases = entry.get("aliases")
    others = aliases if isinstance(aliases, list) else [aliases]
    kind = entry.get("kind")
    known = Kind(kind) if isinstance(kind, str) and kind in list(Kind) else Kind.DEPARTMENT
    return Party(name, tuple(other for other in others if isinstance(other, str)), known, confirmed=True)


def read_gold(path: Path) -> Gold:
    """The gold of a file. Raises LoadError where it is none."""

    values = _values(path)
    try:
        return gold(_numbered(values))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _problem(path, "no-gold", reason=repr(error)) from None


def read_matrix(path: Path) -> Matrix | None:
    """The matrix in a file; None for a file of gold. Raises LoadError where it is a matrix that does not open."""

    values = _values(path)
    return load(path) if isinstance(values, dict) and "roles" in values else None


def _numbered(values: Plain) -> dict[str, Any]:
    """The values of gold with numbers where they are numbers."""

    if not isinstance(values, dict):
        raise TypeError("no mapping")
    numbered: dict[str, Any] = dict(values)
    for key in ("activities", "lenient_only", "table_rows"):
        for entry in numbered.get(key) or ():
            if isinstance(entry, dict):
                entry |= {name: int(entry[name]) for name in ("sid",) if name in entry}
                entry |= {name: [int(number) for number in entry[name]] for name in ("span",) if name in entry}
    return numbered


def _values(path: Path) -> Plain:
    try:
        return plain(decode(path.read_bytes()))
    except OSError as error:
        raise _problem(path, "unreadable", reason=error.strerror or "unknown") from None
    except LoadError as error:
        raise LoadError([problem.at(str(path)) for problem in error.problems]) from None


def _problem(path: Path, message: str, **args: object) -> LoadError:
    return LoadError([Problem(str(path), 0, 0, *MESSAGES[message], args)])
