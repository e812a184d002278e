"""Shelf: the uploaded matrices that can be opened now, kept up with the database; asked at every step of a page."""

import time
from collections.abc import Mapping
from datetime import datetime
from threading import Lock
from typing import NamedTuple

from raci.file.folder import FileHead, Stamp, head_of
from raci.store.uploaded import Upload, Uploads
from raci.words.problem import Problem

FRESH_S = 1
"""For so long the database is not asked again; what this process writes itself is seen at once."""


class Shelved(NamedTuple):
    """An uploaded matrix without its text: what it says of itself, and who kept its last revision, when, from where."""

    name: str
    revision: int
    at: datetime
    author: str
    source: str
    head: FileHead

    @property
    def stamp(self) -> Stamp:
        """What tells this state from any other, as for a file."""

        return self.head.stamp


class Shelf:
    """What is uploaded in one database, for everybody. Methods may be called from any thread."""

    def __init__(self, uploads: Uploads) -> None:
        self._uploads = uploads
        self._lock = Lock()
        self._looked = -FRESH_S * 1.0
        self._revisions: dict[str, int] = {}
        self._shelved: dict[str, Shelved] = {}
        self.problem: Problem | None = None

    def listing(self) -> Mapping[str, Shelved]:
        """Name -> matrix; as it was last known where the database cannot be read, which `problem` then says."""

        with self._lock:
            if time.monotonic() - self._looked >= FRESH_S:
                self._look()
            return self._shelved

    def forget(self) -> None:
        """Ask the database again at the next look, because something has been written."""

        with self._lock:
            self._looked = -FRESH_S * 1.0

    def text(self, name: str) -> str:
        """The YAML text of the revision that is listed. Raises KeyError where there is none."""

        return self.upload(name).text

    def upload(self, name: str) -> Upload:
        """The revision that is listed, with its text. Raises KeyError where there is none or it cannot be read."""

        shelved = self.listing()[name]
        history = self._uploads.history(name)
        if isinstance(history, Problem):
            raise KeyError(name)
        return next((upload for upload in history if upload.revision == shelved.revision), history[-1])

    def _look(self) -> None:
        revisions = self._uploads.revisions()
        self._looked = time.monotonic()
        self.problem = revisions if isinstance(revisions, Problem) else None
        if isinstance(revisions, Problem) or revisions == self._revisions:
            return
        new = [name for name, number in revisions.items() if self._revisions.get(name) != number]
        read = self._uploads.last(new) if new else []
        if isinstance(read, Problem):
            self.problem = read
            return
        kept = {name: shelved for name, shelved in self._shelved.items() if name in revisions and name not in new}
        self._shelved = dict(
            sorted((kept | {upload.name: _shelved(upload) for upload in read if not upload.is_deleted}).items())
        )
        self._revisions = revisions


def _shelved(upload: Upload) -> Shelved:
    state = Stamp(f"{upload.name} (uploaded)", upload.revision, len(upload.text))
    return Shelved(upload.name, upload.revision, upload.at, upload.author, upload.source, head_of(state, upload.text))
