"""Chinese word lists as the patterns of rules name them."""

import re

from raci.draft.lexicon import lexicon
from raci.draft.party_signs import PARTY
from raci.draft.rule import compiled

ZH = lexicon("zh")
NAMED, SUBJECT = ZH.named, ZH.subject
MODALS, DECIDE, TITLED = ZH.any_of("MODAL"), ZH.any_of("DECIDE"), ZH.any_of("TITLED")
FORBID, STATE = ZH.words["FORBID"], ZH.words["STATE"]

PHRASE = (
    (
        r"每[^，]{1,6}|[^，]{1,10}?(?:内|前|后|时|日|月)"
        r"|(?:在|于|按照?|依据?|根据|凭|就|对|针对|会同|与)(?:{P}[^，{p}]{0,20}?|[^，{p}]{1,20}?)"
    )
    .replace("{P}", PARTY)
    .replace("{p}", PARTY[1:-1])
)
"""What may stand between a subject and its verb besides modal words: a time, or a phrase with a preposition."""

WORDS = (
    ("LEAD", ZH.words["LEAD"]),  # holds other names, so it comes first
    *((name, ZH.any_of(name)) for name in ("DECIDE", "REVIEW", "SIGN", "CONFIRM", "HELP", "TELL", "GIVE", "ASK")),
    *((name, ZH.any_of(name)) for name in ("INVITE", "WITH", "DONE_BY")),
    *((name, ZH.words[name]) for name in ("FORBID", "STATE", "OPINION")),
    ("TO", "给|至|到|予|于"),
    ("MODAL", MODALS),
    ("TITLED", TITLED),
    ("HEADS", ZH.any_of("OUTSIDERS", "UNITS", "POSTS")),
    ("STRONG_VERBS", ZH.any_of("STRONG_VERBS")),
    ("OFFICES", ZH.any_of("OFFICES")),
    ("AFTER", ZH.words["AFTER"]),
    ("ADV", f"(?:{MODALS}|{PHRASE})"),
)
"""Name in a pattern -> what it stands for."""


def pattern(name: str) -> re.Pattern[str]:
    """A pattern of the lexicon by its name, its word lists put in."""

    return compiled(ZH.words[name], "zh", WORDS)
