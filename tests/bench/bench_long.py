"""What a long log costs a process: CPU until its matrix is there, memory, a page of the record.

    python -m tests.bench.bench_long [entries, 1,000,000 by default] [folder that keeps the database for another run]

CPU time and not the clock, so that a busy machine measures the same. Each line is a process of its own.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count, islice
from pathlib import Path

from sqlalchemy import insert

from raci.file.load import load
from raci.log import Answered, Body, Closed, Decision, Opened, Parked, Revealed, encode
from raci.model import Matrix
from raci.model.changes import Change, turned
from raci.model.letters import Layer, Letters, letters_of
from raci.store import Fitting, Follower, address_of, open_store
from raci.store.chain import FIRST, hash_of
from raci.store.sql_tables import events
from raci.words.problem import Problem

POLICY = Path(__file__).parents[2] / "data" / "operations-policy.yaml"
WHY = "agreed in the workshop: whoever does the work answers for it, 谁做谁负责"
EACH = 200  # entries of one workshop
ROWS_AT_ONCE = 20_000


def bodies(matrix: Matrix) -> Iterator[Body]:
    """Workshop after workshop: opened, revealed, decisions, some of them taken back, questions, closed."""

    cells = [(row.id, role.id) for row in matrix.activities for role in matrix.roles]
    held: dict[tuple[str, str], Letters] = {
        (row.id, role): mark.letters for row in matrix.activities for role, mark in row.marks(Layer.TODAY).items()
    }
    number = 0
    for code in (f"w{at}" for at in count()):
        started = number
        yield Opened(code, "T", date(2026, 12, 1), tuple(matrix.activity)[:10], tuple(matrix.role))
        yield Revealed(code)
        number += 2
        while number < started + EACH - 3:
            cell, after = cells[number * 7 % len(cells)], letters_of(("A", "R", "C", "")[number % 4])
            decided = Decision(
                (Change(*cell, held.get(cell, ()), after),), WHY, ("operations", "finance"), workshop=code
            )
            yield decided
            number += 1
            if number % 20 == 0:
                yield replace(decided, changes=tuple(map(turned, decided.changes)), undoes=number)
                number += 1
            else:
                held[cell] = after
        yield Parked(cells[0][0], "Who?", "finance", date(2027, 1, 1), code)
        yield Answered(number + 1, WHY, workshop=code)
        yield Closed(code)
        number += 3


def fill(url: str, matrix: Matrix, entries: int) -> None:
    """Write the log as the app would have, a statement for many entries."""

    store, at, before, last = open_store(url), datetime(2020, 1, 1, tzinfo=UTC), FIRST, 0
    told = islice(bodies(matrix), entries)
    while part := [*islice(told, ROWS_AT_ONCE)]:
        rows = []
        for body in part:
            last += 1
            when = (at + timedelta(minutes=last)).isoformat(timespec="microseconds")
            row = {"matrix": matrix.id, "number": last, "at": when, "author": "Li", "kind": body.kind}
            row["body"] = encode(body)
            before = hash_of(before, row)
            rows.append(row | {"hash": before})
        with store._database.writing() as connection:
            connection.execute(insert(events), rows)
    store.close()


def look(url: str) -> None:
    """Read the matrix of today in this process, then a page of the record, and say what it cost."""

    matrix, floor = load(POLICY), memory()
    store, start = open_store(url), time.process_time()
    today = Follower(store, matrix.id, matrix).today()
    assert not isinstance(today, Problem)
    spent = time.process_time() - start
    print(f"{today.number:,} entries: {spent:5.1f} s CPU to the matrix of today, {memory():.0f} MB at most, of which")
    print(f"    {floor:.0f} MB without the log")
    kind = Fitting(today.number, today.number - 200_000, "merge", "finance")
    for label, wanted in {"latest": Fitting(today.number + 1), "among 200,000, none of which fits": kind}.items():
        start = time.process_time()
        found = store.fitting(matrix.id, wanted, 1_000)
        assert not isinstance(found, Problem)
        print(f"    record, {len(found)} entries, {label}: {time.process_time() - start:.2f} s CPU")
    store.close()


def memory() -> float:
    """Megabytes that the process held at most."""

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def main() -> None:
    entries = int(sys.argv[1].replace(",", "")) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as name:
        file = Path(sys.argv[2] if len(sys.argv) > 2 else name) / "workspace.db"
        if not file.exists():
            fill(address_of(file), load(POLICY), entries)
        for _ in range(2):
            subprocess.run([sys.executable, "-m", __spec__.name, "--look", address_of(file)], check=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--look"]:
        look(sys.argv[2])
    else:
        main()
