"""The log under force: writers killed in the middle, many at once, and a disk that fills up for real."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from raci.log import Decision
from raci.store import WritingOff, open_store
from tests import databases

ROOT = Path(__file__).parents[1]
ROUNDS, WRITES, WRITERS, EACH = 20, 1_000, 8, 25

WRITER = """
import sys
from raci.log import Decision, Opened
from raci.store import StaleVersionError, open_store

url, name, times = sys.argv[1], sys.argv[2], int(sys.argv[3])
log = open_store(url)
sys.stdin.readline()
for turn in range(times):
    body = Decision((), f"{name} {turn} " + "x" * 5_000)
    while True:
        try:
            event = log.append("m", log.version("m").number, name, body)
        except StaleVersionError:
            continue
        break
    print(event.number, name, turn, flush=True)
"""


@pytest.fixture(params=databases.KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    return databases.new(request.param, tmp_path)


@contextmanager
def writer(url: str, name: str, times: int) -> Iterator[subprocess.Popen[str]]:
    """A process that tells each event once it has been acknowledged; it begins when it gets a line."""

    command = [sys.executable, "-c", WRITER, url, name, str(times)]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with process:
        try:
            yield process
        finally:
            process.kill()


def go(process: subprocess.Popen[str]) -> None:
    process.stdin.write("go\n")
    process.stdin.flush()


def whys(events: Any) -> list[str]:
    """What each event says, without the ballast; asserts that none is cut short."""

    assert {len(event.body.why.split()[2]) for event in events} <= {5_000}
    return [f"{event.number} {' '.join(event.body.why.split()[:2])}" for event in events]


def test_whoever_kills_the_writer_finds_every_acknowledged_event_whole(url: Any) -> None:
    acknowledged: list[str] = []
    for round_ in range(ROUNDS):
        with writer(url, f"w{round_}", WRITES) as process:
            go(process)
            told = [process.stdout.readline() for _ in range(3 + 2 * round_)]  # killed somewhere after that many
            process.kill()
            told += process.stdout.readlines()
        acknowledged += [line.strip() for line in told if line.endswith("\n")]
    log = open_store(url)
    events: Any = log.events("m")
    assert [event.number for event in events] == [*range(1, len(events) + 1)]
    assert [line for line in acknowledged if line not in set(whys(events))] == []
    assert len(events) - len(acknowledged) <= ROUNDS  # one at most that was written and not told any more
    assert (len(acknowledged) < ROUNDS * WRITES, log.check_writing()) == (True, None)
    log.close()


def test_eight_processes_write_at_once_and_nothing_is_lost(url: Any) -> None:
    names = [f"w{number}" for number in range(WRITERS)]
    running = [writer(url, name, EACH) for name in names]
    processes = [one.__enter__() for one in running]
    for process in processes:
        go(process)
    told = [process.communicate()[0] for process in processes]
    for one in running:
        one.__exit__(None, None, None)
    log = open_store(url)
    events: Any = log.events("m")
    assert [event.number for event in events] == [*range(1, WRITERS * EACH + 1)]
    assert sorted(whys(events)) == sorted(line for part in told for line in part.splitlines())
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
                number = log.append("m", number, "Li", Decision((), f"w {number} " + "x" * 5_000)).number
        assert number > 10
        assert [event.number for event in log.events("m")] == [*range(1, number + 1)]
        assert log.check_writing() is not None
    finally:
        log.close()
        subprocess.run(["umount", "-l", str(mounted)], check=True)
