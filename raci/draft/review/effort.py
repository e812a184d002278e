"""A reading against gold -> what a person still has to do with it, in presses of keys on the page of letters."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from raci.draft.measure import Gold, matched, sentence_at
from raci.draft.review.answers import Answers
from raci.draft.review.questions import Cell, questions_of
from raci.draft.values import Band, Reading

KEYS_MISSED = 4
"""M, two to choose the party, and the letter."""


@dataclass(frozen=True)
class Effort:
    """Presses by what they are for: a letter that is right, another letter, none, one that was missed, which takes
    several keys, a sentence that has rightly none.

    `sure` of the right ones are sure, `misled` of the wrong ones, under so many `headings`: these go at once.
    """

    right: int = 0
    other: int = 0
    none: int = 0
    missed: int = 0
    silent: int = 0
    sure: int = 0
    misled: int = 0
    headings: int = 0

    @property
    def keys(self) -> int:
        """Every sentence by itself."""

        return self.right + self.other + self.none + KEYS_MISSED * self.missed + self.silent

    @property
    def keys_at_once(self) -> int:
        """With the sure letters under each heading accepted at once, and the wrong ones of them gone back to."""

        return self.keys - self.sure + self.headings + self.misled


def effort(reading: Reading, judged: Gold) -> Effort:
    """What is left to do with a reading whose parties are confirmed."""

    wanted: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for index, party, letter in judged.cells:
        wanted[index][party].add(letter)
    counts: dict[str, int] = defaultdict(int)
    seen: set[tuple[int, str]] = set()
    headings: set[tuple[str, ...]] = set()
    names = {party.name: matched(party.name, judged) or "" for party in reading.parties}
    for page in questions_of(reading, Answers()):
        sentence = reading.sentences[page.index]
        number = sentence_at(judged, sentence.span.start)
        here = wanted[number] if number is not None else {}
        counts["silent"] += not page.cells and not here
        for cell in page.cells:
            seen.add((-1 if number is None else number, names[cell.party]))
            verdict = _verdict(cell, here.get(names[cell.party], set()))
            counts[verdict] += 1
            if cell.band == Band.SURE:
                headings.add(sentence.headings)
                counts["sure" if verdict == "right" else "misled"] += 1
    missed = sum((sentence, party) not in seen for sentence, parties in wanted.items() for party in parties)
    return Effort(**counts, missed=missed, headings=len(headings))


def _verdict(cell: Cell, wanted: set[str]) -> str:
    if not wanted:
        return "none"
    return "right" if set(cell.proposed.replace("S", "C").split("/")) == wanted else "other"


def effort_table(efforts: Mapping[str, Effort]) -> list[str]:
    """Lines that tell the presses for each text."""

    lines = [f"{'what is left to do':24} right  other  none  missed  silent  keys  with the sure ones at once"]
    for name, tally in efforts.items():
        cells = f"{tally.right:5}  {tally.other:5}  {tally.none:4}  {tally.missed:6}  {tally.silent:6}  {tally.keys:4}"
        lines.append(f"{name:24} {cells}  {tally.keys_at_once}")
    return lines
