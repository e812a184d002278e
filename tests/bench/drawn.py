"""What readers judge against the text: causes and findings drawn with a seed, in both languages, no rule named.

    python -m tests.bench.drawn [FILE] [COUNT] [SEED]

A finding that heads a cause, or that its sentence lists, is told by the cause; any other is told with the cause it
stands in, several of one kind in one sentence, as the pages show it. The number before each line is for the verdict:
right, arguable or wrong; weight right or wrong; a repeat of another or not.
"""

import random
import sys
from datetime import date
from pathlib import Path

from raci.file.load import load
from raci.model.letters import Layer
from raci.rules import Cause, causes, check
from tests.matrices import POLICY

TODAY = date(2026, 6, 1)


def told(path: Path) -> list[str]:
    """Every cause and all that is told inside one, sorted, so that only the seed decides what is drawn."""

    findings = check(load(path), Layer.STATED, today=TODAY)
    listed = [line for cause in causes(findings) for line in lines_of(cause)]
    return sorted(listed)


def lines_of(cause: Cause) -> list[str]:
    """The cause, then what else is told inside it."""

    def line(one: Cause, place: str = "") -> str:
        return f"{one.severity}: {one.message('en')}\n    {one.message('zh')}{place}"

    inside = f"\n    (inside the {cause.severity} “{cause.message('en')}”)"
    return [line(cause), *(line(part, inside) for part in cause.inside)]


def main(file: str = str(POLICY), count: str = "80", seed: str = "20261129") -> None:
    lines = told(Path(file))
    for number, line in enumerate(random.Random(int(seed)).sample(lines, min(int(count), len(lines))), 1):
        print(f"{number:3} {line}")


if __name__ == "__main__":
    main(*sys.argv[1:])
