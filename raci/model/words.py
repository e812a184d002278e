"""What a reader searches for in a text: words in any form, by their stem or a part, in both languages."""

import re
import unicodedata
from functools import cache

ENDINGS = re.compile(
    r"(?:ance|ence|ation|ition|tion|sion|ment|ally|ing|ies|ied|ive|ion|als?|ors?|ers?|ed|es|ly|y|e|(?<!s)s)$"
)
LEAST_STEM = 4  # letters; what is shorter is searched as it is typed
LEAST_PART = 2  # characters of a Chinese word
CHINESE = re.compile("[\u4e00-\u9fff]{4,}")


def folded(text: str) -> str:
    """Full-width and upper-case forms made equal, so that a number typed in full-width digits is found."""

    return unicodedata.normalize("NFKC", text).casefold()


def is_in(word: str, text: str) -> bool:
    """True where a folded text holds a folded word: as it is, by its stem, or in Chinese by its parts.

    "acceptance" is in "inspect and accept", 项目验收 in 检查并验收完工项目.
    """

    if word in text or (CHINESE.fullmatch(word) and _in_parts(word, text)):
        return True
    stem = stem_of(word)
    return len(stem) < len(word) and bool(re.search(rf"\b{re.escape(stem)}", text, re.ASCII))


@cache
def stem_of(word: str) -> str:
    """An English word without its endings, at least four letters of it; any other word as it is."""

    stem = word
    while word.isascii() and word.isalpha() and len(shorter := ENDINGS.sub("", stem)) >= LEAST_STEM and shorter != stem:
        stem = shorter
    is_doubled = len(stem) > LEAST_STEM and stem[-1] == stem[-2] and stem != word
    return stem[:-1] if is_doubled else stem


def _in_parts(word: str, text: str) -> bool:
    """True where the word falls into parts of two characters or more that stand in the text."""

    ends = {0}
    for end in range(LEAST_PART, len(word) + 1):
        if any(end - start >= LEAST_PART and word[start:end] in text for start in ends):
            ends.add(end)
    return len(word) in ends
