"""Two texts -> what of the one is dropped and what of the other is new, in pieces that a reader can follow."""

import re
from collections.abc import Iterable, Iterator
from difflib import Match, SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

SHORTEST = {"en": 2, "zh": 3}
"""Words, or Chinese characters, that must stay the same between two changes to be read as kept."""
STOPS = frozenset("，；。,;.")
LIMIT_TOKENS = 4_000
"""Of longer texts only the whole is compared: a reader could follow no other way, and the time grows with both."""


class Piece(NamedTuple):
    """A stretch of text; `is_changed` where it is dropped from the one or new in the other."""

    text: str
    is_changed: bool


Pieces = tuple[Piece, ...]


@lru_cache(2_000)  # a page asks for the same texts in every run
def redline(before: str, after: str, lang: str, terms: tuple[str, ...] = ()) -> tuple[Pieces, Pieces]:
    """The pieces of both texts. `terms` such as names of parties are never cut apart."""

    cut = _cutter(terms)
    old, new = cut.findall(before), cut.findall(after)
    if max(len(old), len(new)) > LIMIT_TOKENS:
        return _whole(before, before != after), _whole(after, before != after)
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    kept = [
        block for block in blocks if _is_kept(old[block.a : block.a + block.size], block, (len(old), len(new)), lang)
    ]
    kept = _settled(_settled(kept, new, 1), old, 0)
    return _pieces(old, [(block.a, block.size) for block in kept]), _pieces(
        new, [(block.b, block.size) for block in kept]
    )


def _cutter(terms: Iterable[str]) -> re.Pattern[str]:
    """Terms, words, blanks, or single characters."""

    names = sorted({term for term in terms if len(term) > 1}, key=len, reverse=True)
    known = "".join(f"{re.escape(name)}(?![A-Za-z])|" for name in names)
    return re.compile(rf"{known}[A-Za-z0-9'’-]+|\s+|.", re.DOTALL)


def _is_kept(tokens: list[str], block: Match, lengths: tuple[int, int], lang: str) -> bool:
    """True for a stretch that is long enough, or stands at the beginning or the end of both texts."""

    ends = (block.a + block.size, block.b + block.size)
    is_edge = (block.a, block.b) == (0, 0) or ends == lengths
    length = len("".join(tokens)) if lang == "zh" else sum(token.isalnum() for token in tokens)
    return bool(tokens) and (is_edge or length >= SHORTEST[lang])


def _settled(blocks: list[Match], text: list[str], side: int) -> list[Match]:
    """What is only in the text of that side (0: dropped, 1: new) is taken to begin at a stop where it can as well.

    Of "tells X; tells X" either half may pass for new: the one behind the stop is what a reader expects.
    """

    kept = list(blocks)
    for at in range(len(kept) - 1):
        block, then = kept[at], kept[at + 1]
        if then[1 - side] == block[1 - side] + block.size:  # nothing else stands there in the other text
            begin, end = block[side] + block.size, then[side]
            steps = [0, *_steps(text, begin, end, block.size, then.size)]
            step = next((step for step in steps if text[begin + step] in STOPS), 0) if begin < end else 0
            kept[at] = Match(block.a, block.b, block.size + step)
            kept[at + 1] = Match(then.a + step, then.b + step, then.size - step)
    return kept


def _steps(text: list[str], begin: int, end: int, before: int, behind: int) -> Iterator[int]:
    """By how many tokens a stretch can be moved to the right, or to the left, and still be the same change."""

    for step in range(1, behind):
        if text[begin + step - 1] != text[end + step - 1]:
            break
        yield step
    for step in range(1, before):
        if text[begin - step] != text[end - step]:
            break
        yield -step


def _pieces(tokens: list[str], kept: list[tuple[int, int]]) -> Pieces:
    return tuple(Piece(text, is_changed) for text, is_changed in _runs(tokens, kept) if text)


def _runs(tokens: list[str], kept: list[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    at = 0
    for start, size in kept:
        yield "".join(tokens[at:start]), True
        yield "".join(tokens[start : start + size]), False
        at = start + size
    yield "".join(tokens[at:]), True


def _whole(text: str, is_changed: bool) -> Pieces:
    return (Piece(text, is_changed),) if text else ()
