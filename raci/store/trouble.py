"""Error of a database driver -> Problem: why nothing can be written now, and what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnectionError

from raci.words.problem import Problem
from raci.words.sentences import Word

MESSAGES = {
    "address": (
        Word("RACI_DATABASE_URL is no address of SQLite or PostgreSQL"),
        Word("write postgresql://user@host/name, or leave it out"),
    ),
    "options": (
        Word("RACI_DATABASE_URL has an option that the database {place} does not know"),
        Word("leave out what follows the question mark"),
    ),
    "foreign": (
        Word("the database {place} is not of this app, or its tables are damaged"),
        Word("let RACI_DATABASE_URL name another one, or put back a copy of it"),
    ),
    "folder": (
        Word("the folder of the database {place} is missing"),
        Word("create it, or put it back"),
    ),
    "gone": (
        Word("the database {place} is gone"),
        Word("put it back, or start the app again to begin an empty one"),
    ),
    "shut": (
        Word("the database {place} cannot be opened"),
        Word("give the app the right to write to it and to its folder"),
    ),
    "locked": (
        Word("another program holds on to the database {place}"),
        Word("close that program, then try again"),
    ),
    "read-only": (
        Word("the database {place} is read-only"),
        Word("give the app the right to write to it and to its folder"),
    ),
    "full": (
        Word("the disk of the database {place} is full"),
        Word("free some space, then try again"),
    ),
    "disk": (
        Word("the disk of the database {place} reports an error"),
        Word("check the disk and the space on it"),
    ),
    "newer": (
        Word("the database {place} has version {found} and this app knows {known}"),
        Word("install the latest app"),
    ),
    "ahead": (
        Word("a newer app has changed the tables of the database {place}: this one reads them and writes nothing"),
        Word("install the latest app"),
    ),
    "behind": (
        Word("the tables of the database {place} are those of an earlier app"),
        Word("let their owner run python -m raci migrate"),
    ),
    "long": (
        Word("an earlier app has written the database {place}, and more than can be brought up to date while you wait"),
        Word("let whoever runs it run python -m raci migrate; until then it is only read"),
    ),
    "empty": (
        Word("the database {place} is empty"),
        Word("name the one that the app writes to with --database, or set RACI_DATABASE_URL"),
    ),
    "filled": (
        Word("the database {place} is not empty"),
        Word("move it away, or name another one with --database; what is in it stays as it is"),
    ),
    "unsealed": (
        Word("an earlier app has written the database {place}, whose entries carry no hashes yet"),
        Word("run python -m raci migrate; what is changed after it will be seen"),
    ),
    "damaged": (
        Word("the database {place} is damaged"),
        Word("put back a copy of it"),
    ),
    "event": (
        Word("entry {number} of {matrix} in the database {place} cannot be read: {reason}"),
        Word("install the latest app, which may have written it; else put back a copy from before it"),
    ),
    "workshop": (
        Word("the database {place} has the workshop {code} at “{found}”, which this app does not know"),
        Word("install the latest app"),
    ),
    "late": (
        Word("a late answer of the workshop {code} in the database {place} cannot be read: {reason}"),
        Word("install the latest app, which may have written it; else put back a copy from before it"),
    ),
    "unreachable": (
        Word("the database {place} does not answer"),
        Word("see that it runs and that RACI_DATABASE_URL names it"),
    ),
    "refused": (
        Word("the database {place} does not let the app in: {reason}"),
        Word("check name and password in RACI_DATABASE_URL"),
    ),
    "other": (
        Word("the database {place} reports: {reason}"),
        Word("show this to whoever runs it"),
    ),
}

_SQLITE = {5: "locked", 6: "locked", 8: "read-only", 10: "disk", 11: "damaged", 13: "full", 14: "shut", 26: "damaged"}
"""Primary result code -> message; https://sqlite.org/rescode.html"""

_POSTGRES = {
    "25006": "read-only",
    "42501": "read-only",
    "40P01": "locked",
    "55P03": "locked",
    "57014": "locked",
    "53100": "full",
    "58030": "disk",
    "XX001": "damaged",
    "XX002": "damaged",
}
"""SQLSTATE -> message; appendix A of the manual."""

_POSTGRES_AWAY = ("08", "53", "57", "28", "3D")
"""Classes of SQLSTATE that mean no connection to work with."""


class WritingOff(Exception):
    """Nothing can be written now; `problem` says why, and what to do. What has been typed is the caller's to keep."""

    def __init__(self, problem: Problem):
        super().__init__(problem.message())
        self.problem = problem

    @property
    def is_away(self) -> bool:
        """True where reading is as much in vain as writing."""

        return self.problem.says in {MESSAGES[name][0] for name in ("unreachable", "refused")}

    @property
    def is_busy(self) -> bool:
        """True where the database is well and somebody else has it."""

        return self.problem.says == MESSAGES["locked"][0]


def off(message: str, url: URL | None, **args: object) -> WritingOff:
    """The exception with that message about the database at this address, whose password is never told."""

    says, do = MESSAGES[message]
    return WritingOff(Problem("", 0, 0, says, do, {"place": name_of(url), **args}))


def name_of(url: URL | None) -> str:
    """File, or name and host: what a reader knows a database by."""

    if url is None:
        return ""
    host = url.host or url.query.get("host")
    return f"{url.database} ({host})" if host else f"{url.database}"


def explained(error: SQLAlchemyError, url: URL) -> WritingOff:
    """What the driver said, as a sentence; a wait for a free connection that took too long counts as locked."""

    if not isinstance(error, DBAPIError):
        return off("locked", url)
    message = _sqlite(error, url) if url.get_backend_name() == "sqlite" else _postgres(error)
    said = str(error.orig).partition("\n")[0]
    return off(message, url, reason=said.rpartition("FATAL:")[2].strip() if message == "refused" else said)


@contextmanager
def telling(url: URL | None) -> Iterator[None]:
    """What a driver says of the database at this address, as WritingOff."""

    try:
        yield
    except (DBAPIError, NoConnectionError) as error:
        assert url
        raise explained(error, url) from error


def is_forbidden(error: DBAPIError) -> bool:
    """True where PostgreSQL says that somebody else owns what was to be changed."""

    return getattr(error.orig, "sqlstate", None) == "42501"


def _sqlite(error: DBAPIError, url: URL) -> str:
    message = _SQLITE.get(getattr(error.orig, "sqlite_errorcode", 0) & 0xFF, "other")
    return "folder" if message == "shut" and not Path(url.database or "").parent.is_dir() else message


def _postgres(error: DBAPIError) -> str:
    state = getattr(error.orig, "sqlstate", None)
    if state is None and "invalid connection option" in str(error.orig):
        return "options"
    if state is None and "FATAL:" in str(error.orig):  # an error on the way in carries no state
        return "refused"
    if state is None or error.connection_invalidated:
        return "unreachable"
    return _POSTGRES.get(state) or ("unreachable" if state[:2] in _POSTGRES_AWAY else "other")
