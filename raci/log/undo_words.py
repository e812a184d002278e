"""Why an entry cannot be taken back now, and what to do instead."""

from raci.words.problem import Problem
from raci.words.sentences import Word

MESSAGES = {
    "undone": (Word("entry {later} has taken this back already"), Word("take back entry {later} instead")),
    "later": (Word("entry {later} has changed the same place since"), Word("take back entry {later} first")),
    "cell": (Word("{role} holds {found} in {activity} now"), Word("decide on the cell again")),
    "field": (Word("{place} says something else there now"), Word("amend it again")),
    "order": (Word("they stand in another order now"), Word("put them in order again")),
    "used": (Word("“{place}” has rows by now"), Word("retire it together with its rows")),
    "settled": (Word("the question on {activity} has been settled already"), Word("park the row again")),
    "parked": (Word("the question on {activity} is open already"), Word("settle it when it is answered")),
    "lost": (Word("entry {later} parked no row"), Word("park the row anew")),
    "said": (Word("what has been said stays on record"), Word("let the role say what holds now")),
    "late": (Word("late answers stay as they were dealt with"), Word("talk about the row and decide")),
    "written": (Word("what stands in the file is not taken out by the log"), Word("take back the decision itself")),
    "newer": (Word("this app does not know what entry {later} says"), Word("install the latest app")),
    "workshop": (Word("a workshop cannot be opened, revealed or closed backwards"), Word("open another one")),
}


def undo_problem(message: str, **args: object) -> Problem:
    """The problem with that message."""

    says, do = MESSAGES[message]
    return Problem("", 0, 0, says, do, args)
