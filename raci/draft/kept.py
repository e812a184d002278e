"""Text of a file -> the characters that are read, each knowing its place in the file: one script, no noise."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from raci.draft.values import Span

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
PINYIN = re.compile(rf"(?<=[\u3400-\u9fff])[(（][a-zü]{{0,5}}[{TONED}][a-zü]{{0,4}}[)）]")
"""The reading of a character in brackets, as scanned copies of Chinese pages have it."""

WHOLE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
HAN = re.compile(r"[\u3400-\u9fff]")
INVISIBLE = {"\ufeff", "\u200b", "\u200c", "\u200d", "\u00ad", "\u2060"}


@dataclass(frozen=True)
class Kept:
    """`text` is read; `at[i]` is where its character i stands in the file."""

    text: str
    at: list[int]

    def span(self, start: int, end: int) -> Span:
        """The characters of the file from the first kept character to the last, noise between them included."""

        return Span(self.at[start], self.at[end - 1] + 1)


@cache
def _simplified() -> dict[int, str]:
    """Traditional character -> simplified one, after the table TSCharacters of OpenCC (Apache 2.0)."""

    traditional, simple = (Path(__file__).parent / "simplified.txt").read_text(encoding="utf-8").split("\n")[:2]
    return {ord(old): new for old, new in zip(traditional, simple, strict=True)}


@lru_cache(8)
def language(text: str) -> str:
    """ "zh" where more than a tenth of the letters are Chinese, "en" otherwise."""

    letters = sum(character.isalpha() for character in text[:200_000])
    return "zh" if len(HAN.findall(text[:200_000])) > letters / 10 else "en"


def simplify(text: str) -> str:
    """The same characters in simplified script; the length stays."""

    return text.translate(_simplified())


def keep(text: str, lang: str) -> Kept:
    """What is read of a text: simplified script and full-width marks in Chinese, plain quotes in English.

    Remembered: names and sentences are asked for again and again, and a page reads its text at every press.
    """

    return (_short if len(text) <= SHORT else _long)(text, lang)


SHORT = 2_000


def _keep(text: str, lang: str) -> Kept:
    return _keep_zh(text) if lang == "zh" else _keep_en(text)


_short, _long = lru_cache(4_096)(_keep), lru_cache(8)(_keep)


def _keep_zh(text: str) -> Kept:
    dropped: set[int] = set()
    for noise in PINYIN.finditer(text):
        dropped.update(range(noise.start(), noise.end()))
    folded = simplify(text)
    characters, at = [], []
    for index, character in enumerate(folded):
        if index in dropped or character in INVISIBLE:
            continue
        if len(plain := unicodedata.normalize("NFKC", character)) == 1 and plain not in HALF_MARKS:
            character = plain
        characters.append(character)
        at.append(index)
    return _without_blanks(_whole_marks(characters), at)


HALF_MARKS = set(",;:?!()")


def _whole_marks(characters: list[str]) -> list[str]:
    """Half-width marks beside Chinese become full ones, so that a rule has to know one kind."""

    marked = characters[:]
    for index, character in enumerate(characters):
        if character in WHOLE and any(HAN.match(near) for near in characters[max(0, index - 1) : index + 2]):
            marked[index] = WHOLE[character]
    return marked


def _without_blanks(characters: list[str], at: list[int]) -> Kept:
    """Blanks between a Chinese character and anything else on the line are typography, not words."""

    kept, places = [], []
    for index, character in enumerate(characters):
        if character in " \u3000\u00a0" and _beside_han(characters, index):
            continue
        kept.append(" " if character in "\u3000\u00a0" else character)
        places.append(at[index])
    return Kept("".join(kept), places)


def _beside_han(characters: list[str], index: int) -> bool:
    before = next((c for c in reversed(characters[max(0, index - 4) : index]) if c not in " \u3000\u00a0"), "\n")
    after = next((c for c in characters[index + 1 : index + 5] if c not in " \u3000\u00a0"), "\n")
    return before != "\n" and after != "\n" and bool(HAN.match(before) or HAN.match(after))


QUOTES = str.maketrans("‘’“”\u00a0\u2010\u2011\t", "''\"\" --\t")


def _keep_en(text: str) -> Kept:
    folded = text.translate(QUOTES)
    kept = [(index, character) for index, character in enumerate(folded) if character not in INVISIBLE]
    return Kept("".join(character for _, character in kept), [index for index, _ in kept])
