"""YAML file -> Matrix, or every problem of the file with its line and remedy."""

import codecs
from pathlib import Path

from raci import nodes
from raci.model import Matrix
from raci.problems import LoadError, Problem
from raci.records import MATRIX
from raci.report import Report

LIMIT_BYTES = 16_000_000  # a matrix reaches the limit of its values first
LIMIT_RING = 12  # activities named of a circle

MESSAGES = {
    "missing": ("there is no such file", "check the path"),
    "directory": ("this is a directory", "name one of the files in it"),
    "permission": ("the file may not be read", "give yourself the right to read it"),
    "unreadable": ("the file cannot be read: {reason}", "check the path and the disk"),
    "size": ("the file has more than {limit} bytes", "split the matrix"),
    "encoding": ("the text is not UTF-8", "save the file as UTF-8"),
    "circle": ("the refusals run in a circle: {circle}", "end one of them somewhere else"),
}


def load(path: str | Path) -> Matrix:
    """The matrix of a file. Raises LoadError with every problem found, also when the file cannot be read at all."""

    try:
        return loads(_decode(_read(Path(path))))
    except LoadError as error:
        raise LoadError([problem.at(str(path)) for problem in error.problems]) from None


def loads(source: str) -> Matrix:
    """The matrix of a YAML text. Raises LoadError with every problem found, in the order of the text."""

    try:
        root = nodes.parse(source)
    except nodes.NotYaml as error:
        says, do = nodes.MESSAGES[error.message]
        raise LoadError([Problem("", error.line, error.column, says, do, error.fields)]) from None
    report = Report()
    matrix = MATRIX(root, report)
    report.check_references()
    if matrix is not None:
        _check_refusals(matrix, report)
    if report.problems or matrix is None:
        raise LoadError(sorted(report.problems))
    return matrix


def find(folder: Path) -> dict[str, Path]:
    """Matrix id -> file, for every YAML file of a folder, by name. An address is looked up here, never as a path."""

    return {path.stem: path for path in sorted(folder.glob("*.yaml"))}


def place(folder: Path, name: str) -> Path | None:
    """The file of a matrix id, as `find` would have it; None where there is none."""

    path = folder / f"{name}.yaml"
    try:
        return path if path.name == f"{name}.yaml" and path.parent == folder and path.is_file() else None
    except OSError:  # a name too long for a file
        return None


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


def _decode(data: bytes) -> str:
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise LoadError([Problem("", line, column, *MESSAGES["encoding"])]) from None


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
            found = matrix.activity.get(here)
            here = found.refused if found else None
        if here in trail:
            ring = list(trail)[list(trail).index(here) :]
            node = nodes.Node(matrix.activity[here].line, 1)
            says, do = MESSAGES["circle"]
            shown = ring if len(ring) <= LIMIT_RING else [*ring[: LIMIT_RING - 1], "…"]
            report.problems.append(Problem("", node.line, 1, says, do, {"circle": " → ".join([*shown, here])}))
        settled.update(trail)
