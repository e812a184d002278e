"""A sign with the words that explain it -> its letters."""

import re

from raci.sheets import symbols, vocabulary
from raci.sheets.legend import LETTERS, Entry
from raci.sheets.said import ORDER, UNKNOWN, joined
from raci.sheets.vocabulary import BOTH


def meaning(entry: Entry, others: dict[str, Entry]) -> str:
    """Letters, NOTHING or UNKNOWN for a sign that the file explains."""

    sign = symbols.symbol(entry.sign)
    if LETTERS.fullmatch(entry.gloss) and len(sign) > 1:
        return joined(entry.gloss.split("/"))
    letters = _said(entry.word, sign) or _said(entry.gloss, sign)
    if letters == BOTH:
        return _both(sign, others)
    if letters:
        return letters
    return sign if sign in ORDER else UNKNOWN


def _said(text: str, sign: str) -> str:
    """What the words say; UNKNOWN where they spell the sign out as a word that is none of ours; "" for nothing."""

    lead = re.split(r"\s*[-–—:,;(.]\s*|\s+/\s+", text.strip(), maxsplit=1)[0]
    first = next((word for word in lead.split() if len(word) > 3), "")
    own = vocabulary.meaning(lead)
    if own:
        return own
    if first[:1].casefold() == sign.casefold() and len(lead.split()) <= 3 and sign in ORDER:
        return UNKNOWN
    return vocabulary.meaning(text) or vocabulary.loose_meaning(text)


def _both(sign: str, others: dict[str, Entry]) -> str:
    """How "responsible" is read: R, unless another sign does the work and none answers for it."""

    if sign in ("R", "A"):
        return sign
    said = {
        _said(entry.word, symbols.symbol(key)) or _said(entry.gloss, symbols.symbol(key))
        for key, entry in others.items()
    }
    return "A" if "R" in said and "A" not in said else "R"
