"""What a change settles and raises, in words: as one phrase, and as lists with their titles."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from raci.model.terms import SHAPES
from raci.rules import Cause, Effect
from raci.words.lists import more
from raci.words.sentences import Word, say

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
    """Such as settles 2, raises 0, changes 1."""

    numbers = {"n": len(effect.settled), "m": len(effect.raised), "k": len(effect.changed)}
    return say("settles {n}, raises {m}, changes {k}", lang, **numbers)


def parts(effect: Effect, lang: str, titles: Sequence[Word] = WOULD) -> list[Part]:
    """What goes and what comes, be it nothing; and what changes, if anything does."""

    lists = (effect.settled, effect.raised, effect.left)
    shown = list(zip(titles, lists, strict=True))[: 3 if effect.changed else 2]
    return [Part(say(title, lang), causes) for title, causes in shown]
