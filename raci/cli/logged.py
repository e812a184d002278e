"""A matrix file of a call with the log of its decisions, which lies in a database beside it or where the call says."""

from pathlib import Path
from typing import TYPE_CHECKING

from raci.log import Today, fold, version_at
from raci.model import Matrix
from raci.rules.codes import read
from raci.words.problem import LoadError, Problem
from raci.words.sentences import Word

if TYPE_CHECKING:
    from raci.store import Store

MESSAGES = {
    "library": (Word("{form} needs {library}"), Word("run: {command}")),
    "no-version": (
        Word("version {asked} is not there: the log ends with entry {last}"),
        Word("ask for a number from 0 to {last}"),
    ),
    "no-log": (Word("there is no log at {path}"), Word("name it with --log, or set RACI_DATABASE_URL")),
}
INSTALL = {"python-docx": "pip install python-docx==1.2.0", "sqlalchemy": "pip install sqlalchemy==2.1.9"}


def today_of(file: str, log: str, form: str, *, is_needed: bool = True) -> Today:
    """The matrix with its log; `log` is a path or an address, "" for the database of the folder.

    Without a log there, the matrix alone where none `is_needed`. Raises LoadError for what cannot be read, and where
    `form`, the command, lacks a library.
    """

    matrix = read(file)
    if not is_needed and not log and not _is_there(file, log, form):
        return fold(matrix, ())
    if not _is_there(file, log, form):
        raise LoadError([Problem(file, 0, 0, *MESSAGES["no-log"], {"path": str(_path(file, log))})])
    events = store_of(file, log, form).events(matrix.id)
    if isinstance(events, Problem):
        raise LoadError([events.at(file)])
    return fold(matrix, events)


def version_of(file: str, log: str, number: int) -> Matrix:
    """The matrix as it was after that entry. Raises LoadError where there is none."""

    today = today_of(file, log, "export --version")
    if not 0 <= number <= today.number:
        raise no_version(file, number, today)
    return version_at(today, number).matrix


def no_version(file: str, number: int, today: Today) -> LoadError:
    """That the log has no such entry."""

    fields = {"asked": number, "last": today.number}
    return LoadError([Problem(file, 0, 0, *MESSAGES["no-version"], fields)])


def store_of(file: str, log: str, form: str) -> "Store":
    """The database, made where there is none. Raises LoadError where the library for it is missing."""

    try:
        from raci.store import open_store
    except ImportError:
        raise missing(file, form, "sqlalchemy") from None
    return open_store(_url(file, log))


def missing(file: str, form: str, library: str) -> LoadError:
    """That `form` needs a library which is not installed."""

    fields = {"form": form, "library": library, "command": INSTALL[library]}
    return LoadError([Problem(file, 0, 0, *MESSAGES["library"], fields)])


def _is_there(file: str, log: str, form: str) -> bool:
    """False for a SQLite file that does not exist: opening it would make one."""

    try:
        from raci.store import address_of
    except ImportError:
        raise missing(file, form, "sqlalchemy") from None
    path = _path(file, log)
    return _url(file, log) != address_of(path) or path.is_file()


def _url(file: str, log: str) -> str:
    from raci.store import address, address_of

    return log if "://" in log else address_of(Path(log)) if log else address(Path(file).parent)


def _path(file: str, log: str) -> Path:
    return Path(log) if log else Path(file).parent / "workspace.db"
