"""A reading against gold -> how much of it is right: strict and lenient, by band and by rule.

A cell is (sentence, party, letter). A letter that the reading finds belongs to the gold sentence in which its own
sentence begins; its party is the gold party of that name, or the one with nearly that name. Strict counts the letters
of the gold alone; lenient does not count a letter as wrong that a reasonable reader could give.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from raci.draft.kept import simplify
from raci.draft.values import Band, Party, Reading

Cell = tuple[int, str, str]
NEAR = 0.6
"""A name is nearly another when it holds it, or the other way round, and is at least so much of its length."""


@dataclass(frozen=True)
class Gold:
    """What a careful reader takes from a text: sentences with their spans, letters and other defensible letters."""

    id: str
    parties: tuple[Party, ...]
    ids: tuple[str, ...]
    spans: Mapping[int, tuple[int, int]]
    cells: frozenset[Cell]
    alternatives: frozenset[Cell]
    unscored: tuple[tuple[int, int], ...] = ()


@dataclass
class Score:
    """Counts of right and wrong letters; `missed` is what the gold has and the reading has not."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    defensible: int = 0
    excused: int = 0

    def add(self, other: "Score") -> None:
        """Add the counts of another text."""

        for name in vars(self):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def strict(self) -> tuple[float, float, float]:
        """Precision, recall and F when only the letters of the gold count; shares from 0 to 1."""

        return _prf(self.right, self.wrong, self.missed)

    @property
    def lenient(self) -> tuple[float, float, float]:
        """The same when a defensible letter is not wrong, and the letter in whose place it stands not missed."""

        return _prf(self.right, self.wrong - self.defensible, self.missed - self.excused)


@dataclass
class Measured:
    """The score of one text, in all and by band and rule, its letters with their verdicts, and the parties found."""

    total: Score = field(default_factory=Score)
    bands: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    rules: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    verdicts: list[tuple[str, Cell, str]] = field(default_factory=list)
    parties_found: int = 0
    parties: int = 0


def _prf(right: int, wrong: int, missed: int) -> tuple[float, float, float]:
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def gold(data: Mapping[str, Any]) -> Gold:
    """Gold from a file of gold as plain values; see the README of the cases for its shape."""

    parties = data["parties"]
    spans: dict[int, tuple[int, int]] = {}
    cells, alternatives = set(), set()
    for activity in data["activities"]:
        number, (start, end) = activity["sid"], activity["span"]
        low, high = spans.get(number, (start, end))
        spans[number] = (min(low, start), max(high, end))
        cells |= _cells(number, activity.get("letters"))
        alternatives |= _cells(number, activity.get("alt"))
    for other in data.get("lenient_only") or ():
        number = -1 - len(spans)
        spans[number] = tuple(other["span"])
        alternatives |= _cells(number, other.get("alt") or other.get("letters"))
    return Gold(
        data["id"],
        tuple(Party(entry["name"], tuple(entry.get("aliases") or ()), confirmed=True) for entry in parties),
        tuple(entry["id"] for entry in parties),
        spans,
        frozenset(cells),
        frozenset(alternatives),
        tuple(tuple(row["span"]) for row in data.get("table_rows") or () if "span" in row),
    )


def _cells(number: int, letters: Mapping[str, str] | None) -> set[Cell]:
    return {
        (number, party, letter) for party, several in (letters or {}).items() for letter in several if letter in "RASCI"
    }


def moved(judged: Gold, original: str, text: str) -> Gold:
    """The gold with its spans in another text of the same words, such as that of a DOCX file."""

    squeezed, places = _squeezed(text)
    spans, last = {}, 0
    for number, (start, end) in judged.spans.items():
        words, _ = _squeezed(original[start:end])
        at = squeezed.find(words, last if number > 0 else 0)
        at = at if at >= 0 else squeezed.find(words)
        if words and at >= 0:
            spans[number] = (places[at], places[at + len(words) - 1] + 1)
            last = at if number > 0 else last
    return replace(judged, spans=spans, unscored=())


def _squeezed(text: str) -> tuple[str, list[int]]:
    kept = [(position, character) for position, character in enumerate(text) if not re.match(r"[\s*`_\xa0]", character)]
    return "".join(character for _, character in kept), [position for position, _ in kept]


