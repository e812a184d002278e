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
LETTERS = re.compile(r"[RASCI](?:/[RASCI])*")
CUT = re.compile(
    r"\s*[;；|,，、\n]\s*|\s+(?=[^\w\s()\[\]{}/:=.\"'&+#>*–—-]\s*[^\W\d_])|(?<=[.。])\s+(?=\S{1,2}\s*[=:：–-])"
    r"|\s+(?:[-–—/•·]\s+)?(?=[^\s=:：]\s*[=:：]\s*[^\W\d_])"
)
WORD_FIRST = re.compile(
    r"(?:^|[;；,，|\n]|(?<=[A-Z])\s|[:：])\s*(?P<words>[^\W\d_][^=:：;；,，|\n]{1,40}?)\s*[=＝→]\s*"
    r"(?P<letters>[RASCI](?:\s*/\s*[RASCI])*)(?![^\W_])"
)
"""A word before the letter that it stands for: "leads = R", 审核、参与=C."""


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

    names: frozenset[str] = frozenset()
    """Names that stand alone somewhere in what is being read."""


def entries(text: str) -> list[Entry]:
    """The signs that a line explains, in its order; [] for any other line."""

    plain = re.sub(r"[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}(?!\w)", "", symbols.plain(text))
    label = re.match(r"^([^:：=]{1,30})[:：]\s*(?=\S)", plain)
    if label and headings.is_heading("legend", label[1]):
        plain = plain[label.end() :]
    if listed := _word_first(plain):
        return listed
    behind = [Entry(match["sign"], match["gloss"].strip()) for match in BEHIND.finditer(plain)]
    if len(behind) >= 3 and all(initial(entry) or not entry.sign.isalpha() for entry in behind):
        return [
            Entry(entry.sign, re.sub(r"^(?:one of|or|and|von|oder|und|ou|et|o|y|или|и)\s+", "", entry.gloss))
            for entry in behind
        ]
    listed = []
    for part in filter(None, CUT.split(plain)):
        entry = _entry(part) or _entry(re.sub(r"^[^:=]{2,40}[:：]\s*", "", part))
        if entry:
            listed.append(entry)
        elif listed:
            listed[-1] = Entry(listed[-1].sign, f"{listed[-1].gloss}, {part}", listed[-1].word)
        elif lead := re.match(r"^其中\s*(.*)$", part):
            listed += entries(lead[1])
    return listed if all(map(knows, listed)) else [entry for entry in listed if not _is_small(entry.sign)]


def _word_first(plain: str) -> list[Entry]:
    """Words that the text gives letters, in a text in which we know most of them; [] for any other text."""

    listed = [
        (word, match["letters"].replace(" ", ""))
        for match in WORD_FIRST.finditer(plain)
        for word in re.split(r"\s*[、/]\s*", match["words"].strip())
    ]
    known = sum(bool(vocabulary.meaning(word)) for word, _ in listed)
    return [Entry(word, letters) for word, letters in listed] if len(listed) >= 2 and 2 * known > len(listed) else []


def _is_small(sign: str) -> bool:
    return sign.isalpha() and sign.isascii() and not sign.isupper()


def _entry(part: str) -> Entry | None:
    match = ENTRY.match(part.strip()) or BARE.match(part.strip())
    if not match:
        return None
    word = match.groupdict().get("word") or ""
    return Entry(match["sign"], match["gloss"].strip(), word)


def initial(entry: Entry) -> bool:
    return (
        entry.gloss.split()[-1][:1].casefold() == entry.sign.casefold()
        or entry.gloss[:1].casefold() == entry.sign.casefold()
    )


def knows(entry: Entry) -> bool:
    if LETTERS.fullmatch(entry.gloss):
        return len(entry.sign) > 1
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
