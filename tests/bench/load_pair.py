"""Two processes on one database: when one ends, and when something is written beside both."""

import asyncio
import random
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from raci.log import Decision, Opened, Revealed
from raci.model.changes import Change
from raci.model.letters import letters_of
from raci.people import typed
from raci.store import Store, open_store
from tests import deployments
from tests.bench.bench_capacity import cpu_of
from tests.bench.load_told import told
from tests.bench.readers import TOUR, Reader, apart, refuse_errors, visits
from tests.bench.walls import walls
from tests.deployments import Deployment
from tests.matrices import policy
from tests.people import SOMEBODY

BACK = 300
COMING_S, RETURNING_S = 180.0, 120.0
DECISIONS, NAME, CODE = 20, "operations-policy", "K4F-9TX-AMW"


def back(folder: Path) -> None:
    """300 sessions on one of two processes, which is killed: when each has its page again from the other one."""

    with deployments.running(folder) as deployment:
        for port in deployment.ports.values():  # what is made once is made here
            apart(visits, f"http://localhost:{port}{deployments.PREFIX}", TOUR, 0, len(TOUR), 1)
        come = folder / "come"
        with ThreadPoolExecutor(1) as aside:
            crowd = aside.submit(apart, returning, deployment.address, BACK, come)
            wait_for(come)
            before, killed = cpu_of(deployment.processes["2"].pid), time.time()
            deployment.kill("1")
            late = [at - killed for at in crowd.result()]
        spent = (cpu_of(deployment.processes["2"].pid) - before) / BACK
        told(f"{len(late)} of {BACK} are back after the kill, {spent:.1f} ms CPU each", late)


def wait_for(come: Path) -> None:
    limit = time.monotonic() + COMING_S
    while not come.exists():
        assert time.monotonic() < limit, "not all have come"
        time.sleep(0.05)  # polling a process that has no other sign of it


def returning(address: str, number: int, come: Path) -> list[float]:
    """When each of so many readers on process 1 had its page again; the file says when all have come."""

    listed = [Reader(address, TOUR, one, cookie="raci=1") for one in range(number)]
    has_come = [asyncio.Event() for _ in listed]

    async def all_() -> None:
        walks = [asyncio.create_task(one.return_once(event)) for one, event in zip(listed, has_come, strict=True)]
        await asyncio.gather(*(event.wait() for event in has_come))
        come.touch()
        await asyncio.wait(walks, timeout=RETURNING_S)

    asyncio.run(all_())
    refuse_errors(listed)
    return [at for one in listed for at, _ in one.taken]


def other(folder: Path) -> None:
    """What is written beside both processes is on a wall of each: seconds from the write until it was drawn."""

    with deployments.running(folder) as deployment:
        store, rows = open_store(deployment.database), tuple(policy().activity)[:3]
        store.append(NAME, 0, typed("Li"), Opened(CODE, "T", date.today(), rows, ("finance",)))
        store.append(NAME, 1, typed("Li"), Revealed(CODE))
        store.box.move(SOMEBODY, CODE, f"row:{rows[0]}")
        with ThreadPoolExecutor(1) as aside:
            hung = aside.submit(apart, walls, views(deployment), 12.0 + 2.0 * DECISIONS)
            time.sleep(8)  # until both hang; what is written before is seen late, and the figures show it
            written = dict(decided(store, rows[0]) for _ in range(DECISIONS))
            late = [wall[why] - at for wall in hung.result() for why, at in written.items() if why in wall]
        store.close()
        told(f"{len(late)} of {2 * DECISIONS} decisions on the walls of two processes", late)


def views(deployment: Deployment) -> list[tuple[str, str, str, str]]:
    """The room on each of the processes, without the proxy."""

    addresses = [f"http://localhost:{port}{deployments.PREFIX}" for port in deployment.ports.values()]
    return [(address, "room", f"code={CODE}&lang=en", r"why-\d+") for address in addresses]


def decided(store: Store, row: str) -> tuple[str, float]:
    """Its reason, and when it was in the log."""

    time.sleep(1.5 + random.random() / 2)  # people decide at any moment of a look
    number = store.version(NAME).number
    before, after = (letters_of(letters) for letters in (("", "C") if number % 2 == 0 else ("C", "")))
    store.append(
        NAME, number, typed("Li"), Decision((Change(row, "finance", before, after),), f"why-{number}", workshop=CODE)
    )
    return f"why-{number}", time.time()
