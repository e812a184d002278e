"""English word lists as the patterns of rules name them."""

import re

from raci.draft.en_forms import forms, verbs
from raci.draft.lexicon import lexicon
from raci.draft.rule import compiled

EN = lexicon("en")
NAMED, SUBJECT = EN.named, EN.subject


def _list(name: str) -> str:
    return EN.any_of(name).replace("_", " ")


AUX, ADVERBS, YES, NEVER = _list("AUX"), _list("ADVERBS"), _list("YES"), EN.words["NEVER"]
DO, HELP, DECIDE, REVIEW, TELL, OBJECT, SEND = (
    EN.words[name] for name in ("DO", "HELP", "DECIDE", "REVIEW", "TELL", "OBJECT", "SEND")
)
STATE = EN.words["STATE"]

WORDS = (
    ("ADV", f"(?:{ADVERBS})"),
    ("AUX", AUX),
    ("DECIDE", verbs(DECIDE)),
    ("DECIDED", forms(DECIDE, "ed")),
    ("DECIDING", forms(DECIDE, "ing")),
    ("REVIEW", verbs(REVIEW)),
    ("REVIEWED", forms(REVIEW, "ed")),
    ("REVIEWING", forms(REVIEW, "ing")),
    ("HELP", verbs(HELP)),
    ("HELPED", _list("HELPED")),
    ("TELL", f"{verbs(TELL)}|{forms(TELL, 'ing')}"),
    ("TOLD", f"{forms(TELL, 'ed')}|{_list('TOLD')}"),
    ("SEND", f"{verbs(SEND)}|{forms(SEND, 'ed')}|{forms(SEND, 'ing')}"),
    ("OBJECT", f"{verbs(OBJECT)}|{forms(OBJECT, 'ing')}"),
    ("DONE", forms(DO, "ed")),
    ("YES", YES),
    ("NEVER", NEVER),
    ("ACTS", verbs(f"{DO} {HELP}")),
    ("OPENERS", verbs(EN.words["OPENERS"])),
    ("STATE", verbs(STATE)),
    ("GAP", EN.words["GAP"]),
    ("OF", EN.words["OF"]),
    ("ANY", EN.words["ANY"]),
    ("CAP", r"[A-Z][\w&'/-]*"),
    ("HEADS", EN.any_of("UNITS", "POSTS")),
    ("OFFICES", _list("OFFICES")),
    ("LOWER_HEADS", EN.any_of("LOWER_HEADS")),
    ("MIDDLE", EN.words["MIDDLE"]),
    ("THIRD", forms(f"{DO} {EN.words['OPENERS']}", "s")),
)
"""Name in a pattern -> what it stands for."""


def pattern(name: str) -> re.Pattern[str]:
    """A pattern of the lexicon by its name, its word lists put in."""

    return compiled(EN.words[name], "en", WORDS)
