"""The lines and grids of a file -> its legend, numbered roles and footnotes."""

import re
from collections import Counter
from dataclasses import replace

from raci.sheets import symbols
from raci.sheets.grid import Block, Grid, Line, Place
from raci.sheets.headings import is_whole
from raci.sheets.legend import SIGN, Entry, Legend, entries, initial, knows, take, take_footnote, take_roster

LIMIT_CELL, LIMIT_LEGEND = 400, 30
WORD = re.compile(r"[^\W\d_]{3}|[\u3040-\ud7a3]{2}")
EXPLAINS = re.compile(r"[=:：＝→⇒()（）–—-]|表示|代表|means|stands|[^\w\s]\s*[^\W\d_]{2}")
"""What stands in every text that explains a sign."""


def legend_of(blocks: tuple[Block, ...]) -> Legend:
    """What the lines and grids of a file explain."""

    legend = Legend()
    group: list[Entry] = []
    for block in [*blocks, Line("")]:
        explained = entries(block.title if isinstance(block, Grid) else block.text)
        if not explained and (not isinstance(block, Line) or block.text):
            take(legend, group)
            group = []
        group += explained
        if isinstance(block, Line):
            take_footnote(legend, block)
    take(legend, group)
    take_roster(legend, blocks)
    for number, grid in enumerate(block for block in blocks if isinstance(block, Grid)):
        _take_grid(legend, grid, number)
    return legend


def _take_grid(legend: Legend, grid: Grid, number: int) -> None:
    """Keep what a grid explains: signs with words beside or below them, and cells that explain several signs."""

    texts = grid.texts
    explained = {
        text: listed for text in texts if EXPLAINS.search(text[:LIMIT_CELL]) and (listed := entries(text[:LIMIT_CELL]))
    }
    rows = enumerate(grid.rows) if explained else ()
    lines = {
        (row, column): explained[cell] for row, cells in rows for column, cell in enumerate(cells) if cell in explained
    }
    take(legend, [entry for listed in lines.values() for entry in listed])
    filled = [(0, column) for column, cell in enumerate(grid.rows[0]) if cell.strip()] if grid.rows else []
    if len(filled) >= 3 and all(len(lines.get(cell, [])) == 1 for cell in filled):
        legend.grids.add(number)
    signs = {text for text in texts if len(text) <= 5 and _may_sign(text) and re.fullmatch(SIGN, symbols.plain(text))}
    words = {text for text in texts if len(text) >= 2 and WORD.search(text)} | {"-", "—", "–"}
    pairs = _known_pairs(grid.rows, signs, words - signs | {"-", "—", "–"}) if signs else {}
    for entry in pairs.values():
        legend.entries.setdefault(symbols.symbol(entry.sign), entry)
    places = {(row, column + side) for row, column in pairs for side in range(grid.width - column)}
    places |= {
        cell for cell, listed in lines.items() if len(listed) > 1 and symbols.symbol(listed[0].sign) in legend.entries
    }
    places |= _listed_once(grid, lines, legend)
    legend.places[number] = places
    if _is_headed(grid):
        legend.grids.add(number)
    if pairs and not any(_signs_left(cells, row, places, signs) >= 2 for row, cells in enumerate(grid.rows)):
        legend.grids.add(number)


def _listed_once(grid: Grid, lines: dict[Place, list[Entry]], legend: Legend) -> set[Place]:
    """Cells that explain a sign of the legend each, beside or below one another; none says what another says, as the
    cells of a matrix do that spell their letters out."""

    single = {cell: listed[0] for cell, listed in lines.items() if len(listed) == 1}
    single = {cell: entry for cell, entry in single.items() if legend.entries.get(symbols.symbol(entry.sign)) == entry}
    counted = Counter(text for row in grid.rows for text in row if text) if single else Counter()
    if any(counted[grid.rows[row][column]] > 1 for row, column in single):
        return set()
    rows, columns = Counter(row for row, _ in single), Counter(column for _, column in single)
    alone = {row for row in rows if rows[row] > 1 and rows[row] == sum(bool(cell) for cell in grid.rows[row])}
    is_below = len(columns) == 1 and len(single) > 2
    return {(row, column) for row, column in single if row in alone or is_below}


def _is_headed(grid: Grid) -> bool:
    """True for two columns that are headed as letters and their meanings."""

    if grid.width != 2 or len(grid.rows) > LIMIT_LEGEND:
        return False
    kinds = [(is_whole("letter", text), is_whole("legend", text)) for text in map(symbols.shown, grid.rows[0])]
    return any(kinds[0]) and kinds[1][1]


def _may_sign(text: str) -> bool:
    """False for numbers of several digits, of which sheets hold many."""

    return len(text) < 2 or not text[0].isdigit()


def _signs_left(cells: list[str], row: int, places: set[Place], signs: set[str]) -> int:
    return sum(cell in signs for column, cell in enumerate(cells) if cell and (row, column) not in places)


def _known_pairs(rows: list[list[str]], signs: set[str], words: set[str]) -> dict[Place, Entry]:
    """Signs with their words: those of two columns in which most words are known, or spell their signs out."""

    columns: dict[int, dict[Place, Entry]] = {}
    for row, cells in enumerate(rows):
        if words.isdisjoint(cells[2:]):  # as in most rows of a matrix: only the first cell can have words beside it
            if cells[0] not in signs:
                continue
            cells = cells[:3]
        beside = zip(cells, cells[1:], [*cells[2:], ""], strict=False)
        beside_signs = [
            column for column, (cell, sign, other) in enumerate(beside) if (sign or other) in words and cell in signs
        ]
        for column in beside_signs:
            if pair := _pair([symbols.shown(text) for text in cells[column:]]):
                columns.setdefault(column, {})[row, column] = pair
    return {place: pair for pairs in columns.values() if _are_known(pairs) for place, pair in pairs.items()}


def _are_known(pairs: dict[Place, Entry]) -> bool:
    signs, words = {pair.sign for pair in pairs.values()}, {pair.gloss for pair in pairs.values()}
    counted = any(sign.isdigit() for sign in signs)
    entries = [replace(pair, gloss=pair.word or pair.gloss) if counted else pair for pair in pairs.values()]
    known = sum(map(knows, entries))
    expanded = len(pairs) >= 3 and all(map(initial, pairs.values()))
    is_known = (known == len(pairs) if counted else 2 * known >= len(pairs)) or expanded
    return len(pairs) >= 2 and is_known and len(signs) == len(words) == len(pairs)


def _pair(cells: list[str]) -> Entry | None:
    """A sign with words in the next filled cell; a third cell may say more."""

    filled = [cell for cell in cells if cell]
    if not 2 <= len(filled) <= 4 or not cells[0] or not re.fullmatch(SIGN, symbols.plain(filled[0])):
        return None
    sign, second = symbols.plain(filled[0]), filled[1]
    if len(second) < 3 and second not in ("-", "—", "–") and second.isascii():
        return None
    if len(sign) > 1 and sign.isalnum() and second[:1].casefold() != sign[:1].casefold():
        return None
    return Entry(sign, " – ".join(filled[1:]), second if len(filled) > 2 else "")
