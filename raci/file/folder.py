"""A folder of matrices: what in it can be opened, by id, and what else lies there; listed anew only when it changes."""

import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from threading import Lock
from time import time_ns
from typing import NamedTuple

from raci.file import nodes
from raci.file.load import LIMIT_BYTES
from raci.file.records import text
from raci.file.report import Report
from raci.model.words import folded
from raci.words.problem import Problem
from raci.words.sentences import Text, Word

SUFFIXES = (".yaml", ".yml")
"""The second is read where the first is not there."""
SETTLED_NS = 2_000_000_000
"""A folder that changed less than 2 s ago may change again within one tick of its clock (2 s on FAT)."""
ID = re.compile(r"""id["']?[ \t]*:[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s,}#'"]+))""")
"""An id as a file may write it; sought from a letter on, ten times as fast, so `void: x` is one."""

MESSAGES = {
    "folder": (Word("the folder of the matrices cannot be read: {reason}"), Word("check RACI_DATA")),
    "hidden": (
        Word("the name begins with a dot"),
        Word("leave it to the program that made it, or rename it if it is a matrix"),
    ),
    "name": (Word("the name is not UTF-8"), Word("rename the file")),
    "nowhere": (Word("this is a link that leads nowhere"), Word("delete it, or mend the link")),
    "no-file": (Word("this is no file"), Word("move it out of the folder of the matrices")),
    "unreachable": (Word("it cannot be looked at: {reason}"), Word("check the rights and the disk")),
    "twice": (Word("{other} is read instead"), Word("keep one of the two")),
}


class Stamp(NamedTuple):
    """One state of a file: another size or time is another state; zeros where it is not there."""

    path: str
    changed: int
    size: int


def stamp(path: Path) -> Stamp:
    """The state of the file now."""

    try:
        stat = path.stat()
    except OSError:
        return Stamp(str(path), 0, 0)
    return Stamp(str(path), stat.st_mtime_ns, stat.st_size)


class Listing(NamedTuple):
    """Matrix id -> file of what can be opened, by name, and what is wrong with everything else that is called YAML."""

    files: Mapping[str, Path]
    strays: tuple[Problem, ...]


def listing(folder: Path) -> Listing:
    """What lies in the folder now; one that cannot be read holds nothing but that problem."""

    files: dict[str, Path] = {}
    strays = []
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        return Listing({}, (_stray("", "folder", reason=error.strerror),))
    for entry in (entry for entry in entries if entry.name.endswith(SUFFIXES)):
        path = folder / entry.name
        problem = _problem(entry)
        if problem is None and path.stem in files:
            problem = _stray(entry.name, "twice", other=files[path.stem].name)
        if problem is None:
            files[path.stem] = path
        else:
            strays.append(problem)
    return Listing(files, tuple(strays))


class FileHead(NamedTuple):
    """What is said of a matrix that is not open: its title and every id in its text, of activities and all others."""

    stamp: Stamp
    title: Text | None
    ids: frozenset[str]


def head(path: Path) -> FileHead:
    """What the file says of itself without being read as a matrix: 20 times as fast, and it need not be sound."""

    now = stamp(path)
    try:
        with path.open("rb") as file:
            source = file.read(LIMIT_BYTES).decode("utf-8-sig", "ignore")
    except OSError:
        return FileHead(now, None, frozenset())
    return head_of(now, source)


def head_of(state: Stamp, source: str) -> FileHead:
    """The same of a text that is at hand, in the state that it is in."""

    node = nodes.value(source, "title")
    ids = frozenset(sys.intern("".join(match)) for match in ID.findall(source))
    return FileHead(state, text(node, Report()) if node else None, ids)


def may_mention(path: Path, words: Sequence[str]) -> bool:
    """False where the text of a file lacks one of the words, which are `folded`: then nobody need open the matrix."""

    try:
        source = path.read_bytes().decode("utf-8", "ignore")
    except OSError:
        return False
    return text_may_mention(source, words)


def text_may_mention(source: str, words: Sequence[str]) -> bool:
    """The same of a text that is at hand."""

    known = folded(source)
    return "\\" in source or all(word in known for word in words)  # a backslash may write any letter


_HELD: ContextVar[dict[Path, Listing] | None] = ContextVar("held", default=None)


@contextmanager
def held() -> Iterator[None]:
    """Meanwhile, and in this thread, each folder is looked at once; what comes or goes is seen the next time."""

    token = _HELD.set({})
    try:
        yield
    finally:
        _HELD.reset(token)


class Folder:
    """The folder at a path and the heads of its matrices, for everybody. Methods may be called from any thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._listing: Listing | None = None
        self._state: tuple[int, int] | None = None
        self._places: dict[str, Path] = {}
        self._headed: Listing | None = None
        self._heads: dict[str, FileHead] = {}

    def listing(self) -> Listing:
        """What lies in it; costs one look at the folder, and none at a file, for as long as nothing comes or goes."""

        with self._lock:
            return self._held()

    def path_of(self, name: str) -> Path:
        """Where the file of a matrix is, or was. Raises KeyError where there never was one."""

        with self._lock:
            return self._held().files.get(name) or self._places[name]

    def heads(self, shown: str) -> Mapping[str, FileHead]:
        """Matrix id -> head. Looks at every file only when something came or went, else at the shown one.

        A file that was edited in place tells its new title once it is the one that is shown.
        """

        with self._lock:
            now = self._held()
            is_new = self._headed is not now
            looked_at = now.files if is_new else {shown} & now.files.keys()
            read = {name: self._head(name, now.files[name]) for name in looked_at}
            self._heads = read if is_new else self._heads | read
            self._headed = now
            return self._heads

    def _held(self) -> Listing:
        known = _HELD.get()
        if known is None:
            return self._now()
        if self._path not in known:
            known[self._path] = self._now()
        return known[self._path]

    def _now(self) -> Listing:
        state = _state(self._path)
        if self._listing is None or state is None or state != self._state:
            self._listing = listing(self._path)
            self._places |= self._listing.files
            is_settled = state is not None and time_ns() - state[1] > SETTLED_NS
            self._state = state if is_settled else None
        return self._listing

    def _head(self, name: str, path: Path) -> FileHead:
        known = self._heads.get(name)
        return known if known and known.stamp == stamp(path) else head(path)


def _state(folder: Path) -> tuple[int, int] | None:
    """What changes when an entry comes, goes or is put in the place of another."""

    try:
        stat = folder.stat()
    except OSError:
        return None
    return stat.st_ino, stat.st_mtime_ns


def _problem(entry: os.DirEntry[str]) -> Problem | None:
    """Why the entry is no matrix; None for a file, whatever is in it."""

    if not _is_utf8(entry.name):
        return _stray(entry.name, "name")
    if entry.name.startswith("."):
        return _stray(entry.name, "hidden")
    try:
        if entry.is_file():
            return None
        return _stray(entry.name, "nowhere" if entry.is_symlink() and not Path(entry).exists() else "no-file")
    except OSError as error:  # such as a link that leads to itself
        return _stray(entry.name, "unreachable", reason=error.strerror)


def _is_utf8(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _stray(name: str, message: str, **args: object) -> Problem:
    shown = name.encode("utf-8", "backslashreplace").decode()
    return Problem(shown, 0, 0, *MESSAGES[message], args)
