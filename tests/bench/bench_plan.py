"""How fast a plan and the effect of a way out are, against one whole diagnosis of the same matrix in the same run.

    python -m tests.bench.bench_plan

Prints medians of RUNS in CPU time, so that neighbours on the machine count little; asserts nothing, because a number
belongs to a machine.
"""

import statistics
import time
from collections.abc import Callable
from datetime import date

from raci.model import Matrix
from raci.model.letters import Layer
from raci.rules import Fix, check, judged, rejudged
from raci.views.plan import plan
from tests import large
from tests.bench.bench_check import mixed
from tests.matrices import policy

RUNS = 5
WAYS = 40  # of which the effect is computed
TODAY = date(2026, 6, 1)


def median(measure: Callable[[], object]) -> float:
    """Seconds of CPU time; the first run is none."""

    return statistics.median([_seconds(measure) for _ in range(RUNS + 1)][1:])


def _seconds(measure: Callable[[], object]) -> float:
    start = time.process_time()
    measure()
    return time.process_time() - start


def effects(matrix: Matrix, fixes: list[Fix]) -> None:
    before = judged(matrix, Layer.STATED, TODAY)
    for fix in fixes:
        assert rejudged(before, fix.changes).by_cause is not None


def measured(name: str, matrix: Matrix, target: float) -> None:
    whole = median(lambda: check(matrix, Layer.STATED, today=TODAY))
    fixes = [fix for one in check(matrix, Layer.STATED, today=TODAY) for fix in one.fixes][:WAYS]
    effect = median(lambda: effects(matrix, fixes)) / max(1, len(fixes))
    made = plan(matrix, Layer.STATED, TODAY)
    taken = median(lambda: plan(matrix, Layer.STATED, TODAY))
    print(f"{name}: plan {taken * 1000:7.0f} ms, {len(made.decisions)} decisions; target {target * 1000:.0f} ms")
    print(f"    one diagnosis       {whole * 1000:7.1f} ms   the plan takes {taken / whole:5.1f} times as long")
    print(f"    effect of a way out {effect * 1000:7.2f} ms   {effect / whole:5.2f} of a diagnosis")


def main() -> None:
    measured("the policy", policy(), 0.3)
    measured("500 x 50, plain rows", large.matrix(500, 50), 3)
    measured("500 x 50, mixed rows", mixed(500), 3)


if __name__ == "__main__":
    main()
