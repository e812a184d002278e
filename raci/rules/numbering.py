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
        printed_number = number(row.printed)
        if what := _oddity(printed_number, last, lost, seen):
            yield row, before, what
        elif before and has_own_lines and row.place == before.place != "":
            yield row, before, Word("it stands inside the item before it")
        is_step = printed_number is not None and printed_number not in seen and last < printed_number <= last + lost + 2
        last, lost = (printed_number or 0, 0) if is_step else (last, lost + 1)
        seen |= {printed_number} if printed_number is not None else set()


def _oddity(printed: int | None, last: int, lost: int, seen: set[int]) -> Word | None:
    """What is wrong with a number after `last`, where `lost` items in between had no number that counts."""

    if printed is None:
        return Word("it has no number")
    if printed in seen:
        return Word("its number stands there already")
    if printed == last + lost + 2:
        return Word("the number before it is missing")
    return None if last < printed < last + lost + 2 else Word("its number does not follow")


def number(printed: str) -> int | None:
    """The number that a text such as "(3)", "3." or "十二" stands for, None for none."""

    match = PRINTED.search(printed)
    if not match:
        return None
    if match[0].isdecimal():
        return int(match[0])
    tens, ten, ones = match[0].rpartition("十")
    return (DIGITS.get(tens, 1) * 10 if ten else 0) + DIGITS.get(ones, 0)
