"""Follower: the matrix of today, kept up with the log; an event is read and folded once, whoever asks."""

from threading import Lock

from raci.log import Event, Folding, Today, version_at
from raci.model import Matrix
from raci.store.store import Store, Version


class Follower:
    """The log that goes by a name, over one state of its file. Methods may be called from any thread."""

    def __init__(self, store: Store, name: str, matrix: Matrix) -> None:
        self._store = store
        self._name = name
        self._file = matrix
        self._lock = Lock()
        self._start()

    def today(self) -> Today:
        """The matrix after every event so far; that of the file alone while the log cannot be read."""

        version = self._store.version(self._name)
        with self._lock:
            if version != self._version and not self._go_on():
                self._begin_anew()
            return self._today

    def at(self, number: int) -> Today:
        """The matrix as it was after that event, on the file of today."""

        return version_at(self._file, self.today().events.values(), number)

    def _start(self) -> None:
        self._folding = Folding(self._file)
        self._today = self._folding.today()
        self._version = Version()

    def _go_on(self) -> bool:
        """Take what is new; False where the log is not the one that has been read so far, but another copy."""

        known = self._today.events.get(self._version.number)
        found = self._store.events(self._name, after=max(0, self._version.number - 1))
        if known:
            if found[:1] != [known]:
                return False
            found = found[1:]
        self._take(found)
        return True

    def _begin_anew(self) -> None:
        self._start()
        self._take(self._store.events(self._name))

    def _take(self, found: list[Event]) -> None:
        for event in found:
            self._folding.take(event)
        self._today = self._folding.today()
        if found:
            self._version = Version(found[-1].number, found[-1].at)
