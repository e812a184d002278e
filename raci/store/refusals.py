"""Why something may not be written, in words: of a workshop, of a person, of a right."""

from raci.words.problem import Problem
from raci.words.sentences import Word

REFUSED = {
    "author": (Word("an entry has no author"), Word("write the name of whoever decided")),
    "taken": (Word("the code {code} is taken"), Word("open the workshop again, with another one")),
    "unknown": (Word("the log of {matrix} has no workshop {code}"), Word("open one first")),
    "late": (Word("the workshop {code} has gone further"), Word("look at it again")),
    "forgotten": (
        Word("the ballots of the workshop {code} have been deleted, so that it cannot go on"),
        Word("open a new one; what this one decided stands"),
    ),
    "early": (Word("the ballots of the workshop {code} are not revealed"), Word("reveal them first")),
    "lead": (
        Word("this device does not hold the facilitator's key of the workshop {code}"),
        Word("let whoever leads it hand the key over"),
    ),
    "may off": (
        Word("{who} may not {act}: nobody signs in here, and others than this machine reach the server"),
        Word("let whoever runs it set RACI_EVERYBODY"),
    ),
    "may key": (
        Word("{who} may not {act} without the key of this server"),
        Word("enter it at the top of the page"),
    ),
    "may proxy": (
        Word("{who} may not {act}; that needs the right to {level}"),
        Word("ask an administrator of this app for it"),
    ),
    "may oidc": (
        Word("{who} may not {act}; that needs the right to {level}"),
        Word("ask an administrator of this app for it"),
    ),
    "subject": (Word("nobody is named who gets the right"), Word("write an id, or a group with an @ before it")),
    "seat": (Word("another phone answers for this seat"), Word("ask for the seat first")),
    "many": (Word("too many phones ask for the seat of {seat} already"), Word("speak to whoever leads the workshop")),
}
"""Name -> what is wrong with an entry, and what to do."""


class RefusedError(ValueError):
    """What cannot stand in the log or in the room, whoever asks; `problem` says why."""

    def __init__(self, problem: Problem):
        super().__init__(problem.message())
        self.problem = problem


def refused(name: str, **args: object) -> RefusedError:
    """The error with the sentence of that name."""

    return RefusedError(Problem("", 0, 0, *REFUSED[name], args))
