"""How fast the log is: folding against reading the same JSON, appending against a bare insert, on the same machine.

    python -m tests.bench.bench_log

Prints medians; asserts nothing, because a number belongs to a machine and to its disk.
"""

import json
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from raci.file.load import load
from raci.log import Decision, Event, decode, encode, fold
from raci.model import Matrix
from raci.model.changes import Change
from raci.model.letters import Layer, Letters, letters_of
from raci.people import typed
from raci.store import Store, open_store

POLICY = Path(__file__).parents[2] / "data" / "operations-policy.yaml"
EVENTS, RUNS, WRITES = 10_000, 5, 300
WHY = "agreed in the workshop: whoever does the work answers for it, 谁做谁负责"


def seconds(measure: Callable[[], object]) -> float:
    start = time.perf_counter()
    measure()
    return time.perf_counter() - start


def median(measure: Callable[[], object]) -> float:
    """Seconds; the first run is none."""

    return statistics.median([seconds(measure) for _ in range(RUNS + 1)][1:])


def decisions(matrix: Matrix) -> list[Decision]:
    """Every cell of the matrix decided in turn, again and again, each time on what it held."""

    cells = [(row.id, role.id) for row in matrix.activities for role in matrix.roles]
    held: dict[tuple[str, str], Letters] = {
        (row.id, role): mark.letters for row in matrix.activities for role, mark in row.marks(Layer.TODAY).items()
    }
    found = []
    for number in range(EVENTS):
        cell, after = cells[number * 7 % len(cells)], letters_of(("A", "R", "C", "")[number % 4])
        found.append(Decision((Change(*cell, held.get(cell, ()), after),), WHY, ("operations", "finance")))
        held[cell] = after
    return found


def folding(matrix: Matrix, bodies: list[Decision]) -> None:
    texts = [encode(body) for body in bodies]
    at = datetime.now(UTC)
    events = [Event("m", number, at, "Li", body) for number, body in enumerate(bodies, 1)]
    half = events[: EVENTS // 2]
    base = median(lambda: [json.loads(text) for text in texts])
    read = median(lambda: [decode(Decision.kind, text) for text in texts])
    short, taken = median(lambda: fold(matrix, half)), median(lambda: fold(matrix, events))
    print(f"fold, {EVENTS} events, {len(matrix.activities)} activities: {taken * 1000:6.1f} ms; target 500")
    print(f"    json.loads of the same   {base * 1000:6.1f} ms   {taken / base:5.2f} times")
    print(f"    half of them             {short * 1000:6.1f} ms   all take {taken / short:4.2f} times as long")
    print(f"    decode of the same       {read * 1000:6.1f} ms")


def bare(path: Path, bodies: list[Decision]) -> float:
    """Milliseconds of one insert with the same pragmas, table and commit, by the driver alone."""

    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(
        "CREATE TABLE events (matrix TEXT, number INTEGER, at TEXT, author TEXT, kind TEXT, body TEXT,"
        " PRIMARY KEY (matrix, number))"
    )
    at, texts = datetime.now(UTC).isoformat(), [encode(body) for body in bodies]

    def insert(number: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        row = ("m", number + 1, at, "Li", "cell", texts[number])
        connection.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?)", row)
        connection.execute("COMMIT")

    taken = [seconds(lambda number=number: insert(number)) for number in range(len(texts))]  # type: ignore[misc]
    connection.close()
    return statistics.median(taken) * 1000


def appended(log: Store, bodies: list[Decision]) -> tuple[float, float]:
    """Milliseconds of one append, median and 95 of 100."""

    log.version("m")  # opens it
    taken = [
        seconds(lambda number=number, body=body: log.append("m", number, typed("Li"), body))  # type: ignore[misc]
        for number, body in enumerate(bodies)
    ]
    return statistics.median(taken) * 1000, statistics.quantiles(taken, n=20)[-1] * 1000


def writing(folder: Path, bodies: list[Decision]) -> None:
    base = bare(folder / "bare.db", bodies)
    log = open_store(f"sqlite:///{folder}/workspace.db")
    middle, late = appended(log, bodies)
    print(f"append, SQLite, one commit each: {middle:5.2f} ms, p95 {late:5.2f} ms")
    print(f"    bare insert with the same pragmas {base:5.2f} ms   {middle / base:4.2f} times")
    print(f"    version, nothing new              {median(lambda: log.version('m')) * 1000:5.2f} ms")
    print(f"    events, all {WRITES}                   {median(lambda: log.events('m')) * 1000:5.2f} ms")
    log.close()


def main() -> None:
    matrix = load(POLICY)
    bodies = decisions(matrix)
    folding(matrix, bodies)
    with tempfile.TemporaryDirectory() as folder:
        writing(Path(folder), bodies[:WRITES])


if __name__ == "__main__":
    main()
