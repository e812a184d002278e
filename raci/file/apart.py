"""A file opened in a process of its own, with limits of time and memory: one hostile file stalls nobody."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from raci.words.problem import LoadError, Problem

ROOT = Path(__file__).parents[2]
AT_ONCE = BoundedSemaphore(2)
"""So many files are opened at a time; whoever comes later waits, and the pages of the others go on."""


class Stopped(Exception):
    """The process ended without an answer; `status` is its exit status, None where its time was over."""

    def __init__(self, status: int | None):
        super().__init__(status)
        self.status = status


def answer_of(module: str, argument: str, data: bytes, seconds: float) -> Any:
    """What the module, which ends in `answer`, makes of the data. Raises LoadError where it refuses, and Stopped."""

    call = [sys.executable, "-m", module, argument.encode("utf-8", "backslashreplace").decode()]
    places = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    environment = {**os.environ, "PYTHONPATH": places, "PYTHONIOENCODING": "utf-8", "MALLOC_ARENA_MAX": "2"}
    try:
        with AT_ONCE:
            done = subprocess.run(call, input=data, capture_output=True, timeout=seconds, env=environment, check=False)
    except subprocess.TimeoutExpired:
        raise Stopped(None) from None
    if done.returncode:
        raise Stopped(done.returncode)
    reply = json.loads(done.stdout)
    if "problems" in reply:
        raise LoadError([Problem("", **problem) for problem in reply["problems"]])
    return reply["answer"]


def answer(work: Callable[[bytes, str], object], seconds: int, memory: int) -> int:
    """In that process: the work on standard input, or what is wrong with it, as JSON; the exit status."""

    _limit(seconds, memory)
    data = sys.stdin.buffer.read()
    try:
        reply: dict[str, object] = {"answer": work(data, sys.argv[1])}
    except LoadError as error:
        reply = {"problems": [_plain(problem) for problem in error.problems]}
    except (MemoryError, RecursionError):
        return 1
    sys.stdout.buffer.write(json.dumps(reply).encode())
    return 0


def _plain(problem: Problem) -> dict[str, object]:
    position = {"line": problem.line, "column": problem.column}
    return {**position, "says": str(problem.says), "do": str(problem.do), "args": dict(problem.args)}


def _limit(seconds: int, memory: int) -> None:
    """Hold this process to its memory and time, where the system can."""

    try:
        import resource
    except ImportError:  # Windows has no such limits; the time of the parent still holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
