"""A foreign document opened in a process of its own; what its process may cost stands in the limits."""

from dataclasses import replace

from raci.file.apart import Stopped, answer, answer_of
from raci.sheets import wire
from raci.sheets.formats import document
from raci.sheets.grid import Document
from raci.sheets.limits import LIMIT_MEMORY_BYTES, LIMIT_SECONDS, MIB
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
    return wire.wired(document(data, name))


if __name__ == "__main__":
    raise SystemExit(answer(_wired, LIMIT_SECONDS, LIMIT_MEMORY_BYTES))
