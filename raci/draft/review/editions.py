"""Two editions of a text: what stays, what is new, what is gone, and what was only put in other words."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from raci.draft.keys import bare
from raci.draft.values import Reading, Sentence

ALIKE = 0.6
"""Share of characters in common from which a sentence is another wording of one that is gone."""
LIMIT_PAIRS = 40_000
"""Pairs of sentences that are compared word for word."""


@dataclass(frozen=True)
class Differences:
    """Sentences of the two editions; `changed` are pairs of the earlier and the later wording."""

    same: int
    changed: tuple[tuple[Sentence, Sentence], ...] = ()
    added: tuple[Sentence, ...] = ()
    gone: tuple[Sentence, ...] = ()


def likeness(before: Reading, after: Reading) -> float:
    """The share of the later text's sentences that the earlier one has too, 0 to 1."""

    known = {sentence.key for sentence in before.sentences}
    shared = sum(sentence.key in known for sentence in after.sentences)
    return shared / len(after.sentences) if after.sentences else 0.0


def differences(before: Reading, after: Reading) -> Differences:
    """What the later edition has otherwise, in the order of the text."""

    kept = {sentence.key for sentence in before.sentences} & {sentence.key for sentence in after.sentences}
    gone = [sentence for sentence in before.sentences if sentence.key not in kept]
    added = [sentence for sentence in after.sentences if sentence.key not in kept]
    changed: list[tuple[Sentence, Sentence]] = []
    for sentence in added if len(gone) * len(added) <= LIMIT_PAIRS else []:
        if former := _former(sentence, gone):
            changed.append((former, sentence))
            gone.remove(former)
    new = {later.key for _, later in changed}
    return Differences(len(kept), tuple(changed), tuple(s for s in added if s.key not in new), tuple(gone))


def _former(sentence: Sentence, gone: Sequence[Sentence]) -> Sentence | None:
    """The sentence that this one seems to replace."""

    words = bare(sentence.text)
    best, share = None, ALIKE
    for former in gone:
        matcher = SequenceMatcher(None, bare(former.text), words, autojunk=False)
        if matcher.real_quick_ratio() > share and matcher.quick_ratio() > share and (r := matcher.ratio()) > share:
            best, share = former, r
    return best
