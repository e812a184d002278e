"""Uploaded matrices into the files of a folder that is under version control; what was edited there is not lost."""

import os
from collections.abc import Iterator
from difflib import ndiff
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from raci.file.dump import save
from raci.file.load import decode
from raci.store.addresses import engine_address
from raci.store.audit import Audit
from raci.store.database import Database
from raci.store.guard import Guard
from raci.store.uploaded import Upload, Uploads
from raci.words.problem import LoadError, Problem
from raci.words.sentences import Word


class Becomes(Enum):
    """What became of a file, in words."""

    NEW = Word("{file}: new, revision {revision} by {author}")
    SAME = Word("{file}: as it is, revision {revision}")
    CHANGED = Word("{file}: revision {revision} by {author} in place of an earlier one; lines changed: {lines}")
    FORCED = Word("{file}: revision {revision} by {author} in place of what was edited here; lines changed: {lines}")
    EDITED = Word(
        "{file}: left, for it says what no revision says; revision {revision} is by {author}: merge them, or take it "
        "with --force"
    )
    DELETED = Word("{file}: left, but {author} has deleted this matrix; remove the file")
    UNWRITTEN = Word("{file}: cannot be written ({reason})")


LEFT = (Becomes.EDITED, Becomes.DELETED, Becomes.UNWRITTEN)
"""What somebody has to look at."""


class Pulled(NamedTuple):
    """One file, what became of it, and what its sentence says besides."""

    became: Becomes
    args: dict[str, object]


def pull(url: str, folder: Path, *, is_forced: bool = False) -> list[Pulled] | Problem:
    """What became of each file, sorted; why the uploaded matrices cannot be read. Raises OSError for the folder.

    A file that says what a revision says takes the newest; any other was edited, and stays unless it `is_forced`.
    """

    database = Database(engine_address(url), only_to_look=True)
    try:
        histories = _histories(Uploads(Guard(database, Audit(database))))
    finally:
        database.close()
    if isinstance(histories, Problem):
        return histories
    folder.mkdir(parents=True, exist_ok=True)
    return [pulled for history in histories for pulled in _pulled(history, folder, is_forced)]


def _histories(uploads: Uploads) -> list[list[Upload]] | Problem:
    names = uploads.revisions()
    if isinstance(names, Problem):
        return names
    histories = [uploads.history(name) for name in sorted(names)]
    return next((each for each in histories if isinstance(each, Problem)), None) or [
        each for each in histories if not isinstance(each, Problem)
    ]


def _pulled(history: list[Upload], folder: Path, is_forced: bool) -> Iterator[Pulled]:
    """Of a matrix that was deleted and has no file there is nothing to say."""

    newest, path = history[-1], folder / f"{history[-1].name}.yaml"
    args: dict[str, object] = {"file": path.name, "revision": newest.revision, "author": newest.author}
    if path.parent != folder:  # a name that leads out of the folder is no name of a file
        yield Pulled(Becomes.UNWRITTEN, args | {"reason": newest.name})
    elif newest.text or path.exists():
        try:
            yield _write_newest(history, path, args, is_forced)
        except OSError as error:
            yield Pulled(Becomes.UNWRITTEN, args | {"reason": error.strerror or "unknown"})


def _write_newest(history: list[Upload], path: Path, args: dict[str, object], is_forced: bool) -> Pulled:
    newest = history[-1]
    if not newest.text:
        return Pulled(Becomes.DELETED, args)
    if not path.exists():
        with open(path, "x", encoding="utf-8", newline="") as file:
            file.write(newest.text)
            os.fsync(file.fileno())
        return Pulled(Becomes.NEW, args)
    here = _text(path)
    if here == newest.text:
        return Pulled(Becomes.SAME, args)
    is_ours = here in {upload.text for upload in history}
    if here is None or not (is_ours or is_forced):
        return Pulled(Becomes.EDITED, args)
    if problem := save(path, here, newest.text):
        return Pulled(Becomes.UNWRITTEN, args | {"reason": problem.message()})
    changed = sum(line[0] in "+-" for line in ndiff(here.splitlines(), newest.text.splitlines()))
    return Pulled(Becomes.CHANGED if is_ours else Becomes.FORCED, args | {"lines": changed})


def _text(path: Path) -> str | None:
    """What the file says; None where it is no text."""

    try:
        return decode(path.read_bytes())
    except LoadError:
        return None
