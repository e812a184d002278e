"""How fast a diagnosis is, against one plain look at every cell and against yamllint, on the same machine and run.

    python -m tests.bench.bench_check

Prints medians of RUNS, in CPU time but for commands, so that neighbours on the machine count little; asserts nothing,
because a number belongs to a machine. yamllint is no requirement of this
project: where it is not installed beside this Python, the bench says so and leaves that line out.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from raci.file.dump import dumps
from raci.model import Act, Exclusion, Matrix, Topic
from raci.model.letters import Layer
from raci.rules import check
from raci.words.sentences import Text
from tests import large

ROOT = Path(__file__).parents[2]
RUNS = 5
ROLES = 50
MANY, FEW, FILE = 20_000, 1_000, 5_000
TOPICS = 20

ONE_CHECK = f"""
import resource
from raci.rules import check
from tests import large
matrix = large.matrix({MANY}, {ROLES})
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
check(matrix)
print(before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def median(measure: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """Seconds of CPU time, or by another clock; the first run is none."""

    return statistics.median([_seconds(measure, clock) for _ in range(RUNS + 1)][1:])


def _seconds(measure: Callable[[], object], clock: Callable[[], float]) -> float:
    start = clock()
    measure()
    return clock() - start


def command(*words: str) -> Callable[[], object]:
    return lambda: subprocess.run([sys.executable, *words], cwd=ROOT, stdout=subprocess.DEVNULL, check=False)


def look(matrix: Matrix) -> int:
    """The baseline: the letters of every cell, counted once."""

    return sum(len(mark.letters) for row in matrix.activities for mark in row.marks(Layer.TODAY).values())


def mixed(rows: int) -> Matrix:
    """A large matrix that has something for every family: acts in turn, topics, a scope and a reporting line."""

    plain = large.matrix(rows, ROLES)
    roles = [
        replace(
            role,
            in_scope=n % 2 == 0,
            reports_to=(f"role-{n - 1}",) if n else (),
            excludes=(Exclusion(f"topic-{n % TOPICS}"),),
        )
        for n, role in enumerate(plain.roles)
    ]
    acts = list(Act)
    steps = [
        replace(row, act=acts[n % len(acts)], topic=(f"topic-{n % TOPICS}",)) for n, row in enumerate(plain.activities)
    ]
    topics = [Topic(f"topic-{n}", Text(f"Topic {n}", f"主题 {n}")) for n in range(TOPICS)]
    return replace(plain, roles=tuple(roles), topics=tuple(topics), activities=tuple(steps))


def memory() -> tuple[float, float]:
    """MB at the peak of a process when it has built the large matrix, and when it has checked it."""

    done = subprocess.run([sys.executable, "-c", ONE_CHECK], cwd=ROOT, capture_output=True, text=True, check=True)
    before, after = (int(found) / 1024 for found in done.stdout.split())
    return before, after


def in_process(name: str, build: Callable[[int], Matrix]) -> None:
    few, many = build(FEW), build(MANY)
    findings = len(check(many))
    base, short, taken = (median(lambda: look(many)), median(lambda: check(few)), median(lambda: check(many)))
    a_row = (taken / MANY) / (short / FEW)
    print(f"{name}, {MANY} x {ROLES}: {taken:6.2f} s, {findings} findings; target 2 s")
    print(f"    one look at every cell {base * 1000:6.1f} ms   {taken / base:5.1f} times")
    print(f"    {FEW} rows             {short * 1000:6.1f} ms   a row of {MANY} takes {a_row:4.2f} times as long")


def on_file(path: Path) -> None:
    taken = median(command("-m", "raci", "check", str(path)), time.perf_counter)
    print(f"python -m raci check, {FILE} activities, {path.stat().st_size / 1e6:.1f} MB: {taken:6.2f} s")
    if find_spec("yamllint") is None:
        print("    yamllint is not installed beside this Python: nothing to compare with")
        return
    base = median(command("-m", "yamllint", str(path)), time.perf_counter)
    relaxed = median(command("-m", "yamllint", "-d", "relaxed", str(path)), time.perf_counter)
    print(f"    yamllint, as it comes  {base:6.2f} s    {taken / base:4.2f} times; target 0.5")
    print(f"    yamllint -d relaxed    {relaxed:6.2f} s    {taken / relaxed:4.2f} times")


def main() -> None:
    before, after = memory()  # first: a child's peak begins at the size of this process
    print(f"memory of one check, {MANY} x {ROLES}: peak {after:4.0f} MB, {before:4.0f} before it; target 1500")
    in_process("check, plain rows", lambda rows: large.matrix(rows, ROLES))
    in_process("check, mixed rows", mixed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.yaml"
        path.write_text(dumps(large.matrix(FILE, ROLES)), encoding="utf-8")
        on_file(path)


if __name__ == "__main__":
    main()
