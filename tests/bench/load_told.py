"""How a bench tells what it has measured."""

import statistics
from collections.abc import Sequence


def told(name: str, taken: Sequence[float]) -> float:
    """Print a line; the seconds below which 95 of 100 are."""

    if len(taken) < 20:
        print(f"{name}: {len(taken)} only, too few to tell", flush=True)
        return float("nan")
    late = statistics.quantiles(taken, n=20)[-1]
    middle, worst = statistics.median(taken), max(taken)
    figures = f"median {middle * 1000:.0f} ms, p95 {late * 1000:.0f} ms, worst {worst * 1000:.0f} ms"
    print(f"{name}: {figures} of {len(taken):,}", flush=True)
    return late
