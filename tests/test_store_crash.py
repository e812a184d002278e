"""The log under force: writers killed in the middle, many at once, and a disk that fills up for real."""

import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import islice
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

import pytest

from raci.log import Decision
from raci.people import typed
from raci.store import StaleVersionError, Verified, WritingOff, open_store, verify
from tests import databases
from tests.forked import PROCESSES, started

ROUNDS, WRITES, WRITERS, EACH = 20, 1_000, 8, 15


@pytest.fixture(params=databases.KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    return databases.new(request.param, tmp_path)


def write(url: str, name: str, times: int, line: Connection) -> None:
    """Tell each event once it has been acknowledged; begin when something comes along the line."""

    log = open_store(url)
    line.recv()
    for turn in range(times):
        body = Decision((), f"{name} {turn} " + "x" * 5_000)
        while True:
            try:
                event = log.append("m", log.version("m").number, typed(name), body)
            except StaleVersionError:
                continue
            break
        line.send(f"{event.number} {name} {turn}")


@contextmanager
def writer(url: str, name: str, times: int) -> Iterator[tuple[ForkServerProcess, Connection]]:
    """A process that writes, and the line to it."""

    here, there = PROCESSES.Pipe()
    process = started(write, url, name, times, there)
    there.close()
    with here:
        try:
            yield process, here
        finally:
            process.kill()
            process.join()
            process.close()


def told(line: Connection) -> Iterator[str]:
    """What is told, up to the end of the process; what it was telling when it was killed does not count."""

    with suppress(EOFError, OSError):
        while True:
            yield line.recv()


def whys(events: Any) -> list[str]:
    """What each event says, without the ballast; asserts that none is cut short."""

    assert {len(event.body.why.split()[2]) for event in events} <= {5_000}
    return [f"{event.number} {' '.join(event.body.why.split()[:2])}" for event in events]


def test_whoever_kills_the_writer_finds_every_acknowledged_event_whole(url: Any) -> None:
    acknowledged: list[str] = []
    for round_ in range(ROUNDS):
        with writer(url, f"w{round_}", WRITES) as (process, line):
            line.send("go")
            acknowledged += islice(told(line), 3 + round_)  # killed somewhere after that many
            process.kill()
            acknowledged += told(line)
    log = open_store(url)
    events: Any = log.events("m")
    assert [event.number for event in events] == [*range(1, len(events) + 1)]
    assert [line for line in acknowledged if line not in set(whys(events))] == []
    assert len(events) - len(acknowledged) <= ROUNDS  # one at most that was written and not told any more
    assert (0 < len(acknowledged) < ROUNDS * WRITES, log.check_writing()) == (True, None)
    assert verify(url) == Verified(len(events), 1, [])
    log.close()


def test_eight_processes_write_at_once_and_nothing_is_lost(url: Any) -> None:
    with ExitStack() as stack:
        lines = [stack.enter_context(writer(url, f"w{number}", EACH))[1] for number in range(WRITERS)]
        for line in lines:
            line.send("go")
        written = [line for one in lines for line in told(one)]
    log = open_store(url)
    events: Any = log.events("m")
    assert [event.number for event in events] == [*range(1, WRITERS * EACH + 1)]
    assert sorted(whys(events)) == sorted(written)
    assert verify(url) == Verified(len(events), 1, [])
    log.close()


def test_a_full_disk_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    mounted = tmp_path / "small"
    mounted.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "raci-test", str(mounted)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no small disk can be mounted here; test_store.py fills one at the driver")
    log, number = open_store(f"sqlite:///{mounted}/workspace.db"), 0
    try:
        with pytest.raises(WritingOff, match="the disk of the database"):
            while number < 1_000:
                number = log.append("m", number, typed("Li"), Decision((), f"w {number} " + "x" * 5_000)).number
        assert number > 10
        assert [event.number for event in log.events("m")] == [*range(1, number + 1)]
        assert log.check_writing() is not None
    finally:
        log.close()
        subprocess.run(["umount", "-l", str(mounted)], check=True)
