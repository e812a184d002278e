"""What a click costs in a folder of 1,000 matrices, against one of 21, both servers in turn in the same run.

    python -m tests.bench.bench_folder

Prints medians of RUNS, the ratio (the target is 1.2) and what the server reads; asserts nothing, because a number
belongs to a machine. A click is a full run of the page over a real socket, from the message to the end of the run.
"""

import asyncio
import statistics
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from websockets.asyncio.client import connect

from tests.conftest import ROOT
from tests.servers import running
from tests.sessions import run

RUNS = 40
FEW, MANY = 21, 1_000
PAGES = ("overview", "matrix", "process", "role", "gaps", "compare", "library")


def fill(folder: Path, number: int) -> Path:
    """A folder with the matrices of `data/`, and copies of them under other names up to that number."""

    folder.mkdir()
    sources = sorted((ROOT / "data").glob("*.yaml"))
    for place in range(number):
        source = sources[place % len(sources)]
        name = source.stem if place < len(sources) else f"{source.stem}-{place}"
        (folder / f"{name}.yaml").write_bytes(source.read_bytes())
    return folder


async def clicks(addresses: list[str], page: str) -> list[tuple[list[float], int]]:
    """Seconds of each click and bytes of the last one, a list a server; the servers take turns."""

    async with AsyncSessions(addresses) as sockets:
        taken: list[list[float]] = [[] for _ in sockets]
        sizes = [0] * len(sockets)
        for _ in range(RUNS + 2):
            for place, socket in enumerate(sockets):
                start = time.perf_counter()
                seen = await run(socket, page, "lang=en&matrix=operations-policy")
                taken[place].append(time.perf_counter() - start)
                sizes[place] = seen.size
                assert not seen.errors
        return [(one[2:], size) for one, size in zip(taken, sizes, strict=True)]


class AsyncSessions:
    """A socket for each server, as long as the block lasts."""

    def __init__(self, addresses: list[str]) -> None:
        hosts = [address.removeprefix("http://") for address in addresses]
        how: dict[str, Any] = {"subprotocols": ["streamlit"], "max_size": None, "proxy": None}
        self._opening = [connect(f"ws://{host}/_stcore/stream", **how) for host in hosts]

    async def __aenter__(self) -> list[Any]:
        return [await one.__aenter__() for one in self._opening]

    async def __aexit__(self, *error: Any) -> None:
        for one in self._opening:
            await one.__aexit__(*error)


def main() -> None:
    with tempfile.TemporaryDirectory() as place, ExitStack() as stack:
        folders = [fill(Path(place) / str(number), number) for number in (FEW, MANY)]
        start = time.perf_counter()
        servers = [stack.enter_context(running(folder)) for folder in folders]
        print(f"both servers are up after {time.perf_counter() - start:.1f} s")
        for page in PAGES:
            (few, few_size), (many, many_size) = asyncio.run(clicks([server.address for server in servers], page))
            one, other = statistics.median(few) * 1000, statistics.median(many) * 1000
            told = f"{one:6.1f} ms of {FEW}, {other:6.1f} ms of {MANY:,}: {other / one:4.2f} times"
            print(f"click on {page:9} {told}   {few_size / 1000:.0f} and {many_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
