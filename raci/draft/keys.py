"""What sentences and letters are known by, so that another edition of the text finds them again."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from raci.draft.values import Draft, Sentence

PATH = " / "
NUMBER = re.compile(
    r"^(?:第?[一二三四五六七八九十百零〇\d]+[章节条款、.．:：)）]+|[(（][一二三四五六七八九十\d]+[)）]|\d+(?:\.\d+)*|#+)+"
)
"""How a title counts, which another edition may count in another way."""


def path(sentence: Sentence) -> str:
    """The titles over a sentence as one text, "" for none; two posts may have duties of one title."""

    return PATH.join(sentence.headings)


def with_keys(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences with their keys: from the words, the title over them, and how often both stood before."""

    often: Counter[tuple[str, str]] = Counter()
    keyed = []
    for sentence in sentences:
        title = NUMBER.sub("", bare(sentence.headings[-1])) if sentence.headings else ""
        words = (bare(sentence.text), title)
        keyed.append(replace(sentence, key=_hash(*words, str(often[words]))))
        often[words] += 1
    return keyed


def with_ids(drafts: Sequence[Draft], sentences: Sequence[Sentence]) -> list[Draft]:
    """The letters with their ids, each with those of its sentence that cannot stand beside it."""

    named = [replace(draft, id=_hash(sentences[draft.sentence].key, draft.party, draft.letter)) for draft in drafts]
    together: dict[int, list[Draft]] = {}
    for draft in named:
        together.setdefault(draft.sentence, []).append(draft)
    return [
        replace(draft, competes=tuple(other.id for other in together[draft.sentence] if _compete(draft, other)))
        for draft in named
    ]


def _compete(draft: Draft, other: Draft) -> bool:
    """Two letters of one party, other than A and R, and A of two parties."""

    if draft.party == other.party:
        return draft.letter != other.letter and {draft.letter, other.letter} != {"A", "R"}
    return draft.letter == other.letter == "A"


def bare(text: str) -> str:
    """The words without their typography."""

    return re.sub(r"[\s*_`]+", "", unicodedata.normalize("NFKC", text)).lower()


def _hash(*words: str) -> str:
    return hashlib.sha256("\x1f".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:16]
