"""Lines and tables that explain the letters, number the roles or belong to footnote marks -> what they say."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from raci.sheets import headings, symbols, vocabulary
from raci.sheets.footnotes import footnote, key
from raci.sheets.grid import Block, Line, Place

SIGN = r"(?:[^\W\d_]\d?|[^\W\d_\u3040-\ud7a3]{2}\d?|\d|[^\w\s()\[\]{}/,;:=.\"'|&+#>*-]|--?|—|–|×|\*)"
MEANS = (
    r"(?:\s*(?:=+|:|->|→|⇒)\s*|\s+(?:–|—|-)\s+|\s*(?:表示|代表|指|为|是)\s*|(?:は|が)\s*"
    r"|\s+(?:means|stands for|is for|for|is|steht für|bedeutet|heißt|signifie|pour|significa|para|per|oznacza"
    r"|означает)\s+)"
)
ENTRY = re.compile(rf"^\(?(?P<sign>{SIGN})\)?(?:\s*\((?P<word>[^()]+)\))?{MEANS}(?P<gloss>\S.*)$", re.S)
BARE = re.compile(r"^(?P<sign>[^\w\s()\[\]{}/,;:=.\"'|&+#>*-])\s*(?P<gloss>[^\W\d_].*)$", re.S)
BEHIND = re.compile(r"(?P<gloss>[^\W\d_][\w \-']{1,30}?)\s*\((?P<sign>[^\W\d_]|[^\w\s()])\)")
CUT = re.compile(
    r"\s*[;；|,，、\n]\s*|\s+(?=[^\w\s()\[\]{}/:=.\"'&+#>*–—-]\s*[^\W\d_])|(?<=[.。])\s+(?=\S{1,2}\s*[=:：–-])"
)


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


def entries(text: str) -> list[Entry]:
    """The signs that a line explains, in its order; [] for any other line."""

    plain = re.sub(r"[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}(?!\w)", "", symbols.plain(text))
    label = re.match(r"^([^:：=]{1,30})[:：]\s*(?=\S)", plain)
    if label and headings.is_heading("legend", label[1]):
        plain = plain[label.end() :]
    behind = [Entry(match["sign"], match["gloss"].strip()) for match in BEHIND.finditer(plain)]
    if len(behind) >= 3 and all(initial(entry) or not entry.sign.isalpha() for entry in behind):
        return [
            Entry(entry.sign, re.sub(r"^(?:one of|or|and|von|oder|und|ou|et|o|y|или|и)\s+", "", entry.gloss))
            for entry in behind
        ]
    listed: list[Entry] = []
    for part in filter(None, CUT.split(plain)):
        entry = _entry(part) or _entry(re.sub(r"^[^:=]{2,40}[:：]\s*", "", part))
        if entry:
            listed.append(entry)
        elif listed:
            listed[-1] = Entry(listed[-1].sign, f"{listed[-1].gloss}, {part}", listed[-1].word)
        elif lead := re.match(r"^其中\s*(.*)$", part):
            listed += entries(lead[1])
    return listed


def _entry(part: str) -> Entry | None:
    match = ENTRY.match(part.strip()) or BARE.match(part.strip())
    if not match:
        return None
    sign = match["sign"]
    if sign.isalpha() and sign.isascii() and not sign.isupper():
        return None
    word = match.groupdict().get("word") or ""
    return Entry(sign, match["gloss"].strip(), word)


def initial(entry: Entry) -> bool:
    return (
        entry.gloss.split()[-1][:1].casefold() == entry.sign.casefold()
        or entry.gloss[:1].casefold() == entry.sign.casefold()
    )


def knows(entry: Entry) -> bool:
    return bool(vocabulary.meaning(entry.word) or vocabulary.meaning(entry.gloss)) and not entry.gloss[:1].isdigit()


def take(legend: Legend, group: list[Entry]) -> None:
    """Keep a group of entries that can only be a legend: most of its words are known, or all begin with their sign."""

    known = sum(map(knows, group))
    expanded = len(group) >= 3 and all(initial(entry) for entry in group)
    if group and (2 * known > len(group) or (known and 2 * known >= len(group)) or expanded):
        for entry in group:
            legend.entries.setdefault(symbols.symbol(entry.sign), entry)


def take_footnote(legend: Legend, line: Line) -> None:
    explained = footnote(line.text)
    if explained:
        legend.footnotes.setdefault(*explained)
    elif line.item.strip("-+• "):
        legend.footnotes.setdefault(key(line.item.strip(".) ")), line.text.strip())


def take_roster(legend: Legend, blocks: Iterable[Block]) -> None:
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
