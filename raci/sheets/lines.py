"""Matrices without a table: a block of lines "R: names" an activity, or a line "Name (R)" a role."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from raci.sheets import headings, symbols, vocabulary
from raci.sheets.cells import NUMBER
from raci.sheets.coding import Reader
from raci.sheets.grid import Document, Grid, Heading, Line
from raci.sheets.heads import head_letters
from raci.sheets.legend import Legend
from raci.sheets.limits import LIMIT_LINE
from raci.sheets.named import OWN, Named, known_letters, named, split_names
from raci.sheets.parties import give_everybody, is_everybody, lone_names, roles_in
from raci.sheets.reading import ReadMatrix
from raci.sheets.said import Parsed, Scheme
from raci.sheets.sketch import Row, Sketch, crossed

LABEL = re.compile(r"^(?P<label>[^:：=]{1,48}?)\s*(?:[:：=]|\s[–—-]\s)\s*(?P<names>.*)$", re.S)
INLINE = re.compile(r"(?<!\w)(?P<letters>[^\W\d_](?:/[^\W\d_])*)\s*(?:[:：=]|\s[–—-]\s)\s*")
LIMIT_PARTY = 60


@dataclass
class Section:
    """A heading with the lines below it, and the headings above it."""

    heading: str
    above: tuple[str, ...]
    lines: list[Line] = field(default_factory=list)


def matrices(document: Document, reader: Reader, legend: Legend, title: str) -> list[ReadMatrix]:
    """The matrix that the lines of a document tell, [] for none."""

    sections = list(_sections(document))
    top = next((section.heading for section in sections if section.heading), title)
    sketch = _blocks(sections, reader, legend)
    if not sketch.rows:
        sketch = _role_lines(sections, reader, top)
    return [sketch.matrix(top)] if any(row.letters for row in sketch.rows) else []


def _sections(document: Document) -> Iterator[Section]:
    current = Section("", ())
    open_headings: list[Heading] = []
    for block in document.blocks:
        if isinstance(block, Grid):
            continue
        if isinstance(block, Heading):
            yield current
            open_headings = [*(heading for heading in open_headings if heading.level < block.level), block]
            current = Section(block.text, tuple(heading.text for heading in open_headings[:-1]))
        elif len(block.text) <= LIMIT_LINE:
            current.lines.append(block)
    yield current


def _blocks(sections: list[Section], reader: Reader, legend: Legend) -> Sketch:
    """One activity a block of lines with letters before the names."""

    sketch = Sketch()
    for name in legend.roster.values():
        sketch.roles.setdefault(name)
    listed: list[tuple[Section, str, list[tuple[str, str]]]] = []
    for section in sections:
        is_legend = headings.is_heading("legend", section.heading)
        for name, pairs in _lettered(section, reader):
            if not _explains(pairs) and not (is_legend and _is_prose(pairs)):
                listed.append((section, name, pairs))
    if not listed or (len(listed) == 1 and not legend.roster and _is_prose(listed[0][2])):
        return Sketch()
    groups = _groups([section for section, _, _ in listed])
    legend = replace(legend, names=lone_names({names for _, _, pairs in listed for _, names in pairs}))
    for section, name, pairs in listed:
        row = Row(name, groups.get(id(section)), None, -1)
        sketch.rows.append(row)
        _fill(sketch, row, pairs, legend, reader)
    if _are_posts([row.name for row in sketch.rows]) > _are_posts(list(sketch.roles)) + 0.3:
        return crossed(sketch)
    return sketch


def _are_posts(names: list[str]) -> float:
    return sum(bool(headings.PARTY.search(name)) for name in names) / max(1, len(names))


def _fill(sketch: Sketch, row: Row, pairs: list[tuple[str, str]], legend: Legend, reader: Reader) -> None:
    everybody: list[tuple[str, str]] = []
    for letters, names in pairs:
        if reader.read(names).kind == "nothing":
            continue
        for role, note in roles_in(names, legend):
            if legend.roster and is_everybody(role):
                everybody.append((role, letters))
            else:
                sketch.put(row, role, Parsed(letters, note, kind="letter"))
    give_everybody(sketch, row, everybody, legend)


def _lettered(section: Section, reader: Reader) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Name -> its lines of letters and names; the name is the line before them, or the heading."""

    name, label = section.heading, ""
    pairs: list[tuple[str, str]] = []
    for line in [*section.lines, Line("")]:
        match = LABEL.match(line.text)
        letters = head_letters(match["label"], reader) if match else ""
        if match and letters and match["names"].strip():
            label, pairs = "", [*pairs, (letters, match["names"].strip(" ."))]
        elif match and letters:
            label = letters
        elif label and line.item and line.text:
            pairs = [*pairs, (label, line.text)]
        elif line.text:
            if inline := _inline(line.text, reader):
                yield inline
            if len({sign for sign, _ in pairs}) >= 2:
                yield name, pairs
                pairs = []
            name, label = (name if line.item in "-*" and pairs else symbols.shown(line.text.strip(" :："))), ""
            pairs = []
    if len({sign for sign, _ in pairs}) >= 2:
        yield name, pairs


