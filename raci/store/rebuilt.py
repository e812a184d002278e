"""Snapshots of long logs set beside what the logs say: each is made anew from its log, and must come out the same."""

from collections.abc import Iterator
from pathlib import Path

from raci.log import Folding
from raci.log.snapshot import made_by, snapshot
from raci.model import Matrix
from raci.store.audit import Audit
from raci.store.database import Database
from raci.store.guard import Guard
from raci.store.library import Library
from raci.store.logs import Logs
from raci.store.past import LoggedPast, value
from raci.store.snapshots import Kept, Snapshots
from raci.store.uploaded import Uploads
from raci.words.problem import Problem
from raci.words.sentences import Word

DIFFERS = (
    Word("what is kept of {matrix} up to entry {number}, so that a start is short, is not what the log says"),
    Word("delete the rows of the table snapshots: the app makes them anew"),
)


def differing(database: Database, folder: Path) -> Iterator[Problem]:
    """The snapshots that would be taken up, over the files of the folder and what was uploaded, and say something else
    than their log. One of another state of its file is taken up by nobody. Raises WritingOff."""

    logs, library = Logs(database), Library(folder, Uploads(Guard(database, Audit(database))))
    snapshots = Snapshots(database)
    for name in snapshots.names():
        kept = snapshots.newest(name)
        matrix = library.read(name) if library.is_known(name) else None
        if not isinstance(kept, Kept) or not isinstance(matrix, Matrix) or kept.made != made_by(matrix):
            continue
        if _anew(logs, name, matrix, kept.number) != kept.body:
            yield Problem("", 0, 0, *DIFFERS, {"matrix": name, "number": kept.number})


def _anew(logs: Logs, name: str, matrix: Matrix, number: int) -> bytes:
    folding = Folding(matrix, LoggedPast(logs, name))
    while folding.number < number and (events := value(logs.page(name, folding.number, number))):
        for event in events:
            folding.take(event)
    return snapshot(folding)
