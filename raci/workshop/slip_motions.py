"""Decisions over several rows on a slip: a line each with one word for the whole of it, and the word read back."""

from collections.abc import Iterator

from raci.log import AGAINST, FAVOUR, MOTION, UNSURE, WHOLE_ROW, Motion, Opened
from raci.log.motions import motions_of
from raci.views.tables import VOTE_COLUMN, alike
from raci.words.sentences import LANGUAGES, Word, say
from raci.workshop.motion_vote import VOTE_WORDS
from raci.workshop.slip_said import is_nothing

MEANT = {FAVOUR: ("+", "for", "yes", "y", "✓", "✔", "同意", "是"), AGAINST: ("no", "n", "✗", "✘", "不同意", "否")}
"""What people write besides the words that the slip offers. A dash is nothing, as in any cell of a slip."""
HOW: dict[str, object] = {"favour": VOTE_WORDS[FAVOUR], "against": VOTE_WORDS[AGAINST], "head": VOTE_COLUMN}
"""What a sentence needs that tells how a decision is answered."""
HINT = Word("For a decision over several rows write {favour}, {against} or ? into the column {head}")


def motions(opened: Opened) -> dict[str, Motion]:
    """Id -> the decisions that the seats vote on, whole."""

    return motions_of(opened.motions, {})


def lines(opened: Opened, lang: str) -> Iterator[tuple[str, str]]:
    """Id and title of each decision."""

    return ((id_, motion.title.of(lang)) for id_, motion in motions(opened).items())


def is_motion(activity: str) -> bool:
    """True for what stands on a slip in place of an activity where the line is a decision."""

    return activity.startswith(MOTION)


def hint(lang: str) -> str:
    """How to answer a decision."""

    return say(HINT, lang, **HOW)


def said(cell: str) -> dict[str, str] | None:
    """What a cell says of the whole decision, as a ballot has it; {} for nothing, None for anything else."""

    if is_nothing(cell):
        return {}
    words = {alike(say(word, lang)): sign for sign, word in VOTE_WORDS.items() for lang in LANGUAGES}
    words |= {alike(word): sign for sign, every in MEANT.items() for word in every} | {UNSURE: UNSURE}
    sign = words.get(alike(cell))
    return {WHOLE_ROW: sign} if sign else None
