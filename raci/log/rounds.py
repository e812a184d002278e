"""Rounds: of what time the ballots of a workshop speak, and what the ballot box knows a row by in each of them."""

from enum import StrEnum


class Round(StrEnum):
    """Of what time a round of ballots speaks: of today, as it is, or of from now on, as it should be."""

    TODAY = "today"
    FROM_NOW = "from-now"


BOTH = (Round.TODAY, Round.FROM_NOW)
AS_IT_IS = "@today"
"""Ends what the box knows a row by as it is today, in a workshop of both rounds; no id of a row has this sign."""


def as_it_is(row: str) -> str:
    """What the box knows the row by in the first of both rounds; in the second, and in a single one, it is the row."""

    return f"{row}{AS_IT_IS}"


def row_of(key: str) -> str:
    """The row of an answer, in whatever round it was given."""

    return key.removesuffix(AS_IT_IS)


def is_as_it_is(key: str) -> bool:
    """True for what is asked in the first of both rounds."""

    return key.endswith(AS_IT_IS)
