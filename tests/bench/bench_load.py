"""The app under the load of a company, a row each; where it can be, against a one-line app in the same run.

    python -m tests.bench.bench_load [readers | pair | sessions | phones | many-phones | rooms | back | other |
                                      open | first | folder | log]...

With no name it runs all of them, which takes an hour. Prints, and asserts nothing but that no page failed and nothing
was lost: a number belongs to a machine, whose load is printed beside it. Clients are real sessions in a process of
their own, bounded in number and time, and reach this machine only. `pair`, `back` and `other` need nginx and
PostgreSQL, `open` and `first` Chromium.
"""

import os
import shutil
import sys
import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from tempfile import TemporaryDirectory

from tests import deployments, servers
from tests.bench import bench_folder, bench_long, load_pages, load_pair, load_rooms
from tests.bench.bench_capacity import cpu, memory
from tests.bench.bench_pages import BARE
from tests.bench.load_told import told
from tests.bench.readers import TOUR, Places, apart, crowd, visits
from tests.conftest import POLICY
from tests.servers import Server

READERS, PAUSE_S = 100, 5.0
JOINING_S, READING_S, HURRYING_S = 10.0, 40.0, 15.0
SESSIONS, AT_ONCE = 10_000, 10
BARE_PLACES: Places = (("", ""),)


def readers(folder: Path) -> None:
    """100 readers, one click each 5 s, then as fast as they can; one process, and the one-line app."""

    with servers.running(folder) as server:
        ours = clicked(server.address, TOUR, server)
    (folder / "bare.py").write_text(BARE, encoding="utf-8")
    with servers.running(folder, script=folder / "bare.py") as server:
        bare = clicked(server.address, BARE_PLACES, server)
    print(f"against the one-line app: p95 {ours[0] / bare[0]:.1f} times, {bare[1] / ours[1]:.1f} times fewer at most")


def pair(folder: Path) -> None:
    """The same on two processes behind nginx."""

    with deployments.running(folder) as deployment:
        clicked(deployment.address, TOUR)


def clicked(address: str, places: Places, server: Server | None = None) -> tuple[float, float]:
    """The late seconds of a click at one each 5 s, and the most clicks a second."""

    apart(visits, address, places, 0, 2 * len(places), 1)  # what is made once is made here
    calm = apart(crowd, address, places, READERS, JOINING_S, PAUSE_S, READING_S)
    late = told(f"{READERS} readers, a click each {PAUSE_S:.0f} s", calm)
    before = cpu(server) if server else 0.0
    most = apart(crowd, address, places, READERS, 0.0, 0.0, HURRYING_S)
    rate = len(most) / HURRYING_S
    each = f", {(cpu(server) - before) / (len(most) + READERS):.1f} ms CPU a click" if server else ""
    told(f"as fast as they can: {rate:.0f} clicks a second{each}", most)
    return late, rate


def sessions(folder: Path) -> None:
    """Memory of a process after 10,000 visits have come and gone."""

    with servers.running(folder) as server:
        for number in range(0, SESSIONS, SESSIONS // 10):
            apart(visits, server.address, TOUR, number, SESSIONS // 10, AT_ONCE)
            print(f"{number + SESSIONS // 10:6,} visits come and gone: {memory(server)} MB", flush=True)


def in_data(work: Callable[[Path], None]) -> Callable[[Path], None]:
    """The same on a folder that has its matrices where a deployment has them."""

    @wraps(work)
    def row(folder: Path) -> None:
        (folder / "data").mkdir()
        shutil.move(folder / POLICY.name, folder / "data")
        work(folder)

    return row


def alone(work: Callable[[], None]) -> Callable[[Path], None]:
    """A bench of another file, which makes its folder itself and reads no arguments of ours."""

    @wraps(work)
    def row(folder: Path) -> None:
        sys.argv[1:] = []
        work()

    return row


ROWS: dict[str, Callable[[Path], None]] = {
    "readers": readers,
    "pair": in_data(pair),
    "sessions": sessions,
    "phones": load_rooms.phones,
    "many-phones": load_rooms.many_phones,
    "rooms": load_rooms.rooms,
    "back": in_data(load_pair.back),
    "other": in_data(load_pair.other),
    "open": load_pages.large_open,
    "first": in_data(load_pages.first_visit),
    "folder": alone(bench_folder.main),
    "log": alone(bench_long.main),
}


def main() -> None:
    for name in sys.argv[1:] or ROWS:
        print(f"{name}: {ROWS[name].__doc__ or ''}".partition("\n")[0].rstrip(": "))
        before, start = os.getloadavg()[0], time.monotonic()
        with TemporaryDirectory() as place:
            shutil.copy(POLICY, place)
            ROWS[name](Path(place))
        took = time.monotonic() - start
        print(
            f"load before {before:.1f}, after {os.getloadavg()[0]:.1f}, on {os.cpu_count()} processors, {took:.0f} s\n"
        )


if __name__ == "__main__":
    main()
