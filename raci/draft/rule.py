"""Rule: one pattern that gives a letter, with a sentence in which it fires and one in which it must not."""

import re
from dataclasses import dataclass
from functools import lru_cache

from raci.draft.party_signs import PARTY
from raci.draft.values import Band

JOIN = {
    "zh": "(?:、|和|与|及|以及|或者|或|/)",
    "en": r"(?: (?:and|or|and/or|&) (?:(?:directly |also )?(?:of |to |by |from |with ))?|/"
    r"| (?:and|or), [^,;]{3,50}, (?:of |to |by |from |with )?"
    r"|, (?:and |or )?(?![\ue000-\uf8ff] (?:shall|must|may|will|can|is|are|has|[a-z]+s)\b))",
}
GROUP = {
    "zh": f"{PARTY}(?:{JOIN['zh']}{PARTY})*(?:等(?:相关|有关|各)?(?:部门|单位|人员|岗位|方)?)?",
    "en": f"{PARTY}(?:(?:, {PARTY})+,? (?:and|or) {PARTY}|{JOIN['en']}{PARTY})*",
}
"""One party or a list of them."""
OWNER = {"zh": f"(?:{PARTY}(?={PARTY}))?", "en": f"(?:{PARTY}'s? )?"}
"""What may stand before a party and is not meant: the Requester's line manager."""


@dataclass(frozen=True)
class Rule:
    """One rule. In `pattern` {X} stands for one party or a list of them, {P} for one, other words for a word list.

    A named rule gives its letter to {X}; a subject rule looks at what follows the subject and gives it the letter.
    `letter` is "" where the rule says only that there is none, and "?" where it depends on what follows a review.
    `fires` and `silent` are sentences with their parties in square brackets.
    """

    id: str
    pattern: str
    letter: str
    band: Band
    fires: str
    silent: str
    also: str = ""
    """A letter for the subject of the same clause in place of the one its verb would give."""


def compiled(pattern: str, lang: str, words: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    """The pattern of a rule with its word lists put in."""

    return _compiled(pattern, lang, words)


@lru_cache(maxsize=512)
def _compiled(pattern: str, lang: str, words: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    group = GROUP[lang]
    filled = (
        pattern.replace("{X}", f"{OWNER[lang]}(?P<x>(?>{group}))")
        .replace("{p}", PARTY[1:-1])
        .replace("{P}", PARTY)
        .replace("{G}", f"(?:{group})")
    )
    for name, alternatives in words:
        filled = filled.replace(f"{{{name}}}", f"(?:{alternatives})")
    return re.compile(filled)
