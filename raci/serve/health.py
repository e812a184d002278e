"""Whether a server can do its work, for those who keep it running."""

from collections.abc import Mapping
from pathlib import Path
from threading import Lock
from time import monotonic

from raci.file.folder import Stamp, stamp
from raci.file.load import load
from raci.words.problem import LoadError

LIMIT_S = 0.2
"""Time that one question may spend reading files; the next question goes on where it ended."""


class Files:
    """Which files of a folder cannot be read as a matrix; each is read once, and again when it has changed.

    Methods may be called from any thread.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: dict[str, tuple[Stamp, bool]] = {}

    def look(self, files: Mapping[str, Path], limit: float = LIMIT_S) -> tuple[list[str], int]:
        """The names of the broken ones, and how many are still to be read for the first time or again."""

        with self._lock:
            end, left = monotonic() + limit, 0
            self._known = {name: known for name, known in self._known.items() if name in files}
            for name, path in files.items():
                now = stamp(path)
                known = self._known.get(name)
                if known and known[0] == now:
                    continue
                if monotonic() < end:
                    self._known[name] = now, _is_broken(path)
                else:
                    left += 1
            return [name for name in files if self._known.get(name, (None, False))[1]], left


def _is_broken(path: Path) -> bool:
    try:
        load(path)
    except LoadError:
        return True
    return False
