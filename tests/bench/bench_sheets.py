"""Reading a large foreign workbook, and writing a million letters, against pandas: python -m tests.bench.bench_sheets

Processor time, because the machine may be busy with other things; the process of its own is told by the clock.
"""

import io
import random
import resource
import time
from collections.abc import Callable
from dataclasses import replace

import pandas
import xlsxwriter

from raci.model import Matrix
from raci.model.letters import Layer, Letter, Mark
from raci.out.files import of_rows
from raci.sheets import document, open_safely, read
from raci.views.tables import long
from tests import large

ROWS, COLUMNS = 2_000, 50
ACTIVITIES = 20_000  # with a letter in each of 50 columns: a million
RUNS = 7
TIMES_PANDAS = 1.5


def workbook() -> bytes:
    """A matrix of so many rows and columns, half of its cells empty or with one of five letters."""

    pick = random.Random(1).choice
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Matrix")
        sheet.write_row(0, 0, ["Id", "Activity", *[f"Role {number}" for number in range(COLUMNS - 2)]])
        for row in range(1, ROWS + 1):
            letters = [pick(["", "", "R", "A", "C", "I", "A/R"]) for _ in range(COLUMNS - 2)]
            sheet.write_row(row, 0, [f"{row // 50}.{row % 50}", f"Activity number {row}", *letters])
    return out.getvalue()


def seconds(call: Callable[[], object], clock: Callable[[], float] = time.process_time, runs: int = RUNS) -> float:
    """The best of several runs."""

    best = float("inf")
    for _ in range(runs):
        started = clock()
        call()
        best = min(best, clock() - started)
    return best


def in_turns(*calls: Callable[[], object]) -> list[float]:
    """The best of several runs of each, one after the other in turns: neighbours slow down all of them alike."""

    best = [float("inf")] * len(calls)
    for _ in range(2 * RUNS):
        best = [min(before, seconds(call, runs=1)) for before, call in zip(best, calls, strict=True)]
    return best


def main() -> None:
    """Print what reading costs."""

    data = workbook()
    by_pandas, here, opening = in_turns(
        lambda: pandas.read_excel(io.BytesIO(data), engine="calamine"),
        lambda: read(document(data, "matrix.xlsx"), "matrix.xlsx"),
        lambda: document(data, "matrix.xlsx"),
    )
    apart = seconds(lambda: open_safely(data, "matrix.xlsx"), time.perf_counter)
    print(f"{ROWS} x {COLUMNS} XLSX, {len(data) / 1e6:.1f} MB")
    print(f"pandas.read_excel (calamine)   {by_pandas * 1000:6.0f} ms")
    print(f"opened and read here           {here * 1000:6.0f} ms, {opening * 1000:.0f} of them to open it")
    print(f"times pandas                   {here / by_pandas:6.2f} (at most {TIMES_PANDAS})")
    print(f"opened in a process of its own {apart * 1000:6.0f} ms by the clock")
    print(f"peak memory                    {peak():6.0f} MB")
    write()


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def write() -> None:
    """Print what a long CSV costs, from the matrix and from the frame of the same letters."""

    matrix = full(ACTIVITIES, COLUMNS)
    before = peak()
    here = seconds(lambda: of_rows("long.csv", matrix, Layer.TODAY, "en"), runs=2)
    print(f"{ACTIVITIES * COLUMNS:,} letters as long CSV")
    print(f"from the matrix                {here:6.1f} s, {peak() - before:.0f} MB more")
    table = long(matrix, Layer.TODAY, "en")
    frame = pandas.DataFrame(table.rows, columns=table.columns)
    by_pandas = seconds(lambda: frame.to_csv(index=False).encode(), runs=2)
    print(f"DataFrame.to_csv               {by_pandas:6.1f} s, the frame given")
    print(f"times pandas                   {here / by_pandas:6.2f} (at most {TIMES_PANDAS})")


def full(activities: int, roles: int) -> Matrix:
    """A matrix with a letter in every cell."""

    part, letters = large.matrix(activities, roles), [Mark((letter,)) for letter in Letter]
    rows = []
    for number, row in enumerate(part.activities):
        marks = {role: letters[(number + column) % len(letters)] for column, role in enumerate(part.role)}
        rows.append(replace(row, stated=marks))
    return replace(part, activities=tuple(rows))


if __name__ == "__main__":
    main()
