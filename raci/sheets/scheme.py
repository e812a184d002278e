"""Legend, letters met and title -> what every sign of the file means."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from raci.sheets import symbols, vocabulary
from raci.sheets.legend import Entry, Legend
from raci.sheets.meanings import meaning
from raci.sheets.said import ORDER, PLAIN_LETTERS, UNKNOWN, Scheme
from raci.sheets.vocabulary import NOTHING

DACI = {"D": "R", "A": "A", "C": "C", "I": "I"}
RAPID = {"D": "A", "P": "R", "I": "C", "A": "C", "R": "R"}
LIMIT_LETTERS = 12
OMITTED = {"O": NOTHING}
LETTER_RUN = re.compile(r"[A-Z](?:\s*[/,+&]\s*[A-Z])*")


def scheme_of(legend: Legend, texts: Iterable[str], said: str, corrections: Mapping[str, str]) -> Scheme:
    """The scheme of a file: corrections go before the legend, and the legend before what letters mean elsewhere."""

    met = _met(texts)
    letters = dict(_known_scheme(met, said))
    glosses: dict[str, str] = {}
    for sign, entry in legend.entries.items():
        meant = meaning(entry, legend.entries)
        glosses[sign] = entry.word or entry.gloss
        if meant != UNKNOWN or sign not in letters or sign.isalpha():
            is_known = _is_daci(letters, sign) or _is_rapid(letters, sign, entry)
            letters[sign] = letters[sign] if is_known and meant == UNKNOWN else meant
    letters |= {symbols.symbol(sign): read for sign, read in corrections.items()}
    if any(letters.get(sign) == UNKNOWN for sign in ORDER) and not corrections:
        letters = _foreign(letters, legend)
    return Scheme(letters, glosses, legend.footnotes, _both(met, texts), frozenset(legend.roster))


def _is_daci(letters: Mapping[str, str], sign: str) -> bool:
    return letters.get("D") == "R" and sign in DACI


def _is_rapid(letters: Mapping[str, str], sign: str, entry: Entry) -> bool:
    words = {"R": "recommend", "A": "agree", "P": "perform", "I": "input", "D": "decid"}
    return letters.get("P") == "R" and (entry.word or entry.gloss).casefold().startswith(words.get(sign, "-"))


def _met(texts: Iterable[str]) -> Counter[str]:
    """Single capitals that make up whole cells."""

    met: Counter[str] = Counter()
    for text in texts:
        if not text or len(text) > LIMIT_LETTERS or text[0].isdigit():
            continue
        plain = symbols.plain(text)
        if LETTER_RUN.fullmatch(plain):
            met.update(re.findall("[A-Z]", plain))
    return met


def _known_scheme(met: Counter[str], said: str) -> dict[str, str]:
    """RASCI as a rule; DACI and RAPID where the file says so or uses their letters."""

    if re.search(r"\bRAPID\b", said) or (met["D"] and met["P"] and met["R"] and not met["C"]):
        return dict(RAPID)
    if (re.search(r"\bDACI\b", said) and not met["R"]) or (met["D"] and met["A"] and not met["R"] and not met["P"]):
        return dict(DACI)
    return PLAIN_LETTERS | (OMITTED if re.search(r"\b(?:CAIRO|RACIO)\b", said) else {})


def _foreign(letters: dict[str, str], legend: Legend) -> dict[str, str]:
    """A legend that gives R, A, S, C or I another word is another alphabet: signs that it does not explain by one of
    the five words are left unread."""

    explained = set(legend.entries)
    known = {sign for sign in explained if letters.get(sign) not in (UNKNOWN, NOTHING, None)}
    if len(known) >= 2:
        return letters
    return {sign: read if read == NOTHING else UNKNOWN if sign in explained else read for sign, read in letters.items()}


def _both(met: Counter[str], texts: Iterable[str]) -> str:
    """How the word for "responsible" is read in cells: A where another word says who does the work."""

    said = {vocabulary.meaning(text) for text in set(texts) if len(text) < 32 and vocabulary.is_only_word(text)}
    return "A" if "R" in said and "A" not in said else "R"
