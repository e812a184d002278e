"""What readers judge against the text: causes and findings drawn with a seed, in both languages, no rule named.

    python -m tests.bench.drawn [FILE] [COUNT] [SEED]

A finding that heads a cause is told by the cause. The number before each line is for the verdict: right, arguable or
wrong; weight right or wrong; a repeat of another or not.
"""

import random
import sys
from datetime import date
from pathlib import Path

from raci.file.load import load
from raci.model.letters import Layer
from raci.rules import Cause, Finding, causes, check
from tests.matrices import POLICY

TODAY = date(2026, 6, 1)


def told(path: Path) -> list[str]:
    """Every cause and every finding inside one, sorted, so that only the seed decides what is drawn."""

    found = check(load(path), Layer.STATED, today=TODAY)
    heads = {cause.head.id for cause in causes(found)}
    listed: list[Cause | Finding] = [*causes(found), *(finding for finding in found if finding.id not in heads)]
    return sorted(f"{one.severity}: {one.message('en')}\n    {one.message('zh')}" for one in listed)


def main(file: str = str(POLICY), count: str = "80", seed: str = "20261129") -> None:
    lines = told(Path(file))
    for number, line in enumerate(random.Random(int(seed)).sample(lines, min(int(count), len(lines))), 1):
        print(f"{number:3} {line}")


if __name__ == "__main__":
    main(*sys.argv[1:])
