"""Processes for tests that kill or measure one: each is a copy of a process that has read our modules already."""

import multiprocessing
import sys
from collections.abc import Callable
from multiprocessing.context import ForkServerProcess
from types import ModuleType
from typing import Any
from unittest import mock

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["raci.rules", "raci.file.load", "raci.store"])


def started(target: Callable[..., Any], *args: Any) -> ForkServerProcess:
    """A process that runs `target`. It does not run our main module first, which is the app where a test has opened a
    page before."""

    process = PROCESSES.Process(target=target, args=args)
    with mock.patch.dict(sys.modules, {"__main__": ModuleType("__main__")}):
        process.start()
    return process
