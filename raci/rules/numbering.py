"""Printed numbers of a list -> where they do not count one, two, three."""

import re
from collections.abc import Iterator, Sequence

from raci.model import Activity
from raci.words.sentences import Word

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}
PRINTED = re.compile(r"[0-9]+|[一二三四五六七八九十]+")


def oddities(activities: Sequence[Activity]) -> Iterator[tuple[Activity, Activity | None, Word]]:
    """Where the numbering of a list is off: the activity, the one before it and what is wrong. () without numbers.

    Rows with one clause are parts of one statement and count once, where it begins.
    """

    statements = list({row.clause or row.id: row for row in reversed(activities)}.values())[::-1]
    if not any(row.printed for row in statements):
        return
    has_own_lines = len({row.place for row in statements if row.place}) * 2 > len(statements)
    last, lost, seen = 0, 0, set[int]()
    for before, row in zip([None, *statements], statements, strict=False):
        found = number(row.printed)
        if what := _oddity(found, last, lost, seen):
            yield row, before, what
        elif before and has_own_lines and row.place == before.place != "":
            yield row, before, Word("it stands inside the item before it")
        is_step = found is not None and found not in seen and last < found <= last + lost + 2
        last, lost = (found or 0, 0) if is_step else (last, lost + 1)
        seen |= {found} if found is not None else set()


def _oddity(found: int | None, last: int, lost: int, seen: set[int]) -> Word | None:
    """What is wrong with a number after `last`, where `lost` items in between had no number that counts."""

    if found is None:
        return Word("it has no number")
    if found in seen:
        return Word("its number stands there already")
    if found == last + lost + 2:
        return Word("the number before it is missing")
    return None if last < found < last + lost + 2 else Word("its number does not follow")


def number(printed: str) -> int | None:
    """The number that a text such as "(3)", "3." or "十二" stands for, None for none."""

    found = PRINTED.search(printed)
    if not found:
        return None
    if found[0].isdecimal():
        return int(found[0])
    tens, ten, ones = found[0].rpartition("十")
    return (DIGITS.get(tens, 1) * 10 if ten else 0) + DIGITS.get(ones, 0)
