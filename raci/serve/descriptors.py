"""Files and connections that this process may hold open: as many as the system gives, and a word where that is few."""

import asyncio
import errno
import logging
from collections.abc import Callable
from time import monotonic
from typing import Any

from raci.words.problem import Problem
from raci.words.sentences import Word

try:
    import resource
except ModuleNotFoundError:  # Windows, which has no such limit
    resource = None  # type: ignore[assignment]

WANTED = 65_536
ENOUGH = 4_096
"""A browser holds up to seven while a page loads, a session that is open one."""
AGAIN_S = 60.0

log = logging.getLogger("raci")


def raise_descriptors() -> Problem | None:
    """Raise the limit of this process as far as it may; a Problem where that is few for a room full of phones."""

    if resource is None:
        return None
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = WANTED if hard == resource.RLIM_INFINITY else min(hard, WANTED)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        soft = wanted
    if soft == resource.RLIM_INFINITY or soft >= ENOUGH:
        return None
    says = Word("this server may hold only {n} connections and files open")
    do = Word("raise the limit: ulimit -n, LimitNOFILE, or ulimits of the container")
    return Problem("", 0, 0, says, do, {"n": soft})


def quiet_refusals(loop: asyncio.AbstractEventLoop, clock: Callable[[], float] = monotonic) -> None:
    """Let the loop say once a minute that it can accept nobody; it would say so thousands of times a second."""

    refused_at: list[float] = []

    def handle(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if not (isinstance(error, OSError) and error.errno in (errno.EMFILE, errno.ENFILE)):
            loop.default_exception_handler(context)
        elif not refused_at or clock() - refused_at[-1] >= AGAIN_S:
            refused_at.append(clock())
            log.error("connections are refused: too many are open; raise the limit of open files (ulimit -n)")

    loop.set_exception_handler(handle)
