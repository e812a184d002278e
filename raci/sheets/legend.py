"""Lines and tables that explain the letters, number the roles or belong to footnote marks -> what they say."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from raci.sheets import headings, symbols, vocabulary
from raci.sheets.cells import ORDER, UNKNOWN
from raci.sheets.footnotes import footnote, key
from raci.sheets.grid import Block, Grid, Line, Place
from raci.sheets.vocabulary import BOTH

SIGN = r"(?:[^\W\d_]{1,2}\d?|\d|[^\w\s()\[\]{}/,;:=.\"'|&+#>*-]|--?|—|–|×|\*)"
MEANS = (
    r"(?:\s*(?:=+|:|->|→|⇒)\s*|\s+(?:–|—|-)\s+|\s*(?:表示|代表|指|为|是)\s*|(?:は|が)\s*"
    r"|\s+(?:means|stands for|is for|for|is|steht für|bedeutet|heißt|signifie|pour|significa|para|per|oznacza"
    r"|означает)\s+)"
)
ENTRY = re.compile(rf"^\(?(?P<sign>{SIGN})\)?(?:\s*\((?P<word>[^()]+)\))?{MEANS}(?P<gloss>\S.*)$", re.S)
BARE = re.compile(r"^(?P<sign>[^\w\s()\[\]{}/,;:=.\"'|&+#>*-])\s*(?P<gloss>[^\W\d_].*)$", re.S)
BEHIND = re.compile(r"(?P<gloss>[^\W\d_][\w \-']{1,30}?)\s*\((?P<sign>[^\W\d_]|[^\w\s()])\)")
CUT = re.compile(r"\s*[;；|,，、\n]\s*|(?<=[.。])\s+(?=\S{1,2}\s*[=:：–-])")

LIMIT_CELL = 400


@dataclass(frozen=True)
class Entry:
    """One sign and the words that explain it."""

    sign: str
    gloss: str
    word: str = ""


@dataclass
class Legend:
    """Everything that a file says about its own signs."""

    entries: dict[str, Entry] = field(default_factory=dict)
    footnotes: dict[str, str] = field(default_factory=dict)
    roster: dict[str, str] = field(default_factory=dict)
    grids: set[int] = field(default_factory=set)
    """Numbers of the grids that hold nothing else."""

    places: dict[int, set[Place]] = field(default_factory=dict)
    """Number of a grid -> the cells that explain signs."""


def legend_of(blocks: tuple[Block, ...]) -> Legend:
    """What the lines and grids of a file explain."""

    legend = Legend()
    group: list[Entry] = []
    for block in [*blocks, Line("")]:
        found = entries(block.text) if isinstance(block, Line) else []
        if not found and (not isinstance(block, Line) or block.text):
            _take(legend, group)
            group = []
        group += found
        if isinstance(block, Line):
            _take_footnote(legend, block)
    _take(legend, group)
    _take_roster(legend, blocks)
    for number, grid in enumerate(block for block in blocks if isinstance(block, Grid)):
        _take_grid(legend, grid, number)
    return legend


def entries(text: str) -> list[Entry]:
    """The signs that a line explains, in its order; [] for any other line."""

    plain = re.sub(r"[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}(?!\w)", "", symbols.plain(text))
    label = re.match(r"^([^:：=]{1,30})[:：]\s*(?=\S)", plain)
    if label and headings.is_heading("legend", label[1]):
        plain = plain[label.end() :]
    behind = [Entry(found["sign"], found["gloss"].strip()) for found in BEHIND.finditer(plain)]
    if len(behind) >= 3 and all(_initial(one) or not one.sign.isalpha() for one in behind):
        return [
            Entry(one.sign, re.sub(r"^(?:one of|or|and|von|oder|und|ou|et|o|y|или|и)\s+", "", one.gloss))
            for one in behind
        ]
    found: list[Entry] = []
    for part in filter(None, CUT.split(plain)):
        entry = _entry(part) or _entry(re.sub(r"^[^:=]{2,40}[:：]\s*", "", part))
        if entry:
            found.append(entry)
        elif found:
            found[-1] = Entry(found[-1].sign, f"{found[-1].gloss}, {part}", found[-1].word)
        elif lead := re.match(r"^其中\s*(.*)$", part):
            found += entries(lead[1])
    return found


def _entry(part: str) -> Entry | None:
    found = ENTRY.match(part.strip()) or BARE.match(part.strip())
    if not found:
        return None
    sign = found["sign"]
    if sign.isalpha() and sign.isascii() and not sign.isupper():
        return None
    word = found.groupdict().get("word") or ""
    return Entry(sign, found["gloss"].strip(), word)


def _initial(entry: Entry) -> bool:
    return (
        entry.gloss.split()[-1][:1].casefold() == entry.sign.casefold()
        or entry.gloss[:1].casefold() == entry.sign.casefold()
    )


def _knows(entry: Entry) -> bool:
    return bool(vocabulary.meaning(entry.word) or vocabulary.meaning(entry.gloss)) and not entry.gloss[:1].isdigit()


def _take(legend: Legend, group: list[Entry]) -> None:
    """Keep a group of entries that can only be a legend: most of its words are known, or all begin with their sign."""

    known = sum(map(_knows, group))
    expanded = len(group) >= 3 and all(_initial(entry) for entry in group)
    if group and (2 * known > len(group) or (known and 2 * known >= len(group)) or expanded):
        for entry in group:
            legend.entries.setdefault(symbols.symbol(entry.sign), entry)


def _take_footnote(legend: Legend, line: Line) -> None:
    found = footnote(line.text)
    if found:
        legend.footnotes.setdefault(*found)
    elif line.item.strip("-+• "):
        legend.footnotes.setdefault(key(line.item.strip(".) ")), line.text.strip())


def _take_roster(legend: Legend, blocks: Iterable[Block]) -> None:
    """A numbered list of names, the first of the file with at least three."""

    run: dict[str, str] = {}
    for block in blocks:
        number = block.item.strip(".)") if isinstance(block, Line) else ""
        if isinstance(block, Line) and number.isdigit():
            run[number] = symbols.shown(block.text)
        elif isinstance(block, Line) and not block.text:
            continue
        elif len(run) >= 3:
            break
        else:
            run = {}
    if len(run) >= 3:
        legend.roster.update(run)


def _take_grid(legend: Legend, grid: Grid, number: int) -> None:
    """Keep what a grid explains: signs with words beside or below them, and cells that explain several signs."""

    body = [[symbols.shown(cell) for cell in row] for row in grid.rows]
    lines = {
        (row, column): found
        for row, cells in enumerate(body)
        for column, cell in enumerate(cells)
        if len(cell) < LIMIT_CELL and (found := entries(cell))
    }
    _take(legend, [entry for found in lines.values() for entry in found])
    filled = [(0, column) for column, cell in enumerate(body[0]) if cell] if body else []
    if len(filled) >= 3 and all(len(lines.get(place, [])) == 1 for place in filled):
        legend.grids.add(number)
    pairs = _known_pairs(body)
    for entry in pairs.values():
        legend.entries.setdefault(symbols.symbol(entry.sign), entry)
    places = {(row, column + side) for row, column in pairs for side in range(len(body[row]) - column)}
    places |= {
        place for place, found in lines.items() if len(found) > 1 and symbols.symbol(found[0].sign) in legend.entries
    }
    legend.places[number] = places
    left = [
        [cell for column, cell in enumerate(cells) if (row, column) not in places] for row, cells in enumerate(body)
    ]
    if pairs and not any(
        sum(bool(re.fullmatch(SIGN, symbols.plain(cell))) for cell in cells if cell) >= 2 for cells in left
    ):
        legend.grids.add(number)


def _known_pairs(body: list[list[str]]) -> dict[Place, Entry]:
    """Signs with their words: those of two columns in which most words are known, or spell their signs out."""

    found: dict[Place, Entry] = {}
    for column in range(len(body[0]) - 1 if body else 0):
        pairs = {(row, column): pair for row, cells in enumerate(body) if (pair := _pair(cells[column:]))}
        signs, words = {one.sign for one in pairs.values()}, {one.gloss for one in pairs.values()}
        expanded = len(pairs) >= 3 and all(map(_initial, pairs.values()))
        known, counted = sum(map(_knows, pairs.values())), any(sign.isdigit() for sign in signs)
        is_known = (known == len(pairs) if counted else 2 * known >= len(pairs)) or expanded
        if len(pairs) >= 2 and is_known and len(signs) == len(words) == len(pairs):
            found |= pairs
    return found


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


def meaning(entry: Entry, others: dict[str, Entry]) -> str:
    """Letters, NOTHING or UNKNOWN for a sign that the file explains."""

    sign = symbols.symbol(entry.sign)
    found = _said(entry.word, sign) or _said(entry.gloss, sign)
    if found == BOTH:
        return _both(sign, others)
    if found:
        return found
    return sign if sign in ORDER else UNKNOWN


def _said(text: str, sign: str) -> str:
    """What the words say; UNKNOWN where they spell the sign out as a word that is none of ours; "" for nothing."""

    lead = re.split(r"\s*[-–—:,;(.]\s*|\s+/\s+", text.strip(), maxsplit=1)[0]
    first = next((word for word in lead.split() if len(word) > 3), "")
    own = vocabulary.meaning(lead)
    if own:
        return own
    if first[:1].casefold() == sign.casefold() and len(lead.split()) <= 3 and sign.isalpha():
        return UNKNOWN
    return vocabulary.meaning(text)


def _both(sign: str, others: dict[str, Entry]) -> str:
    """How "responsible" is read: R, unless another sign does the work and none answers for it."""

    if sign in ("R", "A"):
        return sign
    said = {
        _said(entry.word, symbols.symbol(key)) or _said(entry.gloss, symbols.symbol(key))
        for key, entry in others.items()
    }
    return "A" if "R" in said and "A" not in said else "R"
