"""A matrix of our own checked in a process of its own: a hostile text costs no visitor anything."""

from raci.file.apart import Stopped, answer, answer_of
from raci.file.limits import LIMIT_MEMORY_BYTES
from raci.file.load import LIMIT_BYTES, decode, loads
from raci.words.problem import LoadError, Problem
from raci.words.sentences import Word

LIMIT_SECONDS = 20
COST = (Word("reading the file took more than {seconds} seconds"), Word("split the matrix"))
SIZE = (Word("the file has more than {limit} bytes"), Word("split the matrix"))


def checked_text(data: bytes, name: str) -> str:
    """The text of a YAML file that holds a matrix. Raises LoadError with every problem of the file and its place."""

    try:
        if len(data) > LIMIT_BYTES:
            raise LoadError([Problem("", 0, 0, *SIZE, {"limit": f"{LIMIT_BYTES:,}"})])
        answer_of("raci.file.worker", name, data, LIMIT_SECONDS)
    except Stopped:
        raise LoadError([Problem(name, 0, 0, *COST, {"seconds": LIMIT_SECONDS})]) from None
    except LoadError as error:
        raise LoadError([problem.at(name) for problem in error.problems]) from None
    return decode(data)


def _check(data: bytes, name: str) -> object:
    return loads(decode(data)).id


if __name__ == "__main__":
    raise SystemExit(answer(_check, LIMIT_SECONDS, LIMIT_MEMORY_BYTES))
