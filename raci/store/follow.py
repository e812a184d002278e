"""Follower: the matrix of today, kept up with the log; an event is read and folded once, whoever asks."""

from threading import Lock

from raci.log import Event, Folding, Today
from raci.model import Matrix
from raci.store.logs import PAGE
from raci.store.past import LoggedPast
from raci.store.progress import Version
from raci.store.store import Store
from raci.words.problem import Problem


class Follower:
    """The log that goes by a name, over one state of its file. Methods may be called from any thread."""

    def __init__(self, store: Store, name: str, matrix: Matrix) -> None:
        self._store = store
        self._name = name
        self._file = matrix
        self._lock = Lock()
        self._start()

    def today(self) -> Today | Problem:
        """The matrix after every event so far, or why the log cannot be read; never the file alone in its place."""

        version = self._store.version(self._name)
        if isinstance(version, Problem):
            return version
        with self._lock:
            problem = None if version == self._version else self._go_on()
            return problem or self._today

    def _start(self) -> None:
        self._folding = Folding(self._file, LoggedPast(self._store, self._name))
        self._today = self._folding.today()
        self._version = Version()
        self._last: Event | None = None

    def _go_on(self) -> Problem | None:
        """Take what is new, page by page; everything where the log is not the one that has been read so far, but
        another copy."""

        is_full = True
        while is_full:
            read = self._store.page(self._name, max(0, self._version.number - 1))
            if isinstance(read, Problem):
                return read
            if self._last and read[:1] != [self._last]:
                self._start()
            else:
                self._take(read[1:] if self._last else read)
                is_full = len(read) == PAGE
        return None

    def _take(self, events: list[Event]) -> None:
        for event in events:
            self._folding.take(event)
        if events:
            self._last = events[-1]
            self._version = Version(self._last.number, self._last.at)
        self._today = self._folding.today()
