"""What a person can do to a matrix, and the level it needs: the one table that the store checks and DEPLOY shows."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from raci.people.person import Level
from raci.words.sentences import Word


class Action(StrEnum):
    """One kind of action."""

    LOOK = "look"
    VOTE = "vote"
    SIGN = "sign"
    OPEN = "open"
    LEAD = "lead"
    DECIDE = "decide"
    MERGE = "merge"
    UPLOAD = "upload"
    DELETE = "delete"
    GRANT = "grant"


LEVELS: Mapping[Level, Word] = {
    Level.NONE: Word("see nothing"),
    Level.LOOK: Word("look"),
    Level.VOTE: Word("vote"),
    Level.FACILITATE: Word("facilitate"),
    Level.EDIT: Word("edit"),
    Level.ADMINISTER: Word("administer"),
}
"""Level -> what a sentence calls it."""


class Demand(NamedTuple):
    """What the action is called in a sentence, and the level from which on it is allowed."""

    word: Word
    level: Level


ACTIONS: Mapping[Action, Demand] = {
    Action.LOOK: Demand(Word("look at this matrix"), Level.LOOK),
    Action.VOTE: Demand(Word("answer for a seat of a workshop"), Level.VOTE),
    Action.SIGN: Demand(Word("sign for a department, or refuse a duty"), Level.VOTE),
    Action.OPEN: Demand(Word("open a workshop"), Level.FACILITATE),
    Action.LEAD: Demand(Word("lead a workshop whose key is held"), Level.FACILITATE),
    Action.DECIDE: Demand(Word("change letters, rows and columns, and what is done about causes"), Level.EDIT),
    Action.MERGE: Demand(Word("write decisions into the file"), Level.ADMINISTER),
    Action.UPLOAD: Demand(Word("keep a matrix or a policy that is brought"), Level.ADMINISTER),
    Action.DELETE: Demand(Word("delete a matrix"), Level.ADMINISTER),
    Action.GRANT: Demand(Word("give and take rights"), Level.ADMINISTER),
}
