"""What a change settles and raises, in words: as one phrase, and as lists with their titles."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from raci.model.terms import SHAPES
from raci.rules import Cause, Effect, Severity
from raci.words.lists import listed, more
from raci.words.sentences import Word, count, say

WOULD = (Word("Settles"), Word("Raises"), Word("Changes"))
DID = (Word("Settled"), Word("Raised"), Word("Changed"))
"""Titles of what a change would do, and of what has been done."""


class Part(NamedTuple):
    """Causes that go, that come or that change, under a title."""

    title: str
    causes: Sequence[Cause]

    def head(self, lang: str) -> str:
        """The title with the number, such as Settles: 2."""

        return say("{what}: {told}", lang, what=self.title, told=len(self.causes))

    def lines(self, lang: str, shown: int, say_it: Callable[[Cause, str], str] = Cause.message) -> list[str]:
        """A line a cause, the first so many of them; [] for none."""

        words = [f"{SHAPES[cause.severity]} {say_it(cause, lang)}" for cause in self.causes[:shown]]
        return words + more(len(self.causes) - len(words), lang)


def phrase(effect: Effect, lang: str) -> str:
    """Such as closes 3 gaps, opens 0; where it is about notes alone, settles 2, raises 0, changes 1."""

    closes, opens = effect.closes, effect.opens
    if closes or opens:
        return say("closes {closes}, opens {opens}", lang, closes=counted(closes, lang), opens=counted(opens, lang))
    numbers = {"n": len(effect.settled), "m": len(effect.raised), "k": len(effect.changed)}
    return say("settles {n}, raises {m}, changes {k}", lang, **numbers)


def counted(causes: Iterable[Cause], lang: str) -> str:
    """Gaps and concerns in words, such as "2 gaps, 1 concern", or "0"."""

    kinds = [cause.severity for cause in causes]
    gaps, concerns = kinds.count(Severity.GAP), kinds.count(Severity.CONCERN)
    words = [
        count(gaps, "{n} gap", "{n} gaps", lang) if gaps else "",
        count(concerns, "{n} concern", "{n} concerns", lang) if concerns else "",
    ]
    return listed(filter(None, words), lang) or "0"


def parts(effect: Effect, lang: str, titles: Sequence[Word] = WOULD) -> list[Part]:
    """What goes and what comes, be it nothing; and what changes, if anything does."""

    lists = (effect.settled, effect.raised, effect.left)
    shown = list(zip(titles, lists, strict=True))[: 3 if effect.changed else 2]
    return [Part(say(title, lang), causes) for title, causes in shown]
