"""A foreign document opened, and read once, in a process of its own; what that may cost stands in the limits."""

import signal
from dataclasses import replace

from raci.file.apart import Stopped, answer, answer_of
from raci.file.limits import LIMIT_MEMORY_BYTES, MIB
from raci.sheets import wire
from raci.sheets.formats import document
from raci.sheets.grid import Document
from raci.sheets.limits import LIMIT_READING_SECONDS, LIMIT_SECONDS
from raci.sheets.read import reading
from raci.sheets.trouble import hold_size, trouble
from raci.words.problem import LoadError


def open_safely(data: bytes, name: str) -> Document:
    """The document of a file. Raises LoadError for what cannot be read, or costs more than the limits allow."""

    try:
        hold_size(len(data))
        return wire.document_of(answer_of("raci.sheets.worker", name, data, LIMIT_SECONDS))
    except Stopped:
        raise _named(trouble("cost", seconds=LIMIT_SECONDS, limit=LIMIT_MEMORY_BYTES // MIB), name) from None
    except LoadError as error:
        raise _named(error, name) from None


def _named(error: LoadError, name: str) -> LoadError:
    return LoadError([replace(problem, path=name) for problem in error.problems])


def _wired(data: bytes, name: str) -> object:
    """The document, which is also read once: what would take too long is found out here, and not in the server."""

    opened = document(data, name)
    _read_in_time(opened, name)
    return wire.wired(opened)


def _read_in_time(opened: Document, name: str) -> None:
    """Read it. Raises LoadError once that has taken longer than a page may do it; Windows has no such clock."""

    if not hasattr(signal, "setitimer"):
        reading(opened, name)
        return
    signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, LIMIT_READING_SECONDS)
    try:
        reading(opened, name)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _stop(*_: object) -> None:
    raise trouble("slow", seconds=LIMIT_READING_SECONDS)


if __name__ == "__main__":
    raise SystemExit(answer(_wired, LIMIT_SECONDS, LIMIT_MEMORY_BYTES))
