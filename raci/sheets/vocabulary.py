"""Words for the letters in many languages -> letters: what legends, headings and cells in words are read by.

A stem stands at the beginning of a word; in scripts without blanks it stands anywhere. `BOTH` are the words that some
people use for R and others for A ("responsible", 负责, verantwortlich); the legend they stand in decides.
"""

import re
import unicodedata
from functools import cache

from raci.sheets.word_lists import listed

NOTHING = "-"
"""Stands for "has no part in it" where a letter could stand."""

BOTH = "R|A"

LEGEND = "legend "
STEMS = {
    {"both": BOTH, "nothing": NOTHING}.get(kind, kind): words
    for kind, words in listed("letter_words.txt").items()
    if kind != "beside" and not kind.startswith(LEGEND)
}
"""A, R, S, C, I, `BOTH` or `NOTHING` -> stems."""

LOOSE_STEMS = {
    kind.removeprefix(LEGEND): words for kind, words in listed("letter_words.txt").items() if kind.startswith(LEGEND)
}
"""Letter -> stems that stand for it where a legend explains a sign by them, and that mean little elsewhere."""


def _letters_only(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


@cache
def _pattern() -> re.Pattern[str]:
    """One pattern of all stems, the longer ones first; the group's number says whose stem it is."""

    return re.compile("|".join(map(_any_of, STEMS.values())))


def _any_of(stems: list[str]) -> str:
    words = sorted({_letters_only(stem).replace("_", r"[\s\-]+") for stem in stems}, key=len, reverse=True)
    return "(" + "|".join(word if _is_unspaced(word) else rf"(?<!\w){word}" for word in words) + ")"


@cache
def loose_meaning(text: str) -> str:
    """A, R, S, C or I for the first word that explains a letter only in a legend, such as "owner"; "" for none."""

    plain = _letters_only(text)
    matches = {letter: re.search(_any_of(stems), plain) for letter, stems in LOOSE_STEMS.items()}
    starts = [(match.start(), letter) for letter, match in matches.items() if match]
    return min(starts)[1] if starts else ""


@cache
def meanings(text: str) -> frozenset[str]:
    """What all known words of the text stand for."""

    plain = _letters_only(text)
    return frozenset(_longest_at(plain, match.start()) for match in _pattern().finditer(plain))


def _is_unspaced(stem: str) -> bool:
    """True in scripts that set no blanks between words, and in those that glue particles to them."""

    return bool(stem) and any(low <= stem[0] <= high for low, high in (("\u0590", "\u06ff"), ("\u3040", "\ud7a3")))


@cache
def meaning(text: str) -> str:
    """A, R, S, C, I, `BOTH` or `NOTHING` for the first word that is known, at one place the longest; "" for none."""

    plain = _letters_only(text)
    match = _pattern().search(plain)
    return _longest_at(plain, match.start()) if match else ""


def _longest_at(text: str, start: int) -> str:
    """Whose stem is the longest of those that begin at this place."""

    length, name = 0, ""
    for letter, stems in STEMS.items():
        for stem in stems:
            match = re.compile(_letters_only(stem).replace("_", r"[\s\-]+")).match(text, start)
            if match and match.end() - start > length:
                length, name = match.end() - start, letter
    return name


def said(text: str) -> str:
    """As `meaning`; where the text says more about `BOTH`, such as "responsible for doing it", what that says."""

    first = meaning(text)
    more = meanings(text) - {BOTH, NOTHING} if first == BOTH else frozenset()
    return next(iter(more)) if len(more) == 1 else first


AUXILIARIES = frozenset(listed("letter_words.txt")["beside"])
"""Words that may stand beside one for a letter."""

PERSON = re.compile(
    r"\d|\b(?:assist[ae]nt|asistent|consult(?:ant|or|ing|anc)|konsulent|informati[ck]|informátic|executive|advis[oe]r)"
    r"|(?:maker|holder|owner|team|board|desk|group|manager|officer)s?\b"
)
"""Posts and departments that begin like a word for a letter, and keys."""

LIMIT_ENDING = 4
"""Letters that Arabic and Hebrew add to a word."""


def _is_beside(rest: str) -> bool:
    """True for what may stand around a word where no blanks are set: a person, a department, a particle."""

    rest = rest.strip()
    return rest in AUXILIARIES or (len(rest) <= LIMIT_ENDING and rest < "\u3040") or bool(_pattern().fullmatch(rest))


@cache
def is_only_word(text: str) -> bool:
    """True for a text of at most three words that are all for a letter: "Accountable", 负责人, "wird informiert"."""

    plain = _letters_only(text).strip()
    words = plain.split()
    if (
        PERSON.search(plain)
        or not plain
        or len(plain) > 32
        or len(words) > 3
        or plain[-1] in ".!?。"
        or meaning(text) in ("", NOTHING)
    ):
        return False
    if any(map(_is_unspaced, words)):
        match = _pattern().search(plain)
        return match is not None and _is_beside(plain[: match.start()] + plain[match.end() :])
    return all(word in AUXILIARIES or bool(_pattern().match(word)) for word in words) or bool(
        (match := _pattern().match(plain)) and " " not in plain[match.end() :]
    )
