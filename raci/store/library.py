"""Library: every matrix at hand by its name, whether it lies as a file in the folder or was uploaded into the database.

A file goes before an upload of its name, which is then told as a problem and stays where it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from raci.file.dump import save
from raci.file.folder import FileHead, Folder, Stamp, may_mention, stamp, text_may_mention
from raci.file.load import decode
from raci.model import Matrix
from raci.people import Person
from raci.rules.codes import read, read_text
from raci.store.shelf import Shelf, Shelved
from raci.store.uploaded import Revised, Uploads, refused
from raci.words.problem import LoadError, Problem


class Library:
    """The matrices of one folder and one database. Methods may be called from any thread."""

    def __init__(self, folder: Path, uploads: Uploads) -> None:
        self._folder = Folder(folder)
        self._uploads = uploads
        self._shelf = Shelf(uploads)

    def files(self) -> Mapping[str, Path]:
        """Name -> file."""

        return self._folder.listing().files

    def names(self) -> list[str]:
        """Of everything that can be opened, sorted."""

        shelved = self._shelf.listing()
        return sorted(shelved.keys() | self.files().keys()) if shelved else list(self.files())

    def is_known(self, name: str) -> bool:
        return name in self.files() or name in self._shelf.listing()

    def uploaded(self, name: str) -> Shelved | None:
        """An uploaded matrix without its text; None for a file, and for what is not there."""

        return None if name in self.files() else self._shelf.listing().get(name)

    def strays(self) -> tuple[Problem, ...]:
        """What is called like a matrix in the folder and is none, and uploads that a file hides."""

        hidden = sorted(self._shelf.listing().keys() & self.files().keys())
        return (*self._folder.listing().strays, *(refused("hidden", name=name).problem for name in hidden))

    def unreadable_folder(self) -> Problem | None:
        """Why the folder itself cannot be read."""

        return next((problem for problem in self._folder.listing().strays if not problem.path), None)

    def unread_uploads(self) -> Problem | None:
        """Why nobody knows what has been uploaded; None when it is known."""

        self._shelf.listing()
        return self._shelf.problem

    def heads(self, shown: str) -> Mapping[str, FileHead]:
        """Name -> head, sorted; a file that was edited in place tells its new title once it is the one shown."""

        shelved = self._shelf.listing()
        heads = self._folder.heads(shown)
        return dict(sorted(({name: upload.head for name, upload in shelved.items()} | dict(heads)).items()))

    def mentioning(self, words: Sequence[str]) -> Iterator[str]:
        """Names of the matrices in whose text all of the words, which are `folded`, may stand."""

        for name, path in self.files().items():
            if may_mention(path, words):
                yield name
        for name in self._shelf.listing().keys() - self.files().keys():
            if text_may_mention(self._shelf.text(name), words):
                yield name

    def stamp(self, name: str) -> Stamp:
        """What tells this state of the text from any other. Raises KeyError where there never was one."""

        shelved = self.uploaded(name)
        return shelved.stamp if shelved else stamp(self._folder.path_of(name))

    def changed(self, name: str) -> datetime:
        """When its text was last written."""

        shelved = self.uploaded(name)
        return shelved.at if shelved else datetime.fromtimestamp(self.stamp(name).changed / 1e9).astimezone()

    def read(self, name: str) -> Matrix | list[Problem]:
        """The matrix as its text says it, or every problem of the text."""

        shelved = self.uploaded(name)
        try:
            if shelved:
                return read_text(self._shelf.text(name), shelved.stamp.path)
            return read(self._folder.path_of(name))
        except LoadError as error:
            return error.problems

    def file_name(self, name: str) -> str:
        """What its file is called, or would be."""

        return f"{name}.yaml" if self.uploaded(name) else self._folder.path_of(name).name

    def text(self, name: str) -> str:
        """The text as it is written, with its own line ends."""

        return self._shelf.text(name) if self.uploaded(name) else decode(self._folder.path_of(name).read_bytes())

    def write(self, name: str, before: str, after: str) -> Problem | None:
        """Put another text into the file; why not, None when it is done."""

        return save(self._folder.path_of(name), before, after)

    def revised(self, name: str, after: str) -> Revised | None:
        """The text as the next revision of an uploaded matrix; None for a file, which `write` writes."""

        shelved = self.uploaded(name)
        return Revised(shelved.revision, after) if shelved else None

    def keep(self, name: str, person: Person, text: str, source: str) -> None:
        """Keep a text as an uploaded matrix of that name. Raises NotKeptError, RefusedError, WritingOff."""

        if name in self.files():
            raise refused("taken", name=name)
        try:
            self._uploads.keep(name, person, text, source)
        finally:
            self.look_again()

    def delete(self, name: str, revision: int, person: Person) -> None:
        """Take an uploaded matrix out; its texts and its log stay. Raises NotKeptError, RefusedError, WritingOff."""

        try:
            self._uploads.delete(name, revision, person)
        finally:
            self.look_again()

    def look_again(self) -> None:
        """Ask the database at the next look, because something has been written."""

        self._shelf.forget()
