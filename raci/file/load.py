"""YAML file -> Matrix, or every problem of the file with its line and remedy."""

import codecs
import re
from dataclasses import replace
from pathlib import Path

from raci.file import nodes
from raci.file.report import Report
from raci.file.schema import MATRIX
from raci.model import Matrix
from raci.words.problem import LoadError, Problem

LIMIT_BYTES = 16_000_000  # a matrix reaches the limit of its values first
LIMIT_RING = 12  # activities named of a circle

MESSAGES = {
    "missing": ("there is no such file", "check the path"),
    "directory": ("this is a directory", "name one of the files in it"),
    "permission": ("the file may not be read", "give yourself the right to read it"),
    "unreadable": ("the file cannot be read: {reason}", "check the path and the disk"),
    "size": ("the file has more than {limit} bytes", "split the matrix"),
    "encoding": ("the text is not UTF-8", "save the file as UTF-8"),
    "encoding-other": ("the text looks like {encoding} and not like UTF-8", "save the file as UTF-8"),
    "encoding-read": ("the text is UTF-16", "save the file as UTF-8"),
    "circle": ("the refusals run in a circle: {circle}", "end one of them somewhere else"),
}

UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
CHINESE = re.compile("[\0-\x7f§·\xd7—‘’“”…℃\u2460-\u2473\u3000-\u3011\u4e00-\u9fff\uff01-\uff5e]*")
WESTERN = re.compile("[\0-\x7f\xa0-\xff‘’“”–—…€]*")
"""What texts in these encodings consist of; read in the wrong encoding they would hold other characters too."""


def load(path: str | Path) -> Matrix:
    """The matrix of a file. Raises LoadError with every problem found, also when the file cannot be read at all."""

    try:
        data = _read(Path(path))
        matrix = loads(decode(data))
    except LoadError as error:
        raise LoadError([problem.at(str(path)) for problem in error.problems]) from None
    notes = [Problem("", 1, 1, *MESSAGES["encoding-read"])] if data.startswith(UTF_16) else []
    return replace(matrix, notes=tuple(note.at(str(path)) for note in (*notes, *matrix.notes)))


def loads(source: str) -> Matrix:
    """The matrix of a YAML text. Raises LoadError with every problem found, in the order of the text."""

    return matrix_of(tree(source))


def tree(source: str) -> nodes.Node:
    """The root of a YAML text. Raises LoadError with the first place that cannot be read."""

    try:
        return nodes.parse(source)
    except nodes.NotYaml as error:
        says, do = nodes.MESSAGES[error.message]
        raise LoadError([Problem("", error.line, error.column, says, do, error.fields)]) from None


def matrix_of(root: nodes.Node) -> Matrix:
    """The matrix of a tree. Raises LoadError with every problem found, in the order of the text."""

    report = Report()
    matrix = MATRIX(root, report)
    report.check_references()
    if matrix is not None:
        _check_refusals(matrix, report)
    if report.problems or matrix is None:
        raise LoadError(sorted(report.problems))
    return replace(matrix, notes=tuple(sorted(report.notes))) if report.notes else matrix


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT_BYTES + 1)  # and no more, whatever the path leads to
    except FileNotFoundError:
        raise _whole("missing") from None
    except IsADirectoryError:
        raise _whole("directory") from None
    except PermissionError:
        raise _whole("permission") from None
    except OSError as error:
        raise _whole("unreadable", reason=error.strerror or "unknown") from None
    if len(data) > LIMIT_BYTES:
        raise _whole("size", limit=f"{LIMIT_BYTES:,}")
    return data


def decode(data: bytes) -> str:
    """The text of a file without a byte order mark. Raises LoadError where it is neither UTF-8 nor UTF-16."""

    plain = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-16") if data.startswith(UTF_16) else plain.decode("utf-8")
    except UnicodeDecodeError as error:
        before = plain[: error.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        encoding = _encoding(data) if plain is data else ""
        message = MESSAGES["encoding-other" if encoding else "encoding"]
        raise LoadError([Problem("", line, column, *message, {"encoding": encoding})]) from None


def _encoding(data: bytes) -> str:
    """The name of the encoding that the text is likely in, "" where none makes sense of it."""

    if b"\0" in data:
        return ""
    for name, encoding, letters in (("GBK (GB 18030)", "gb18030", CHINESE), ("Windows-1252", "cp1252", WESTERN)):
        try:
            if letters.fullmatch(data.decode(encoding)):
                return name
        except UnicodeDecodeError:
            continue
    return ""


def _whole(message: str, **args: object) -> LoadError:
    return LoadError([Problem("", 0, 0, *MESSAGES[message], args)])


def _check_refusals(matrix: Matrix, report: Report) -> None:
    """Report each circle of refusals once, at its first activity."""

    settled: set[str] = set()
    for activity in matrix.activities:
        trail: dict[str, None] = {}
        here: str | None = activity.id
        while here is not None and here not in settled and here not in trail:
            trail[here] = None
            gate = matrix.activity.get(here)
            here = gate.refused if gate else None
        if here in trail:
            ring = list(trail)[list(trail).index(here) :]
            node = nodes.Node(matrix.activity[here].line, 1)
            says, do = MESSAGES["circle"]
            shown = ring if len(ring) <= LIMIT_RING else [*ring[: LIMIT_RING - 1], "…"]
            report.problems.append(Problem("", node.line, 1, says, do, {"circle": " → ".join([*shown, here])}))
        settled.update(trail)
