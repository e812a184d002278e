"""Seeded mutations of files and addresses, for a small test and for `tests/bench/fuzz.py`, run by hand."""

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import urlencode

from raci import rules
from raci.file.load import loads
from raci.words.problem import LoadError

PIECES = [
    "{", "}", "[", "]", ":", "- ", "\n", "  ", "\t", "'", '"', "|", ">", "&a ", "*a", "!!str ", "# ", "---\n", "? ",
    "\u3000", "：", "，", "\uff5b", "“", "\u00a0", "\ufeff", "\x00", "\x85", "😀", "R", "A/R", "\uff32",
    "null", "~", "no", "1e999",
    "2027-13-40", "<<: ", "x" * 6_000, "id: ", "role", "9" * 400, "\\", "%", "{{0}}", "<<<<<<< x\n",
]  # fmt: skip
SLOW_SECONDS = 5


def mutated(source: str, dice: random.Random) -> str:
    """The text after one to five slips: pieces put in, cut out, doubled, swapped."""

    for _ in range(dice.randint(1, 5)):
        at, length = dice.randrange(len(source) + 1), dice.choice((0, 1, 1, 3, 20, 200))
        cut = source[at : at + length]
        piece = dice.choice((dice.choice(PIECES), cut * 2, cut[::-1], ""))
        source = source[:at] + piece + source[at + length :]
    return source


def read_files(sources: list[str], count: int, seed: int) -> tuple[Counter[str], float]:
    """How so many mutated files ended, and the seconds of the slowest; only LoadError is expected."""

    dice, ended, slowest = random.Random(seed), Counter[str](), 0.0
    for _ in range(count):
        text, began = mutated(dice.choice(sources), dice), time.process_time()
        try:
            rules.check(loads(text))
            ended["read and checked"] += 1
        except LoadError as error:
            assert error.problems and all(one.message("en") and one.message("zh") for one in error.problems)
            ended["refused with sentences"] += 1
        slowest = max(slowest, time.process_time() - began)
    return ended, slowest


def addresses(known: dict[str, list[str]], count: int, seed: int) -> Iterator[list[tuple[str, str]]]:
    """Parameters of addresses, some right, some mutated, some made up."""

    dice = random.Random(seed)
    for _ in range(count):
        pairs = []
        for name in dice.sample([*known, "q", "__proto__"], dice.randint(1, 4)):
            value = dice.choice(known.get(name, [""]) or [""])
            pairs.append((mutated(name, dice)[:50] if dice.random() < 0.2 else name, value))
            if dice.random() < 0.6:
                pairs[-1] = (pairs[-1][0], mutated(value, dice)[:8_000])
        yield pairs


def ask_export(ask: Callable[[bytes], int], asked: Iterator[list[tuple[str, str]]]) -> tuple[Counter[str], float]:
    """How so many addresses were answered, and the seconds of the slowest."""

    ended, slowest = Counter[str](), 0.0
    for pairs in asked:
        began = time.process_time()
        ended[f"status {ask(urlencode(pairs, errors='surrogatepass').encode())}"] += 1
        slowest = max(slowest, time.process_time() - began)
    return ended, slowest
