"""What readers judge against the text: causes and findings drawn with a seed, in both languages, no rule named.

    python -m tests.bench.drawn [FILE] [COUNT] [SEED]

A finding that heads a cause is told by the cause; any other is told with the cause it stands in, as the pages show it,
and what it has in common with that one is no repeat. The number before each line is for the verdict: right, arguable
or wrong; weight right or wrong; a repeat of another or not.
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

    findings = check(load(path), Layer.STATED, today=TODAY)
    listed = [line for cause in causes(findings) for line in lines_of(cause)]
    return sorted(listed)


def lines_of(cause: Cause) -> list[str]:
    """The cause, then each finding inside it but for the one at its head."""

    def line(one: Cause | Finding, place: str = "") -> str:
        return f"{one.severity}: {one.message('en')}\n    {one.message('zh')}{place}"

    inside = f"\n    (inside the {cause.severity} “{cause.message('en')}”)"
    return [line(cause), *(line(finding, inside) for finding in cause.findings if finding.id != cause.head.id)]


def main(file: str = str(POLICY), count: str = "80", seed: str = "20261129") -> None:
    lines = told(Path(file))
    for number, line in enumerate(random.Random(int(seed)).sample(lines, min(int(count), len(lines))), 1):
        print(f"{number:3} {line}")


if __name__ == "__main__":
    main(*sys.argv[1:])
