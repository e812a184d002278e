"""Follower: the matrix of today, kept up with the log; an event is read and folded once, whoever asks."""

from threading import Lock

from raci.log import Event, Folding, Today
from raci.log.snapshot import UnfitError, made_by, resumed, snapshot
from raci.model import Matrix
from raci.store.logs import PAGE
from raci.store.past import LoggedPast, value
from raci.store.progress import Version
from raci.store.snapshots import Kept
from raci.store.store import Store
from raci.store.trouble import WritingOff
from raci.words.problem import Problem

EVERY = 5_000
"""Entries after which a snapshot is kept; of a very long log after a fiftieth of it, because it is as long."""
SHARE = 50


class Follower:
    """The log that goes by a name, over one state of its file. Methods may be called from any thread."""

    def __init__(self, store: Store, name: str, matrix: Matrix) -> None:
        self._store = store
        self._name = name
        self._file = matrix
        self._lock = Lock()
        self._begin()

    def today(self) -> Today | Problem:
        """The matrix after every event so far, or why the log cannot be read; never the file alone in its place."""

        version = self._store.version(self._name)
        if isinstance(version, Problem):
            return version
        with self._lock:
            try:
                problem = None if version == self._version else self._follow(version)
            except WritingOff as error:  # in the middle of an entry, which is not to be taken by half
                self._begin()
                return error.problem
            return problem or self._today

    def _follow(self, version: Version) -> Problem | None:
        """Take what is new; begin where a long log has been folded before; keep how far it is folded now."""

        if not self._last and version.number >= EVERY:
            self._resume()
        problem = self._go_on()
        if not problem and self._version.number - self._kept >= max(EVERY, self._version.number // SHARE):
            self._keep()
        return problem

    def _begin(self) -> None:
        self._start(Folding(self._file, LoggedPast(self._store, self._name)))

    def _start(self, folding: Folding, last: Event | None = None) -> None:
        self._folding = folding
        self._today = folding.today()
        self._version = Version(last.number, last.at) if last else Version()
        self._last = last
        self._kept = self._version.number

    def _resume(self) -> None:
        """Begin with the newest snapshot, where it is of this file and this version. Raises WritingOff."""

        taken = self._store.snapshots.newest(self._name)
        if isinstance(taken, Problem):
            raise WritingOff(taken)
        if taken and taken.made == made_by(self._file):
            past = LoggedPast(self._store, self._name)
            try:
                folding = resumed(self._file, past, taken.body)
            except UnfitError:
                return
            latest = value(self._store.page(self._name, max(0, taken.number - PAGE // SHARE), taken.number))
            for event in latest:
                past.add(event)
            self._start(folding, latest[-1])

    def _keep(self) -> None:
        taken = Kept(self._version.number, made_by(self._file), snapshot(self._folding))
        self._store.snapshots.keep(self._name, taken)
        self._kept = taken.number

    def _go_on(self) -> Problem | None:
        """Take what is new, page by page; everything where the log is not the one that has been read so far, but
        another copy."""

        is_full = True
        while is_full:
            read = self._store.page(self._name, max(0, self._version.number - 1))
            if isinstance(read, Problem):
                return read
            if self._last and read[:1] != [self._last]:
                self._begin()
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
