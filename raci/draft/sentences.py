"""Blocks -> sentences: where each begins and ends in the kept text, and what stands over it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from raci.draft.blocks import Block

ENDS_ZH = re.compile(r"(?:[。；！;!]|(?<![？?])[？?](?![？?]))+[”’」』）\")]*|\n\s*\n")
ENDS_EN = re.compile(
    r"(?<!\b[A-Z])(?<!e\.g)(?<!i\.e)(?<!\bNo)(?<!\bDr)(?<!\bMr)(?<!Mrs)(?<!\bSt)(?<!etc)(?<!approx)(?<!\bcf)[.!?]+[\"')]*(?=\s+[\"'(*_`]*[A-Z0-9])"
)


@dataclass(frozen=True)
class Unit:
    """A sentence in the kept text, [start, end); `block` is its index, `first` whether it opens the block."""

    start: int
    end: int
    block: int
    first: bool


def units(text: str, outline: list[Block], lang: str) -> list[Unit]:
    """The sentences of all blocks in order; headings and lines about the document hold none, a row is one."""

    listed: list[Unit] = []
    for index, block in enumerate(outline):
        if block.kind == "row":
            listed.append(Unit(block.start, block.end, index, True))
        elif block.kind in ("item", "paragraph"):
            listed.extend(_split(text, block, index, ENDS_ZH if lang == "zh" else ENDS_EN))
    return listed


def _split(text: str, block: Block, index: int, ends: re.Pattern[str]) -> Iterator[Unit]:
    start, first = block.start, True
    for stop in [*(end.end() for end in ends.finditer(text, block.start, block.end)), block.end]:
        low, high = start, stop
        while low < high and text[low].isspace():
            low += 1
        while high > low and text[high - 1].isspace():
            high -= 1
        if re.search(r"\w", text[low:high]):
            yield Unit(low, high, index, first)
            first = False
        start = stop


def headings_over(text: str, outline: list[Block], index: int) -> list[int]:
    """The headings over a block from the inside out, as indices; a heading counts for itself too."""

    headings, block = [], outline[index].parent
    while block is not None:
        if outline[block].kind == "heading":
            headings.append(block)
        block = outline[block].parent
    return headings


def lead_over(outline: list[Block], index: int) -> int | None:
    """The block whose sentence a list item goes on with, if there is one nearer than a heading."""

    block = outline[index].parent
    return block if block is not None and outline[block].kind != "heading" else None


def clause_of(outline: list[Block], index: int) -> str:
    """How a block is cited: the numbers over it and its own, such as 二（一）1 or 4.2."""

    numbers, at = [], index if outline[index].number else outline[index].parent
    while at is not None:
        block = outline[at]
        number = block.number.strip("#*•·●○▪■◆-+–— 、．:：\t")
        if number and block.level != 70:
            numbers.append(re.sub(r"[、．.:：]$", "", number))
        if block.level in (40, 52, 53):
            break
        at = outline[at].parent
    return "".join(reversed(numbers))
