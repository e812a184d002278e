"""What a process of the app needs: CPU a click on each page, CPU of a wall that waits, memory a visit.

CPU time and not the clock, so that a busy machine measures the same. Run: python -m tests.bench.bench_capacity
"""

import asyncio
import resource
import shutil
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from raci.file.load import load
from raci.log import Decision, Opened, Revealed
from raci.people import typed
from raci.store import open_store
from raci.words.sentences import LANGUAGES
from tests import databases
from tests.bench.readers import Reader, refuse_errors
from tests.conftest import POLICY
from tests.servers import Server, running
from tests.sessions import run

PAGES = ("", "matrix", "process", "role", "gaps", "record", "library")
CLICKS, VISITS, WAITED_S = 40, 100, 30
LOOKS = """
import streamlit as st

@st.fragment(run_every=0.8)
def look():
    st.empty()

look()
"""
"""A page that does nothing but look again as often as a wall does."""
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
            ours = asyncio.run(waiting(server, "room"))
            with writing(url):
                busy = asyncio.run(waiting(server, "room"))
        (folder / "bare.py").write_text(LOOKS, encoding="utf-8")
        with running(folder, script=folder / "bare.py") as server:
            bare = asyncio.run(waiting(server, ""))
        print(f"a wall that waits: {ours:.1f} ms CPU a second, one empty look as often {bare:.1f}")
        print(f"a wall while others write twice a second: {busy:.1f} ms CPU a second")


def workshop(url: str) -> None:
    store, rows = open_store(url), tuple(one.id for one in load(POLICY).activities[:10])
    store.append(NAME, 0, typed("Li"), Opened(CODE, "T", date(2026, 11, 29), rows, ("finance",)))
    store.append(NAME, 1, typed("Li"), Revealed(CODE))
    store.close()


@contextmanager
def writing(url: str) -> Iterator[None]:
    """Meanwhile somebody decides in another matrix, twice a second."""

    over, store = Event(), open_store(url)

    def write() -> None:
        while not over.wait(0.5):
            store.append("other", store.version("other").number, typed("Li"), Decision((), "why"))

    thread = Thread(target=write)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
        store.close()


async def clicks(server: Server) -> None:
    """CPU of a click on each page, in English and Chinese in turn, so that all that is written on it changes."""

    for page in PAGES:
        reader, queries = Reader(server.address), [f"lang={lang}&matrix={NAME}" for lang in LANGUAGES]
        async with reader.opened() as opened:
            for query in queries * 2:
                await reader.click(opened, page, query)
            before = cpu(server)
            for query in queries * (CLICKS // 2):
                await reader.click(opened, page, query)
            print(f"/{page}: {(cpu(server) - before) / CLICKS:.1f} ms CPU a click")
        refuse_errors([reader])


async def visits(server: Server) -> None:
    """Memory of visits that stay open, of all who come at once."""

    before, start, spent = memory(server), time.monotonic(), cpu(server)
    async with AsyncExitStack() as stack:
        opened = [await stack.enter_async_context(socket(server)) for _ in range(VISITS)]
        await asyncio.gather(*(run(one, "", f"lang=en&matrix={NAME}") for one in opened))
        took, cost = time.monotonic() - start, (cpu(server) - spent) / VISITS
        each = (memory(server) - before) / VISITS
        print(f"{VISITS} visits at once: {took:.1f} s, {cost:.1f} ms CPU and {each:.2f} MB each")


async def waiting(server: Server, page: str) -> float:
    """CPU a second of a screen on which nothing moves, which looks again as often as it is told to."""

    async with socket(server) as opened:
        wall = asyncio.create_task(look(opened, page))
        await asyncio.sleep(10)
        before = cpu(server)
        await asyncio.sleep(WAITED_S)
        wall.cancel()
        await asyncio.wait([wall])
        return (cpu(server) - before) / WAITED_S


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
