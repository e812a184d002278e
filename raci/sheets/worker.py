"""A document opened in a process of its own, with limits of time and memory: one hostile file stalls nobody."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from raci.sheets import wire
from raci.sheets.formats import document
from raci.sheets.grid import Document
from raci.sheets.limits import LIMIT_BYTES, LIMIT_MEMORY_BYTES, LIMIT_SECONDS, MIB
from raci.sheets.trouble import trouble
from raci.words.problem import LoadError, Problem

ROOT = Path(__file__).parents[2]


def open_safely(data: bytes, name: str) -> Document:
    """The document of a file. Raises LoadError for what cannot be read, or costs more than the limits allow."""

    if len(data) > LIMIT_BYTES:
        raise _named(trouble("size", size=len(data) // MIB, limit=LIMIT_BYTES // MIB), name)
    call = [sys.executable, "-m", "raci.sheets.worker", name.encode("utf-8", "backslashreplace").decode()]
    places = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    environment = {**os.environ, "PYTHONPATH": places, "PYTHONIOENCODING": "utf-8", "MALLOC_ARENA_MAX": "2"}
    try:
        done = subprocess.run(
            call, input=data, capture_output=True, timeout=LIMIT_SECONDS, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        raise _named(_too_dear(), name) from None
    if done.returncode:
        raise _named(_too_dear(), name)
    told = json.loads(done.stdout)
    if "problems" in told:
        raise LoadError([Problem(name, **problem) for problem in told["problems"]])
    return wire.document_of(told["document"])


def _too_dear() -> LoadError:
    return trouble("cost", seconds=LIMIT_SECONDS, limit=LIMIT_MEMORY_BYTES // MIB)


def _named(error: LoadError, name: str) -> LoadError:
    return LoadError([replace(problem, path=name) for problem in error.problems])


def main() -> int:
    """Read a file from standard input and write its document, or what is wrong with it, as JSON."""

    _limit()
    data = sys.stdin.buffer.read()
    try:
        told: dict[str, object] = {"document": wire.wired(document(data, sys.argv[1]))}
    except LoadError as error:
        told = {"problems": [_plain(problem) for problem in error.problems]}
    except MemoryError:
        return 1
    sys.stdout.buffer.write(json.dumps(told).encode())
    return 0


def _plain(problem: Problem) -> dict[str, object]:
    return {
        "line": problem.line,
        "column": problem.column,
        "says": str(problem.says),
        "do": str(problem.do),
        "args": dict(problem.args),
    }


def _limit() -> None:
    """Hold this process to its memory and time, where the system can."""

    try:
        import resource
    except ImportError:  # Windows has no such limits; the time of the parent still holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (LIMIT_MEMORY_BYTES, LIMIT_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (LIMIT_SECONDS, LIMIT_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    raise SystemExit(main())
