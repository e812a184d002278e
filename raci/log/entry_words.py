"""Sentences of the log that come in two forms: for one and for several, for no and for yes."""

from raci.words.sentences import Word

ACCEPTED = (Word("“{rule}” at {place} is no longer accepted"), Word("“{rule}” at {place} is accepted until {day}"))
BACK = (Word("Brings back entry {number}: {says}"), Word("Takes back entry {number}: {says}"))
CONFIRMED = (Word("{role} objects to its column"), Word("{role} confirms its column"))
BELATED = (Word("Late answers are left out: {answers}"), Word("Late answers are taken in, marked as late: {answers}"))
CLOSED = (Word("“{title}” ends"), Word("“{title}” ends; next review on {day}"))
LEFT_OPEN = (
    Word("“{activity}” is left open: {question} ({role}, by {day})"),
    Word("“{activity}” and {n} others are left open: {question} ({role}, by {day})"),
)
OPENED = (Word("“{title}” opens with {n} row for {seats}"), Word("“{title}” opens with {n} rows for {seats}"))
SPLIT = (Word("“{decision}” is one decision again"), Word("Taken out of “{decision}”, to be settled apart: {rows}"))
VOTING = (Word("The answers to vote {turn} on “{item}” are revealed"), Word("The seats vote on “{item}”, vote {turn}"))
REPLANNED = (
    Word("“{title}” is changed to {n} row for {seats}"),
    Word("“{title}” is changed to {n} rows for {seats}"),
)
