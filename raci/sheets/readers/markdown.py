"""Markdown -> headings, lines and tables; front matter and the markers of a merge conflict are passed over."""

import re
from dataclasses import replace
from itertools import count

from raci.sheets.grid import Block, Document, Grid, Heading, Line, Place, Skipped, squared
from raci.sheets.readers.inline import displayed
from raci.words.sentences import Word

CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?|={7}")
RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
ITEM = re.compile(r"^\s*(?:>\s*)*([-*+•]|\d{1,3}[.)])\s+(.*)$")
FENCE = re.compile(r"^\s*(?:```|~~~)")
BAR = re.compile(r"(?<!\\)\|")
CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)")
QUOTED = re.compile(r"^\s*(?:>\s?)+|^\s+")
TABLE = re.compile(r"<(/?)table\b[^<>]*>", re.I)
WIKI = re.compile(r"^\s*\|\|.*\|\|\s*$")
"""The head of a table as wikis write it."""

CONFLICTED = Word("the file holds both sides of a merge conflict; both are read")
FRONT = Word("front matter is no table")


def read(text: str) -> Document:
    """The document of a Markdown text."""

    if pages := _pages(text):
        return _with_pages(text, pages)
    lines = text.expandtabs(4).splitlines() if "\t" in text else text.splitlines()
    start, skipped = _front_matter(lines)
    if any(CONFLICT.fullmatch(line) and line[0] != "=" for line in lines):
        skipped = [*skipped, Skipped("conflict", "", CONFLICTED)]
        lines = ["" if CONFLICT.fullmatch(line) else line for line in lines]
    blocks: list[Block] = []
    row, opens = start, True
    while row < len(lines):
        line = lines[row]
        end = _table_end(lines, row)
        if end > row:
            blocks.append(
                _grid(
                    [QUOTED.sub("", quoted) for quoted in lines[row:end]],
                    len([block for block in blocks if isinstance(block, Grid)]),
                )
            )
            row, opens = end, True
            continue
        if not FENCE.match(line):
            blocks.append(_line(line, opens, lines[row + 1] if row + 1 < len(lines) else ""))
        opens = not line.strip()
        row += 1
    return Document("markdown", tuple(blocks), tuple(skipped))


def _pages(text: str) -> list[tuple[int, int]]:
    """Where tables that are written as HTML begin and end; one within another is part of it."""

    spans: list[tuple[int, int]] = []
    depth = start = 0
    for tag in TABLE.finditer(text):
        start = tag.start() if not depth else start
        depth = max(0, depth + (-1 if tag[1] else 1))
        if tag[1] and not depth and start < tag.start():
            spans.append((start, tag.end()))
    return spans


def _with_pages(text: str, pages: list[tuple[int, int]]) -> Document:
    """A text in which some tables are written as HTML."""

    from raci.sheets.readers import html

    blocks: list[Block] = []
    skipped: list[Skipped] = []
    start = 0
    for begin, end in [*pages, (len(text), len(text))]:
        between = read(text[start:begin])
        blocks += between.blocks
        skipped += between.skipped
        blocks += html.read(text[begin:end]).blocks if begin < end else ()
        start = end
    numbers = count(1)
    named = (replace(block, name=str(next(numbers))) if isinstance(block, Grid) else block for block in blocks)
    return Document("markdown", tuple(named), tuple(skipped))


def _front_matter(lines: list[str]) -> tuple[int, list[Skipped]]:
    if lines[:1] and lines[0].strip() == "---" and "---" in [line.strip() for line in lines[1:60]]:
        end = [line.strip() for line in lines[1:60]].index("---") + 2
        if not any("|" in line for line in lines[1 : end - 1]):
            return end, [Skipped("lines", f"1-{end}", FRONT)]
    return 0, []


def _line(line: str, opens: bool, following: str) -> Block:
    line = line.rstrip().removesuffix("\\")  # which only breaks the line
    heading = HEADING.match(line)
    if heading:
        return Heading(" ".join(displayed(heading[2])[0].split()), len(heading[1]))
    if line.strip() and re.fullmatch(r"\s*(=+|-{2,})\s*", following) and not ITEM.match(line):
        return Heading(displayed(line)[0], 1 if "=" in following else 2)
    if re.fullmatch(r"\s*(=+|-{2,}|\*{3,}|_{3,})\s*", line):
        return Line("", opens=True)
    item = ITEM.match(line)
    if item:
        return Line(displayed(item[2])[0], item[1], opens)
    return Line(displayed(line.strip().lstrip("> "))[0], "", opens)


def _table_end(lines: list[str], row: int) -> int:
    """The row after the table that begins here, the row itself where none does."""

    if "|" not in lines[row] or row + 1 >= len(lines):
        return row
    if WIKI.match(lines[row]):
        return next((end for end in range(row + 1, len(lines)) if not lines[end].strip().startswith("|")), len(lines))
    below = QUOTED.sub("", lines[row + 1])
    if not (RULE.fullmatch(below.strip()) and "-" in below):
        return row
    end = row + 2
    while end < len(lines) and BAR.search(lines[end]) and lines[end].strip():
        end += 1
    return end


def _cells(line: str) -> list[str]:
    inner = CODE.sub(lambda code: BAR.sub(r"\\|", code[0]), line.strip())
    inner = inner[1:] if inner.startswith("|") else inner
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [cell.replace("\\|", "|").strip() for cell in BAR.split(inner)]


def _grid(lines: list[str], number: int) -> Grid:
    if WIKI.match(lines[0]):
        lines = [lines[0].replace("||", "|"), "", *(line.replace("||", "|") for line in lines[1:])]
    raw = squared([_cells(lines[0]), *map(_cells, lines[2:])])
    bold: set[Place] = set()
    struck: set[Place] = set()
    rows = []
    for place, cells in enumerate(raw):
        shown = [displayed(cell) for cell in cells]
        bold |= {(place, column) for column, cell in enumerate(shown) if cell[1]}
        struck |= {(place, column) for column, cell in enumerate(shown) if cell[2]}
        rows.append([cell[0] for cell in shown])
    return Grid(rows, heads=1, bold=frozenset(bold), struck=frozenset(struck), name=str(number + 1))
