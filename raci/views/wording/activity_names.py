"""Names of activities as what somebody is to do: which can follow "shall", or a party's name in Chinese, and how."""

import re
from pathlib import Path


def _words(lang: str) -> list[str]:
    return Path(__file__).with_name(f"actions_{lang}.txt").read_text(encoding="utf-8").split()


EN = frozenset(_words("en"))
"""Verbs with which names of activities begin, as a command does."""

ZH = tuple(_words("zh"))
"""Verbs, and what stands before a verb in Chinese, with which names of activities begin."""

AT_ZH = re.compile("在.{1,15}?[中时后内前上下里]")
"""Where or when something is done, which can stand before a Chinese verb."""

LIKE_NOUNS = frozenset(
    {"account", "audit", "budget", "order", "plan", "process", "report", "research", "review", "test"}
)
"""Verbs that begin the name of a thing as often, such as an audit report: two words of that kind are no command."""


def is_action(name: str, lang: str) -> bool:
    """True where the name begins like a command, so that it can follow "shall" or, in Chinese, a party's name."""

    if lang == "zh":
        return name.startswith(ZH) or bool(AT_ZH.match(name))
    words = name.lower().replace(",", " ").split()
    return bool(words) and words[0] in EN and (words[0] not in LIKE_NOUNS or len(words) > 2)


def in_sentence(name: str, lang: str) -> str:
    """The name within a sentence: begun small unless with an abbreviation, and about the parties that are named."""

    if lang == "zh":
        return name
    small = name[:1].lower() + name[1:] if name[1:2].islower() else name
    return small.replace("one's", "their")
