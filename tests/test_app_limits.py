"""A room full of phones on a machine that allows few open files."""

import asyncio
import os
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from tests import aside
from tests.servers import Server, running
from tests.sessions import run

DESCRIPTORS = 150
SESSIONS = 100


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts descriptors where the system shows them")
def test_a_session_holds_one_descriptor_and_a_full_server_says_so_once(matrices: Path) -> None:
    with running(matrices, descriptors=DESCRIPTORS) as server:
        before = opened(server)
        assert aside.run(crowd(server, SESSIONS)) - before <= SESSIONS + 20
        aside.run(too_many(server))
        log = server.log.read_text(encoding="utf-8")
        assert log.count("connections are refused") == 1 and "out of system resource" not in log
        assert log.count("may hold only 150") == 1 and len(log.splitlines()) < 50
        assert server.get("/")[0] == 200


def opened(server: Server) -> int:
    return len(os.listdir(f"/proc/{server.process.pid}/fd"))


def knock(server: Server) -> connect:
    address = f"ws://localhost:{server.port}/_stcore/stream"
    return connect(address, subprotocols=[Subprotocol("streamlit")], max_size=None, proxy=None, open_timeout=60)


async def crowd(server: Server, number: int) -> int:
    """How much is open while so many sessions are."""

    async with AsyncExitStack() as stack:
        for _ in range(number):
            socket: ClientConnection = await stack.enter_async_context(knock(server))
            assert not (await run(socket, "ballot", "lang=en")).errors
        return opened(server)


async def too_many(server: Server) -> None:
    """More sessions than the server may hold, until it says so."""

    async with AsyncExitStack() as stack:
        waiting = [asyncio.create_task(knock(server).__aenter__()) for _ in range(DESCRIPTORS + 20)]
        stack.push_async_callback(dismiss, waiting)
        while b"connections are refused" not in server.log.read_bytes():
            await asyncio.sleep(0.05)  # polling the log of another process


async def dismiss(waiting: list[asyncio.Task[Any]]) -> None:
    for task in waiting:
        if task.done() and not task.cancelled() and not task.exception():
            await task.result().close()
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