def _inline(text: str, reader: Reader) -> tuple[str, list[tuple[str, str]]] | None:
    """An activity with its letters on one line: "Stock count: R: WH, A: FIN"."""

    marks = [
        mark
        for mark in INLINE.finditer(text)
        if mark["letters"].isupper() and known_letters(mark["letters"], reader.scheme)
    ]
    name = symbols.shown(text[: marks[0].start()].strip(" :：–—-([,;|")) if marks else ""
    if len(marks) < 2 or not name or len({mark["letters"] for mark in marks}) < 2:
        return None
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    pairs = [
        (known_letters(mark["letters"], reader.scheme), text[mark.end() : end].strip(" ,;|)]./"))
        for mark, end in zip(marks, ends, strict=True)
    ]
    return (name, [pair for pair in pairs if pair[1]]) if all(len(names) < 200 for _, names in pairs) else None


def _explains(pairs: list[tuple[str, str]]) -> bool:
    """True for lines that say what the letters mean rather than who holds them."""

    def is_gloss(letters: str, names: str) -> bool:
        letter = vocabulary.meaning(names)
        return (letter in (*letters.split("/"), vocabulary.BOTH) and not NUMBER.fullmatch(names)) or (
            len(names) > 60 and "," not in names
        )

    return 2 * sum(is_gloss(letters, names) for letters, names in pairs) >= len(pairs)


def _is_prose(pairs: list[tuple[str, str]]) -> bool:
    """True for sentences where names should stand."""

    names = [name for _, text in pairs for name in split_names(text)]
    return sum(len(name.split()) > 6 or name.endswith((".", "。")) for name in names) * 2 >= len(names)


def _groups(sections: list[Section]) -> dict[int, str]:
    """Section -> the heading above it, where there are several of these."""

    above = {id(section): section.above[-1] for section in sections if section.above}
    return above if len(set(above.values())) > 1 and len(above) == len({id(section) for section in sections}) else {}


def _role_lines(sections: list[Section], reader: Reader, top: str) -> Sketch:
    """Lines that name a role with its letter: below headings for roles, or the first section with two of them."""

    sketch = Sketch()
    candidates = [(section, _named_lines(section, reader.scheme)) for section in sections]
    candidates = [(section, lines) for section, lines in candidates if sum(bool(roles) for _, roles in lines) >= 1]
    headed = [
        line
        for line in candidates
        if headings.is_heading("role", line[0].heading) or headings.is_heading("letter", line[0].heading)
    ]
    several = [line for line in candidates if sum(len(roles) for _, roles in line[1]) >= 2]
    for section, lines in headed or several:
        is_general = section in [titled for titled, _ in headed] or not section.heading
        above = next((heading for heading in reversed(section.above) if not headings.is_heading("role", heading)), top)
        name = (above if len(headed) > 1 else top) if is_general else section.heading
        row = next((row for row in sketch.rows if row.name == name), None) or Row(name, None, None, -1)
        if row not in sketch.rows:
            sketch.rows.append(row)
        for line, roles in lines:
            if not roles:
                sketch.roles.setdefault(symbols.shown(line.text))
            for role in roles:
                sketch.put(row, role.role, role.parsed)
    return sketch


def _named_lines(section: Section, scheme: Scheme) -> list[tuple[Line, list[Named]]]:
    """Lines that name roles with their letters, and among them those of the same form that give a role none."""

    listed: list[tuple[Line, list[Named]]] = []
    lines = section.lines
    for number, line in enumerate(lines):
        roles = _named_line(line, scheme)
        follows = lines[number + 1] if number + 1 < len(lines) else Line("")
        is_bare = line.opens and not line.item and bool(follows.text) and not follows.opens
        if roles:
            listed.append((line, roles))
        elif listed and is_bare and len(line.text) <= LIMIT_PARTY and line.text[-1:] not in ".:;,。：；":
            listed.append((line, []))
    return listed


def _named_line(line: Line, scheme: Scheme) -> list[Named]:
    if not (line.opens or line.item) or len(line.text) > 300:
        return []
    text = symbols.plain(line.text)
    whole = named(text, scheme)
    if whole and all(len(named.role) <= LIMIT_PARTY for named in whole):
        return whole
    single = OWN.match(text)
    letters = known_letters(single["letters"], scheme) if single else ""
    if single and letters and len(single["name"]) <= LIMIT_PARTY:
        return [
            Named(symbols.shown(single["name"]), Parsed(letters, symbols.shown(single["note"] or ""), kind="letter"))
        ]
    return []
