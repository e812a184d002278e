"""A document turned into text in a process of its own, with limits of time and memory: one file stalls nobody."""

import json
import os
import subprocess
import sys
from pathlib import Path

from raci.draft.convert import convert
from raci.draft.limits import LIMIT_MEMORY_BYTES, LIMIT_SECONDS
from raci.draft.trouble import trouble
from raci.words.problem import LoadError, Problem

ROOT = Path(__file__).parents[2]


def convert_safely(data: bytes, form: str) -> str:
    """The text of a document. Raises LoadError for what cannot be read, or costs more than the limits allow."""

    call = [sys.executable, "-m", "raci.draft.worker", form]
    places = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    environment = {**os.environ, "PYTHONPATH": places, "MALLOC_ARENA_MAX": "2"}
    try:
        done = subprocess.run(
            call, input=data, capture_output=True, timeout=LIMIT_SECONDS, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        raise trouble("cost") from None
    if done.returncode:
        raise trouble("cost" if done.returncode < 0 or done.returncode == 1 else "broken", form=form.upper())
    told = json.loads(done.stdout)
    if "problems" in told:
        raise LoadError([Problem("", 0, 0, **problem) for problem in told["problems"]])
    text: str = told["text"]
    return text


def main() -> int:
    """Read a document from standard input and write its text, or what is wrong with it, as JSON."""

    _limit()
    data = sys.stdin.buffer.read()
    try:
        told: dict[str, object] = {"text": convert(data, sys.argv[1])}
    except LoadError as error:
        told = {"problems": [{"says": p.says, "do": p.do, "args": dict(p.args)} for p in error.problems]}
    except (MemoryError, RecursionError):
        return 1
    sys.stdout.buffer.write(json.dumps(told).encode())
    return 0


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
