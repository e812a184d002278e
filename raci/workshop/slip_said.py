"""What is said of a slip that cannot be taken in as it is: sentences and remedies."""

from raci.views.tables import alike
from raci.words.problem import Problem
from raci.words.sentences import Word

MESSAGES = {
    "empty": (Word("the slip is empty"), Word("fill in the slip that this app gives out")),
    "table": (Word("this is no table"), Word("save the slip as CSV")),
    "head": (
        Word("the slip has no column {name}"),
        Word("take the slip of this app with its first row"),
    ),
    "nameless": (Word("column {n} holds answers and has no head"), Word("write the name of the role above them")),
    "column": (Word("no role is called {name}"), Word("use the name or the id of a role as head of the column")),
    "twice": (Word("{role} has two columns"), Word("keep one of them")),
    "seat": (Word("no seat is called {name}"), Word("write the id of the department that fills in the slip")),
    "twin": (
        Word("{name} may be any of {twins} that a spreadsheet has changed"),
        Word("write the id with an apostrophe before it"),
    ),
    "differs": (
        Word("{name} is {known} in the matrix and {told} on the slip"),
        Word("copy id, clause and activity of the row from the slip again"),
    ),
    "changed": (
        Word("{name} is {known} in the matrix and {told} on the slip"),
        Word("did a spreadsheet change the id? write {meant}"),
    ),
    "lost": (Word("no activity has the id {name}"), Word("did a spreadsheet change the id? write {meant}")),
    "row": (Word("no activity has the id {name}"), Word("keep the ids as they stand on the slip")),
    "again": (Word("{role} has answered {activity} in row {first} already"), Word("keep one of the two rows")),
    "code": (Word("this is a slip of the workshop {code}"), Word("take in the slips of this workshop")),
    "elsewhere": (Word("{role} has no seat in this workshop"), Word("take in the slips of this workshop")),
    "vote": (
        Word("{value} is no word on a decision"),
        Word("write {favour}, {against} or ? into the column {head}"),
    ),
    "letters": (
        Word("a decision is answered as a whole, and letters stand beside it"),
        Word("write {favour}, {against} or ? into the column {head}"),
    ),
    "other": (Word("{activity} is no row of this workshop"), Word("take in the slips of this workshop")),
    "cell": (
        Word("{value} holds something other than letters"),
        Word("write {allowed}, two in one cell as A/R, or ? for don't know"),
    ),
}


NOTHING = {"", "-", "--", "N/A", "NA", "N.A.", "NIL", "NONE", "无", "/", "\\"}
"""How people write that a party has no part in a row, or that they say nothing of a decision."""


def is_nothing(cell: str) -> bool:
    """True for an empty cell, and for what people write into one instead."""

    return alike(cell).upper() in NOTHING


def plain(cell: str) -> str:
    """Without the blanks and the apostrophe that a spreadsheet puts before what looks like a formula."""

    return " ".join(cell.strip().removeprefix("'").split())


def short(value: str) -> str:
    value = plain(value)
    return f'"{value}"' if len(value) <= 40 else f'"{value[:39]}…"'


def problem(line: int, column: int, message: str, **args: object) -> Problem:
    says, do = MESSAGES[message]
    return Problem("", line, column, says, do, args)