def measure(reading: Reading, judged: Gold) -> Measured:
    """How much of a reading is right. Letters in rows of tables are left out on both sides."""

    measured = Measured()
    places = {party: matched(party, judged) for party in {draft.party for draft in reading.drafts}}
    cells: dict[Cell, tuple[Band, str]] = {}
    for draft in reading.drafts:
        sentence = reading.sentences[draft.sentence]
        if sentence.table:
            continue
        number = sentence_at(judged, sentence.span.start)
        party = places[draft.party] or f"?{draft.party}"
        cell = (number if number is not None else -1_000_000 - draft.sentence, party, draft.letter.replace("S", "C"))
        if cell not in cells or list(Band).index(draft.band) < list(Band).index(cells[cell][0]):
            cells[cell] = (draft.band, draft.rule)
    _count(measured, cells, judged)
    names = [matched(party.name, judged) for party in reading.parties]
    measured.parties, measured.parties_found = len(judged.ids), len(set(filter(None, names)))
    return measured


def _count(measured: Measured, cells: Mapping[Cell, tuple[Band, str]], judged: Gold) -> None:
    missed = judged.cells - set(cells)
    excused: set[Cell] = set()
    for cell, (band, rule) in cells.items():
        right = cell in judged.cells
        defensible = not right and cell in judged.alternatives
        if defensible:
            excused |= {other for other in missed if other[:2] == cell[:2]}
        for score in (measured.total, measured.bands[band], measured.rules[rule]):
            score.right += right
            score.wrong += not right
            score.defensible += defensible
        measured.verdicts.append(
            (f"{rule} {band}", cell, "right" if right else "defensible" if defensible else "wrong")
        )
    measured.total.missed, measured.total.excused = len(missed), len(excused)
    measured.verdicts += [("-", cell, "missed") for cell in sorted(missed)]


def sentence_at(judged: Gold, position: int) -> int | None:
    """The number of the gold sentence in which a character stands."""

    return next((number for number, (low, high) in judged.spans.items() if low <= position < high), None)


def _bare(name: str) -> str:
    bare = re.sub(r"^(?:the|a|an)\s+", "", simplify(name).lower().strip())
    bare = re.sub(r"[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]+[)）]", "", bare)
    bare = re.sub(r"^(?:各|本|该|有关)", "", bare)
    return bare[:-1] if bare.endswith("s") and len(bare) > 3 else bare


def matched(name: str, judged: Gold) -> str | None:
    """The id of the gold party of a name, by the rule of the cases' README."""

    wanted, near = _bare(name), ("", 0.0)
    for ident, party in zip(judged.ids, judged.parties, strict=True):
        for other in map(_bare, party.names):
            if other == wanted:
                return ident
            if wanted and other and (wanted in other or other in wanted):
                ratio = min(len(wanted), len(other)) / max(len(wanted), len(other))
                near = max(near, (ident, ratio), key=lambda pair: pair[1])
    return near[0] if near[1] >= NEAR else None


def table(measured: Mapping[str, Measured]) -> list[str]:
    """Lines that tell precision, recall and F of each text, of each band and of each rule."""

    lines = [f"{'text':24} {'strict P / R / F':24} {'lenient P / R / F':24} parties"]
    total, parts = Score(), [0, 0]
    for name, measures in measured.items():
        total.add(measures.total)
        parts = [parts[0] + measures.parties_found, parts[1] + measures.parties]
        lines.append(_line(name, measures.total) + f" {measures.parties_found}/{measures.parties}")
    lines.append(_line("all", total) + f" {parts[0]}/{parts[1]}")
    everything = total.right + total.missed
    for kind in ("bands", "rules"):
        lines += ["", f"{kind[:-1]:24} right  wrong  defensible  strict P  lenient P  share of the gold"]
        lines += _breakdown((getattr(measures, kind) for measures in measured.values()), everything)
    return lines


def _line(name: str, score: Score) -> str:
    strict, lenient = (" / ".join(f"{share:.3f}" for share in shares) for shares in (score.strict, score.lenient))
    return f"{name:24} {strict:24} {lenient:24}"


def _breakdown(parts: Iterable[Mapping[str, Score]], everything: int) -> list[str]:
    joined: dict[str, Score] = defaultdict(Score)
    for part in parts:
        for name, score in part.items():
            joined[name].add(score)
    counts = Counter({name: score.right + score.wrong for name, score in joined.items()})
    return [
        f"{name:24} {joined[name].right:5}  {joined[name].wrong:5}  {joined[name].defensible:10}  "
        f"{joined[name].strict[0]:8.2f}  {joined[name].lenient[0]:9.2f}  {joined[name].right / max(everything, 1):.2f}"
        for name, _ in counts.most_common()
    ]
