"""Open files: the limit is raised, sessions hold one each, and a refusal is logged once."""

import asyncio
import errno
import os
import subprocess
import sys
from typing import Any

import pytest

from raci.serve.descriptors import quiet_refusals
from raci.serve.loops import LateLoop, LatePolicy, open_late
from tests import aside
from tests.conftest import ROOT

RAISED = """
import resource
from raci.serve.descriptors import raise_descriptors
problem = raise_descriptors()
print(resource.getrlimit(resource.RLIMIT_NOFILE)[0], problem.message() if problem else "")
"""


def raised(soft: int, hard: int) -> str:
    command = ["prlimit", f"--nofile={soft}:{hard}", sys.executable, "-c", RAISED]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def test_the_limit_is_raised_and_a_low_one_is_told() -> None:
    assert raised(1024, 8192) == "8192"
    assert raised(256, 1024).startswith("1024 this server may hold only 1024 connections and files open; raise")


def opened() -> int:
    return len(os.listdir("/proc/self/fd"))


def test_a_loop_that_does_not_run_opens_nothing_and_one_that_runs_works() -> None:
    before = opened()
    loops = [LateLoop() for _ in range(10)]
    assert opened() == before
    loop = loops[0]

    async def work() -> tuple[str, str]:
        quick = asyncio.to_thread(lambda: "thread")  # wakes the loop from another thread
        reader, writer = await asyncio.wait_for(talk(), 10)
        writer.close()
        return await quick, reader

    async def talk() -> tuple[str, asyncio.StreamWriter]:
        async def greet(reader: Any, writer: Any) -> None:
            writer.write(b"hello")
            writer.close()

        server = await asyncio.start_server(greet, "127.0.0.1", 0)
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        said = (await reader.read()).decode()
        server.close()
        return said, writer

    loop.call_soon_threadsafe(list)
    assert aside.aside(lambda: loop.run_until_complete(work())) == ("thread", "hello")
    aside.aside(lambda: loop.run_until_complete(loop.shutdown_default_executor()))
    for one in loops:
        one.close()
    assert opened() == before


def test_another_choice_of_loops_stays() -> None:
    before = asyncio.get_event_loop_policy()
    try:
        open_late()
        assert isinstance(asyncio.get_event_loop_policy(), LatePolicy)
        other = type("Other", (asyncio.DefaultEventLoopPolicy,), {})()
        asyncio.set_event_loop_policy(other)
        open_late()
        assert asyncio.get_event_loop_policy() is other
    finally:
        asyncio.set_event_loop_policy(before)


def test_a_refusal_is_logged_once_a_minute_and_other_trouble_always(caplog: pytest.LogCaptureFixture) -> None:
    now = [0.0]
    loop = asyncio.new_event_loop()
    quiet_refusals(loop, lambda: now[0])
    refused = {"message": "socket.accept() out of system resource", "exception": OSError(errno.EMFILE, "too many")}
    for second in (0.0, 1.0, 59.0, 61.0):
        now[0] = second
        for _ in range(100):
            loop.call_exception_handler(refused)
    loop.call_exception_handler({"message": "something else", "exception": OSError(errno.EPIPE, "pipe")})
    loop.close()
    assert [record.name for record in caplog.records] == ["raci", "raci", "asyncio"]
