"""Reading a large foreign workbook, against pandas reading the same file: python -m tests.bench.bench_sheets

Processor time, because the machine may be busy with other things; the process of its own is told by the clock.
"""

import io
import random
import resource
import time
from collections.abc import Callable

import pandas
import xlsxwriter

from raci.sheets import document, open_safely, read

ROWS, COLUMNS = 2_000, 50
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


def seconds(call: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """The best of several runs."""

    best = float("inf")
    for _ in range(RUNS):
        started = clock()
        call()
        best = min(best, clock() - started)
    return best


def main() -> None:
    """Print what reading costs."""

    data = workbook()
    by_pandas = seconds(lambda: pandas.read_excel(io.BytesIO(data), engine="calamine"))
    here = seconds(lambda: read(document(data, "matrix.xlsx"), "matrix.xlsx"))
    opening = seconds(lambda: document(data, "matrix.xlsx"))
    apart = seconds(lambda: open_safely(data, "matrix.xlsx"), time.perf_counter)
    print(f"{ROWS} x {COLUMNS} XLSX, {len(data) / 1e6:.1f} MB")
    print(f"pandas.read_excel (calamine)   {by_pandas * 1000:6.0f} ms")
    print(f"opened and read here           {here * 1000:6.0f} ms, {opening * 1000:.0f} of them to open it")
    print(f"times pandas                   {here / by_pandas:6.2f} (at most {TIMES_PANDAS})")
    print(f"opened in a process of its own {apart * 1000:6.0f} ms by the clock")
    print(f"peak memory                    {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:6.0f} MB")


if __name__ == "__main__":
    main()
