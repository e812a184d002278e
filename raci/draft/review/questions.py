"""A reading and the answers -> sentence by sentence what is proposed, what was answered, and what is still unread."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from raci.draft.context import weaker
from raci.draft.review.answers import Answers
from raci.draft.review.steps import Step
from raci.draft.values import Band, Draft, Reading, Silence

ORDER = "ARSCI"


@dataclass(frozen=True)
class Cell:
    """One party in one sentence: the letters proposed, "" where a person has put the party there, and why.

    `others` are letters that the sentence may give in their place; `answer` is None while there is none, `said` the
    step that gave it.
    """

    party: str
    proposed: str
    drafts: tuple[Draft, ...]
    others: str = ""
    answer: str | None = None
    said: Step | None = None

    @property
    def band(self) -> Band:
        """The least trusted of its letters."""

        band = Band.SURE
        for draft in self.drafts:
            if draft.letter in self.proposed:
                band = weaker(band, draft.band)
        return Band.DOUBTFUL if self.others else band


@dataclass(frozen=True)
class Asked:
    """One sentence as it is asked about; `reason` says why it has no letter, `said` who has read it then."""

    index: int
    key: str
    cells: tuple[Cell, ...]
    reason: Silence | None = None
    seen: bool = False
    name: str = ""
    said: Step | None = None

    @property
    def band(self) -> str:
        """sure, likely or doubtful, as its least trusted cell; silent where there is none."""

        bands = [cell.band for cell in self.cells if cell.drafts]
        return str(max(bands, key=list(Band).index)) if bands else "silent"

    @property
    def is_read(self) -> bool:
        """Whether nothing of it is left to answer."""

        if self.cells:
            return all(cell.answer is not None for cell in self.cells)
        return self.seen


def questions_of(reading: Reading, answers: Answers) -> list[Asked]:
    """Every sentence in order."""

    silent = dict(reading.silent)
    drafts = {index: list(group) for index, group in groupby(reading.drafts, key=lambda draft: draft.sentence)}
    given: dict[str, list[str]] = {}
    for key, party in answers.letters:
        given.setdefault(key, []).append(party)
    known = {party.name for party in reading.parties}
    pages = []
    for index, sentence in enumerate(reading.sentences):
        proposed = _cells(drafts.get(index, ()))
        added = [p for p in given.get(sentence.key, ()) if p in known and p not in {cell.party for cell in proposed}]
        cells = [*proposed, *(Cell(party, "", ()) for party in added)]
        answered = tuple(_answered(cell, answers, sentence.key) for cell in cells)
        seen, name = sentence.key in answers.seen, answers.names.get(sentence.key, "")
        said = answers.said.get((sentence.key, "")) if seen else None
        pages.append(Asked(index, sentence.key, answered, silent.get(index), seen, name, said))
    return pages


def _answered(cell: Cell, answers: Answers, key: str) -> Cell:
    """The cell with its answer, if there is one."""

    answer = answers.letters.get((key, cell.party))
    return cell if answer is None else replace(cell, answer=answer, said=answers.said.get((key, cell.party)))


def _cells(drafts: Sequence[Draft]) -> list[Cell]:
    parties = dict.fromkeys(draft.party for draft in drafts)
    return [_cell(party, tuple(draft for draft in drafts if draft.party == party)) for party in parties]


def _cell(party: str, drafts: tuple[Draft, ...]) -> Cell:
    """The most trusted letter, or A and R together where both are there; the others beside it."""

    best = min(drafts, key=lambda draft: (list(Band).index(draft.band), ORDER.index(draft.letter)))
    letters = {draft.letter for draft in drafts}
    both = best.letter in "AR" and letters >= {"A", "R"}
    proposed = "A/R" if both else best.letter
    others = "/".join(letter for letter in ORDER if letter in letters and letter not in proposed)
    return Cell(party, proposed, drafts, others)
