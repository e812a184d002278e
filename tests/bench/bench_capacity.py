"""What a process of the app needs: CPU a click on each page, CPU of a wall that waits, memory a visit.

CPU time and not the clock, so that a busy machine measures the same. Run: python -m tests.bench.bench_capacity
"""

import asyncio
import resource
import shutil
import time
from contextlib import AsyncExitStack
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from raci.file.load import load
from raci.log import Opened, Revealed
from raci.people import typed
from raci.store import open_store
from tests import databases
from tests.conftest import POLICY
from tests.servers import Server, running
from tests.sessions import run

PAGES = ("", "matrix", "process", "role", "gaps", "record", "library")
CLICKS, VISITS, WAITED_S = 20, 100, 30
CODE, NAME = "NK7-ARP-D76", "operations-policy"


def main() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(POLICY, folder)
        url = databases.new("postgresql", folder)
        workshop(url)
        with running(folder, RACI_DATABASE_URL=url) as server:
            print(f"memory at the start: {memory(server)} MB")
            asyncio.run(clicks(server))
            asyncio.run(visits(server))
            asyncio.run(waiting(server))


def workshop(url: str) -> None:
    store, rows = open_store(url), tuple(one.id for one in load(POLICY).activities[:10])
    store.append(NAME, 0, typed("Li"), Opened(CODE, "T", date(2026, 11, 29), rows, ("finance",)))
    store.append(NAME, 1, typed("Li"), Revealed(CODE))
    store.close()


async def clicks(server: Server) -> None:
    """CPU of one run of each page, once it has been drawn."""

    for page in PAGES:
        async with socket(server) as opened:
            await run(opened, page, f"lang=en&matrix={NAME}")
            before = cpu(server)
            for _ in range(CLICKS):
                await run(opened, page, f"lang=en&matrix={NAME}")
            print(f"/{page}: {(cpu(server) - before) / CLICKS:.1f} ms CPU a click")


async def visits(server: Server) -> None:
    """Memory of visits that stay open, of all who come at once."""

    before, start, spent = memory(server), time.monotonic(), cpu(server)
    async with AsyncExitStack() as stack:
        opened = [await stack.enter_async_context(socket(server)) for _ in range(VISITS)]
        await asyncio.gather(*(run(one, "", f"lang=en&matrix={NAME}") for one in opened))
        took, cost = time.monotonic() - start, (cpu(server) - spent) / VISITS
        each = (memory(server) - before) / VISITS
        print(f"{VISITS} visits at once: {took:.1f} s, {cost:.1f} ms CPU and {each:.2f} MB each")


async def waiting(server: Server) -> None:
    """CPU of a wall on which nothing moves, which looks again as often as it is told to."""

    async with socket(server) as opened:
        wall = asyncio.create_task(look(opened, "room"))
        await asyncio.sleep(10)
        before = cpu(server)
        await asyncio.sleep(WAITED_S)
        print(f"a wall that waits: {(cpu(server) - before) / WAITED_S:.1f} ms CPU a second")
        wall.cancel()
        await asyncio.wait([wall])


async def look(opened: Any, page: str) -> None:
    """One screen as a browser keeps it: draws, then asks for each fragment at the pace that it was given."""

    query, hashed = f"code={CODE}&lang=en", [""]

    async def ask(fragment: str) -> None:
        asked = BackMsg()
        asked.rerun_script.query_string = query
        asked.rerun_script.page_name, asked.rerun_script.page_script_hash = "" if hashed[0] else page, hashed[0]
        asked.rerun_script.fragment_id, asked.rerun_script.is_auto_rerun = fragment, bool(fragment)
        await opened.send(asked.SerializeToString())

    async def again(fragment: str, pause: float) -> None:
        while True:
            await asyncio.sleep(pause)
            await ask(fragment)

    looks: set[str] = set()
    async with asyncio.TaskGroup() as tasks:
        await ask("")
        async for data in opened:
            message = ForwardMsg.FromString(data)
            told = message.auto_rerun
            if message.WhichOneof("type") == "navigation":
                hashed[0] = message.navigation.page_script_hash
            elif message.WhichOneof("type") == "auto_rerun" and told.fragment_id not in looks:
                looks.add(told.fragment_id)
                tasks.create_task(again(told.fragment_id, told.interval))


def socket(server: Server) -> Any:
    address = f"ws://localhost:{server.port}/_stcore/stream"
    return connect(address, subprotocols=[Subprotocol("streamlit")], max_size=None, ping_interval=None, proxy=None)


def cpu(server: Server) -> float:
    """Milliseconds of CPU that the process has had."""

    return cpu_of(server.process.pid)


def cpu_of(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 10.0


def memory(server: Server) -> int:
    """Megabytes that the process holds."""

    pages = int(Path(f"/proc/{server.process.pid}/statm").read_text().split()[1])
    return pages * resource.getpagesize() // 1_000_000


if __name__ == "__main__":
    main()
