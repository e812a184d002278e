"""Which decisions a paper is about, in words: all, those since a version, or a chosen list."""

from collections.abc import Sequence

from raci.log import Amends, Decision, Event, Today, stands, version_at
from raci.words.lists import listed
from raci.words.sentences import count, say

NUMBERED = 12
"""Chosen decisions that are told one by one."""


def since_in_words(version: int, lang: str) -> str:
    """Which decisions were asked for: those after a version, 0 for all."""

    return say("decisions since version {n}", lang, n=version) if version else say("all decisions", lang)


def chosen_in_words(entries: Sequence[int], lang: str) -> str:
    """Which entries of the record were chosen, by their numbers; their count where there are many."""

    if len(entries) > NUMBERED or not entries:
        return count(len(entries), "{n} chosen decision", "{n} chosen decisions", lang)
    return say("chosen decisions: entries {numbers}", lang, numbers=listed(map(str, sorted(entries)), lang))


def rewriting(today: Today) -> list[Event]:
    """The decisions that may rewrite clauses and still stand, the latest first."""

    full = version_at(today, today.number)
    kept = (event for event in today.events.latest_first() if isinstance(event.body, Decision | Amends))
    return [event for event in kept if stands(event, full)]
